// Keys that sign notes, and the one-line form in which the public ones are handed round (C2SP signed-note).

public import Crypto

extension Note {
    /// A public key that checks the signatures of one signer.
    public struct Verifier: Hashable, Sendable, CustomStringConvertible {
        /// The name of the signer, as it stands in the signature line.
        public let name: String
        /// The first four bytes of SHA-256 over name, line end, algorithm and key.
        public let keyHash: UInt32
        /// The 32 bytes of the Ed25519 key.
        public let publicKey: [UInt8]

        /// The verifier of a key; throws `badName`, and `badKey` where the bytes are no Ed25519 key.
        public init(name: String, publicKey: [UInt8]) throws(NoteError) {
            guard Note.isName(name) else { throw .badName(name) }
            guard (try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey)) != nil else {
                throw .badKey(why: "an Ed25519 key has 32 bytes, not \(publicKey.count)")
            }
            self.name = name
            self.publicKey = publicKey
            var hash: UInt32 = 0
            let hashed = Array(name.utf8) + [UInt8(ascii: "\n"), Note.ed25519] + publicKey
            for byte in SHA256.hash(data: hashed).prefix(4) { hash = hash << 8 | UInt32(byte) }
            keyHash = hash
        }

        /// The verifier that a line such as `example.org/log+33d7b496+AeHT...` stands for.
        public init(_ line: String) throws(NoteError) {
            let parts = line.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
            guard parts.count == 3 else {
                throw .badKey(why: "it should be a name, a hash and a key, with a plus sign between them")
            }
            guard parts[1].utf8.count == 8, parts[1].utf8.allSatisfy({ Note.isLowerHex($0) }),
                let hash = UInt32(parts[1], radix: 16)
            else { throw .badKey(why: "the hash in the middle should be eight hexadecimal digits") }
            guard let key = Base64.bytes(of: parts[2].utf8), let algorithm = key.first else {
                throw .badKey(why: "the part after the second plus sign is not base64")
            }
            guard algorithm == Note.ed25519 else {
                throw .badKey(why: "its algorithm is number \(algorithm); only Ed25519 (1) is known here")
            }
            try self.init(name: String(parts[0]), publicKey: Array(key.dropFirst()))
            guard hash == keyHash else { throw .badKey(why: "its hash does not fit; it may have been mistyped") }
        }

        /// The key in one line: name, hash and base64, with plus signs between them.
        public var description: String {
            "\(name)+\(Note.hex(keyHash))+\(Base64.text(of: [Note.ed25519] + publicKey))"
        }

        /// Whether a signature over a text is right.
        func accepts(_ signature: [UInt8], of text: [UInt8]) -> Bool {
            guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else { return false }
            return key.isValidSignature(signature, for: text)
        }
    }

    /// A private key that signs notes under a name. Has no description of its secret.
    public struct Signer: Sendable, CustomStringConvertible {
        /// What checks its signatures.
        public let verifier: Verifier
        private let key: Curve25519.Signing.PrivateKey

        /// A signer with a key of the caller's; throws `badName`.
        public init(name: String, key: Curve25519.Signing.PrivateKey) throws(NoteError) {
            verifier = try Verifier(name: name, publicKey: Array(key.publicKey.rawRepresentation))
            self.key = key
        }

        public var description: String { "the signer of \(verifier)" }

        func sign(_ text: [UInt8]) throws -> Signature {
            Signature(name: verifier.name, keyHash: verifier.keyHash, bytes: Array(try key.signature(for: text)))
        }
    }

    /// The number of Ed25519 among the algorithms of signed notes.
    static let ed25519: UInt8 = 1

    /// Whether a text can be the name of a key: not empty, no space of any kind, no plus sign, no control character, up to 255 bytes.
    static func isName(_ name: String) -> Bool {
        (1...255).contains(name.utf8.count)
            && name.unicodeScalars.allSatisfy {
                $0 != "+" && $0.value >= 0x20 && $0.value != 0x7F && !$0.properties.isWhitespace
            }
    }

    static func isLowerHex(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
    }

    static func hex(_ hash: UInt32) -> String { hash.bigEndianBytes.hex }
}
