// What each byte can be in a text.

/// Classes of bytes.
enum Bytes {
    /// Letters, digits, apostrophes and whatever is beyond ASCII make chunks; the rest parts them.
    enum Sign {
        static let other: UInt8 = 0
        static let word: UInt8 = 1
        static let less: UInt8 = 2
        static let greater: UInt8 = 3
        static let ampersand: UInt8 = 4
        static let percent: UInt8 = 5
        static let backslash: UInt8 = 6
        static let equals: UInt8 = 7
        static let hyphen: UInt8 = 8
    }

    static let signs: [UInt8] = (0..<256).map { (number: Int) -> UInt8 in
        let byte = UInt8(number)
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...0xFF, 0x27: return Sign.word
        case UInt8(ascii: "<"): return Sign.less
        case UInt8(ascii: ">"): return Sign.greater
        case UInt8(ascii: "&"): return Sign.ampersand
        case UInt8(ascii: "%"): return Sign.percent
        case UInt8(ascii: "\\"): return Sign.backslash
        case UInt8(ascii: "="): return Sign.equals
        case UInt8(ascii: "-"): return Sign.hyphen
        default: return Sign.other
        }
    }

    static func isWord(_ byte: UInt8) -> Bool { byte >= 0x80 || isAlphanumeric(byte) || byte == 0x27 }
    static func isAlphanumeric(_ byte: UInt8) -> Bool { (byte | 32) &- 97 < 26 || byte &- 48 < 10 }
    static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }
    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

    /// The value of a hexadecimal digit.
    /// Whether bytes are as many hexadecimal digits as a hash has.
    static func isHash(_ bytes: some Collection<UInt8>) -> Bool {
        bytes.count >= 32 && bytes.count % 8 == 0 && bytes.allSatisfy { hex($0) != nil }
    }

    static func hex(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }

    /// Whether a buffer holds bytes that text has not.
    static func isText(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let start = UnsafeRawPointer(bytes.baseAddress) else { return true }
        var at = 0
        while at &+ 8 <= bytes.count {
            let eight = start.loadUnaligned(fromByteOffset: at, as: UInt64.self)
            // Whether any of them is less than a blank: an end of a line, mostly.
            if (eight &- 0x2020_2020_2020_2020) & ~eight & 0x8080_8080_8080_8080 != 0 {
                for place in at..<at &+ 8 where isControl(bytes[place]) { return false }
            }
            at &+= 8
        }
        while at < bytes.count {
            if isControl(bytes[at]) { return false }
            at &+= 1
        }
        return true
    }

    @inline(__always)
    private static func isControl(_ byte: UInt8) -> Bool { byte < 9 || (byte &- 14 < 18 && byte != 0x1B) }
}
