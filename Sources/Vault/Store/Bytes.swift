// Integers and hex digits as the formats of the vault write them, and a reader that never runs past the end.

extension FixedWidthInteger {
    /// The bytes of the number, the highest first.
    var bigEndianBytes: [UInt8] { withUnsafeBytes(of: bigEndian) { [UInt8]($0) } }

    /// The number whose bytes these are, the highest first; bytes that don't fit push the higher ones out.
    init(bigEndian bytes: some Sequence<UInt8>) {
        self = bytes.reduce(0) { number, byte in (number << 8) | Self(truncatingIfNeeded: byte) }
    }
}

extension Sequence<UInt8> {
    /// The bytes as hex digits in lower case.
    public var hex: String {
        let digits = [UInt8]("0123456789abcdef".utf8)
        var written: [UInt8] = []
        for byte in self {
            written.append(digits[Int(byte >> 4)])
            written.append(digits[Int(byte & 15)])
        }
        return String(decoding: written, as: UTF8.self)
    }
}

/// Reads fields of a record one after another; every read is nil once the bytes don't suffice.
struct RecordReader {
    private let bytes: ArraySlice<UInt8>
    private(set) var position: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    /// How many bytes are left.
    var left: Int { bytes.endIndex - position }

    /// The rest.
    var rest: ArraySlice<UInt8> { bytes[position...] }

    /// The next bytes.
    mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
        guard count >= 0, count <= left else { return nil }
        defer { position += count }
        return bytes[position..<position + count]
    }

    /// The next number.
    mutating func number<Number: FixedWidthInteger & UnsignedInteger>(_ type: Number.Type = Number.self) -> Number? {
        take(Number.bitWidth / 8).map { Number(bigEndian: $0) }
    }
}
