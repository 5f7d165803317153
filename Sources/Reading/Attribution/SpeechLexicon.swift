// Words of speaking and of those who speak, and words that leave open whether something is so.
import CaseModel

/// The words of `speech.tsv`.
struct SpeechLexicon: Sendable {
    /// How a word hands on what somebody says.
    enum Kind: String, Sendable { case say, claim, opinion, deny, record, rumour }

    /// What a noun says of one who speaks without a name.
    enum Source: String, Sendable {
        /// One whose word is an accusation: an investigator, an indictment.
        case accuser
        /// One who speaks for the state.
        case authority
        /// Anybody else: a family, a lawyer, a witness.
        case privateVoice = "private"
    }

    private var verbs: [String: Kind] = [:]
    private var nouns: [String: Kind] = [:]
    private var sources: [String: Source] = [:]

    init(_ file: LexiconFile) {
        for row in file.rows.reversed() where row.count >= 3 {
            switch row[1] {
            case "verb": verbs[row[0]] = Kind(rawValue: row[2])
            case "noun": nouns[row[0]] = Kind(rawValue: row[2])
            default: sources[row[0]] = Source(rawValue: row[2])
            }
        }
    }

    func verb(_ lemma: String) -> Kind? { verbs[lemma] }
    func noun(_ lemma: String) -> Kind? { nouns[lemma] }
    func source(_ lemma: String) -> Source? { sources[lemma] }
}

/// The words of `hedges.tsv`.
struct HedgeLexicon: Sendable {
    private var adverbs: Set<String> = []
    private var adjectives: Set<String> = []
    private var passives: Set<String> = []
    private var nouns: Set<String> = []
    private var disproofs: Set<String> = []

    init(_ file: LexiconFile) {
        for row in file.rows where row.count >= 3 {
            switch row[1] {
            case "adverb": adverbs.insert(row[0])
            case "adjective": adjectives.insert(row[0])
            case "passive": passives.insert(row[0])
            case "noun": nouns.insert(row[0])
            case "disproof": disproofs.insert(row[0])
            default: break
            }
        }
    }

    /// "allegedly".
    func isAdverb(_ word: String) -> Bool { adverbs.contains(word) }
    /// "alleged".
    func isAdjective(_ word: String) -> Bool { adjectives.contains(word) }
    /// "is said to".
    func isPassive(_ lemma: String) -> Bool { passives.contains(lemma) }
    /// "reports that".
    func isNoun(_ lemma: String) -> Bool { nouns.contains(lemma) }
    /// "false", "a fabrication": what those who deny something call it.
    func isDisproof(_ word: String) -> Bool { disproofs.contains(word) }
}
