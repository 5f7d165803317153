// Who is held on a day: the spells of custody that were going on then.

public import CaseModel

/// A person who is held.
public struct HeldPerson: Hashable, Sendable {
    /// How sure it is that the person is still held.
    public enum State: String, CaseIterable, Hashable, Sendable {
        case held
        /// The term that was ordered is over, and no release is recorded.
        case overdue
        /// Nothing was heard for long after a mere detention or a short arrest.
        case unknown
    }

    /// The record.
    public var person: ItemID
    /// The name.
    public var name: String
    /// Since when.
    public var since: EDTF?
    /// The number of the day, the first being 1.
    public var day: Int?
    /// Where.
    public var facility: String?
    /// The last step: detention, remand, sentence, transfer.
    public var kind: EventKind
    /// Whether the source says so itself.
    public var standing: Standing
    /// When the ordered term ends, said or computed.
    public var termEnds: EDTF?
    /// Whether it goes on.
    public var state: State
    /// For whom this may be.
    public var sensitivity: Sensitivity
}

extension Casebook {
    /// Everybody who, as far as the casebook says, was held on a day; the longest held first.
    ///
    /// - Parameter includingUnknown: also those of whom nothing was heard for long.
    public func held(asOf day: CivilDay, includingUnknown: Bool = false) throws -> [HeldPerson] {
        try index.database.prepare(
            """
            SELECT person, record.name, since, first, facility, custody.kind, standing, term_ends, term_day, presumed_day,
                presumed, sensitivity
            FROM custody JOIN record ON record.id = person
            WHERE (first IS NULL OR first <= ?1) AND (ending IS NULL OR last > ?1)
            ORDER BY first IS NULL, first, record.name
            """
        ).all(day.number) { row -> HeldPerson? in
            guard let person = try index.entity(at: row.int(0)), let kind = EventKind(rawValue: row.string(5)) else {
                return nil
            }
            var state = HeldPerson.State.held
            if let presumed = row.number(9), presumed < day.number {
                state = row.text(10) == "term-over" ? .overdue : .unknown
            } else if let term = row.number(8), term < day.number {
                state = .overdue
            }
            if state == .unknown, !includingUnknown { return nil }
            return HeldPerson(
                person: person, name: row.string(1), since: row.text(2).flatMap { EDTF($0) },
                day: row.number(3).map { day.number - $0 + 1 }, facility: row.text(4), kind: kind,
                standing: Standing(rawValue: row.string(6)) ?? .alleged, termEnds: row.text(7).flatMap { EDTF($0) },
                state: state, sensitivity: Sensitivity(rawValue: row.string(11)) ?? .protected)
        }.compactMap(\.self)
    }
}
