// Everything the word lists know of names, roles, kin, bodies and places, ready for looking up.
import CaseModel
import Names
import Syntax

/// The word lists about entities, of one language.
struct NameLexicon: Sendable {
    /// Words before a name that are not part of it.
    struct Title: Sendable {
        var gender: Gender
        var role: PersonRole?
    }

    /// A noun that says what a person is.
    struct Role: Sendable {
        var role: PersonRole
        var gender: Gender
        /// The noun in the singular.
        var noun: String
        var isPlural: Bool
    }

    /// A noun that ties a person to another.
    struct Kin: Sendable {
        /// The relation of the person the noun means to the possessor; nil for "client", whose relation runs the other way.
        var relation: RelationType?
        var gender: Gender
        /// The noun in the singular.
        var noun: String
        var isPlural: Bool
    }

    /// How an organisation word is used.
    struct OrganisationWord: Sendable {
        var kind: OrganisationKind
        /// Part of a capitalised name.
        var isHead: Bool
        /// Introduces a name: "the newspaper X".
        var isLabel: Bool
        /// Names a body in lower case with a place: "Esil police department".
        var isDesignation: Bool
    }

    enum PlaceKind: Sendable { case country, demonym, town }

    enum NotAName: Sendable { case platform, law, time, thing }

    enum WordClass: UInt8, Sendable { case verb, noun, adjective, adverb, function, several }

    let titles: [String: Title]
    let roles: PhraseTable<Role>
    let kin: PhraseTable<Kin>
    let organisationWords: PhraseTable<OrganisationWord>
    let organisations: PhraseTable<OrganisationKind>
    let places: PhraseTable<PlaceKind>
    let notNames: PhraseTable<NotAName>
    private let givenNames: [String: Gender]
    private let givenKeys: [String: Gender]
    private let familyFirst: Set<String>
    private let ordinary: [String: WordClass]

    /// The lists as `file` gives them by name.
    init(_ file: (String) -> LexiconFile) {
        var titles: [String: Title] = [:]
        for row in file("titles").rows where titles[row[0]] == nil {
            titles[row[0]] = Title(gender: Gender(letter: row[1]), role: PersonRole(rawValue: row[2]))
        }
        self.titles = titles
        roles = PhraseTable(
            file("roles").rows.flatMap { row -> [(phrase: String, value: Role)] in
                guard let role = PersonRole(rawValue: row[1]) else { return [] }
                let noun = row[0].lowercased()
                return [false, true].map {
                    (
                        $0 ? Self.plural(of: noun) : noun,
                        Role(role: role, gender: Gender(letter: row[2]), noun: noun, isPlural: $0)
                    )
                }
            })
        kin = PhraseTable(
            file("kin").rows.flatMap { row -> [(phrase: String, value: Kin)] in
                let noun = row[0].lowercased()
                return [false, true].map {
                    (
                        $0 ? Self.plural(of: noun) : noun,
                        Kin(
                            relation: RelationType(rawValue: row[1]), gender: Gender(letter: row[2]), noun: noun,
                            isPlural: $0)
                    )
                }
            })
        organisationWords = PhraseTable(
            file("organisation-words").rows.compactMap { row in
                OrganisationKind(rawValue: row[1]).map {
                    (
                        row[0],
                        OrganisationWord(
                            kind: $0, isHead: row[2].contains("h"), isLabel: row[2].contains("l"),
                            isDesignation: row[2].contains("d"))
                    )
                }
            })
        organisations = PhraseTable(
            file("organisations").rows.compactMap { row in
                OrganisationKind(rawValue: row[1]).map { (row[0], $0) }
            })
        places = PhraseTable(Self.places(file("places")))
        notNames = PhraseTable(
            file("not-names").rows.map { row -> (phrase: String, value: NotAName) in
                switch row[1] {
                case "platform": (row[0], .platform)
                case "law": (row[0], .law)
                case "time": (row[0], .time)
                default: (row[0], .thing)
                }
            })
        var given: [String: Gender] = [:]
        var keys: [String: Gender] = [:]
        var family = Set<String>()
        for row in file("given-names").rows {
            let plain = LatinLetters.plain(row[0])
            let gender = Gender(letter: row[1])
            if ["chinese", "korean", "vietnamese"].contains(row[2]) {
                family.insert(plain)
                continue
            }
            given[plain] = given[plain].map { $0 == gender ? gender : .unknown } ?? gender
            // Keys of short names fall together with too many others.
            guard plain.utf8.count >= 4 else { continue }
            let key = SpellingKey(plain).text
            keys[key] = keys[key].map { $0 == gender ? gender : .unknown } ?? gender
        }
        givenNames = given
        givenKeys = keys
        familyFirst = family
        var ordinary: [String: WordClass] = [:]
        for row in file("ordinary-words").rows {
            switch row[1] {
            case "v": ordinary[row[0]] = .verb
            case "n": ordinary[row[0]] = .noun
            case "a": ordinary[row[0]] = .adjective
            case "r": ordinary[row[0]] = .adverb
            case "f": ordinary[row[0]] = .function
            default: ordinary[row[0]] = .several
            }
        }
        self.ordinary = ordinary
    }

