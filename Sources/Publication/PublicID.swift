// The identifier that something has in publications; nothing of the casebook can be told from it.

/// Names a person, a body, a place, an event or a source in publications. The same record keeps it from one publication to the next.
public struct PublicID: Hashable, Sendable, Comparable, CustomStringConvertible, Codable {
    /// Its letters, the first ones in the highest places: so numbers and letters have one order.
    private let first: UInt64
    private let last: UInt32

    private static let length = 12
    /// Without vowels, so that no word comes of it.
    private static let letters = Array("0123456789bcdfghjkmnpqrstvwxyz".utf8)

    /// Makes the identifier of eight random-looking bytes, such as the beginning of a keyed hash.
    public init(_ bytes: some Sequence<UInt8>) {
        var rest = bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        self.init {
            defer { rest /= UInt64(Self.letters.count) }
            return Self.letters[Int(rest % UInt64(Self.letters.count))]
        }
    }

    /// Reads it back from a file; nil where the text is none.
    public init?(_ text: some StringProtocol) {
        guard text.utf8.count == Self.length,
            text.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) })
        else { return nil }
        var letters = text.utf8.makeIterator()
        self.init { letters.next() ?? 0x30 }
    }

    /// - Parameter next: gives one letter after the other.
    private init(_ next: () -> UInt8) {
        first = (0..<8).reduce(0) { letters, _ in letters << 8 | UInt64(next()) }
        last = (8..<Self.length).reduce(0) { letters, _ in letters << 8 | UInt32(next()) }
    }

    /// Twelve letters and digits.
    public var description: String {
        String(unsafeUninitializedCapacity: Self.length) { text in
            let text = UnsafeMutableRawBufferPointer(text)
            text.storeBytes(of: first.bigEndian, as: UInt64.self)
            text.storeBytes(of: last.bigEndian, toByteOffset: 8, as: UInt32.self)
            return Self.length
        }
    }

    public static func < (a: PublicID, b: PublicID) -> Bool { (a.first, a.last) < (b.first, b.last) }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let id = PublicID(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no identifier of a publication")
        }
        self = id
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
