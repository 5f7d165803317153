// Finds the acts of speaking in a sentence, and what each of them says.
import CaseModel
import Syntax

/// Finds: "Kim says that ...", "..., says Kim", "according to her lawyer", "by her own account", "as he claimed in court".
struct SpeechFinder {
    let clause: ParsedSentence
    let speakers: SpeakerFinder
    let quotes: [Range<Int>]
    private let lexicon = SpeechLexicon.english
    private var found: [SpeechFrame] = []

    init(clause: ParsedSentence, index: MentionIndex, page: Page, quotes: [Range<Int>]) {
        self.clause = clause
        self.quotes = quotes
        speakers = SpeakerFinder(clause: clause, index: index, page: page)
    }

    /// The frames of the sentence, outermost first.
    func frames() -> [SpeechFrame] {
        var finder = self
        for unit in clause.units.indices where clause.units[unit].kind == .word { finder.read(unit) }
        return finder.found.filter { !$0.content.isEmpty }.sorted { ($0.size, $1.word) > ($1.size, $0.word) }
    }

    private mutating func read(_ unit: Int) {
        let word = clause.units[unit]
        if word.lower == "according", unit + 2 < clause.units.count, clause.units[unit + 1].lower == "to" {
            accordingTo(unit)
        } else if word.tag == .noun {
            noun(unit)
        } else if word.tag == .verb || word.tag == .aux {
            verb(unit)
        }
    }

    // MARK: - "according to"

    private mutating func accordingTo(_ unit: Int) {
        guard let head = nominal(from: unit + 2) else { return }
        guard let who = speakers.speaker(at: head), !who.isOwn else { return }
        add(unit, kind: .say, who: who, content: surroundings(of: unit...head))
    }

    /// The head of the noun phrase that begins at a unit.
    private func nominal(from start: Int) -> Int? {
        var place = start
        var last: Int?
        while place < clause.units.count, place - start < 12 {
            let unit = clause.units[place]
            if unit.kind == .name || unit.tag.isNominal
                || (unit.tag == .pron && last == nil && !unit.lower.hasSuffix("s"))
            {
                last = place
                if unit.kind == .name { break }
            } else if last != nil, unit.lower != "'s", unit.lower != "'" {
                break
            } else if unit.tag == .punct || unit.tag == .verb {
                break
            }
            place += 1
        }
        // "her lawyer, Sok Vannak": the name beside the noun is found by the tree.
        return last
    }

    // MARK: - Nouns of speaking

    private mutating func noun(_ unit: Int) {
        guard let kind = lexicon.noun(clause.units[unit].lemma) else { return }
        let before = unit > 0 ? clause.units[max(0, unit - 4)..<unit].map(\.lower) : []
        let clauses = clause.dependents(of: unit, .acl, .ccomp).filter { child in
            clause.dependents(of: child, .mark).contains { clause.units[$0].lower == "that" }
        }
        let owner =
            clause.possessor(of: unit)
            ?? clause.obliques(of: unit).first { ["of", "by", "from"].contains($0.preposition) }?.unit
        if let said = clauses.first {
            let who = owner.flatMap { speakers.speaker(at: $0) }
            add(unit, kind: kind == .say ? .claim : kind, who: who, content: [range(of: said)])
        } else if before.contains("by") || before.contains("in"),
            ["account", "word", "opinion", "view", "version"].contains(clause.units[unit].lemma),
            let owner, let who = speakers.speaker(at: owner), !who.isOwn
        {
            let start =
                (max(0, unit - 4)..<unit).last { clause.units[$0].lower == "by" || clause.units[$0].lower == "in" }
                ?? unit
            add(unit, kind: kind, who: who, content: surroundings(of: min(start, owner)...max(unit, owner)))
        }
    }

    // MARK: - Verbs of speaking

    private mutating func verb(_ unit: Int) {
        guard var kind = lexicon.verb(clause.units[unit].lemma) else { return }
        let isPassive = clause.isPassive(unit) && clause.units[unit].lower != "saying"
        var who: SpeakerFinder.Found?
        if isPassive {
            who = clause.agent(of: unit).flatMap { speakers.speaker(at: $0) }
        } else {
            who = speakerUnit(of: unit).flatMap { speakers.speaker(at: $0) }
            guard who != nil else { return }
        }
        if let who, who.isOwn, !isQuoted(unit) { return }
        // "as he claimed in court": what the clause hangs on is what is said.
        if clause.relation(of: unit) == .advcl,
            clause.dependents(of: unit, .mark, .advmod).contains(where: { clause.units[$0].lower == "as" }),
            let head = clause.head(of: unit)
        {
            return add(unit, kind: kind, who: who, content: [clauseRange(around: head, without: unit)])
        }
        let content = content(of: unit, speaker: who?.unit)
        guard !content.ranges.isEmpty else { return }
        if isPassive, who == nil, kind == .say { kind = .claim }
        add(unit, kind: kind, who: who, content: content.ranges, isQuote: content.isQuote)
    }