    /// The plural of a noun or of the noun that heads a phrase ("members of parliament").
    static func plural(of phrase: String) -> String {
        let words = phrase.split(separator: " ").map(String.init)
        let head =
            words.firstIndex(of: "of").map { $0 - 1 } ?? words.firstIndex(of: "in").map { $0 - 1 } ?? words.count - 1
        guard words.indices.contains(head) else { return phrase }
        var result = words
        let word = words[head]
        let irregular = [
            "child": "children", "person": "people", "wife": "wives", "thief": "thieves",
            "editor-in-chief": "editors-in-chief", "accused": "accused",
            "co-accused": "co-accused", "deceased": "deceased", "police": "police", "spouse": "spouses",
            "passer-by": "passers-by", "kid": "kids",
            "counsel": "counsel", "grandchild": "grandchildren", "son-in-law": "sons-in-law",
            "brother-in-law": "brothers-in-law",
        ]
        if let known = irregular[word] {
            result[head] = known
        } else if word.hasSuffix("man") {
            result[head] = word.dropLast(3) + "men"
        } else if word.hasSuffix("y"), let before = word.dropLast().last, !"aeiou".contains(before) {
            result[head] = word.dropLast() + "ies"
        } else if ["s", "x", "ch", "sh"].contains(where: { word.hasSuffix($0) }) {
            result[head] = word + "es"
        } else {
            result[head] = word + "s"
        }
        return result.joined(separator: " ")
    }

    private static func places(_ file: LexiconFile) -> [(phrase: String, value: PlaceKind)] {
        var rows: [(phrase: String, value: PlaceKind)] = []
        for row in file.rows {
            let kind: PlaceKind = row[1] == "country" ? .country : row[1] == "demonym" ? .demonym : .town
            rows.append((row[0], kind))
            let plain = row[0].split(separator: " ").map { LatinLetters.plain(String($0)) }.joined(separator: " ")
            if plain != row[0].lowercased(), !row[0].contains("-"), !row[0].contains("'"), !row[0].contains(".") {
                rows.append((plain, kind))
            }
        }
        return rows
    }

    /// The gender of a given name; nil where the word is no given name that we know.
    func given(_ word: String) -> Gender? {
        let plain = LatinLetters.plain(word)
        if let gender = givenNames[plain] { return gender }
        guard plain.utf8.count >= 4, ordinary[plain] == nil else { return nil }
        if let gender = givenKeys[SpellingKey(plain).text] { return gender }
        // "Jean-Pierre", "Aung-Min": known by its first part.
        if let hyphen = word.firstIndex(of: "-") { return given(String(word[..<hyphen])) }
        return nil
    }

    /// Whether one word is a noun for a person.
    func isPersonNoun(_ word: String) -> Bool { roles.contains(word) || kin.contains(word) }

    /// Whether the word is a family name that stands before the given name.
    func isFamilyNameFirst(_ word: String) -> Bool { familyFirst.contains(LatinLetters.plain(word)) }

    /// The usual class of a word that English writes small; nil for a word that the language does not know.
    func ordinaryClass(_ word: String) -> WordClass? {
        if let known = ordinary[word] { return known }
        let count = word.utf8.count
        guard count >= 4, word.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        func known(_ stem: Substring) -> WordClass? { ordinary[String(stem)] }
        if word.hasSuffix("s") {
            if let found = known(word.dropLast()) { return found }
            if word.hasSuffix("ies"), let found = ordinary[word.dropLast(3) + "y"] { return found }
            if word.hasSuffix("es"), let found = known(word.dropLast(2)) { return found }
        }
        if word.hasSuffix("ed"), count >= 5 {
            if known(word.dropLast(1)) != nil || known(word.dropLast(2)) != nil
                || ordinary[word.dropLast(3) + ""] != nil
            {
                return .verb
            }
        }
        if word.hasSuffix("ing"), count >= 6 {
            if known(word.dropLast(3)) != nil || ordinary[word.dropLast(3) + "e"] != nil
                || known(word.dropLast(4)) != nil
            {
                return .verb
            }
        }
        if word.hasSuffix("ly"), count >= 6, known(word.dropLast(2)) != nil { return .adverb }
        if word.hasPrefix("un") || word.hasPrefix("re"), count >= 7, let found = known(word.dropFirst(2)) {
            return found
        }
        if word.utf8.contains(UInt8(ascii: "-")) {
            let parts = word.split(separator: "-")
            if parts.count > 1, parts.allSatisfy({ known($0) != nil || $0.utf8.count == 1 }), let last = parts.last {
                return known(last)
            }
        }
        return nil
    }
}

extension Gender {
    init(letter: String) { self = letter == "m" ? .male : letter == "f" ? .female : .unknown }
}
