// What an owner tells a capture device: to whom it seals; signed, so that nobody else can turn it to themselves.

/// To whom a capture device seals.
struct CaptureRecipient: Hashable, Sendable {
    let vault: Identifier
    let device: Identifier
    let epoch: Identifier
    /// How many epochs there had been, so that an older note does not take the place of a newer.
    let number: Int
    let recipient: AgePublicKey

    static let title = "habeas capture 1"

    /// The name under which an owner signs such notes.
    static func signerName(vault: Identifier, owner: Identifier) -> String { "habeas/\(vault)/\(owner)" }

    var text: String {
        "\(Self.title)\nvault \(vault)\ndevice \(device)\nepoch \(epoch)\nnumber \(number)\nrecipient \(recipient)\n"
    }

    func signed(by owner: Author) throws -> [UInt8] {
        try Note.signed(
            text, by: [Note.Signer(name: Self.signerName(vault: vault, owner: owner.id), key: owner.key)])
    }

    /// Reads such a note.
    ///
    /// - Throws: `VaultError.untrusted` unless the owner signed it whom the device knows, for this vault and device.
    init(_ note: [UInt8], owner: Note.Verifier, vault: Identifier, device: Identifier? = nil) throws {
        let text: String
        do {
            text = try Note(note, verifiers: [owner]).text
        } catch {
            throw VaultError.untrusted(why: "whom it seals to is not signed by the owner it knows (\(error))")
        }
        guard let lines = KeyLines(Array(text.utf8), title: Self.title),
            let named = lines["device"].flatMap({ Identifier(hex: $0) }),
            let epoch = lines["epoch"].flatMap({ Identifier(hex: $0) }),
            let number = lines["number"].flatMap({ Int($0) }),
            let recipient = lines["recipient"].flatMap({ try? AgePublicKey($0) })
        else { throw VaultError.untrusted(why: "the note that says whom it seals to has another form than expected") }
        guard lines["vault"] == vault.hex, device == nil || device == named else {
            throw VaultError.untrusted(why: "whom it seals to was said to another device")
        }
        self.init(vault: vault, device: named, epoch: epoch, number: number, recipient: recipient)
    }

    init(vault: Identifier, device: Identifier, epoch: Identifier, number: Int, recipient: AgePublicKey) {
        self.vault = vault
        self.device = device
        self.epoch = epoch
        self.number = number
        self.recipient = recipient
    }
}
