// Lengths of time between two kinds of event, over the whole casebook; and superlatives of reports checked against them.

public import CaseLogic
public import CaseModel

/// A length of time of one person.
public struct RecordedInterval: Hashable, Sendable {
    /// Which two events.
    public var kind: Interval.Kind
    /// The code of the matter.
    public var code: LegalCode
    /// The person.
    public var person: RecordName
    /// The date of the earlier event.
    public var start: EDTF
    /// The date of the later.
    public var finish: EDTF
    /// How many days it is.
    public var days: LengthRange
    /// The earlier event.
    public var from: ItemID
    /// The later event.
    public var to: ItemID

    /// The length as fine as its dates allow: "29 days", "about 1 year".
    public var length: IntervalLength? { IntervalLength(from: start, to: finish) }
}

/// All lengths of one kind, in matters of one code.
public struct IntervalGroup: Hashable, Sendable {
    /// Which two events.
    public var kind: Interval.Kind
    /// The code of the matters.
    public var code: LegalCode
    /// What can be said of all of them.
    public var statistics: LengthStatistics
    /// The longest first.
    public var longest: [RecordedInterval]
    /// The shortest first.
    public var shortest: [RecordedInterval]
}

/// A superlative that a report states, and what the casebook says to it.
public struct CheckedClaim: Hashable, Sendable {
    /// The words: "a record year".
    public var words: String
    /// The sentence they stand in.
    public var quote: String
    /// The entry that brought the report.
    public var source: LedgerID
    /// The headline of the report.
    public var title: String
    /// The length that it may be about, where one of its events is told in that report; nil where there is none.
    public var interval: RecordedInterval?
    /// The answer.
    public var check: ClaimCheck?
    /// The median of all lengths it was compared with.
    public var median: LengthRange?
}

extension Casebook {
    /// The lengths of time on record, by kind and code.
    ///
    /// - Parameter kinds: only these; empty for all.
    /// - Parameter listed: how many of the longest and of the shortest are named.
    public func intervals(
        _ kinds: Set<Interval.Kind> = [], asOf day: CivilDay? = nil, listed: Int = 3, includingProtected: Bool = false
    ) throws -> [IntervalGroup] {
        var groups: [IntervalGroup] = []
        for kind in Interval.Kind.allCases where kinds.isEmpty || kinds.contains(kind) {
            for code in LegalCode.allCases {
                let rows = try rows(kind, code, asOf: day, Reading(includingProtected: includingProtected))
                guard !rows.isEmpty else { continue }
                // By days, then by name, so that every copy lists the same.
                func first(_ order: ((days: LengthRange, row: Int64), (days: LengthRange, row: Int64)) -> Bool) throws
                    -> [RecordedInterval]
                {
                    try rows.sorted(by: order).prefix(listed).compactMap { try interval(at: $0.row) }
                        .filter { includingProtected || $0.person.sensitivity != .protected }
                }
                groups.append(
                    IntervalGroup(
                        kind: kind, code: code, statistics: LengthStatistics(rows.map(\.days)),
                        longest: try first { ($0.days.fewest, $0.days.most) > ($1.days.fewest, $1.days.most) },
                        shortest: try first { ($0.days.most, $0.days.fewest) < ($1.days.most, $1.days.fewest) }))
            }
        }
        return groups
    }

    private func rows(
        _ kind: Interval.Kind, _ code: LegalCode, asOf day: CivilDay?, _ reading: Reading
    ) throws -> [(
        days: LengthRange, row: Int64
    )] {
        let all = try index.database.prepare(
            "SELECT fewest, most, id, finish FROM \(reading.intervals) WHERE kind = ? AND code = ? ORDER BY start, finish, from_event, to_event"
        ).all(kind.rawValue, code.rawValue) { row in
            (
                days: LengthRange(fewest: row.number(0) ?? 0, most: row.number(1) ?? 0), row: row.int(2),
                finish: row.string(3)
            )
        }
        guard let day else { return all.map { ($0.days, $0.row) } }
        return all.filter { EDTF($0.finish)?.earliest.map { $0 <= day } ?? true }.map { ($0.days, $0.row) }
    }

