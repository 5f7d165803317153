// Finds what interrupts a clause: brackets, relative clauses between commas, dates with their preposition.
import Syntax

/// The parts of a clause that are parsed apart from it.
struct Interruptions {
    struct Part {
        var units: [Int]
        /// The unit it hangs on; the root of the clause where there is none.
        var anchor: Int?
        var relation: DependencyRelation
    }

    private(set) var parts: [Part] = []
    private let indices: [Int]
    private let units: [Unit]
    /// The first closing bracket after the opening bracket that was looked at last.
    private var nextClosing = 0

    private static let opening: Set<String> = ["(", "["]
    private static let closing: Set<String> = [")", "]"]
    private static let relatives: Set<String> = ["who", "which", "whom", "whose"]
    private static let datePrepositions: Set<String> = [
        "on", "in", "at", "during", "since", "until", "till", "by", "from", "of", "around", "about",
    ]

    init(of indices: [Int], in units: [Unit]) {
        self.indices = indices
        self.units = units
        var position = 0
        while position < indices.count {
            if let end = bracket(from: position) ?? relativeClause(from: position) ?? apposition(from: position)
                ?? date(from: position)
            {
                position = end
            } else {
                position += 1
            }
        }
    }

    private func unit(_ position: Int) -> Unit { units[indices[position]] }

    /// The nearest unit before a position that a description can hang on.
    private func nominal(before position: Int) -> Int? {
        var back = position - 1
        while back >= 0, position - back < 6 {
            if unit(back).tag.isNominal || unit(back).tag == .pron || unit(back).tag == .num { return indices[back] }
            back -= 1
        }
        return nil
    }

    private mutating func bracket(from position: Int) -> Int? {
        guard Self.opening.contains(unit(position).lower), position > 0 else { return nil }
        if nextClosing <= position {
            nextClosing = position + 1
            while nextClosing < indices.count, !Self.closing.contains(unit(nextClosing).lower) { nextClosing += 1 }
        }
        let end = nextClosing
        guard end < indices.count, end > position + 1 else { return nil }
        let anchor = indices[position - 1]
        parts.append(Part(units: Array(indices[position + 1..<end]), anchor: anchor, relation: .parataxis))
        parts.append(Part(units: [indices[position], indices[end]], anchor: anchor, relation: .punct))
        return end + 1
    }

    /// ", who was detained on Monday," after a noun; also ", most of whom ...,".
    private mutating func relativeClause(from position: Int) -> Int? {
        guard unit(position).lower == ",", position > 0, position + 2 < indices.count else { return nil }
        let pronoun = (position + 1...min(position + 4, indices.count - 1)).first {
            Self.relatives.contains(unit($0).lower)
        }
        guard let pronoun, (position + 1..<pronoun).allSatisfy({ leadsToPronoun(unit($0)) }) else { return nil }
        guard let anchor = nominal(before: position) else { return nil }
        let hasVerbBefore = (0..<position).contains { isFinite($0) }
        let end = endOfRelative(from: pronoun + 1, closesBeforeVerb: !hasVerbBefore)
        guard end > pronoun + 1 else { return nil }
        parts.append(Part(units: Array(indices[position + 1..<end]), anchor: anchor, relation: .aclRelcl))
        parts.append(Part(units: [indices[position]], anchor: anchor, relation: .punct))
        if end < indices.count, unit(end).lower == "," {
            parts.append(Part(units: [indices[end]], anchor: anchor, relation: .punct))
            return end + 1
        }
        return end
    }

