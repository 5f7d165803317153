// What kind of character stands at a byte of a text: the only place that looks into UTF-8.

/// One character of a text, as the tokenizer sees it.
package struct TextCharacter {
    /// What the tokenizer does with it.
    package enum Kind: UInt8 {
        case space, lowerLetter, upperLetter, letter, digit, mark, apostrophe, hyphen, dash, period, quote, other

        /// Whether words are made of it.
        package var isLetter: Bool { self == .lowerLetter || self == .upperLetter || self == .letter }
    }

    package var kind: Kind
    package var scalar: UInt32
    /// Number of bytes.
    package var length: Int

    /// Reads the character that starts at a byte; a byte that is not UTF-8 counts as one character of kind `other`.
    @inline(__always)
    package init(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) {
        let first = bytes[index]
        if first < 0x80 {
            kind = Self.asciiKind(first)
            scalar = UInt32(first)
            length = 1
        } else {
            self = Self.decode(bytes, at: index)
        }
    }

    private init(kind: Kind, scalar: UInt32, length: Int) {
        self.kind = kind
        self.scalar = scalar
        self.length = length
    }

    @inline(__always)
    private static func asciiKind(_ byte: UInt8) -> Kind {
        switch byte {
        case 0x61...0x7A: .lowerLetter
        case 0x41...0x5A: .upperLetter
        case 0x30...0x39: .digit
        case 0x20, 0x09...0x0D: .space
        case 0x27: .apostrophe
        case 0x2D: .hyphen
        case 0x2E: .period
        case 0x22, 0x60: .quote
        case 0x00...0x1F, 0x7F: .space
        default: .other
        }
    }

    private static func decode(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> TextCharacter {
        let first = bytes[index]
        let count = bytes.count
        func continuation(_ offset: Int) -> UInt32? {
            guard index + offset < count else { return nil }
            let byte = bytes[index + offset]
            return byte & 0xC0 == 0x80 ? UInt32(byte & 0x3F) : nil
        }
        let bad = TextCharacter(kind: .other, scalar: 0xFFFD, length: 1)
        switch first {
        case 0xC2...0xDF:
            guard let a = continuation(1) else { return bad }
            let value = UInt32(first & 0x1F) << 6 | a
            return TextCharacter(kind: kind(of: value), scalar: value, length: 2)
        case 0xE0...0xEF:
            guard let a = continuation(1), let b = continuation(2) else { return bad }
            let value = UInt32(first & 0x0F) << 12 | a << 6 | b
            guard value >= 0x800, !(0xD800...0xDFFF).contains(value) else { return bad }
            return TextCharacter(kind: kind(of: value), scalar: value, length: 3)
        case 0xF0...0xF4:
            guard let a = continuation(1), let b = continuation(2), let c = continuation(3) else { return bad }
            let value = UInt32(first & 0x07) << 18 | a << 12 | b << 6 | c
            guard (0x10000...0x10FFFF).contains(value) else { return bad }
            return TextCharacter(kind: kind(of: value), scalar: value, length: 4)
        default:
            return bad
        }
    }

    private static func kind(of value: UInt32) -> Kind {
        switch value {
        case 0x80...0xA0, 0x1680, 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x2064, 0x3000, 0xFEFF: return .space
        case 0xAD: return .mark
        case 0x2019, 0x02BC, 0x02B9, 0xFF07: return .apostrophe
        case 0x2010, 0x2011: return .hyphen
        case 0x2012...0x2015, 0x2212: return .dash
        case 0x2018, 0x201A...0x201F, 0xAB, 0xBB, 0x2039, 0x203A: return .quote
        case 0xA1...0xBF where value != 0xAA && value != 0xBA && value != 0xB5: return .other
        case 0xD7, 0xF7, 0x2000...0x206F, 0x20A0...0x20CF, 0x2100...0x2BFF: return .other
        default: break
        }
        guard let scalar = Unicode.Scalar(value) else { return .other }
        let properties = scalar.properties
        switch properties.generalCategory {
        case .lowercaseLetter: return .lowerLetter
        case .uppercaseLetter, .titlecaseLetter: return .upperLetter
        case .modifierLetter, .otherLetter: return .letter
        case .nonspacingMark, .spacingMark, .enclosingMark: return .mark
        case .decimalNumber: return .digit
        default: return .other
        }
    }
}
