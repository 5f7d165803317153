// Which words of a sentence are what a verb of speaking says.
import Syntax

/// Delimits what is said: a clause after "says that", both sides of ", says Kim,", a quotation.
///
/// The tree tells where another clause begins; how far speech reaches is read from the order of the words, which a wrong
/// tree leaves as it is.
struct SpeechContent {
    let clause: ParsedSentence
    let quotes: [Range<Int>]

    struct Found {
        var ranges: [Range<Int>]
        var isQuote = false
    }

    private var count: Int { clause.units.count }
    private func lower(_ unit: Int) -> String { unit >= 0 && unit < count ? clause.units[unit].lower : "" }

    private static let breaks: Set<String> = [",", "\"", "'", "–", "—", "-", ":", ";", "(", ")", "|"]
    private static let hearing: Set<String> = [
        "tell", "inform", "remind", "assure", "warn", "answer", "reply", "write",
    ]

    static func isPossessive(_ unit: Unit) -> Bool {
        ["his", "her", "their", "its", "my", "our", "your"].contains(unit.lower)
    }

    func isBreak(_ unit: Int) -> Bool { Self.breaks.contains(lower(unit)) }
    func isStop(_ unit: Int) -> Bool { unit >= count || isBreak(unit) || [".", "!", "?"].contains(lower(unit)) }

    // MARK: - Verbs

    /// What a verb says; nil where it says nothing that the sentence tells.
    func said(by verb: Int, speaker: Int, kind: SpeechLexicon.Kind) -> Found? {
        let group = group(around: verb, speaker: speaker)
        if kind != .deny, isParenthetical(group, verb: verb, speaker: speaker) {
            let ranges = surroundings(of: group)
            return ranges.isEmpty ? nil : Found(ranges: ranges)
        }
        let next = group.upperBound + 1
        if let quote = quotes.first(where: { $0.lowerBound > group.upperBound && $0.lowerBound - next < 3 }),
            (next..<quote.lowerBound).allSatisfy({ isBreak($0) })
        {
            return Found(ranges: [quote], isQuote: true)
        }
        let after = clause.dependents(of: verb, .ccomp).filter { $0 > verb && $0 != speaker }
        if lower(next) == "that" || lower(next) == "how" || !after.isEmpty || (kind != .deny && opensClause(next)) {
            let start = after.isEmpty ? next : min(next, after.map { range(of: $0).lowerBound }.min() ?? next)
            return Found(ranges: [max(start, verb + 1)..<endOfSpeech(from: max(start, verb + 1), clauses: after)])
        }
        let infinitives = clause.dependents(of: verb, .xcomp).filter { $0 > verb }
        if kind == .deny, let object = (infinitives + clause.dependents(of: verb, .obj)).first {
            return Found(ranges: [range(of: object)])
        }
        if let quote = quotes.last(where: { $0.upperBound <= group.lowerBound && group.lowerBound - $0.upperBound < 4 })
        {
            return Found(ranges: [quote], isQuote: true)
        }
        let before = clause.dependents(of: verb, .ccomp).filter { $0 < verb && $0 != speaker }
        return before.isEmpty ? nil : Found(ranges: before.map { range(of: $0) })
    }

    /// The verb with its subject, hearer and what lies between: "his lawyer told Reuters by telephone on Monday".
    private func group(around verb: Int, speaker: Int) -> ClosedRange<Int> {
        var first = verb
        var last = verb
        if abs(speaker - verb) < 8 {
            first = min(first, startOfPhrase(speaker))
            // "his lawyer and witnesses said"
            while speaker < verb, first > 1, ["and", "or"].contains(lower(first - 1)),
                clause.units[first - 2].tag.isNominal || clause.units[first - 2].kind == .name
            {
                first = startOfPhrase(first - 2)
            }
            last = max(last, speaker > verb ? withName(after: speaker) : verb)
        }
        for child in clause.dependents(of: verb, .aux, .auxPass, .advmod)
        where child < verb && verb - child < 5 && !(child..<verb).contains(where: { isBreak($0) }) {
            first = min(first, child)
        }
        if Self.hearing.contains(clause.units[verb].lemma), last == verb, let hearer = hearer(after: verb) {
            last = hearer
        }
        while last + 1 < count, let end = additionEnd(from: last + 1) { last = end }
        return min(first, last)...last
    }

