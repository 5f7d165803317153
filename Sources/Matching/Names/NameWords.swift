// Splits a name into its words, with what stands between them.

import Names

/// One word of a name as it stands in the text.
struct WrittenWord {
    var scalars: [Unicode.Scalar] = []
    /// Whether a full stop follows: "M."
    var hasStop = false
    /// Whether a comma follows: "Putin, Vladimir".
    var hasComma = false
    /// Whether a hyphen joins it to the next.
    var hasHyphen = false
    /// Whether all its letters are capitals.
    var isCapitals = true

    /// Splits a text. Apostrophes and soft-sign marks stay in their word; brackets, quotation marks and other signs part words.
    static func words(of text: String, most: Int) -> [WrittenWord] {
        var words: [WrittenWord] = []
        var word = WrittenWord()
        func close() {
            guard !word.scalars.isEmpty else { return }
            words.append(word)
            word = WrittenWord()
        }
        for scalar in text.unicodeScalars {
            if words.count == most { break }
            switch scalar.value {
            case 0x41...0x5A: word.scalars.append(scalar)
            case 0x30...0x39: word.scalars.append(scalar)
            case 0x61...0x7A:
                word.scalars.append(scalar)
                word.isCapitals = false
            case 0x2E:
                word.hasStop = true
                close()
            case 0x2C:
                if word.scalars.isEmpty, !words.isEmpty { words[words.count - 1].hasComma = true }
                word.hasComma = true
                close()
            case 0x2D, 0x2010...0x2015:
                word.hasHyphen = true
                close()
            case 0x26 where word.scalars.isEmpty:
                word.scalars.append(scalar)
                close()
            case 0x27, 0x60, 0xB4, 0x2018, 0x2019, 0x2B9...0x2BF, 0x300...0x36F:
                if !word.scalars.isEmpty { word.scalars.append(scalar) }
            default:
                let properties = scalar.properties
                let isInside =
                    scalar.value > 0x7F
                    && (properties.isAlphabetic || properties.numericType != nil || isJoining(properties))
                if isInside {
                    word.scalars.append(scalar)
                    if properties.isLowercase { word.isCapitals = false }
                } else {
                    close()
                }
            }
        }
        if words.count < most { close() }
        return words
    }

    private static func isJoining(_ properties: Unicode.Scalar.Properties) -> Bool {
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark, .format: true
        default: false
        }
    }
}
