// The identifier that something has in publications; nothing of the casebook can be told from it.

/// Names a person, a body, a place, an event or a source in publications. The same record keeps it from one publication to the next.
public struct PublicID: Hashable, Sendable, Comparable, CustomStringConvertible, Codable {
    /// Twelve letters and digits.
    public let description: String

    /// Makes the identifier of eight random-looking bytes, such as the beginning of a keyed hash.
    public init(_ bytes: some Sequence<UInt8>) {
        // Without vowels, so that no word comes of it.
        let letters = Array("0123456789bcdfghjkmnpqrstvwxyz".utf8)
        var number = bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        var text: [UInt8] = []
        for _ in 0..<12 {
            text.append(letters[Int(number % UInt64(letters.count))])
            number /= UInt64(letters.count)
        }
        description = String(decoding: text, as: UTF8.self)
    }

    /// Reads it back from a file; nil where the text is none.
    public init?(_ text: String) {
        guard text.utf8.count == 12,
            text.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) })
        else { return nil }
        description = text
    }

    public static func < (a: PublicID, b: PublicID) -> Bool { a.description < b.description }

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
