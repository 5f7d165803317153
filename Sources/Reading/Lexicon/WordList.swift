// The word lists that can be added to: their names, their columns, and what a cell may hold.
import CaseModel

/// One list of words that the program has and a monitor may add to.
public struct WordList: Sendable {
    /// What a cell may hold.
    enum Cell: Sendable {
        /// Words, as the list writes them.
        case words
        /// Anything, also nothing.
        case remark
        /// One of these.
        case one([String], called: String)
        /// One of these, or nothing.
        case perhaps([String], called: String)
        /// Any of these letters.
        case letters([String], called: String)
        /// The pattern of a trigger.
        case pattern
        /// Where a trigger has its victim or actor.
        case places
        /// Flags of a trigger, parted by commas.
        case flags
    }

    /// The name of its file, without the ending.
    public let name: String
    /// What is in it, in a few words.
    public let summary: String
    let columns: [Cell]

    /// The file as the program has it: a header, notes, lines.
    public var text: String { String(decoding: LexiconFile.bytes(of: name), as: UTF8.self) }

    /// The columns' names, as the header has them.
    var header: [String] { TableText(LexiconFile.bytes(of: name)).header }

    /// Every list that can be added to.
    public static let all: [WordList] = [
        WordList(
            name: "triggers", summary: "words that name an event",
            columns: [
                .one(EventKind.allCases.map(\.rawValue), called: "kind of event"), .pattern, .places, .places, .flags,
            ]),
        WordList(
            name: "things", summary: "police stations, prisons, courts and homes that triggers ask for",
            columns: [.one(["police", "prison", "court", "home", "person"], called: "thing"), .words]),
        WordList(
            name: "roles", summary: "nouns that say what a person is",
            columns: [.words, .one(roles, called: "role"), gender]),
        WordList(
            name: "kin", summary: "nouns that tie a person to another",
            columns: [
                .words, .perhaps(RelationType.allCases.map(\.rawValue) + ["client-of"], called: "relation"), gender,
            ]),
        WordList(
            name: "titles", summary: "words before a name that are not part of it",
            columns: [.words, gender, .perhaps(roles, called: "role")]),
        WordList(
            name: "given-names", summary: "given names, in the spellings of English reports",
            columns: [.words, .one(["m", "f", "u"], called: "gender"), .remark]),
        WordList(
            name: "places", summary: "countries, their people, towns and regions",
            columns: [.words, .one(["country", "demonym", "place"], called: "kind of place"), .remark]),
        WordList(
            name: "organisations", summary: "bodies that reports name without saying what they are",
            columns: [.words, .one(bodies, called: "kind of organisation")]),
        WordList(
            name: "organisation-words", summary: "nouns that make a name the name of a body",
            columns: [.words, .one(bodies, called: "kind of organisation"), .letters(["h", "l", "d"], called: "use")]),
        WordList(
            name: "not-names", summary: "words with a capital that name nobody",
            columns: [.words, .one(["platform", "law", "time", "thing"], called: "kind")]),
        WordList(
            name: "speech", summary: "words by which a report hands on what others say",
            columns: [
                .words, .one(["verb", "noun", "source"], called: "class"),
                .one(
                    ["say", "claim", "opinion", "deny", "record", "rumour", "accuser", "authority", "private"],
                    called: "kind of speech"),
            ]),
        WordList(
            name: "hedges", summary: "words that leave open whether something is so",
            columns: [
                .words, .one(["adverb", "adjective", "passive", "noun", "remark", "disproof"], called: "class"),
                .remark,
            ]),
    ]

    /// The list of that name; nil where there is none, or none that can be added to.
    public static func named(_ name: String) -> WordList? { all.first { $0.name == name } }

    private static let gender = Cell.perhaps(["m", "f"], called: "gender")
    private static let roles = PersonRole.allCases.map(\.rawValue)
    private static let bodies = OrganisationKind.allCases.map(\.rawValue)
}
