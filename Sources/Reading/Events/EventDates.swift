// Decides which date of a sentence dates a trigger.
import CaseModel
import Syntax

/// Chooses among the expressions of time in one sentence.
struct EventDates {
    let clause: ParsedSentence
    let index: MentionIndex
    let page: Page
    /// Heads of all triggers in the sentence.
    let triggers: [Int]

    /// A time with the unit it stands at.
    struct Candidate {
        var time: Int
        var unit: Int
        var cost: Double
    }

    /// The points in time of the sentence that may date events.
    private var points: [(time: Int, unit: Int)] {
        clause.units.indices.compactMap { unit in
            guard clause.units[unit].kind == .time, let time = index.time(at: clause.units[unit].tokens.lowerBound) else { return nil }
            let mention = page.times[time]
            guard mention.kind == .point, !mention.isDateline else { return nil }
            return (time, unit)
        }
    }

    /// The best date for a trigger, or nil where none fits.
    func date(of match: TriggerMatch) -> Candidate? {
        points.map { Candidate(time: $0.time, unit: $0.unit, cost: cost(of: $0.unit, time: page.times[$0.time], for: match)) }
            .filter { $0.cost < 3 }
            .min { ($0.cost, abs($0.unit - match.head)) < ($1.cost, abs($1.unit - match.head)) }
    }

    private func cost(of unit: Int, time: TimeMention, for match: TriggerMatch) -> Double {
        if let bound = time.bound, bound == "until" || bound == "before" || bound == "after" || bound == "by" { return 9 }
        if match.units.contains(unit) { return 0 }
        let distance = abs(unit - match.head)
        var cost = Double(distance) * 0.04
        let governor = clause.head(of: unit)
        if let governor, match.units.contains(governor) || governor == match.head { return cost * 0.5 }
        // Another trigger between the date and this one, or the date hangs on another trigger.
        let between = triggers.filter { $0 != match.head && ($0 > min(unit, match.head)) && ($0 < max(unit, match.head)) }
        let isFront = unit < match.head && !(0..<unit).contains { clause.isVerb($0) }
        if let governor, triggers.contains(governor), governor != match.head {
            if isFront, sharesClause(governor, match.head) { return 0.8 + cost }
            cost += isFront ? 1.2 : 2
        }
        if isFront { return cost + 0.4 }
        cost += Double(between.count) * 1.2
        if unit < match.head { cost += 0.8 }
        let separators = (min(unit, match.head)...max(unit, match.head)).filter {
            let lower = clause.units[$0].lower
            return lower == ";" || lower == ":" || lower == "|" || lower == "but" || lower == "while"
        }
        cost += Double(separators.count) * 1.0
        if isInside(unit, of: match.head) { cost -= 0.5 }
        return max(cost, 0)
    }

    private func sharesClause(_ a: Int, _ b: Int) -> Bool {
        clause.firstConjunct(of: a) == clause.firstConjunct(of: b) || isInside(b, of: a)
    }

    private func isInside(_ unit: Int, of ancestor: Int) -> Bool {
        var current = unit
        for _ in 0..<30 {
            if current == ancestor { return true }
            guard let head = clause.head(of: current) else { return false }
            current = head
        }
        return false
    }
}
