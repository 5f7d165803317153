// How a file key is wrapped for a recipient and unwrapped by an identity (C2SP age, "The X25519 …" and "The scrypt recipient type").

import Crypto
import CryptoExtras
import FoundationEssentials

/// The 128-bit key of one file.
struct AgeFileKey {
    let key: SymmetricKey

    /// A new random key.
    init() { key = SymmetricKey(size: .bits128) }

    private init(_ key: SymmetricKey) { self.key = key }

    /// The MAC of a header.
    func mac(of covered: some DataProtocol) -> [UInt8] {
        [UInt8](HMAC<SHA256>.authenticationCode(for: covered, using: derived("header", salt: [])))
    }

    /// Whether the MAC of a header is right, in constant time.
    func isRight(_ mac: [UInt8], of covered: some DataProtocol) -> Bool {
        HMAC<SHA256>.isValidAuthenticationCode(mac, authenticating: covered, using: derived("header", salt: []))
    }

    /// The key of the payload.
    func payloadKey(nonce: [UInt8]) -> SymmetricKey { derived("payload", salt: nonce) }

    private func derived(_ info: String, salt: [UInt8]) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(inputKeyMaterial: key, salt: salt, info: Array(info.utf8), outputByteCount: 32)
    }

    fileprivate func wrapped(with wrapKey: SymmetricKey) throws -> [UInt8] {
        let nonce = try ChaChaPoly.Nonce(data: [UInt8](repeating: 0, count: 12))
        let box = try key.withUnsafeBytes { try ChaChaPoly.seal($0, using: wrapKey, nonce: nonce) }
        return [UInt8](box.ciphertext + box.tag)
    }

    /// The key in a stanza's body of 32 bytes, or `nil` where it was wrapped with another key.
    fileprivate init?(unwrapping body: [UInt8], with wrapKey: SymmetricKey) {
        guard body.count == 32, let nonce = try? ChaChaPoly.Nonce(data: [UInt8](repeating: 0, count: 12)),
            let box = try? ChaChaPoly.SealedBox(nonce: nonce, ciphertext: body[..<16], tag: body[16...]),
            let bytes = try? ChaChaPoly.open(box, using: wrapKey)
        else { return nil }
        self.init(SymmetricKey(data: bytes))
    }
}

/// The stanzas of X25519 recipients.
enum AgeX25519 {
    static let type = "X25519"

    static func stanza(for recipient: AgePublicKey, wrapping fileKey: AgeFileKey) throws -> AgeStanza {
        let ephemeral = Curve25519.KeyAgreement.PrivateKey()
        let share = [UInt8](ephemeral.publicKey.rawRepresentation)
        guard let wrapKey = try wrapKey(ephemeral, recipient.bytes, share: share, recipient: recipient.bytes) else {
            throw AgeError.invalidKey("this age recipient is one to which nothing may be sealed")
        }
        return AgeStanza(
            type: type, arguments: [Base64.encode(share)], body: try fileKey.wrapped(with: wrapKey))
    }

    /// The sender's share in a stanza of this type.
    static func share(in stanza: AgeStanza) throws -> [UInt8] {
        guard stanza.arguments.count == 2, let share = Base64.decode(stanza.arguments[1][...]), share.count == 32
        else {
            throw AgeError.damagedHeader("an X25519 stanza has other than one argument of 32 bytes")
        }
        guard stanza.body.count == 32 else {
            throw AgeError.damagedHeader("the body of an X25519 stanza has other than 32 bytes")
        }
        return share
    }

    static func unwrap(_ stanza: AgeStanza, with secret: AgeSecretKey) throws -> AgeFileKey? {
        let share = try share(in: stanza)
        let recipient = try secret.publicKey.bytes
        guard let wrapKey = try wrapKey(secret.key, share, share: share, recipient: recipient) else {
            throw AgeError.damagedHeader("an X25519 stanza has a share that no sender makes")
        }
        return AgeFileKey(unwrapping: stanza.body, with: wrapKey)
    }

