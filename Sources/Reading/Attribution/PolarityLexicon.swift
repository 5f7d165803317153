// What words do to an event that hangs on them: ask for it, put it off, turn it around, leave it open.

/// The words of `polarity.tsv`, by class.
struct PolarityLexicon: Sendable {
    /// What a word does to an event that hangs on it.
    enum Effect: String, Sendable {
        /// Somebody wants it to happen.
        case asked
        /// It is to come.
        case forecast
        /// It is only possible.
        case hypothetical
        /// The event is turned around: "refused to extradite".
        case not
        /// It is said not to be so.
        case refuted
        /// It stands, whatever governs it.
        case fact
        /// What governs the word decides.
        case through
        /// The word only carries the event; its own negation and auxiliaries count.
        case plain
        /// "would": a future told in the past, or a condition.
        case would
    }

    enum WordClass: String, Sendable, CaseIterable { case verb, noun, adj, amod, adp, mark, aux }

    static let english = PolarityLexicon(LexiconFile("polarity"))

    private struct Entry: Sendable {
        var effect: Effect
        var takes: Set<String>
    }

    private var entries: [WordClass: [String: [Entry]]] = [:]

    init(_ file: LexiconFile) {
        for row in file.rows where row.count >= 4 {
            guard let wordClass = WordClass(rawValue: row[1]), let effect = Effect(rawValue: row[2]) else { continue }
            let takes = Set(row[3].split(separator: ",").map(String.init))
            entries[wordClass, default: [:]][row[0], default: []].append(Entry(effect: effect, takes: takes))
        }
    }

    /// What a word of a class does to what hangs on it as a "clause", as its "object", "subject" or after a preposition.
    func effect(of word: String, _ wordClass: WordClass, on complement: String) -> Effect? {
        entries[wordClass]?[word]?.first { $0.takes.contains(complement) }?.effect
    }

    /// What a word does that needs no complement: an auxiliary, a conjunction, a preposition.
    func effect(of word: String, _ wordClass: WordClass) -> Effect? { entries[wordClass]?[word]?.first?.effect }
}
