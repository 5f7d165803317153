// Headers of POSIX ustar archives (IEEE Std 1003.1, pax, "ustar Interchange Format"), as much as evidence needs of them.

/// The header of a plain file in a ustar archive.
struct UstarHeader: Equatable {
    /// Bytes in a header, and in the blocks of which archives are made.
    static let block = 512
    /// From here on a size is written in base-256, as GNU tar does it.
    static let octalLimit: UInt64 = 1 << 33
    /// No size that anybody has; sums of such sizes don't overflow.
    static let longest: UInt64 = 1 << 60

    /// The member's name, as it stands there: nothing to make a path of. At most 100 bytes.
    var name: [UInt8]
    /// Bytes of the member's content.
    var size: UInt64

    /// Size of the content with the zeros that fill its last block.
    static func filled(_ size: UInt64) -> UInt64 { (size + UInt64(block) - 1) & ~UInt64(block - 1) }

    /// The header: mode 0600, no owner, no time.
    var bytes: [UInt8] {
        var header = [UInt8](repeating: 0, count: Self.block)
        func put(_ bytes: some Sequence<UInt8>, at place: Int) {
            for (offset, byte) in bytes.enumerated() { header[place + offset] = byte }
        }
        put(name.prefix(100), at: 0)
        put("0000600".utf8, at: 100)
        put("0000000".utf8, at: 108)
        put("0000000".utf8, at: 116)
        if size < Self.octalLimit {
            put(Self.octal(size, digits: 11), at: 124)
        } else {
            put([0x80, 0, 0, 0] + size.bigEndianBytes, at: 124)
        }
        put("00000000000".utf8, at: 136)
        put("0".utf8, at: 156)
        put("ustar\0".utf8, at: 257)
        put("00".utf8, at: 263)
        put("0000000".utf8, at: 329)
        put("0000000".utf8, at: 337)
        put(Self.octal(Self.checksum(header), digits: 6) + [0, 0x20], at: 148)
        return header
    }

    init(name: String, size: UInt64) {
        self.name = Array(name.utf8)
        self.size = size
    }

    /// The header with these 512 bytes; nil unless it is of a plain file, of ustar, with the right checksum.
    init?(bytes: [UInt8]) {
        guard bytes.count == Self.block, bytes[257..<265].elementsEqual("ustar\u{0}00".utf8), bytes[156] == 0x30,
            Self.number(bytes[148..<156]) == Self.checksum(bytes), let size = Self.number(bytes[124..<136]),
            size < Self.longest,
            // Neither the target of a link nor a longer name.
            bytes[157..<257].allSatisfy({ $0 == 0 }), bytes[345..<500].allSatisfy({ $0 == 0 })
        else { return nil }
        let field = bytes[0..<100]
        name = Array(field.prefix { $0 != 0 })
        guard field.dropFirst(name.count).allSatisfy({ $0 == 0 }) else { return nil }
        self.size = size
    }

    /// The sum of all bytes, those of the sum itself taken as spaces.
    private static func checksum(_ header: [UInt8]) -> UInt64 {
        var sum: UInt64 = 8 * 0x20
        for (place, byte) in header.enumerated() where !(148..<156).contains(place) { sum += UInt64(byte) }
        return sum
    }

    private static func octal(_ number: UInt64, digits: Int) -> [UInt8] {
        (0..<digits).reversed().map { 0x30 + UInt8((number >> UInt64(3 * $0)) & 7) }
    }

    /// The number in a field: octal digits up to a NUL or space, or base-256 where the first bit says so.
    private static func number(_ field: ArraySlice<UInt8>) -> UInt64? {
        if field.first == 0x80 {
            let digits = field.dropFirst()
            guard digits.dropLast(8).allSatisfy({ $0 == 0 }) else { return nil }
            return UInt64(bigEndian: digits.suffix(8))
        }
        let digits = field.prefix { (0x30...0x37).contains($0) }
        let rest = field.dropFirst(digits.count)
        guard !digits.isEmpty, !rest.isEmpty, rest.allSatisfy({ $0 == 0 || $0 == 0x20 }) else { return nil }
        return digits.reduce(0) { $0 << 3 | UInt64($1 - 0x30) }
    }
}
