// What somebody looks for: words and phrases, each folded to the spelling it is found by.

/// A question to the search, as typed: words that all have to be there, phrases in quotation marks; of the last word the beginning is enough.
struct SearchQuestion {
    /// The keys in the order they were typed; a phrase has several.
    private(set) var terms: [[String]] = []
    /// Whether the last key may be a beginning.
    private(set) var endsOpen = false

    init(_ typed: String, words: inout SearchWords) {
        var isQuoted = false
        for part in typed.split(omittingEmptySubsequences: false, whereSeparator: { "\"“”«»".contains($0) }) {
            let keys = words.words(in: part.utf8).map(\.key)
            if isQuoted {
                if !keys.isEmpty { terms.append(keys) }
                endsOpen = endsOpen && keys.isEmpty
            } else {
                terms += keys.map { [$0] }
                if !keys.isEmpty { endsOpen = !(part.last?.isWhitespace ?? true) }
            }
            isQuoted.toggle()
        }
    }

    /// Whether the last word may be longer.
    private var isBeginning: Bool { endsOpen && (terms.last?.last?.utf8.count ?? 0) > 1 }

    /// Whether nothing is asked.
    var isEmpty: Bool { terms.isEmpty }

    /// The question in the words of FTS5.
    var match: String {
        var parts = terms.map { term in "\"" + term.joined(separator: " ") + "\"" }
        // One letter begins too many words to say anything.
        if isBeginning, let last = parts.popLast() { parts.append(last + " *") }
        return parts.joined(separator: " ")
    }

    /// Whether each of the words and phrases stands in one of some texts.
    func isMet(by texts: [String], _ folding: inout SearchWords) -> Bool {
        var found: Set<Int> = []
        for text in texts { found.formUnion(hits(in: folding.words(in: text.utf8)).map(\.term)) }
        return found.count == terms.count
    }

    /// Where the words that were looked for stand among the words of a text: each with the number of its term.
    func hits(in words: [SearchWord]) -> [(place: Int, term: Int)] {
        var found: [(place: Int, term: Int)] = []
        for (number, term) in terms.enumerated() {
            let isOpen = isBeginning && number == terms.count - 1
            for place in words.indices where place + term.count <= words.count {
                let isThere = term.indices.allSatisfy { offset in
                    let key = words[place + offset].key
                    return key == term[offset] || isOpen && offset == term.count - 1 && key.hasPrefix(term[offset])
                }
                if isThere { for offset in term.indices { found.append((place + offset, number)) } }
            }
        }
        return found.sorted { $0.place < $1.place }
    }
}