    private func hearer(after verb: Int) -> Int? {
        if let object = clause.dependents(of: verb, .obj, .iobj).first(where: { $0 > verb && $0 - verb < 7 }),
            (verb..<object).allSatisfy({ !isBreak($0) })
        {
            return object
        }
        let next = verb + 1
        guard next < count, clause.units[next].tag == .pron || clause.units[next].kind == .name, lower(next) != "that"
        else { return nil }
        return next
    }

    /// A time, an adverb, or "by telephone", "in a statement", that may stand between a speaker and what is said.
    private func additionEnd(from start: Int) -> Int? {
        let unit = clause.units[start]
        if unit.kind == .time || (unit.tag == .adv && !["when", "how", "why", "where"].contains(unit.lower)) {
            return start
        }
        guard unit.tag == .adp,
            ["on", "in", "at", "by", "during", "to", "over", "via", "after", "before", "through", "from"].contains(
                unit.lower)
        else { return nil }
        var place = start + 1
        while place < count, place - start < 7 {
            let tag = clause.units[place].tag
            if isStop(place) || lower(place) == "that" { break }
            if tag == .verb || tag == .aux || tag == .sconj { return nil }
            place += 1
            if clause.units[place - 1].tag.isNominal || clause.units[place - 1].kind == .time,
                place >= count || isStop(place) || lower(place) == "that" || clause.units[place].tag == .adp
                    || clause.units[place].tag == .pron
            {
                return place - 1
            }
        }
        return isStop(place) || lower(place) == "that" ? place - 1 : nil
    }

    /// The first unit of a noun phrase, by the order of the words.
    func startOfPhrase(_ head: Int) -> Int {
        var first = head
        while first > 0, !isBreak(first - 1), head - first < 6 {
            let tag = clause.units[first - 1].tag
            guard
                tag == .det || tag == .adj || tag.isNominal || tag == .num || lower(first - 1) == "'s"
                    || Self.isPossessive(clause.units[first - 1])
            else { break }
            first -= 1
        }
        return first
    }

    /// "her lawyer, Sok Vannak,": the name after a noun and a comma, with what stands between.
    func withName(after head: Int) -> Int {
        guard clause.units[head].kind != .name, lower(head + 1) == ",", head + 2 < count,
            clause.units[head + 2].kind == .name,
            isStop(head + 3)
        else { return head }
        return head + 2
    }

    /// Whether a group of speaking stands beside what is said: between commas, or at the end, without an object of its own.
    private func isParenthetical(_ group: ClosedRange<Int>, verb: Int, speaker: Int) -> Bool {
        guard group.lowerBound > 0, isBreak(group.lowerBound - 1), lower(group.lowerBound - 1) != ":",
            isStop(group.upperBound + 1)
        else { return false }
        if Self.hearing.contains(clause.units[verb].lemma) { return true }
        return clause.dependents(of: verb, .obj).allSatisfy {
            $0 < verb || $0 == speaker || clause.head(of: speaker) == $0 || clause.head(of: $0) == speaker
        }
    }

    /// "she had been slapped": a clause without "that".
    private func opensClause(_ start: Int) -> Bool {
        guard start < count, !isStop(start) else { return false }
        let tag = clause.units[start].tag
        guard tag == .pron || tag == .det || tag.isNominal || clause.units[start].kind == .name,
            !["it", "them", "him", "this"].contains(lower(start)) || clause.isVerb(min(start + 1, count - 1))
        else { return false }
        for place in start + 1..<min(start + 6, count) {
            if clause.units[place].tag == .aux || clause.units[place].tag == .verb { return true }
            if isStop(place) || clause.units[place].tag == .adp { return false }
        }
        return false
    }

