// Which body "the court", "the party", "the newspaper" and "the Fund" mean.
import CaseModel
import Names
import Syntax

extension MentionResolver {
    /// The mention of a general noun for a body with "the" before it.
    func body(at index: Int, in sentence: Range<Int>) -> Mention? {
        guard
            let (length, word) = text.lexicon.organisationWords.ending(
                at: index, from: sentence.lowerBound, in: text.tokens), text.nameAt(index) == nil,
            text.tag(index).isNominal
        else { return nil }
        if text.tag(index + 1) == .noun, text.nameAt(index + 1) == nil, !text.lower(index + 1).hasSuffix("ed") {
            return nil
        }
        var start = index - length + 1
        // "the banned party", "this small organisation".
        var steps = 0
        while start - 1 >= sentence.lowerBound, steps < 3, text.tag(start - 1) == .adj || text.tag(start - 1) == .noun,
            text.nameAt(start - 1) == nil
        {
            start -= 1
            steps += 1
        }
        let determiner = text.lower(start - 1)
        guard
            ["the", "this", "that"].contains(determiner)
                || ["its", "their", "his", "her"].contains(determiner) && word.isLabel && word.kind != .company
                    && !OrganisationWords.weakLabels.contains(text.lower(index))
        else { return nil }
        if text.lower(index) == "courthouse" { return nil }
        var mention = Mention(tokens: start - 1..<index + 1, head: index, form: .noun, entities: [])
        // "the newspaper Aral Tany" is the paper itself.
        if let name = text.nameStarting(at: index + 1)
            ?? (text.lower(index + 1) == "\"" ? text.nameStarting(at: index + 2) : nil), !text.isPerson(name)
        {
            mention.entities = name.entities.filter { text.page.entities[$0].type == .organisation }
            return mention
        }
        if let entity = body(
            called: text.lower(index), kind: word.kind, at: index, isCapital: text.tokens[index].shape == .capitalised)
        {
            mention.entities = [entity]
        }
        return mention
    }

    private func body(called noun: String, kind: OrganisationKind, at index: Int, isCapital: Bool) -> Int? {
        var best: (entity: Int, score: Double)?
        for spoken in discourse.bodies.reversed() {
            guard let entity = spoken.entity else { continue }
            let draft = text.page.entities[entity]
            var score = recency(of: spoken, at: index)
            if LatinLetters.plain(draft.name).split(separator: " ").contains(where: { $0 == noun }) {
                score += 1.6
            } else if draft.organisationKind == kind {
                score += 1
            } else if kind != .other, Self.isAlike(draft.organisationKind, kind),
                !OrganisationWords.isOfState(kind.rawValue)
            {
                score += 0.6
            } else {
                continue
            }
            if isCapital { score += 0.5 }
            if draft.isListed { score += 0.3 }
            if best == nil || score > (best?.score ?? 0) { best = (entity, score) }
        }
        // A word for a body of the state means the one named last only while it is near.
        guard let best, best.score >= (OrganisationWords.isOfState(kind.rawValue) ? 2 : 0) else { return nil }
        return best.entity
    }

    private static func isAlike(_ a: OrganisationKind?, _ b: OrganisationKind) -> Bool {
        let sets: [Set<OrganisationKind>] = [
            [.party, .movement], [.ngo, .movement, .other, .company], [.media, .other],
        ]
        guard let a else { return false }
        return a == .other || sets.contains { $0.contains(a) && $0.contains(b) }
    }
}