    private func isQuoted(_ unit: Int) -> Bool { quotes.contains { $0.contains(unit) } }

    /// The subject of a verb of speaking: by the tree, else the name or noun beside it.
    private func speakerUnit(of verb: Int) -> Int? {
        if let subject = clause.subject(of: verb), subject != verb { return subject }
        let next = verb + 1
        if next < clause.units.count, verb == 0 || isBreak(verb - 1), let nominal = nominal(from: next),
            nominal - next < 5
        {
            return nominal
        }
        var place = verb - 1
        while place >= 0, clause.units[place].tag == .aux || clause.units[place].tag == .adv { place -= 1 }
        if place >= 0,
            clause.units[place].tag.isNominal || clause.units[place].kind == .name || clause.units[place].tag == .pron
        {
            return place
        }
        return nil
    }

    private func isBreak(_ unit: Int) -> Bool {
        [",", "\"", "'", "–", "—", ":", ";", "(", "”"].contains(clause.units[unit].lower)
    }

    // MARK: - What is said

    private func content(of verb: Int, speaker: Int?) -> (ranges: [Range<Int>], isQuote: Bool) {
        let clauses = clause.dependents(of: verb, .ccomp).filter { $0 != speaker }
        let after = clauses.filter { $0 > verb }
        if !after.isEmpty {
            var ranges: [Range<Int>] = []
            for said in after {
                for conjunct in clause.conjuncts(of: said) { ranges.append(range(of: conjunct)) }
            }
            return (merged(ranges), false)
        }
        let group = group(around: verb, speaker: speaker)
        if isParenthetical(group) {
            let around = surroundings(of: group)
            if !around.isEmpty { return (around, false) }
        }
        if let quote = quotes.first(where: { $0.lowerBound >= group.upperBound && $0.lowerBound - group.upperBound < 4 }
        )
            ?? quotes.last(where: { $0.upperBound <= group.lowerBound && group.lowerBound - $0.upperBound < 4 })
        {
            return ([quote], true)
        }
        if !clauses.isEmpty { return (clauses.map { range(of: $0) }, false) }
        // "said that" where the tree does not see the clause.
        let next = group.upperBound + 1
        if next < clause.units.count, clause.units[next].lower == "that" {
            return ([next..<endOfClause(from: next)], false)
        }
        return ([], false)
    }

    /// The verb with its subject, hearer and what lies between: "his lawyer told Reuters on Monday".
    private func group(around verb: Int, speaker: Int?) -> ClosedRange<Int> {
        var first = verb
        var last = verb
        if let speaker, abs(speaker - verb) < 8 {
            let own = clause.subtree(of: speaker).filter { abs($0 - speaker) < 8 && !isClauseInside($0, of: speaker) }
            first = min(first, min(speaker, own.first ?? speaker))
            last = max(last, max(speaker, own.last ?? speaker))
        }
        for child in clause.children[verb] {
            switch clause.relation(of: child) {
            case .aux, .auxPass, .advmod: first = min(first, child)
            case .obj, .iobj, .obl, .oblTmod:
                if child > verb, child - last < 6 {
                    last = max(last, clause.subtree(of: child).last { $0 - last < 8 } ?? child)
                }
            default: break
            }
        }
        while last + 1 < clause.units.count,
            clause.units[last + 1].kind == .time || clause.units[last + 1].tag == .adv
                || (["on", "in", "at"].contains(clause.units[last + 1].lower) && last + 2 < clause.units.count
                    && clause.units[last + 2].kind == .time)
        {
            last += 1
        }
        return first...last
    }

    private func isClauseInside(_ unit: Int, of top: Int) -> Bool {
        var current = unit
        for _ in 0..<12 {
            if current == top { return false }
            let relation = clause.relation(of: current)
            if relation == .aclRelcl || relation == .acl || relation == .parataxis || relation == .ccomp { return true }
            guard let head = clause.head(of: current) else { return false }
            current = head
        }
        return false
    }

