// Walks UTF-8 and finds what is wrong with it.

enum UTF8Scan {
    /// What a pass over some bytes found.
    struct Summary {
        var isASCII = true
        /// Well-formed characters of two bytes or more.
        var multibyte = 0
        /// Maximal ill-formed parts.
        var invalid = 0
        var firstInvalid: Int?
    }

    static func summary(of bytes: [UInt8]) -> Summary {
        var summary = Summary()
        var index = 0
        let count = bytes.count
        while index < count {
            if bytes[index] < 0x80 {
                index += 1
                continue
            }
            summary.isASCII = false
            let step = character(in: bytes, at: index)
            if step.isValid {
                summary.multibyte += 1
            } else {
                summary.invalid += 1
                if summary.firstInvalid == nil { summary.firstInvalid = index }
            }
            index += step.length
        }
        return summary
    }

    /// Length of the character at `index`, or of the ill-formed part there, which one U+FFFD replaces (Unicode 3.9, U+FFFD substitution).
    static func character(in bytes: [UInt8], at index: Int) -> (isValid: Bool, length: Int) {
        let lead = bytes[index]
        let length: Int
        var low: UInt8 = 0x80
        var high: UInt8 = 0xBF
        switch lead {
        case 0x00...0x7F: return (true, 1)
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, low) = (3, 0xA0)
        case 0xED: (length, high) = (3, 0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, low) = (4, 0x90)
        case 0xF4: (length, high) = (4, 0x8F)
        case 0xF1...0xF3: length = 4
        default: return (false, 1)
        }
        for offset in 1..<length {
            guard index + offset < bytes.count, bytes[index + offset] >= low, bytes[index + offset] <= high else {
                return (false, offset)
            }
            (low, high) = (0x80, 0xBF)
        }
        return (true, length)
    }
}
