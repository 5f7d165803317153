// The words of a text as numbers, whatever their capitals and accents.

import Names

/// Reads a text as a sequence of words.
enum WordHashes {
    /// Calls a closure with a number for each word, and whether it stands between quotation marks. In scripts without blanks,
    /// each character is a word.
    static func forEach(in text: String, _ body: (UInt64, Bool) -> Void) {
        let seed: UInt64 = 0xCBF2_9CE4_8422_2325
        var (hash, hasLetters) = (seed, false)
        let scalars = text.unicodeScalars
        var quotation = Quotation(scalars)
        func add(_ value: UInt32) {
            hash = (hash ^ UInt64(value)) &* 0x100_0000_01B3
            hasLetters = true
        }
        func close() {
            if hasLetters { body(hash, quotation.isOpen) }
            (hash, hasLetters) = (seed, false)
        }
        for index in scalars.indices {
            let scalar = scalars[index]
            if Quotation.isMark(scalar) || scalar == "\n" {
                close()
                quotation.read(scalar, at: index)
                continue
            }
            let value = scalar.value
            switch value {
            case 0x61...0x7A, 0x30...0x39: add(value)
            case 0x41...0x5A: add(value | 0x20)
            case 0x27, 0x2019, 0x2018, 0x2BC, 0xAD, 0x300...0x36F, 0x200B...0x200F, 0x2060, 0xFEFF: break
            case 0..<0xC0, 0x2000..<0x2C00, 0x3000..<0x3040: close()
            case 0x401, 0x451: add(0x435)
            case 0x410...0x42F: add(value + 0x20)
            case 0x430...0x44F: add(value)
            case 0xC0..<0x250:
                // A letter with its mark counts as the plain one.
                for letter in marked[Int(value) - 0xC0] { add(UInt32(letter)) }
            case 0x3040..<0xA4D0, 0xF900..<0xFB00, 0x20000..<0x40000:
                close()
                add(value)
                close()
            default:
                if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                    add(scalar.properties.lowercaseMapping.unicodeScalars.first?.value ?? value)
                } else {
                    close()
                }
            }
        }
        close()
    }

    /// The letters of U+00C0 to U+024F without their marks.
    private static let marked: [[UInt8]] = (UInt32(0xC0)..<0x250).map { value in
        Unicode.Scalar(value).map { Array(LatinLetters.plain(String(Character($0))).utf8) } ?? []
    }
}