    /// The key that both sides agree on, or `nil` where their secret would be all zeros: a point of low order.
    private static func wrapKey(
        _ mine: Curve25519.KeyAgreement.PrivateKey, _ theirs: [UInt8], share: [UInt8], recipient: [UInt8]
    ) throws -> SymmetricKey? {
        let theirs = try Curve25519.KeyAgreement.PublicKey(rawRepresentation: theirs)
        // The library may or may not refuse such points itself.
        guard let secret = try? mine.sharedSecretFromKeyAgreement(with: theirs) else { return nil }
        let anyBit = secret.withUnsafeBytes { $0.reduce(0 as UInt8) { $0 | $1 } }
        if anyBit == 0 { return nil }
        return secret.hkdfDerivedSymmetricKey(
            using: SHA256.self, salt: share + recipient, sharedInfo: Array("age-encryption.org/v1/X25519".utf8),
            outputByteCount: 32)
    }
}

/// The stanza of a passphrase.
enum AgeScrypt {
    static let type = "scrypt"

    static func stanza(for passphrase: AgePassphrase, workFactor: Int, wrapping fileKey: AgeFileKey) throws -> AgeStanza
    {
        guard (1...30).contains(workFactor) else { throw AgeError.invalidKey("a scrypt work factor is 1 to 30") }
        let salt = randomBytes(16)
        let wrapKey = try wrapKey(passphrase, salt: salt, workFactor: workFactor)
        return AgeStanza(
            type: type, arguments: [Base64.encode(salt), Array(String(workFactor).utf8)],
            body: try fileKey.wrapped(with: wrapKey))
    }

    /// Salt and work factor in a stanza of this type.
    static func parameters(in stanza: AgeStanza) throws -> (salt: [UInt8], workFactor: Int) {
        guard stanza.arguments.count == 3, let salt = Base64.decode(stanza.arguments[1][...]), salt.count == 16
        else {
            throw AgeError.damagedHeader("a scrypt stanza has other than a salt of 16 bytes and a work factor")
        }
        let digits = stanza.arguments[2]
        guard digits.allSatisfy({ (48...57).contains($0) }), digits.first != UInt8(ascii: "0"),
            let workFactor = Int(String(decoding: digits, as: UTF8.self))
        else { throw AgeError.damagedHeader("the work factor of a scrypt stanza is malformed") }
        guard stanza.body.count == 32 else {
            throw AgeError.damagedHeader("the body of a scrypt stanza has other than 32 bytes")
        }
        return (salt, workFactor)
    }

    static func unwrap(_ stanza: AgeStanza, with passphrase: AgePassphrase, maximum: Int) throws -> AgeFileKey? {
        let (salt, workFactor) = try parameters(in: stanza)
        let limit = min(maximum, 30)
        guard workFactor <= limit else { throw AgeError.workFactorTooHigh(workFactor, limit: limit) }
        return AgeFileKey(
            unwrapping: stanza.body, with: try wrapKey(passphrase, salt: salt, workFactor: workFactor))
    }

    private static func wrapKey(_ passphrase: AgePassphrase, salt: [UInt8], workFactor: Int) throws -> SymmetricKey {
        let salt = Array("age-encryption.org/v1/scrypt".utf8) + salt
        let key = passphrase.secret.withUnsafeBytes { words in
            try? KDF.Scrypt.deriveKey(
                from: words, salt: salt, outputByteCount: 32, rounds: 1 << workFactor, blockSize: 8, parallelism: 1)
        }
        // With parameters in range, only memory can be lacking.
        guard let key else { throw AgeError.notEnoughMemory(workFactor: workFactor) }
        return key
    }
}

/// Random bytes from the system.
func randomBytes(_ count: Int) -> [UInt8] {
    guard count > 0 else { return [] }
    return SymmetricKey(size: SymmetricKeySize(bitCount: 8 * count)).withUnsafeBytes { [UInt8]($0) }
}