    // MARK: - How far it reaches

    private static let turns: Set<String> = ["but", "while", "whereas", "although", "though"]

    /// The end of what is said from a unit on: a semicolon, ", but", or a clause that stands beside the verb of speaking.
    func endOfSpeech(from start: Int, clauses: [Int]) -> Int {
        var inside = Set<Int>()
        for said in clauses { inside.formUnion(clause.subtree(of: said)) }
        var place = start
        while place < count {
            if endsContent(place) { return place }
            if lower(place) == ",", place > start {
                if Self.turns.contains(lower(place + 1)) { return place }
                if lower(place + 1) == "and", !inside.isEmpty, lower(place + 2) != "that",
                    let verb = firstVerb(from: place + 2),
                    !inside.contains(verb), clause.subjectHere(of: verb) != nil
                {
                    return place
                }
            }
            place += 1
        }
        return count
    }

    private func firstVerb(from start: Int) -> Int? {
        guard start < count else { return nil }
        return (start..<min(start + 8, count)).first { clause.units[$0].tag == .verb }
    }

    private func endsContent(_ unit: Int) -> Bool {
        guard lower(unit) == ";" || lower(unit) == "|" else { return false }
        // "that he was arrested; that he was beaten": the list goes on.
        return lower(unit + 1) != "that" && lower(unit + 2) != "that"
    }

    /// What stands on the sides of a parenthetical group: all before it at the end of a sentence, all after it at the beginning.
    func surroundings(of group: ClosedRange<Int>) -> [Range<Int>] {
        var start = group.lowerBound
        // "– he had bronchitis, he says –": only what stands between the dashes.
        let dashes: Set<String> = ["–", "—", "-"]
        if dashes.contains(lower(group.upperBound + 1)),
            let dash = (0..<start).last(where: { dashes.contains(lower($0)) }), start - dash > 2
        {
            return [dash + 1..<start]
        }
        while start > 0, !endsContent(start - 1) { start -= 1 }
        var after = afterSpeaker(group.upperBound + 1)
        var stop = after
        while stop < count, !endsContent(stop) { stop += 1 }
        let isFirst = !(start..<group.lowerBound).contains { clause.isVerb($0) }
        let isLast = !(after..<max(after, stop)).contains { clause.units[$0].tag != .punct }
        if !isFirst, !isLast, let link = clauseStart(before: group.lowerBound, from: start) { start = link }
        if after > stop { after = stop }
        return [start..<group.lowerBound, after..<stop].filter { !$0.isEmpty }
    }

    /// Past ", who was also beaten," after a speaker.
    private func afterSpeaker(_ position: Int) -> Int {
        guard lower(position) == ",", ["who", "which", "whose", "whom"].contains(lower(position + 1)) else {
            return position
        }
        var end = position + 2
        while end < count, lower(end) != ",", !endsContent(end) { end += 1 }
        return end
    }

    /// Where the clause begins that a group in its middle belongs to: after ", and".
    private func clauseStart(before group: Int, from start: Int) -> Int? {
        guard group > start else { return nil }
        for place in stride(from: group - 1, through: start + 1, by: -1) {
            guard ["and", "but", "while", "whereas"].contains(lower(place)) else { continue }
            let isClause = place + 1 >= group - 1 || (place..<group).contains { clause.units[$0].tag == .verb }
            if isClause, lower(place - 1) == "," || place + 1 >= group - 1 { return place }
        }
        return nil
    }

    /// All units under a unit, as one range.
    func range(of unit: Int) -> Range<Int> {
        let inside = clause.subtree(of: unit)
        return (inside.first ?? unit)..<(inside.last ?? unit) + 1
    }

    /// The same without what hangs on one part.
    func range(of head: Int, without part: Int) -> Range<Int> {
        let cut = Set(clause.subtree(of: part))
        let inside = clause.subtree(of: head).filter { !cut.contains($0) }
        return (inside.first ?? head)..<(inside.last ?? head) + 1
    }
}
