// The dates a trigger may have, in its sentence and from the story, with what speaks for each.
package import CaseModel
import Syntax

/// One date that a trigger may have; none at all is an option too.
package struct DateOption: Sendable {
    package var date: EDTF?
    /// Index into `Page.times`, where the words stand in the sentence.
    var time: Int?
    var rule: String
    package var features: Features
}

/// Gathers and weighs the dates for one trigger.
struct DateOptions {
    let clause: ParsedSentence
    let index: MentionIndex
    let page: Page
    let story: Story
    /// Heads of all triggers in the sentence.
    let triggers: [Int]

    /// All options; the last is always "no date".
    func options(for match: TriggerMatch, victims: [Int]) -> [DateOption] {
        var options: [DateOption] = []
        let own = timeOfNoun(match)
        for (time, unit) in points where !isOfClauseAfter(match, unit) && own ?? unit == unit {
            guard let date = page.times[time].date else { continue }
            var features = Features()
            let cost = cost(of: unit, time: page.times[time], for: match)
            features.add("prior", Float(4 - cost))
            describe(unit, page.times[time], match, into: &features)
            options.append(DateOption(date: date, time: time, rule: page.times[time].rule, features: features))
        }
        let inSentence = !options.isEmpty
        if own != nil, inSentence { return options }
        if let told = toldAsGround(match, victims) { return [told] }
        let isOfGroup = victims.contains { page.entities[$0].type == .group }
        if isOfGroup, !inSentence, let sequel = sequelOfDayBefore { return [sequel] }
        // People without names have no part in the story told so far.
        for (before, tag, prior) in isOfGroup ? [] : story.dated(for: victims) {
            guard let date = before.date, !options.contains(where: { $0.date == date }) else { continue }
            var features = Features()
            features.add("prior", prior + (Story.follows(match.kind, before.kind) ? 2.2 : 0))
            features.add("story " + tag)
            features.add("story \(tag) same sentence", if: before.sentence == clause.sentence)
            features.add("story \(tag) next sentence", if: before.sentence + 1 == clause.sentence)
            features.add("story \(tag) follows", if: Story.follows(match.kind, before.kind))
            features.add("story \(before.kind.rawValue) to \(match.kind.rawValue)")
            features.add("story though in sentence", if: inSentence)
            features.add(
                "story same victims", if: !victims.isEmpty && Set(victims) == Set(before.victims.map(\.entity)))
            features.add("story same kind", if: before.kind == match.kind)
            features.add("story verbal", if: match.pattern.isVerbal)
            features.add("story sequel word", if: opensWithSequel)
            options.append(
                DateOption(
                    date: date, time: nil, rule: "the day of the \(before.kind.rawValue) told just before",
                    features: features))
        }
        if let opening = story.openingDate, !options.contains(where: { $0.date == opening.date }) {
            var features = Features()
            let tag = opening.opensLine ? "line head" : "first sentence"
            features.add("prior", opening.opensLine ? 2.5 : 0)
            features.add("opening \(tag)")
            features.add("opening \(tag) though in sentence", if: inSentence)
            features.add("opening \(tag) \(match.kind.rawValue)")
            options.append(
                DateOption(date: opening.date, time: nil, rule: "the date that opens the paragraph", features: features)
            )
        }
        var none = Features()
        none.add("none")
        none.add("prior", 1)
        none.add("none \(match.kind.rawValue)")
        none.add("none though in sentence", if: inSentence)
        none.add("none verbal", if: match.pattern.isVerbal)
        none.add("none light", if: match.pattern.flags.contains(.light))
        options.append(DateOption(date: nil, time: nil, rule: "", features: none))
        return options
    }

    /// "in the case of a picket a year earlier": what is counted right after a noun dates the noun, not the verb above it.
    func timeOfNoun(_ match: TriggerMatch) -> Int? {
        let next = (match.units.max() ?? match.head) + 1
        guard !match.pattern.isVerbal, let point = points.first(where: { $0.unit == next }),
            case .offset(_, -1, _)? = page.times[point.time].expression?.core,
            points.contains(where: { $0.unit < match.head })
        else { return nil }
        return next
    }

    /// "detained in the case of a picket a year earlier. He was jailed for standing with a poster": the ground of the
    /// penalty is the act just told, and has its date.
    static let groundToldBefore = "the protest told just before, as the ground of the penalty"

    private func toldAsGround(_ match: TriggerMatch, _ people: [Int]) -> DateOption? {
        guard match.kind == .protest, let before = story.event(of: .protest, people: Set(people)),
            let date = before.date, before.dateMention != nil, (1...2).contains(clause.sentence - before.sentence),
            story.lastInLine?.sentence == clause.sentence, isGround(match.head)
        else { return nil }
        var features = Features()
        features.add("prior", 4)
        return DateOption(
            date: date, time: before.dateMention, rule: Self.groundToldBefore,
            features: features)
    }

    /// Whether a trigger stands after "for", as what a penalty is for.
    private func isGround(_ head: Int) -> Bool {
        var head = head
        while let noun = clause.head(of: head), noun > head, [.compound, .flat].contains(clause.relation(of: head)) {
            head = noun
        }
        if clause.preposition(of: head) == "for" { return true }
        return clause.dependents(of: head, .mark, .caseMark).contains { clause.units[$0].lower == "for" }
    }

