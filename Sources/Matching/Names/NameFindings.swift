// What a comparison of two names found, and the words for it.

/// What was found in comparing two names.
public struct NameFindings: OptionSet, Hashable, Sendable {
    public let rawValue: UInt32

    public init(rawValue: UInt32) { self.rawValue = rawValue }

    public static let sameSurname = NameFindings(rawValue: 1 << 0)
    public static let respeltSurname = NameFindings(rawValue: 1 << 1)
    public static let nearSurname = NameFindings(rawValue: 1 << 2)
    public static let otherSurname = NameFindings(rawValue: 1 << 3)
    public static let sameGivenName = NameFindings(rawValue: 1 << 4)
    public static let respeltGivenName = NameFindings(rawValue: 1 << 5)
    public static let nearGivenName = NameFindings(rawValue: 1 << 6)
    public static let otherGivenName = NameFindings(rawValue: 1 << 7)
    public static let givenNameForm = NameFindings(rawValue: 1 << 8)
    public static let samePatronymic = NameFindings(rawValue: 1 << 9)
    public static let patronymicInAnotherForm = NameFindings(rawValue: 1 << 10)
    public static let otherPatronymic = NameFindings(rawValue: 1 << 11)
    public static let onePatronymic = NameFindings(rawValue: 1 << 12)
    public static let initialFits = NameFindings(rawValue: 1 << 13)
    public static let otherInitial = NameFindings(rawValue: 1 << 14)
    public static let otherGender = NameFindings(rawValue: 1 << 15)
    public static let inflected = NameFindings(rawValue: 1 << 16)
    public static let surnameEndingAdded = NameFindings(rawValue: 1 << 17)
    public static let otherOrder = NameFindings(rawValue: 1 << 18)
    public static let swapped = NameFindings(rawValue: 1 << 19)
    public static let moreWords = NameFindings(rawValue: 1 << 20)
    public static let oneWord = NameFindings(rawValue: 1 << 21)
    public static let writtenTogether = NameFindings(rawValue: 1 << 22)
    public static let nothingToCompare = NameFindings(rawValue: 1 << 23)
    public static let otherLegalForm = NameFindings(rawValue: 1 << 24)
    public static let abbreviation = NameFindings(rawValue: 1 << 25)
    public static let sameWords = NameFindings(rawValue: 1 << 26)
    public static let nearWords = NameFindings(rawValue: 1 << 27)
    public static let otherWords = NameFindings(rawValue: 1 << 28)

    /// What was found, in words; what weighs most first.
    public var reasons: [String] { Self.wording.compactMap { contains($0.finding) ? $0.words : nil } }

    /// What speaks against the names being one.
    public static let against: NameFindings = [
        .otherSurname, .otherGivenName, .otherPatronymic, .otherInitial, .otherGender, .swapped, .otherWords,
        .otherLegalForm,
    ]

    private static let wording: [(finding: NameFindings, words: String)] = [
        (.nothingToCompare, "there is no name to compare"),
        (.sameSurname, "the surname is the same"),
        (.respeltSurname, "the surname is the same in another spelling"),
        (.nearSurname, "the surnames are alike"),
        (.otherSurname, "the surnames differ"),
        (.sameGivenName, "the given name is the same"),
        (.respeltGivenName, "the given name is the same in another spelling"),
        (.givenNameForm, "the given names are forms of one name"),
        (.nearGivenName, "the given names are alike"),
        (.otherGivenName, "the given names differ"),
        (.samePatronymic, "the patronymic is the same"),
        (.patronymicInAnotherForm, "the patronymic is the same in another form"),
        (.otherPatronymic, "the patronymics differ"),
        (.onePatronymic, "only one of them has a patronymic"),
        (.initialFits, "an initial fits"),
        (.otherInitial, "an initial doesn't fit"),
        (.otherGender, "the endings show a man and a woman"),
        (.swapped, "what is the given name in one is the surname in the other"),
        (.inflected, "one of them is inflected"),
        (.surnameEndingAdded, "only one surname has a Russian ending"),
        (.otherOrder, "the words stand in another order"),
        (.moreWords, "one of them has more words"),
        (.oneWord, "there is only one word to compare"),
        (.writtenTogether, "words are written together in one of them"),
        (.sameWords, "the words are the same"),
        (.nearWords, "the words are alike"),
        (.otherWords, "one of them has words that the other lacks"),
        (.abbreviation, "one is an abbreviation of the other"),
        (.otherLegalForm, "the legal forms differ"),
    ]
}

/// Whether two names, or two records, mean the same.
public enum Verdict: String, Hashable, Sendable, CaseIterable {
    case same, unsure, different
}

/// How two names compare.
public struct NameComparison: Hashable, Sendable {
    /// From 0, surely different, to 1, the same name; above `NameComparison.sameFrom` the same, below `differentBelow` different.
    public var score: Double
    /// What was found.
    public var findings: NameFindings

    /// Names whose score is at least this are the same.
    public static let sameFrom = 0.8
    /// Names whose score is less than this are different.
    public static let differentBelow = 0.5

    /// What the score says.
    public var verdict: Verdict {
        score >= Self.sameFrom ? .same : score < Self.differentBelow ? .different : .unsure
    }

    /// What was found, in words.
    public var reasons: [String] { findings.reasons }
}
