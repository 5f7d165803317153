// What must not stand anywhere in what is published, and where it may stand all the same.

/// A string that is withheld, and what it is.
public struct WithheldString: Hashable, Sendable {
    /// How a string is recognised.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// The whole name of a person: each of its words is looked for, in all spellings.
        case person
        /// The name of a body (a court, a prison): its words in their order.
        case body
        /// The name of a place: its words in their order.
        case place
        /// A telephone number, an e-mail or postal address.
        case contact
        /// Any other text: a note, a reason. Of more than eight words, any eight in a row.
        case words
        /// An identifier of ledger, blobs or paths: its bytes, in any case of letters.
        case identifier
    }

    /// The string.
    public var text: String
    /// How it is recognised.
    public var kind: Kind
    /// What it is, in words that don't repeat it: "a name of k7f3c.e4".
    public var of: String

    /// A withheld string.
    public init(_ text: String, kind: Kind, of: String) {
        self.text = text
        self.kind = kind
        self.of = of
    }
}

/// Why a withheld string, or a word of it, may stand somewhere: because it is also a part of something public.
///
/// A word whose public value is the word itself is no secret by itself: it is not looked for alone, in no spelling, but still beside another word of
/// the same name. So are two words of a name, or an initial and a word, that are the public value themselves ("H. Perandara" within "H. Perandara"): these two
/// together are not looked for.
public struct LeakException: Hashable, Sendable {
    /// The withheld string, or one word of it.
    public var string: String
    /// The public value inside which it may stand, such as the published name "Aidar Bekov"; nil where it may stand by itself.
    public var within: String?
    /// Where it may stand: a path in the output in which `*` is anything but a stroke and `**` anything; nil for all.
    public var place: String?
    /// Why, for whoever approves.
    public var reason: String

    /// An exception.
    public init(string: String, within: String? = nil, place: String? = nil, reason: String) {
        self.string = string
        self.within = within
        self.place = place
        self.reason = reason
    }
}
