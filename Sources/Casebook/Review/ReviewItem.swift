// One thing of a draft that somebody decides on: an event with all that is said of it, a person, a relation.

public import CaseModel

/// An item of a draft under review.
public struct ReviewItem: Hashable, Sendable {
    /// What it is. Numbers are those of the draft under review.
    public enum Content: Hashable, Sendable {
        case event(EntityID)
        case person(EntityID)
        /// The place of its statement in the draft.
        case relation(Int)
    }

    /// Its name in the ledger.
    public let id: ItemID
    /// Its number in the draft, from 1; it stays when others are decided.
    public let number: Int
    /// What it is.
    public let content: Content
    /// The places in the draft of the statements that are accepted or rejected with it.
    public let statements: [Int]
    /// What was decided.
    public let state: Review
    /// `sure` where the reader vouches for it.
    public let confidence: Confidence
    /// How it stands.
    public let standing: Standing
    /// Why no bulk acceptance takes it; empty where one may.
    public internal(set) var stops: [Stop]
    /// Records that a person may be, likeliest first; of an event, none.
    public internal(set) var known: [KnownPerson] = []
    /// The event of the casebook that it plainly is: one kind, one day, the same people, nothing in contradiction.
    public internal(set) var sameEvent: ItemID?
    /// An event of the casebook that it may be: as `sameEvent`, but only some of the people are known to be the same, or there are several such.
    public internal(set) var likeEvent: ItemID?
    /// The record that it was linked to by somebody.
    public internal(set) var link: ItemID?
    /// Whether it is about a child or somebody who is protected, or its words hold contact details.
    public internal(set) var isProtected = false
    /// Whether an event that waits, or was accepted, names the person: then it is accepted with the event.
    public internal(set) var isCovered = false
}

/// Why an item has to be decided on by itself.
public struct Stop: Hashable, Sendable {
    /// The kinds of reasons.
    public enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
        /// It contradicts what the casebook holds.
        case conflict
        /// It is about a child.
        case child
        /// It may be about somebody who is protected; accepted as somebody new they would be open.
        case protected
        /// The reader doesn't vouch for it.
        case check
    }

    /// Which it is.
    public let kind: Kind
    /// In a sentence, without its end.
    public let why: String
    /// The event of the casebook that it contradicts.
    public let known: ItemID?

    init(_ kind: Kind, _ why: String, known: ItemID? = nil) {
        self.kind = kind
        self.why = why
        self.known = known
    }
}

/// A record that a person of a draft may be.
public struct KnownPerson: Hashable, Sendable {
    /// How alike they are.
    public enum Likeness: String, CaseIterable, Hashable, Sendable, Codable {
        case same, unsure
    }

    /// The record.
    public let record: ItemID
    /// Its name.
    public let name: String
    /// How alike.
    public let likeness: Likeness
    /// From 0 to 1.
    public let score: Double
    /// Whether the names are the same in full, whatever else is known: then what contradicts the record is a conflict.
    public let hasSameName: Bool
    /// What speaks for and against, in words.
    public let reasons: [String]
    /// For whom the record is.
    public let sensitivity: Sensitivity

    /// Whether it counts as the record until somebody says otherwise.
    var isLikely: Bool { likeness == .same || hasSameName }
}