    /// Whether a group of speaking stands beside its content: between commas, or at the end.
    private func isParenthetical(_ group: ClosedRange<Int>) -> Bool {
        guard group.lowerBound > 0, isBreak(group.lowerBound - 1), clause.units[group.lowerBound - 1].lower != ":"
        else { return false }
        let next = group.upperBound + 1
        return next >= clause.units.count
            || [",", ".", "!", "?", ";", "\"", ")", "–", "—", ":", "("].contains(clause.units[next].lower)
    }

    /// The clause on both sides of a parenthetical group, up to semicolons.
    private func surroundings(of group: ClosedRange<Int>) -> [Range<Int>] {
        var start = group.lowerBound
        while start > 0, !endsContent(start - 1) { start -= 1 }
        let opens = start == group.lowerBound
        // "..., and, according to his followers, three people were shot".
        if !opens,
            let link = (start..<group.lowerBound).last(where: {
                clause.units[$0].lower == "," && $0 != group.lowerBound - 1
            }),
            link + 1 < group.lowerBound, ["and", "but", "while"].contains(clause.units[link + 1].lower),
            group.lowerBound - link <= 4
        {
            start = link + 1
        }
        var end = group.upperBound + 1
        if end < clause.units.count, !isBreak(end), clause.units[end].lower != "." {
            // A relative clause or more of the speaker's name: skip to the comma.
            while end < clause.units.count, clause.units[end].lower != ",", !endsContent(end) { end += 1 }
        }
        let relative = relativeEnd(from: end)
        end = relative
        var stop = end
        while stop < clause.units.count, !endsContent(stop) { stop += 1 }
        var ranges: [Range<Int>] = []
        if start < group.lowerBound { ranges.append(start..<group.lowerBound) }
        // At the end of a sentence what follows the speaker is about the speaker.
        if end < stop, opens || group.lowerBound - start < 4 || !isFinal(group, start: start) {
            ranges.append(end..<stop)
        }
        return ranges
    }

    /// Whether the content before the group is a whole clause, so that the group ends it.
    private func isFinal(_ group: ClosedRange<Int>, start: Int) -> Bool {
        (start..<group.lowerBound).contains { clause.isVerb($0) && clause.relation(of: $0) != .acl }
            && !(group.upperBound + 1..<clause.units.count).contains {
                clause.isVerb($0) && !isClauseInside($0, of: group.upperBound) && clause.relation(of: $0) != .aclRelcl
            }
    }

    /// Past ", who ...," after a speaker.
    private func relativeEnd(from position: Int) -> Int {
        guard position + 1 < clause.units.count, clause.units[position].lower == ",",
            ["who", "which", "whose", "whom"].contains(clause.units[position + 1].lower)
        else { return position }
        var end = position + 2
        while end < clause.units.count, clause.units[end].lower != ",", !endsContent(end) { end += 1 }
        return end
    }

    private func endsContent(_ unit: Int) -> Bool {
        let lower = clause.units[unit].lower
        guard lower == ";" || lower == "|" else { return false }
        // "that he was arrested; that he was beaten": the list goes on.
        return
            !(unit + 1 < clause.units.count
            && (clause.units[unit + 1].lower == "that"
                || (unit + 2 < clause.units.count && clause.units[unit + 2].lower == "that")))
    }

    private func endOfClause(from start: Int) -> Int {
        (start..<clause.units.count).first { endsContent($0) } ?? clause.units.count
    }

    /// All units under a clause, and those that follow it in a list of that-clauses.
    private func range(of unit: Int) -> Range<Int> {
        let inside = clause.subtree(of: unit)
        return (inside.first ?? unit)..<(inside.last ?? unit) + 1
    }

    private func clauseRange(around head: Int, without part: Int) -> Range<Int> {
        let cut = clause.subtree(of: part)
        let inside = clause.subtree(of: head).filter { !cut.contains($0) }
        return (inside.first ?? head)..<(inside.last ?? head) + 1
    }

    private func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
        ranges.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { result, next in
            if let last = result.last, next.lowerBound <= last.upperBound + 2 {
                result[result.count - 1] = last.lowerBound..<max(last.upperBound, next.upperBound)
            } else {
                result.append(next)
            }
        }
    }

    private mutating func add(
        _ word: Int, kind: SpeechLexicon.Kind, who: SpeakerFinder.Found?, content: [Range<Int>], isQuote: Bool = false
    ) {
        found.append(
            SpeechFrame(
                sentence: clause.sentence, word: word, kind: kind, speaker: who?.speaker, speakerUnit: who?.unit,
                source: who?.source ?? .privateVoice,
                content: content, isQuote: isQuote))
    }
}
