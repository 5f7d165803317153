// The keys of age: X25519 pairs in Bech32, and passphrases; secret ones print as "hidden" and compare in constant time.

import Crypto
import FoundationEssentials
import Glibc

/// An X25519 public key to which files are sealed (`age1…`).
public struct AgePublicKey: Sendable, Hashable, CustomStringConvertible {
    /// The 32 bytes of the key.
    public let bytes: [UInt8]

    /// A key from its 32 bytes.
    ///
    /// - Throws: `AgeError.invalidKey` for another length.
    public init(bytes: [UInt8]) throws {
        guard bytes.count == 32 else { throw AgeError.invalidKey("a public key has 32 bytes, not \(bytes.count)") }
        self.bytes = bytes
    }

    /// A key from its text, `age1…`.
    ///
    /// - Throws: `AgeError.unsupported` for another kind of age recipient, `AgeError.invalidKey` for anything else.
    public init(_ text: String) throws {
        guard let (prefix, bytes) = Bech32.decode(text) else {
            throw AgeError.invalidKey("this is no age recipient, or it has a typing error")
        }
        guard prefix == "age" else {
            if prefix.hasPrefix("age1") { throw AgeError.unsupported("recipients that begin with \(prefix)1") }
            throw AgeError.invalidKey("an age recipient begins with age1")
        }
        guard text == text.lowercased() else { throw AgeError.invalidKey("an age recipient is in small letters") }
        try self.init(bytes: bytes)
    }

    /// The text of the key, `age1…`.
    public var description: String { Bech32.encode(prefix: "age", bytes) }
}

/// An X25519 secret key that opens files (`AGE-SECRET-KEY-1…`).
public struct AgeSecretKey: Sendable, Equatable, CustomStringConvertible, CustomReflectable {
    let key: Curve25519.KeyAgreement.PrivateKey

    /// A new random key.
    public init() { key = Curve25519.KeyAgreement.PrivateKey() }

    /// A key from its 32 bytes.
    ///
    /// - Throws: `AgeError.invalidKey` for another length.
    public init(bytes: [UInt8]) throws {
        guard let key = try? Curve25519.KeyAgreement.PrivateKey(rawRepresentation: bytes) else {
            throw AgeError.invalidKey("a secret key has 32 bytes")
        }
        self.key = key
    }

    /// A key from its text, `AGE-SECRET-KEY-1…`.
    ///
    /// - Throws: `AgeError.unsupported` for another kind of age identity, `AgeError.invalidKey` for anything else; neither repeats the text.
    public init(_ text: String) throws {
        guard var decoded = Bech32.decode(text) else {
            throw AgeError.invalidKey("this is no age secret key, or it has a typing error")
        }
        defer { SecretBytes.wipe(&decoded.bytes) }
        guard decoded.prefix == "age-secret-key-" else {
            if decoded.prefix == "age-secret-key-pq-" { throw AgeError.unsupported("post-quantum secret keys") }
            if decoded.prefix.hasPrefix("age-plugin-") { throw AgeError.unsupported("secret keys of age plugins") }
            throw AgeError.invalidKey("an age secret key begins with AGE-SECRET-KEY-1")
        }
        guard text == text.uppercased() else { throw AgeError.invalidKey("an age secret key is in capital letters") }
        try self.init(bytes: decoded.bytes)
    }

    /// The public key of the pair.
    public var publicKey: AgePublicKey {
        get throws { try AgePublicKey(bytes: [UInt8](key.publicKey.rawRepresentation)) }
    }

    /// The secret itself as text, for an identity file that is about to be sealed, and for nothing else.
    public func secretText() -> String {
        var bytes = [UInt8](key.rawRepresentation)
        defer { SecretBytes.wipe(&bytes) }
        return Bech32.encode(prefix: "age-secret-key-", bytes).uppercased()
    }

    /// Runs a closure on the 32 secret bytes, for deriving other keys from them.
    public func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        var bytes = [UInt8](key.rawRepresentation)
        defer { SecretBytes.wipe(&bytes) }
        return try bytes.withUnsafeBytes(body)
    }

    /// Always "AgeSecretKey(hidden)".
    public var description: String { "AgeSecretKey(hidden)" }

    public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }

    /// Compares in constant time.
    public static func == (left: Self, right: Self) -> Bool {
        SymmetricKey(data: left.key.rawRepresentation) == SymmetricKey(data: right.key.rawRepresentation)
    }
}

/// A passphrase, as the bytes of its UTF-8, unchanged.
public struct AgePassphrase: Sendable, Equatable, CustomStringConvertible, CustomReflectable {
    let secret: SymmetricKey

    /// A passphrase of these words.
    ///
    /// - Throws: `AgeError.invalidKey` for an empty one.
    public init(_ words: String) throws {
        var bytes = [UInt8](words.utf8)
        defer { SecretBytes.wipe(&bytes) }
        try self.init(bytes: bytes)
    }

    /// A passphrase of these bytes.
    ///
    /// - Throws: `AgeError.invalidKey` for an empty one.
    public init(bytes: [UInt8]) throws {
        guard !bytes.isEmpty else { throw AgeError.invalidKey("the passphrase is empty") }
        secret = SymmetricKey(data: bytes)
    }

    /// Always "AgePassphrase(hidden)".
    public var description: String { "AgePassphrase(hidden)" }

    public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }

    /// Compares in constant time where lengths are the same.
    public static func == (left: Self, right: Self) -> Bool { left.secret == right.secret }
}

/// Whom a file is sealed to.
public enum AgeRecipient: Sendable, Equatable, CustomStringConvertible {
    /// Whoever has the secret key.
    case x25519(AgePublicKey)
    /// Whoever knows the passphrase; has to be the only recipient. The work is 2 to the power of `workFactor` (1 to 30; 18 takes about a second).
    case scrypt(AgePassphrase, workFactor: Int)

    public var description: String {
        switch self {
        case .x25519(let key): key.description
        case .scrypt(_, let factor): "a passphrase with the scrypt work factor \(factor)"
        }
    }
}

/// What opens a file.
public enum AgeIdentity: Sendable, Equatable, CustomStringConvertible {
    /// A secret key.
    case x25519(AgeSecretKey)
    /// A passphrase; files that ask for more than `maximumWorkFactor` are refused (22 takes 4 GiB of memory and many seconds).
    case scrypt(AgePassphrase, maximumWorkFactor: Int = 22)

    /// Always "AgeIdentity(hidden)".
    public var description: String { "AgeIdentity(hidden)" }
}
