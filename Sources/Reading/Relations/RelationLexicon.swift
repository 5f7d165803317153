// The nouns and verbs that say how two people or organisations stand to one another.
import CaseModel

/// What a relation noun says, as the word list gives it.
struct RelationNoun: Sendable {
    /// Relation to a person ("his lawyer").
    var towardPerson: RelationType?
    /// Relation to an organisation ("lawyer of the foundation").
    var towardOrganisation: RelationType?
    /// The relation is over.
    var isFormer = false
    /// The one described is the second of the relation ("his client").
    var isInverse = false
    /// The form itself is plural ("children").
    var isPlural = false
    /// Stands before a name without saying whose ("lawyer Svetlana Kim").
    var isTitle = false
    /// Without saying whose, of the person whom the text is about ("co-defendant").
    var isOfMain = false
    /// Both belong to the same body ("his party colleague").
    var isShared = false
    /// Of a leader, also deputy leader of the body ("her deputy").
    var isDeputy = false

    var isKin: Bool {
        switch towardPerson {
        case .spouseOf, .parentOf, .childOf, .siblingOf, .relativeOf: true
        default: false
        }
    }
}

/// What a relation verb says of its subject.
struct RelationVerb: Sendable {
    var relation: RelationType
    /// Prepositions before the other; empty for a direct object.
    var links: Set<String>
    var wantsPerson: Bool
    var wantsOrganisation: Bool
    var isFormer: Bool
    /// Only a lawyer does it for somebody ("defends").
    var wantsLawyer: Bool
}

/// The relation words of a language, found by form.
struct RelationLexicon: Sendable {
    private let nouns: [String: RelationNoun]
    private let verbs: [String: RelationVerb]
    /// First words of nouns of several words, with the most words one has.
    private let longest: [String: Int]

    static let english = RelationLexicon(language: "en")

    init(language: String) {
        var nouns: [String: RelationNoun] = [:]
        var longest: [String: Int] = [:]
        for row in LexiconFile("relations-nouns", language: language).rows where row.count >= 4 {
            let marks = row[2].split(separator: ",")
            let noun = RelationNoun(
                towardPerson: RelationType(rawValue: row[0]), towardOrganisation: RelationType(rawValue: row[1]),
                isFormer: marks.contains("former"), isInverse: marks.contains("inverse"),
                isPlural: marks.contains("plural"),
                isTitle: marks.contains("title"), isOfMain: marks.contains("main"), isShared: marks.contains("shared"),
                isDeputy: marks.contains("deputy")
            )
            for words in row[3].split(separator: ",") {
                let words = words.drop { $0 == " " }
                nouns[String(words)] = noun
                let parts = words.split(separator: " ")
                if let first = parts.first { longest[String(first)] = max(longest[String(first)] ?? 1, parts.count) }
            }
        }
        var verbs: [String: RelationVerb] = [:]
        for row in LexiconFile("relations-verbs", language: language).rows where row.count >= 4 {
            guard let relation = RelationType(rawValue: row[0]) else { continue }
            let marks = row[1].split(separator: ",")
            verbs[row[2]] = RelationVerb(
                relation: relation, links: Set(row[3].split(separator: ",").map { String($0.drop { $0 == " " }) }),
                wantsPerson: marks.contains("person"), wantsOrganisation: marks.contains("organisation"),
                isFormer: marks.contains("former"), wantsLawyer: marks.contains("lawyer"))
        }
        self.nouns = nouns
        self.verbs = verbs
        self.longest = longest
    }

    /// The verb with a dictionary form.
    func verb(_ lemma: String) -> RelationVerb? { verbs[lemma] }

    /// The noun that is written as these words, singular or plural.
    func noun(_ words: String) -> (noun: RelationNoun, isPlural: Bool)? {
        if let noun = nouns[words] { return (noun, noun.isPlural) }
        guard words.hasSuffix("s") || words.hasSuffix("men") || words.hasSuffix("women") else { return nil }
        for singular in Self.singulars(of: words) { if let noun = nouns[singular] { return (noun, true) } }
        return nil
    }

    /// Most words that a noun starting with this one can have.
    func length(from first: String) -> Int {
        if let length = longest[first] { return length }
        return 1
    }

    private static func singulars(of words: String) -> [String] {
        if words.hasSuffix("women") { return [words.dropLast(5) + "woman"] }
        if words.hasSuffix("men") { return [words.dropLast(3) + "man"] }
        var forms = [String(words.dropLast())]
        if words.hasSuffix("ies") { forms.append(words.dropLast(3) + "y") }
        // "editors-in-chief", "members of the board": the plural stands inside.
        return forms
    }
}
