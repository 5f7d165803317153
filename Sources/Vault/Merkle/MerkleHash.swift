// A hash of 32 bytes, as a value without an allocation.

internal import Crypto

extension Merkle {
    /// A SHA-256 hash: 32 bytes, held in place.
    ///
    /// Hashes here are public values, so they are compared in the ordinary way, not in constant time.
    public struct Hash: Hashable, Sendable, CustomStringConvertible {
        /// Bytes in a hash.
        public static let byteCount = 32

        // The bytes in their order in memory, eight to a word.
        private var first: UInt64 = 0
        private var second: UInt64 = 0
        private var third: UInt64 = 0
        private var fourth: UInt64 = 0

        private init() {}

        /// A hash of the 32 bytes given; `nil` where there are more or fewer.
        public init?(bytes: some Collection<UInt8>) {
            guard bytes.count == Self.byteCount else { return nil }
            self.init()
            Swift.withUnsafeMutableBytes(of: &self) { $0.copyBytes(from: bytes) }
        }

        /// A hash in the base64 of RFC 4648 with padding, strictly read; `nil` for anything else.
        public init?(base64: String) {
            guard let bytes = Base64.bytes(of: base64.utf8) else { return nil }
            self.init(bytes: bytes)
        }

        init(_ digest: SHA256.Digest) {
            digest.withUnsafeBytes { bytes in
                Swift.withUnsafeMutableBytes(of: &self) { $0.copyMemory(from: bytes) }
            }
        }

        /// The 32 bytes.
        public var bytes: [UInt8] { Swift.withUnsafeBytes(of: self) { Array($0) } }

        /// The 32 bytes in base64 with padding, as in a checkpoint.
        public var base64: String { Base64.text(of: bytes) }

        /// The 32 bytes in lower-case hexadecimal digits.
        public var hex: String { bytes.hex }

        public var description: String { base64 }

        /// Hashes that lie one after the other in `bytes`, whose count must be a multiple of 32.
        static func all(in bytes: [UInt8]) -> [Hash] {
            let count = bytes.count / byteCount
            var hashes = [Hash](repeating: emptyRoot, count: count)
            hashes.withUnsafeMutableBytes { room in
                bytes.withUnsafeBytes { room.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[..<room.count])) }
            }
            return hashes
        }
    }
}
