// The keys that entries are signed and sealed with; none of them prints its bytes.

import Crypto

/// The public half of a member's or device's signing key (Ed25519).
public struct VerifyingKey: Hashable, Sendable {
    /// The key, 32 bytes.
    public let bytes: [UInt8]

    /// A key; nil where the bytes are none.
    public init?(bytes: [UInt8]) {
        guard (try? Curve25519.Signing.PublicKey(rawRepresentation: bytes)) != nil else { return nil }
        self.bytes = bytes
    }

    func isValid(_ signature: [UInt8], for message: [UInt8]) -> Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes) else { return false }
        return key.isValidSignature(signature, for: message)
    }
}

/// Who writes an entry, with the key to sign it.
public struct Author: Sendable, CustomStringConvertible {
    /// The member or capture device.
    public let id: Identifier
    let key: Curve25519.Signing.PrivateKey

    init(id: Identifier, key: Curve25519.Signing.PrivateKey) {
        self.id = id
        self.key = key
    }

    /// A new author with a new key.
    public static func random() -> Author { Author(id: .random(), key: Curve25519.Signing.PrivateKey()) }

    /// The public half of the key.
    public var verifyingKey: VerifyingKey? { VerifyingKey(bytes: [UInt8](key.publicKey.rawRepresentation)) }

    public var description: String { "author \(id)" }
}

/// The secret of an epoch, which opens every body of it.
public struct EpochSecret: Sendable, CustomStringConvertible {
    /// Which epoch.
    public let epoch: Identifier
    let secret: SymmetricKey

    init(epoch: Identifier, secret: SymmetricKey) {
        self.epoch = epoch
        self.secret = secret
    }

    /// A new epoch's secret.
    public static func random() -> EpochSecret { EpochSecret(epoch: .random(), secret: SymmetricKey(size: .bits256)) }

    /// What the entry that begins the epoch says of the secret, so that no other can be put in its place.
    var commitment: Merkle.Hash {
        var hasher = SHA256()
        hasher.update(data: Array("habeas epoch secret 1".utf8) + epoch.bytes)
        secret.withUnsafeBytes { hasher.update(bufferPointer: $0) }
        return Merkle.Hash(hasher.finalize())
    }

    /// The one-use key for a body.
    func entryKey(nonce: some Collection<UInt8>, vault: Identifier, log: Identifier) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: secret, salt: Array(nonce),
            info: Array("habeas entry key 1".utf8) + vault.bytes + log.bytes, outputByteCount: 32)
    }

    /// A secret that only one member of the epoch has, for what is derived of the logs and believed without being checked against them:
    /// other members, and those who were removed, could else write it for them.
    public func bound(to member: AgeSecretKey) -> EpochSecret {
        let key = member.withBytes { scalar in
            secret.withUnsafeBytes { salt in
                HKDF<SHA256>.deriveKey(
                    inputKeyMaterial: SymmetricKey(data: scalar), salt: Array(salt),
                    info: Array("habeas snapshot member 1".utf8), outputByteCount: 32)
            }
        }
        return EpochSecret(epoch: epoch, secret: key)
    }

    public var description: String { "secret of epoch \(epoch)" }
}
