// As much of DER (X.690) as time stamps need: a writer of a few types, and a reader that never runs past the end.

/// Values as DER.
enum DER {
    static let integer: UInt8 = 0x02
    static let octets: UInt8 = 0x04
    static let null: UInt8 = 0x05
    static let object: UInt8 = 0x06
    static let utf8: UInt8 = 0x0C
    static let generalizedTime: UInt8 = 0x18
    static let sequence: UInt8 = 0x30
    static let set: UInt8 = 0x31
    /// `[0]`, constructed.
    static let context0: UInt8 = 0xA0

    /// A value with its tag and length.
    static func encoded(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
        guard content.count > 0x7F else { return [tag, UInt8(content.count)] + content }
        let length = Array(UInt64(content.count).bigEndianBytes.drop { $0 == 0 })
        return [tag, 0x80 | UInt8(length.count)] + length + content
    }

    static func sequence(_ parts: [UInt8]...) -> [UInt8] { encoded(sequence, Array(parts.joined())) }

    /// A number from its bytes, the highest first.
    static func integer(_ bytes: [UInt8]) -> [UInt8] {
        let short = Array(bytes.drop { $0 == 0 })
        guard let first = short.first else { return encoded(integer, [0]) }
        return encoded(integer, first & 0x80 == 0 ? short : [0] + short)
    }

    /// SHA-256 with its parameters: none.
    static let sha256 = sequence(
        encoded(object, [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01]), encoded(null, []))
}

/// Reads values of DER, or of BER with definite lengths, one after another.
struct DERReader {
    private var reader: RecordReader

    init(_ bytes: ArraySlice<UInt8>) { reader = RecordReader(bytes) }

    /// Whether all was read.
    var isAtEnd: Bool { reader.left == 0 }

    /// The next value with its tag; nil at the end, and where it is cut off.
    mutating func next() -> (tag: UInt8, content: ArraySlice<UInt8>)? {
        guard let tag: UInt8 = reader.number(), tag & 0x1F != 0x1F, let first: UInt8 = reader.number() else {
            return nil
        }
        guard first & 0x80 != 0 else { return reader.take(Int(first)).map { (tag, $0) } }
        guard (1...4).contains(first & 0x7F), let length = reader.take(Int(first & 0x7F)) else { return nil }
        return reader.take(Int(UInt32(bigEndian: length))).map { (tag, $0) }
    }

    /// The content of the next value, if it has this tag.
    mutating func next(_ tag: UInt8) -> ArraySlice<UInt8>? {
        guard let (found, content) = next(), found == tag else { return nil }
        return content
    }

    /// A reader of what the next value holds, if it has this tag.
    mutating func inside(_ tag: UInt8) -> DERReader? { next(tag).map { DERReader($0) } }
}
