// The key on paper: opens the vault when every passphrase is forgotten.

import Crypto

/// An age identity that its owner keeps on paper, and the signing key that follows from it.
public struct RecoveryKey: Sendable, CustomStringConvertible {
    let identity: AgeSecretKey

    /// A new one.
    public init() { identity = AgeSecretKey() }

    /// The one that is written like this; spaces and line ends between its parts don't matter.
    ///
    /// - Throws: `AgeError.invalidKey` where it has a typing error.
    public init(_ text: String) throws {
        identity = try AgeSecretKey(String(text.filter { !$0.isWhitespace }).uppercased())
    }

    /// The key as it is printed, `AGE-SECRET-KEY-1...`.
    public func secretText() -> String { identity.secretText() }

    /// Signs what an owner may sign, when nobody else can.
    func author() throws -> Author {
        let seed = identity.withBytes { bytes in
            HKDF<SHA256>.deriveKey(
                inputKeyMaterial: SymmetricKey(data: bytes), salt: [UInt8](),
                info: Array("habeas recovery signing 1".utf8), outputByteCount: 32)
        }
        let key = try seed.withUnsafeBytes { try Curve25519.Signing.PrivateKey(rawRepresentation: $0) }
        guard let id = Identifier(bytes: Array(SHA256.hash(data: key.publicKey.rawRepresentation)).prefix(16)) else {
            throw VaultError.keysUnreadable(why: "the recovery key is none")
        }
        return Author(id: id, key: key)
    }

    public var description: String { "recovery key" }
}

/// What the recovery key signs when a vault is made, so that it knows the first entry again: whoever has the folder could write another that names it.
enum RecoverySignature {
    /// The field of the first entry that holds it.
    static let field = "recovery.signature"

    static func over(_ message: [UInt8], by key: RecoveryKey) throws -> [UInt8] {
        [UInt8](try key.author().key.signature(for: message))
    }

    /// What is signed: the vault, the log of the first entry, its owner and its epoch.
    static func message(vault: Identifier, log: Identifier, owner: MemberCard, epoch: EpochCard) -> [UInt8] {
        Array("habeas first entry 1\n".utf8) + vault.bytes + log.bytes + owner.id.bytes + owner.recipient.bytes
            + owner.key.bytes + epoch.id.bytes + epoch.recipient.bytes + epoch.commitment.bytes
    }
}
