// Text as every format can hold it.

enum CleanText {
    /// The words with line ends as spaces, and U+FFFD in place of what XML 1.0 can't hold, of characters that are none, and of marks that turn the
    /// direction of writing.
    static func clean(_ words: String) -> String {
        // Most words are clean already.
        guard words.unicodeScalars.contains(where: { replacement(of: $0) != $0 }) else { return words }
        var kept = String.UnicodeScalarView()
        for scalar in words.unicodeScalars { kept.append(replacement(of: scalar)) }
        return String(kept)
    }

    private static func replacement(of scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x20..<0x7F: scalar
        case 0x09...0x0D, 0x85, 0x2028, 0x2029: " "
        case 0..<0x20, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0xFDD0...0xFDEF: "\u{FFFD}"
        case let value where value & 0xFFFE == 0xFFFE: "\u{FFFD}"
        default: scalar
        }
    }

    /// Whether anything of the words is seen.
    static func isSeen(_ words: String) -> Bool {
        words.unicodeScalars.contains { !$0.properties.isWhitespace && $0.properties.generalCategory != .format }
    }

    /// A language tag of letters, digits and hyphens (BCP 47); `und` where it is none.
    static func language(_ tag: String) -> String {
        let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
        let isTag = parts.enumerated().allSatisfy { number, part in
            (number == 0 ? 2...3 : 1...8).contains(part.utf8.count)
                && part.unicodeScalars.allSatisfy {
                    $0.isASCII && ($0.properties.isAlphabetic || number > 0 && $0.properties.numericType != nil)
                }
        }
        return isTag && tag.utf8.count <= 35 ? tag : "und"
    }
}
