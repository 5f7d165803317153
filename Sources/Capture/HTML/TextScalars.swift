// The characters of text in clean markup, and the classes that counting and comparing need.

/// The characters of text in clean markup, and their classes.
enum TextScalars {
    /// Visits the characters of a range of clean markup; tags that the parser ignored inside it are skipped.
    @inline(__always)
    static func forEach(_ markup: [UInt8], in range: Range<Int>, _ body: (UInt32) -> Void) {
        var index = range.lowerBound
        let end = range.upperBound
        while index < end {
            let byte = markup[index]
            if byte < 0x80 {
                if byte == UInt8(ascii: "<") {
                    while index < end, markup[index] != UInt8(ascii: ">") { index += 1 }
                    index += 1
                } else if byte == UInt8(ascii: "&") {
                    // Only `&lt;` and `&amp;` are left.
                    let isLess = index + 1 < end && markup[index + 1] == UInt8(ascii: "l")
                    body(isLess ? 0x3C : 0x26)
                    index += isLess ? 4 : 5
                } else {
                    body(UInt32(byte))
                    index += 1
                }
                continue
            }
            let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
            var value = UInt32(byte) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
            for offset in 1..<length where index + offset < end {
                value = value << 6 | UInt32(markup[index + offset] & 0x3F)
            }
            body(value)
            index += length
        }
    }

    static func isSpace(_ scalar: UInt32) -> Bool {
        scalar <= 32 || scalar == 0xA0 || scalar == 0x200B || scalar == 0xFEFF || scalar == 0xAD
            || (scalar >= 0x2000 && scalar <= 0x200A)
            || scalar == 0x2028 || scalar == 0x2029 || scalar == 0x202F || scalar == 0x3000 || scalar == 0x85
    }

    static func isIdeograph(_ scalar: UInt32) -> Bool {
        (scalar >= 0x3040 && scalar <= 0x30FF) || (scalar >= 0x3400 && scalar <= 0x9FFF)
            || (scalar >= 0xAC00 && scalar <= 0xD7AF)
            || (scalar >= 0x20000 && scalar <= 0x3FFFF)
    }

    static func isStop(_ scalar: UInt32) -> Bool {
        scalar == 0x2C || scalar == 0x2E || scalar == 0x3B || scalar == 0x3A || scalar == 0x21 || scalar == 0x3F
            || scalar == 0x3001
            || scalar == 0x3002 || scalar == 0xFF0C || scalar == 0x060C
    }

    /// Quotation marks and brackets that may stand after the end of a sentence.
    static func closes(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x22, 0x27, 0x29, 0x5D, 0xBB, 0x2019, 0x201D, 0x300D, 0xFF09: true
        default: false
        }
    }

    static func endsSentence(_ scalar: UInt32) -> Bool {
        scalar == 0x2E || scalar == 0x21 || scalar == 0x3F || scalar == 0x2026 || scalar == 0x3002 || scalar == 0xFF01
            || scalar == 0xFF1F || scalar == 0x0964 || scalar == 0x06D4 || scalar == 0x061F
    }

    /// The small letter of a capital of the Latin, Greek and Cyrillic alphabets; other characters as they are.
    static func lowercase(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0x41...0x5A, 0xC0...0xD6, 0xD8...0xDE, 0x391...0x3A9, 0x410...0x42F: scalar + 32
        case 0x400...0x40F: scalar + 80
        case 0x100...0x137, 0x14A...0x177, 0x460...0x481, 0x48A...0x4BF, 0x4D0...0x52F: scalar | 1
        default: scalar
        }
    }

    /// Whether a character is a letter or digit, as far as comparing words needs it.
    static func isLetterOrDigit(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 { return (scalar >= 48 && scalar <= 57) || (scalar | 32 >= 97 && scalar | 32 <= 122) }
        return scalar >= 0xC0 && !(scalar >= 0x2000 && scalar <= 0x2BFF) && !(scalar >= 0x3000 && scalar <= 0x303F)
            && !(scalar >= 0xFE00 && scalar <= 0xFF0F)
    }

    /// Appends a character as UTF-8.
    static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
        if scalar < 0x80 {
            bytes.append(UInt8(scalar))
        } else if scalar < 0x800 {
            bytes.append(UInt8(0xC0 | scalar >> 6))
            bytes.append(UInt8(0x80 | scalar & 0x3F))
        } else if scalar < 0x10000 {
            bytes.append(UInt8(0xE0 | scalar >> 12))
            bytes.append(UInt8(0x80 | scalar >> 6 & 0x3F))
            bytes.append(UInt8(0x80 | scalar & 0x3F))
        } else {
            bytes.append(UInt8(0xF0 | scalar >> 18 & 0x07))
            bytes.append(UInt8(0x80 | scalar >> 12 & 0x3F))
            bytes.append(UInt8(0x80 | scalar >> 6 & 0x3F))
            bytes.append(UInt8(0x80 | scalar & 0x3F))
        }
    }
}