    /// ", 34," or ", Ruslan Imankulov," or ", a welder from Oral," between a noun and its verb.
    private mutating func apposition(from position: Int) -> Int? {
        guard unit(position).lower == ",", position > 0,
            unit(position - 1).tag.isNominal || unit(position - 1).kind == .name
        else {
            return nil
        }
        var end = position + 1
        while end < indices.count, unit(end).lower != ",", end - position < 14 {
            guard !isFinite(end), !Self.notInApposition.contains(unit(end).lower) else { return nil }
            end += 1
        }
        guard end < indices.count, unit(end).lower == ",", end > position + 1 else { return nil }
        let first = unit(position + 1)
        let isAge = end == position + 2 && first.tag == .num && first.kind == .word
        guard
            isAge || first.kind == .name || first.tag == .det || first.tag.isNominal || first.tag == .adj
                || first.lower == "his"
                || first.lower == "her" || first.lower == "their"
        else { return nil }
        guard isAge || goesOnWithVerb(end + 1) else { return nil }
        parts.append(Part(units: Array(indices[position + 1..<end]), anchor: indices[position - 1], relation: .appos))
        parts.append(Part(units: [indices[position], indices[end]], anchor: indices[position - 1], relation: .punct))
        return end + 1
    }

    private static let notInApposition: Set<String> = [";", ":", "–", "—", "|", "and", "or", "but", "(", ")"]

    private func goesOnWithVerb(_ position: Int) -> Bool {
        guard position < indices.count else { return false }
        if isFinite(position) { return true }
        return unit(position).tag == .adv && position + 1 < indices.count && isFinite(position + 1)
    }

    private func leadsToPronoun(_ unit: Unit) -> Bool {
        unit.tag == .adp || unit.tag == .det || unit.tag == .num || unit.tag == .adj || unit.tag == .noun
            || unit.tag == .pron
    }

    private func isFinite(_ position: Int) -> Bool { unit(position).tag == .aux || unit(position).tag == .verb }

    /// Where a relative clause that begins at a position ends: at the comma after which its main clause goes on.
    private func endOfRelative(from start: Int, closesBeforeVerb: Bool) -> Int {
        var sawVerb = false
        var firstComma: Int?
        for position in start..<indices.count {
            let lower = unit(position).lower
            if lower == ";" || (lower == "." && position == indices.count - 1) || lower == "–" || lower == "—"
                || lower == ":"
            {
                return position
            }
            if isFinite(position) { sawVerb = true }
            guard lower == ",", sawVerb, position + 1 < indices.count else { continue }
            if closesBeforeVerb {
                if firstComma == nil { firstComma = position }
                let next = unit(position + 1)
                if next.tag == .aux || next.tag == .verb { return position }
                if next.tag == .adv, position + 2 < indices.count, isFinite(position + 2) { return position }
            } else if let next = nextWord(position + 1),
                ["and", "but", "while", "although", "though", "as", "when", "so"].contains(next)
            {
                return position
            } else if unit(position + 1).tag != .verb {
                return position
            }
        }
        return firstComma ?? indices.count
    }

    private func nextWord(_ position: Int) -> String? { position < indices.count ? unit(position).lower : nil }

    /// "on 6 December", "in 2019"; hangs on the nearest verb of the clause.
    private mutating func date(from position: Int) -> Int? {
        guard unit(position).kind == .time else { return nil }
        var start = position
        if start > 0, Self.datePrepositions.contains(unit(start - 1).lower), unit(start - 1).tag == .adp { start -= 1 }
        // A date that is the subject or stands between a noun and its verb is left to the parser only if nothing else is there.
        guard indices.count > position - start + 2 else { return nil }
        let verb = nearestVerb(to: position)
        guard let verb else { return nil }
        parts.append(Part(units: Array(indices[start...position]), anchor: verb, relation: .oblTmod))
        return position + 1
    }

    private func nearestVerb(to position: Int) -> Int? {
        var back = position - 1
        while back >= 0 {
            if unit(back).tag == .verb { return indices[back] }
            if [";", ":", ","].contains(unit(back).lower), position - back > 1 { break }
            back -= 1
        }
        var forward = position + 1
        while forward < indices.count {
            if unit(forward).tag == .verb { return indices[forward] }
            forward += 1
        }
        return (0..<position).last { unit($0).tag == .verb }.map { indices[$0] }
    }
}
