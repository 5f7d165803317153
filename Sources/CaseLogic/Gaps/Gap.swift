// What is missing in a case file, as questions in plain words.
public import CaseModel

/// Something that is missing, as a question to the family, the lawyer or the source.
public struct Gap: Hashable, Sendable {
    /// What is missing.
    public enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
        case courtOrder = "court-order"
        case year
        case date
        case birthDate = "birth-date"
        case article
        case whereabouts
        case endOfTerm = "end-of-term"
        case startOfTerm = "start-of-term"
        case lawyer
        case appealOutcome = "appeal-outcome"
        case release
        case whoDetained = "who-detained"
    }

    /// What is missing.
    public var kind: Kind
    /// The question.
    public var question: String
    /// Whom it is about, where it is about one person.
    public var person: EntityID?
    /// The events it comes from.
    public var events: [EntityID]
    /// The words it comes from.
    public var spans: [ByteSpan]
    /// Why it is asked.
    public var rule: String
}
