// Custody as a chain of holds: where, by whom, from when, until when, by what order.
public import CaseModel

/// A time in one place, or under one order, of somebody who is held.
public struct CustodyHold: Hashable, Sendable {
    /// What began it: detention, remand, administrative arrest, house arrest, sentence, transfer or disappearance.
    public var kind: EventKind
    /// The place of holding, named or described.
    public var facility: Sourced<String>?
    /// The town or country.
    public var place: EntityID?
    /// Who holds or who ordered.
    public var by: [EntityID]
    /// When it began.
    public var from: EDTF?
    /// "17:00", where the hour is told.
    public var fromTime: String?
    /// When it ended or is to end.
    public var until: EDTF?
    /// The hour, where told.
    public var untilTime: String?
    /// How `until` is known; `nil` where it is not.
    public var untilBasis: Basis?
    /// The remand, arrest or sentence that ordered it; `nil` where no order is recorded.
    public var order: EntityID?
    /// The term that was ordered.
    public var term: ISODuration?
    /// When that order ends, said or computed, even where the hold went on.
    public var orderEnds: EDTF?
    /// Alleged where the event that began it is.
    public var standing: Standing
    /// The events it is read from.
    public var events: [EntityID]
    /// The words it rests on.
    public var spans: [ByteSpan]
    /// How it was read.
    public var rule: String

    /// How the end of a hold is known.
    public enum Basis: String, CaseIterable, Hashable, Sendable, Codable {
        /// The source gives the end.
        case said
        /// Start and length added.
        case computed
        /// The next hold or the release begins then.
        case next
    }
}

/// How a custody ended.
public enum CustodyEnd: String, CaseIterable, Hashable, Sendable, Codable {
    /// A release is recorded.
    case released
    /// The person died in custody.
    case died
    /// The ordered term was over; no release is recorded.
    case termOver = "term-over"
    /// Later events, or a long silence after a mere detention, leave it open whether the person is still held.
    case notRecorded = "not-recorded"
}

/// How long somebody has been held: "day 30 as of 2024-06-14".
public struct CustodyClock: Hashable, Sendable {
    /// Number of the day; the first day of custody is 1.
    public var day: Int
    /// The day it is counted to.
    public var asOf: EDTF
    /// Whether the start is only roughly known.
    public var isApproximate: Bool
    /// The arithmetic.
    public var rule: String
}

/// What is assumed of a custody of which no end is told.
public struct PresumedEnd: Hashable, Sendable {
    /// The last day on which the person is taken to be held.
    public var after: CivilDay
    /// How the custody counts from then on.
    public var end: CustodyEnd
}

extension CivilDay {
    /// Before every day of a report.
    static let distantPast = CivilDay(number: -1_000_000)
}

/// A date that was worked out, with the arithmetic.
public struct ComputedDate: Hashable, Sendable {
    /// The date, with the qualifier of what it is computed from.
    public var date: EDTF
    /// The arithmetic in words.
    public var rule: String
    /// The events it is computed from.
    public var events: [EntityID]
}

/// One spell of custody of one person, from the first hold to the end.
public struct Custody: Hashable, Sendable {
    /// Who is held.
    public var person: EntityID
    /// Where the person was taken from, where told.
    public var takenFrom: Sourced<String>?
    /// The holds, in order; each ends where the next begins.
    public var holds: [CustodyHold]
    /// How it ended; `nil` where, as far as the file says, it goes on.
    public var end: CustodyEnd?
    /// Day N; `nil` where it is over or a day is missing.
    public var clock: CustodyClock?
    /// When the ordered term ends.
    public var termEnds: ComputedDate?
    /// How it is taken to have ended where nothing more is heard.
    public var presumedEnd: PresumedEnd?

    /// When it began.
    public var from: EDTF? { holds.first?.from }
    /// When it ended, where that is known.
    public var until: EDTF? { end == nil ? nil : holds.last?.until }
    /// Whether, as far as the file says, the person is still held.
    public var goesOn: Bool { end == nil }
    /// The orders under which the person was held.
    public var orders: [EntityID] {
        var seen: Set<EntityID> = []
        return holds.compactMap(\.order).filter { seen.insert($0).inserted }
    }
    /// All events it is read from.
    public var events: [EntityID] {
        var seen: Set<EntityID> = []
        return holds.flatMap(\.events).filter { seen.insert($0).inserted }
    }
    /// All words it rests on.
    public var spans: [ByteSpan] {
        var seen: Set<ByteSpan> = []
        return holds.flatMap(\.spans).filter { seen.insert($0).inserted }
    }
}
