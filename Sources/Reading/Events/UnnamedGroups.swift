// People who have no name in the report and yet stand where the one stands to whom something is done: "police detained participants of the march".
import CaseModel
import Syntax

/// Finds such people, so that what is done to them falls on nobody else.
enum UnnamedGroups {
    /// Makes an entity of every group without names, and notes where it is named or meant by "them".
    static func add(to page: inout Page) {
        let index = MentionIndex(page)
        var last: (group: Int, sentence: Int)?
        for clause in page.clauses {
            for unit in clause.units.indices {
                let token = clause.units[unit].tokens.upperBound - 1
                let meant = index.entities(at: token)
                // "The police detained participants, charging them": the body that acts is not whom it charges.
                if clause.units[unit].lower == "them", let group = last, group.sentence == clause.sentence,
                    meant.allSatisfy({ page.entities[$0].type == .organisation })
                {
                    page.unnamedGroups[token] = group.group
                    continue
                }
                guard meant.isEmpty else {
                    // Somebody known is spoken of in between.
                    if let mention = index.mention(at: token), mention.form == .group || mention.entities.count > 1 {
                        last = nil
                    }
                    continue
                }
                if isPlural(unit, in: clause, index, page) {
                    let words = phrase(at: unit, in: clause)
                    page.unnamedGroups[token] = page.entities.count
                    last = (page.entities.count, clause.sentence)
                    let span = page.span(words)
                    page.entities.append(
                        EntityDraft(
                            type: .group, name: page.words.string(words), nameSpan: span,
                            size: size(of: unit, in: clause), isListed: false))
                } else if clause.units[unit].lower == "they", let group = last, group.sentence == clause.sentence {
                    page.unnamedGroups[token] = group.group
                }
            }
        }
    }

    private static let manyPeople: Set<String> = ["people", "dozens", "hundreds", "thousands", "scores"]

    /// Whether a unit is a plural noun for people, or a number that stands for them.
    private static func isPlural(_ unit: Int, in clause: ParsedSentence, _ index: MentionIndex, _ page: Page)
        -> Bool
    {
        let word = clause.units[unit]
        guard word.kind == .word else { return false }
        if manyPeople.contains(word.lower) { return true }
        guard word.tag == .noun, let mention = index.mention(at: word.tokens.upperBound - 1),
            mention.head == word.tokens.upperBound - 1
        else { return false }
        // Officers and prosecutors are spoken of for what they do.
        let sentence = page.words.sentences[clause.sentence].tokens
        let role = page.lexicon.names.roles.ending(at: mention.head, from: sentence.lowerBound, in: page.tokens)
        if let role, [.police, .prosecutor, .judge, .official].contains(role.value.role) { return false }
        return mention.form == .group
    }

    private static func size(of unit: Int, in clause: ParsedSentence) -> Int? {
        clause.dependents(of: unit, .nummod).lazy.compactMap {
            PageText.numbers[clause.units[$0].lower] ?? Int(clause.units[$0].lower)
        }.first
    }

    /// The noun with what stands before it and what follows until a clause begins: "participants of the march".
    private static func phrase(at unit: Int, in clause: ParsedSentence) -> Range<Int> {
        let inside = Set(clause.subtree(of: unit))
        var first = unit
        var last = unit
        while inside.contains(first - 1), unit - first < 6, opens(first - 1, in: clause) { first -= 1 }
        while inside.contains(last + 1), last - unit < 8, clause.units[last + 1].kind != .time,
            ![.punct, .verb, .aux, .pron, .sconj].contains(clause.units[last + 1].tag)
        {
            last += 1
        }
        while last > unit, [.adp, .det, .cconj].contains(clause.units[last].tag) { last -= 1 }
        return clause.units[first].tokens.lowerBound..<clause.units[last].tokens.upperBound
    }

    private static func opens(_ unit: Int, in clause: ParsedSentence) -> Bool {
        let word = clause.units[unit]
        if ["about", "around", "some", "at", "least", "nearly", "almost", "over"].contains(word.lower) { return true }
        return [.det, .num, .adj, .noun, .propn].contains(word.tag)
    }
}

extension ParticipantFinder {
    /// People without names in the place of the victim: the group, or nobody where it is one person ("another man was beaten").
    /// Nil where nobody of the kind stands there.
    func unnamedVictims(of match: TriggerMatch) -> [FoundParticipant]? {
        for role in match.pattern.victim {
            for unit in units(in: role, of: match) {
                let groups = clause.conjuncts(of: unit).compactMap { group(at: $0, how: role.words) }
                if !groups.isEmpty { return groups }
                if !entities(at: unit).isEmpty { return nil }
                if isSomebodyUnnamed(unit) { return [] }
            }
        }
        // "charging them under": the tree has lost the object.
        let next = match.head + 1
        if match.pattern.victim.contains(.object), next < clause.units.count, clause.units[next].lower == "them",
            clause.isVerb(match.head), !clause.isPassive(match.head),
            let group = group(at: next, how: "object of the verb")
        {
            return [group]
        }
        return nil
    }

    private func group(at unit: Int, how: String) -> FoundParticipant? {
        page.unnamedGroups[clause.units[unit].tokens.upperBound - 1].map {
            FoundParticipant(entity: $0, unit: unit, how: "people without names, " + how)
        }
    }

    /// "another man".
    private func isSomebodyUnnamed(_ unit: Int) -> Bool {
        guard clause.units[unit].tag == .noun,
            let mention = index.mention(at: clause.units[unit].tokens.upperBound - 1),
            mention.form == .noun, mention.entities.isEmpty
        else { return false }
        return clause.dependents(of: unit, .det).contains { clause.units[$0].lower == "another" }
    }
}
