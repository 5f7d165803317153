// Words that no publication may have: the names of everybody who is not named in it, contact details, and what members wrote for themselves.

public import CaseModel

/// A string that must not go out.
public struct UnpublishedWords: Hashable, Sendable {
    /// What kind of string it is.
    public enum Kind: String, Hashable, Sendable {
        case person, body, place, contact
        /// A text of several words, or a place in words.
        case words
        /// A number or name by which only the casebook knows something.
        case identifier
        /// The whole name of somebody whose reading a member rejected: it may be a person's, or no name at all. Nothing is quoted that has it;
        /// but it stops no publication, or one misreading ("Human Rights") would stop all.
        case doubtful
    }

    public var text: String
    public var kind: Kind
    /// What it is, without saying it: "a name of k7f3c.e4".
    public var of: String

    public init(_ text: String, _ kind: Kind, of: String) {
        self.text = text
        self.kind = kind
        self.of = of
    }
}