    /// "On 24 April the party came to the ministry. Following this, police detained visitors": about the day just named.
    private var sequelOfDayBefore: DateOption? {
        guard clause.units.count > 2, ["following", "after"].contains(clause.units[0].lower),
            ["this", "that"].contains(clause.units[1].lower), clause.sentence > 0
        else { return nil }
        let before = page.clauses[clause.sentence - 1]
        let times = before.units.filter { $0.kind == .time }.compactMap { index.time(at: $0.tokens.lowerBound) }
        let days = times.filter { page.times[$0].kind == .point && page.times[$0].date?.isDay == true }
        guard days.count == 1, let date = page.times[days[0]].date else { return nil }
        var features = Features()
        features.add("prior", 4)
        return DateOption(
            date: date.withApproximation(), time: days[0], rule: "soon after the day just named", features: features)
    }

    private var opensWithSequel: Bool {
        clause.units.prefix(3).contains {
            ["then", "later", "after", "afterwards", "immediately", "eventually", "there", "subsequently"].contains(
                $0.lower)
        }
    }

    /// The points in time of the sentence that may date events.
    private var points: [(time: Int, unit: Int)] {
        clause.units.indices.compactMap { unit in
            guard clause.units[unit].kind == .time, let time = index.time(at: clause.units[unit].tokens.lowerBound)
            else { return nil }
            let mention = page.times[time]
            guard mention.kind == .point, !mention.isDateline else { return nil }
            return (time, unit)
        }
    }

    /// "charged because on the 17th he sold": a time right after the word that opens a clause belongs to that clause.
    private func isOfClauseAfter(_ match: TriggerMatch, _ unit: Int) -> Bool {
        var place = unit - 1
        while place > match.head, clause.units[place].tag == .adp || clause.units[place].tag == .det { place -= 1 }
        guard place > match.head, ["that", "because"].contains(clause.units[place].lower) else { return false }
        return clause.units.dropFirst(unit + 1).prefix(3).contains { $0.tag == .pron || $0.kind == .name }
    }

    private func describe(_ unit: Int, _ time: TimeMention, _ match: TriggerMatch, into features: inout Features) {
        let low = min(unit, match.head)
        let high = max(unit, match.head)
        let between = triggers.filter { $0 > low && $0 < high && !match.units.contains($0) }.count
        let side = unit < match.head ? "before" : "after"
        features.add("in \(side)")
        features.add("in \(side) between \(min(between, 2))")
        features.add("distance \(side)", Float(min(high - low, 25)) / 10)
        if let bound = time.bound { features.add("bound \(bound)") }
        features.add("front", if: isFront(unit))
        features.add("front between \(min(between, 2))", if: isFront(unit))
        let governor = clause.head(of: unit)
        features.add("governed", if: governor.map { $0 == match.head || match.units.contains($0) } ?? false)
        features.add("governed by other", if: governor.map { $0 != match.head && triggers.contains($0) } ?? false)
        features.add("inside", if: isInside(unit, of: match.head))
        features.add("in pattern", if: match.units.contains(unit))
        for separator in [";", ":", "|", "but", "while", ",", "and", "who", "which", "–"] {
            features.add("past \(separator)", if: (low...high).contains { clause.units[$0].lower == separator })
        }
        let verbs = (low...high).filter {
            $0 != match.head && $0 != unit && clause.units[$0].tag == .verb && !match.units.contains($0)
        }.count
        features.add("verbs between \(min(verbs, 3))")
        features.add("time \(match.kind.rawValue)")
        features.add("line head", if: unit <= 2)
        if let date = time.date { features.add("precision \(date.precision)") }
        let count = points.count
        features.add("only time", if: count == 1)
    }

    private func isFront(_ unit: Int) -> Bool { !(0..<unit).contains { clause.units[$0].tag == .verb } }

    /// How far a time is from a trigger, as plain rules see it.
    private func cost(of unit: Int, time: TimeMention, for match: TriggerMatch) -> Double {
        if let bound = time.bound, bound == "until" || bound == "before" || bound == "after" || bound == "by" {
            return 9
        }
        if match.units.contains(unit) { return 0 }
        let distance = abs(unit - match.head)
        var cost = Double(distance) * 0.04
        let governor = clause.head(of: unit)
        if let governor, match.units.contains(governor) || governor == match.head { return cost * 0.5 }
        let between = triggers.filter {
            $0 != match.head && ($0 > min(unit, match.head)) && ($0 < max(unit, match.head))
        }
        let front = isFront(unit) && unit < match.head
        if let governor, triggers.contains(governor), governor != match.head {
            if front, sharesClause(governor, match.head) { return 0.8 + cost }
            cost += front ? 1.2 : 2
        }
        if front { return cost + 0.4 }
        cost += Double(between.count) * 1.2
        if unit < match.head { cost += 0.8 }
        let separators = (min(unit, match.head)...max(unit, match.head)).filter {
            [";", ":", "|", "but", "while"].contains(clause.units[$0].lower)
        }
        cost += Double(separators.count)
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
