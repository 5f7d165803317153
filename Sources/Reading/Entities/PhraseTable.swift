// Phrases of one or more words, each with a value, found in a run of tokens by their first or last word.
import Names
import Syntax

/// Looks up phrases in tokens; of several that fit, the longest wins.
struct PhraseTable<Value: Sendable>: Sendable {
    private struct Entry: Sendable {
        var others: [String]
        var value: Value
    }

    private var byFirst: [String: [Entry]] = [:]
    private var byLast: [String: [Entry]] = [:]

    /// Phrases in lower case, their words parted by blanks; "'s" may stand at the end of a word.
    init(_ rows: [(phrase: String, value: Value)]) {
        for (phrase, value) in rows {
            let words = Self.words(of: phrase)
            guard let first = words.first, let last = words.last else { continue }
            byFirst[first, default: []].append(Entry(others: Array(words.dropFirst()), value: value))
            byLast[last, default: []].append(Entry(others: words.dropLast().reversed(), value: value))
        }
        for key in byFirst.keys { byFirst[key]?.sort { $0.others.count > $1.others.count } }
        for key in byLast.keys { byLast[key]?.sort { $0.others.count > $1.others.count } }
    }

    /// The words of a phrase as the tokenizer cuts them.
    static func words(of phrase: String) -> [String] {
        var words: [String] = []
        for word in phrase.lowercased().split(separator: " ") {
            if word.hasSuffix("'s"), word.utf8.count > 2 {
                words.append(String(word.dropLast(2)))
                words.append("'s")
            } else if word.hasSuffix("'"), word.utf8.count > 1 {
                words.append(String(word.dropLast()))
                words.append("'")
            } else {
                words.append(String(word))
            }
        }
        return words
    }

    /// Whether a single word is a phrase of the table.
    func contains(_ word: String) -> Bool { byFirst[word]?.contains { $0.others.isEmpty } ?? false }

    /// The longest phrase that starts at a token and ends before `limit`.
    func starting(at index: Int, before limit: Int, in tokens: [Token]) -> (length: Int, value: Value)? {
        guard tokens.indices.contains(index), let entries = byFirst[tokens[index].lower] else { return nil }
        for entry in entries where index + entry.others.count < min(limit, tokens.count) {
            var position = index
            let fits = entry.others.allSatisfy { word in
                position += 1
                return tokens[position].lower == word
            }
            if fits { return (entry.others.count + 1, entry.value) }
        }
        return nil
    }

    /// The longest phrase that ends with a token and starts at `floor` or later.
    func ending(at index: Int, from floor: Int, in tokens: [Token]) -> (length: Int, value: Value)? {
        guard tokens.indices.contains(index), let entries = byLast[tokens[index].lower] else { return nil }
        for entry in entries where index - entry.others.count >= max(floor, 0) {
            var position = index
            let fits = entry.others.allSatisfy { word in
                position -= 1
                return tokens[position].lower == word
            }
            if fits { return (entry.others.count + 1, entry.value) }
        }
        return nil
    }
}