    func interval(at row: Int64) throws -> RecordedInterval? {
        let found = try index.database.prepare(
            "SELECT person, kind, code, fewest, most, start, finish, from_event, to_event FROM \(row < 0 ? "guarded_interval" : "interval") WHERE id = ?"
        ).first(row) { row in
            (
                person: row.int(0), kind: Interval.Kind(rawValue: row.string(1)),
                code: LegalCode(rawValue: row.string(2)),
                days: LengthRange(fewest: row.number(3) ?? 0, most: row.number(4) ?? 0), start: EDTF(row.string(5)),
                finish: EDTF(row.string(6)), from: row.int(7), to: row.int(8)
            )
        }
        guard let found, let kind = found.kind, let code = found.code, let start = found.start,
            let finish = found.finish,
            let person = try index.record(at: found.person), let from = try index.entity(at: found.from),
            let to = try index.entity(at: found.to)
        else { return nil }
        return RecordedInterval(
            kind: kind, code: code, person: person, start: start, finish: finish, days: found.days, from: from, to: to)
    }

    /// Superlatives that reports state ("a record year"), each checked against all lengths of that kind on record.
    ///
    /// - Parameter source: only those of this report.
    public func checkedClaims(
        in source: LedgerID? = nil, asOf day: CivilDay? = nil, includingProtected: Bool = false
    ) throws -> [CheckedClaim] {
        let reading = Reading(includingProtected: includingProtected)
        var populations: [String: LengthStatistics] = [:]
        var checked: [CheckedClaim] = []
        for row in try sourcesWithClaims(source) {
            let found = try index.database.prepare(
                "SELECT COALESCE(title, draft_id), text, sensitivity FROM source WHERE id = ?"
            ).first(row) { ($0.string(0), $0.string(1), $0.string(2)) }
            guard let (title, text, sensitivity) = found, let id = try index.entry(at: row),
                includingProtected || sensitivity != Sensitivity.protected.rawValue
            else { continue }
            let words = includingProtected ? (title: title, text: text) : try index.openWords(of: row)
            let quotes = Quotes(text: words.text)
            for claim in ClaimToCheck.all(in: words.text) {
                let about = try intervals(toldIn: row, claim, asOf: day, includingProtected)
                var line = CheckedClaim(
                    words: claim.words, quote: quotes.quote(around: claim.span, taking: []), source: id,
                    title: words.title)
                if about.isEmpty { checked.append(line) }
                for interval in about {
                    let key = "\(interval.kind.rawValue) \(interval.code.rawValue)"
                    let all =
                        try populations[key]
                        ?? LengthStatistics(rows(interval.kind, interval.code, asOf: day, reading).map(\.days))
                    populations[key] = all
                    line.interval = interval
                    line.check = ClaimCheck(interval.days, among: all, isOfTheShortest: claim.isOfTheShortest)
                    line.median = all.median
                    checked.append(line)
                }
            }
        }
        return checked
    }

    /// Reports in whose text a word of a claim stands.
    private func sourcesWithClaims(_ source: LedgerID?) throws -> [Int64] {
        if let source { return try index.row(of: source).map { [$0] } ?? [] }
        let match = ClaimToCheck.telltales.map { "\"\(index.searchWords.folded($0))\"" }.joined(separator: " OR ")
        return try index.database.prepare("SELECT rowid FROM search WHERE search MATCH ? AND rowid > 0 ORDER BY rowid")
            .all(match) {
                $0.int(0)
            }
    }

    /// Lengths in the unit of a claim, one of whose events that report tells.
    private func intervals(
        toldIn source: Int64, _ claim: ClaimToCheck, asOf day: CivilDay?, _ includingProtected: Bool
    ) throws -> [RecordedInterval] {
        let reading = Reading(includingProtected: includingProtected)
        guard let unit = claim.unit else { return [] }
        return try index.database.prepare(
            """
            SELECT DISTINCT interval.id FROM entity JOIN \(reading.participants) AS participant ON participant.event = entity.root
            JOIN \(reading.intervals) AS interval ON interval.person = participant.record
                AND (interval.from_event = entity.root OR interval.to_event = entity.root)
            WHERE entity.source = ? AND entity.type = 'event' AND entity.root IS NOT NULL
            ORDER BY interval.start, interval.finish, interval.kind, interval.person, interval.from_event, interval.to_event
            """
        ).all(source) { $0.int(0) }.compactMap { try interval(at: $0) }.filter { interval in
            interval.length?.unit == unit && interval.length?.value ?? 0 > 0
                && (includingProtected || interval.person.sensitivity != .protected)
                && day.map { day in interval.finish.earliest.map { $0 <= day } ?? true } ?? true
        }
    }
}
