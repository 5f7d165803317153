// An epoch's identity and secret, and the files that give them to the members.

import Crypto

/// What everyone in the vault may know of an epoch.
public struct EpochCard: Hashable, Sendable {
    /// Which epoch.
    public let id: Identifier
    /// To whom its evidence is sealed.
    public let recipient: AgePublicKey
    /// Fixes its secret.
    public let commitment: Merkle.Hash
}

/// An epoch with its keys.
struct Epoch: Sendable {
    let identity: AgeSecretKey
    let secret: EpochSecret

    static let title = "habeas epoch 1"
    static let sealedSize = 512

    /// A new one.
    static func random() -> Epoch { Epoch(identity: AgeSecretKey(), secret: .random()) }

    var id: Identifier { secret.epoch }

    func card() throws -> EpochCard {
        EpochCard(id: id, recipient: try identity.publicKey, commitment: secret.commitment)
    }

    /// Whether this is the epoch that an entry names.
    func matches(_ card: EpochCard) -> Bool { (try? self.card()) == card }

    /// The age file that gives the epoch to some recipients.
    func sealed(to recipients: [AgePublicKey], vault: Identifier) throws -> [UInt8] {
        let secretText = secret.secret.withUnsafeBytes { Base64.text(of: $0) }
        var lines = KeyLines(
            title: Self.title,
            values: [
                ("vault", vault.hex), ("epoch", id.hex), ("identity", identity.secretText()), ("secret", secretText),
            ]
        ).encoded(size: Self.sealedSize)
        defer { SecretBytes.wipe(&lines) }
        return try Age.seal(lines, to: recipients.map(AgeRecipient.x25519))
    }

    /// Opens such a file; nil where it isn't ours to open, or says it is of another vault or epoch.
    static func open(_ file: [UInt8], with identity: AgeSecretKey, vault: Identifier, epoch: Identifier) -> Epoch? {
        guard var opened = try? Age.open(file, with: [.x25519(identity)]) else { return nil }
        defer { SecretBytes.wipe(&opened) }
        guard let lines = KeyLines(opened, title: title), lines["vault"] == vault.hex, lines["epoch"] == epoch.hex,
            let identity = lines["identity"].flatMap({ try? AgeSecretKey($0) }),
            let secret = lines["secret"].flatMap({ Base64.bytes(of: $0.utf8) }), secret.count == 32
        else { return nil }
        return Epoch(identity: identity, secret: EpochSecret(epoch: epoch, secret: SymmetricKey(data: secret)))
    }
}
