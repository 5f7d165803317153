// A member's keys, and the file that keeps them under the member's passphrase.

import Crypto

/// The keys of one member: what opens the vault for them, what they sign with, and the first entry that they trust.
public struct MemberKeys: Sendable, CustomStringConvertible {
    /// Which vault.
    public let vault: Identifier
    /// The member, who signs.
    public let author: Author
    /// The member's age identity.
    let identity: AgeSecretKey
    /// The log whose first entry made the vault.
    public let genesisLog: Identifier
    /// The leaf hash of that entry.
    public let genesisLeaf: Merkle.Hash
    /// What makes the codes that are asked for after the passphrase, where the member wants that.
    var secondFactor: TOTP?

    /// The work factor of scrypt for new files: 18 takes about a second and 256 MB.
    public static let workFactor = 18

    /// The highest work factor of files that are tried: 1 GB of memory and some seconds. Whoever plants a file can't ask for more.
    static let mostWork = workFactor + 2

    static let title = "habeas member 1"
    static let sealedSize = 1_024

    /// What others may know of these keys.
    public func identityCard(name: String, role: Role) throws -> MemberCard {
        guard let key = author.verifyingKey else { throw VaultError.keysUnreadable(why: "the signing key is none") }
        return MemberCard(id: author.id, name: name, role: role, recipient: try identity.publicKey, key: key)
    }

    /// The age file of the keys under a passphrase.
    ///
    /// - Parameter workFactor: at most `mostWork`; more is taken for that.
    func sealed(under passphrase: AgePassphrase, workFactor: Int) throws -> [UInt8] {
        var lines = KeyLines(
            title: Self.title,
            values: [
                ("vault", vault.hex), ("genesis", "\(genesisLog.hex) \(genesisLeaf.hex)"),
                ("identity", identity.secretText()),
                ("signing", Base64.text(of: author.key.rawRepresentation)),
            ] + (secondFactor.map { [("totp", $0.base32)] } ?? [])
        ).encoded(size: Self.sealedSize)
        defer { SecretBytes.wipe(&lines) }
        return try Age.seal(lines, to: [.scrypt(passphrase, workFactor: min(workFactor, Self.mostWork))])
    }

    /// Opens the file of a member's keys.
    ///
    /// - Throws: `VaultError.wrongPassphrase`, always with the same words; `.keysUnreadable` where the file is none.
    static func open(_ file: [UInt8], member: Identifier, passphrase: AgePassphrase) throws -> MemberKeys {
        var opened: [UInt8]
        do {
            opened = try Age.open(file, with: [.scrypt(passphrase, maximumWorkFactor: mostWork)])
        } catch AgeError.noIdentityMatches, AgeError.wrongPassphrase {
            throw VaultError.wrongPassphrase
        }
        defer { SecretBytes.wipe(&opened) }
        guard let lines = KeyLines(opened, title: title), let vault = lines["vault"].flatMap({ Identifier(hex: $0) }),
            let genesis = lines["genesis"]?.split(separator: " "), genesis.count == 2,
            let log = Identifier(hex: genesis[0]),
            let leaf = Merkle.Hash(hex: genesis[1]), let identity = lines["identity"],
            let seed = lines["signing"].flatMap({ Base64.bytes(of: $0.utf8) }),
            let signing = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed)
        else { throw VaultError.keysUnreadable(why: "they have another form than expected") }
        let secondFactor = lines["totp"].flatMap { TOTP(base32: $0) }
        guard (secondFactor == nil) == (lines["totp"] == nil) else {
            throw VaultError.keysUnreadable(why: "the secret of their one-time codes is none")
        }
        return MemberKeys(
            vault: vault, author: Author(id: member, key: signing), identity: try AgeSecretKey(identity),
            genesisLog: log, genesisLeaf: leaf, secondFactor: secondFactor)
    }

    public var description: String { "keys of member \(author.id)" }
}

/// What a vault's members know of one of them.
public struct MemberCard: Hashable, Sendable {
    /// The member's id.
    public let id: Identifier
    /// As colleagues call them.
    public let name: String
    /// What they may do.
    public let role: Role
    /// To whom epochs are sealed.
    public let recipient: AgePublicKey
    /// What checks their signatures.
    public let key: VerifyingKey

    /// The card on one line, for handing over: id, recipient, key in base64, name.
    public var line: String {
        "habeas-member-1 \(id) \(recipient) \(Base64.text(of: key.bytes)) \(name)"
    }

    /// The card on such a line, with a role that an owner gives.
    public init?(line: String, role: Role) {
        let parts = line.split(separator: " ", maxSplits: 4).map(String.init)
        guard parts.count == 5, parts[0] == "habeas-member-1", let id = Identifier(hex: parts[1]),
            let recipient = try? AgePublicKey(parts[2]),
            let key = Base64.bytes(of: parts[3].utf8).flatMap({ VerifyingKey(bytes: [UInt8]($0)) })
        else { return nil }
        self.init(id: id, name: parts[4], role: role, recipient: recipient, key: key)
    }

    init(id: Identifier, name: String, role: Role, recipient: AgePublicKey, key: VerifyingKey) {
        self.id = id
        self.name = name
        self.role = role
        self.recipient = recipient
        self.key = key
    }
}

extension Merkle.Hash {
    /// The hash with these 64 hex digits.
    init?(hex: some StringProtocol) {
        guard hex.utf8.count == 64, let high = Identifier(hex: hex.prefix(32)),
            let low = Identifier(hex: hex.suffix(32))
        else { return nil }
        self.init(bytes: high.bytes + low.bytes)
    }
}
