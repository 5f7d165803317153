// The one spelling under which a word is found, in whatever script and transliteration it is written.

import Names

/// Folds words for finding: "Жыланбаев" and "Zhylanbayev" become the same.
enum SearchWords {
    /// The words of a text, each folded, parted by blanks.
    static func folded(_ text: String) -> String {
        var result = ""
        var word = ""
        func end() {
            guard !word.isEmpty else { return }
            let key = SpellingKey(word).text
            if !key.isEmpty {
                if !result.isEmpty { result += " " }
                result += key
            }
            word = ""
        }
        for scalar in text.unicodeScalars {
            if scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                || scalar.properties.generalCategory == .nonspacingMark
            {
                word.unicodeScalars.append(scalar)
            } else if scalar.value != 0x27 && scalar.value != 0x2019 && scalar.value != 0x2BC {
                end()
            }
        }
        end()
        return result
    }

    /// The key of a whole name.
    static func key(of name: String) -> String { folded(name) }
}
