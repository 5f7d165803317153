// The words that tables use, from the file `words.tsv`.

import CaseModel

/// Looks words up, without regard to case, signs and ё.
struct WordList: Sendable {
    static let shared = WordList()

    private struct Line {
        var sort: String
        var meaning: String
        var words: [String]
    }

    private var lines: [Line] = []
    /// Meanings of whole words or phrases, by sort.
    private var whole: [String: [String: String]] = [:]

    private init() {
        let text = String(decoding: PackageResources.words_tsv, as: UTF8.self)
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard cells.count == 3 else { continue }
            // What can stand for nothing at all is made of signs; they count there.
            let words = cells[2].split(separator: "|").map { cells[0] == "empty" ? String($0) : Self.plain(String($0)) }
            lines.append(Line(sort: cells[0], meaning: cells[1], words: words))
            for word in words where whole[cells[0]]?[word] == nil { whole[cells[0], default: [:]][word] = cells[1] }
        }
    }

    /// A phrase as it is compared: lower case, letters and digits only, parted by single blanks.
    static func plain(_ text: String) -> String {
        var result = ""
        var isApart = false
        for character in text.lowercased() {
            if character.isLetter || character.isNumber || character == "№" {
                if isApart, !result.isEmpty { result.append(" ") }
                isApart = false
                result.append(character == "ё" ? "е" : character)
            } else {
                isApart = true
            }
        }
        return result
    }

    /// The meaning of a whole phrase.
    func meaning(_ sort: String, of phrase: String) -> String? { whole[sort]?[Self.plain(phrase)] }

    /// Whether a cell says that nothing is known.
    func isEmpty(_ cell: String) -> Bool {
        whole["empty"]?[cell.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")] != nil
    }

    /// The meaning whose words all begin words of a phrase; the one with the most letters where there are several.
    func meaning(_ sort: String, within phrase: String) -> String? {
        let words = Self.plain(phrase).split(separator: " ")
        var best: (meaning: String, length: Int)?
        for line in lines where line.sort == sort {
            for stems in line.words {
                let isThere = stems.split(separator: " ").allSatisfy { stem in words.contains { $0.hasPrefix(stem) } }
                if isThere, stems.count > best?.length ?? 0 { best = (line.meaning, stems.count) }
            }
        }
        return best?.meaning
    }
}
