// The random name that everything in a vault has in the clear: 16 bytes, written as 32 hex digits.

/// A random name of a vault, member, device, log, epoch or blob (docs/vault-format.md): says nothing of what it names.
public struct Identifier: Hashable, Sendable {
    private let high: UInt64
    private let low: UInt64

    /// A new one, from the system's random numbers.
    public static func random() -> Identifier {
        Identifier(high: .random(in: 0 ... .max), low: .random(in: 0 ... .max))
    }

    /// The one with these 16 bytes; nil for any other number of bytes.
    public init?(bytes: some Collection<UInt8>) {
        guard bytes.count == 16 else { return nil }
        self.init(high: UInt64(bigEndian: bytes.prefix(8)), low: UInt64(bigEndian: bytes.dropFirst(8)))
    }

    /// The one that is written like this: 32 hex digits in lower case; nil for anything else.
    public init?(hex: some StringProtocol) {
        let digits = hex.utf8
        guard digits.count == 32, digits.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }),
            let high = UInt64(hex.prefix(16), radix: 16), let low = UInt64(hex.suffix(16), radix: 16)
        else { return nil }
        self.init(high: high, low: low)
    }

    private init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// The 16 bytes.
    public var bytes: [UInt8] { high.bigEndianBytes + low.bigEndianBytes }

    /// The 32 hex digits.
    public var hex: String { bytes.hex }
}

extension Identifier: Comparable {
    public static func < (left: Identifier, right: Identifier) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }
}

extension Identifier: CustomStringConvertible {
    public var description: String { hex }
}
