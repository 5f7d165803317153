// Finds where the name of a body ends: "of Almaty", "for Combating Extremism", "and Information", "No. 8".
import CaseModel
import Syntax

extension NameReading {
    /// "Reporters' Solidarity Fund", "Prosecutor General's Office": a run goes on after a possessive if a common noun has it.
    func joiningPossessives(_ run: Range<Int>, sentence: Range<Int>) -> (run: Range<Int>, hasOwners: Bool) {
        var end = run.upperBound
        var hasOwners = false
        while end + 1 < sentence.upperBound, lower(end) == "'s" || lower(end) == "'", isFree(end), isCapital(end + 1),
            let next = self.run(at: end + 1, in: sentence)
        {
            // "Defence Lawyers' Circle": several people own it, so it is a body whatever its last word.
            let isOwners = lower(end) == "'" && lexicon.isPersonNoun(lower(end - 1)) && lower(end - 1).hasSuffix("s")
            let isCommon = facts[end - 1].contains(.ordinary) || facts[end - 1].contains(.title)
            guard
                isOwners
                    || isCommon && !(facts[end - 1].contains(.given) && end - run.lowerBound > 1)
                        && lastHead(in: end + 1..<next.upperBound) != nil
            else { break }
            // "Yesterday's Court" opens its sentence.
            if end - 1 == run.lowerBound, facts[end - 1].contains(.initial), facts[end - 1].contains(.notNominal) {
                break
            }
            hasOwners = hasOwners || isOwners
            end = next.upperBound
        }
        return (run.lowerBound..<end, hasOwners)
    }

    /// Where a name that ends at a token goes on: "of Almaty", "for Combating Extremism", "and Information", "No. 8".
    func extended(from end: Int, head: OrganisationKind, sentence: Range<Int>) -> Int {
        var end = end
        var hasOf = false
        for _ in 0..<5 {
            guard end < sentence.upperBound, isFree(end) else { return end }
            let word = lower(end)
            if ["no.", "no", "nr", "nr.", "№", "#"].contains(word), end + 1 < sentence.upperBound,
                page.words.tokens[end + 1].shape == .number
            {
                end += 2
            } else if page.words.tokens[end].shape == .number, !hasOf,
                [
                    "station", "colony", "court", "school", "branch", "chamber", "center", "centre", "prison", "unit",
                    "division", "facility", "camp",
                ].contains(lower(end - 1)),
                page.words.tokens[end].end - page.words.tokens[end].start <= 3, facts[end].isEmpty
            {
                end += 1
            } else if ["of", "for", "against", "on", "to", "without"].contains(word),
                let next = continuation(after: end, sentence: sentence)
            {
                hasOf = true
                end = next
            } else if word == "at", hasOf, let next = run(at: end + 1, in: sentence),
                next.allSatisfy({ facts[$0].contains(.ordinary) && !facts.has($0, [.town, .body, .title]) })
            {
                end = next.upperBound
            } else if word == "&", let next = run(at: end + 1, in: sentence) {
                end = next.upperBound
            } else if hasOf || head == .ministry, word == "and" || word == ",",
                let next = list(after: end, sentence: sentence)
            {
                end = next
            } else {
                return end
            }
        }
        return end
    }

    /// The end of what follows a preposition inside a name.
    private func continuation(after preposition: Int, sentence: Range<Int>) -> Int? {
        let word = lower(preposition)
        var start = preposition + 1
        if lower(start) == "the" { start += 1 }
        guard let plain = run(at: start, in: sentence) else { return nil }
        // "Committee to Protect Journalists", not "from Town House to the Ministry".
        if word == "to" || word == "without",
            lower(preposition + 1) == "the" || word == "to" && !facts[start].contains(.notNominal)
        {
            return nil
        }
        let run = joiningPossessives(plain, sentence: sentence).run
        var end = run.upperBound
        // A person named after the body: "the Court of Almaty Judge N".
        if let title = (run.lowerBound..<end).first(where: { facts[$0].contains(.title) && $0 > run.lowerBound }),
            !facts[title].contains(.body)
        {
            end = title
        }
        let first = facts[run.lowerBound]
        if word == "of" {
            if first.contains(.title), !first.contains(.body), !first.contains(.ordinary) { return nil }
            if first.contains(.given), !first.contains(.town), !first.contains(.ordinary), run.count >= 2 { return nil }
        } else if !(first.contains(.ordinary) || (run.lowerBound..<end).contains { facts[$0].contains(.body) })
            || first.contains(.title)
        {
            return nil
        }
        // "the Leninski district", "the Batman police".
        if end < sentence.upperBound, isFree(end), !facts[end - 1].contains(.ordinary) {
            if OrganisationWords.areas.contains(lower(end)) {
                end += 1
            } else if let (length, word) = lexicon.organisationWords.starting(
                at: end, before: sentence.upperBound, in: page.words.tokens), word.isDesignation
            {
                end += length
            }
        }
        return end
    }

    /// The end of "and Information", ", Science and Sport": only ordinary words, no other body, no person.
    private func list(after separator: Int, sentence: Range<Int>) -> Int? {
        func plainRun(_ start: Int) -> Range<Int>? {
            guard let run = run(at: start, in: sentence), run.count <= 3 else { return nil }
            if run.allSatisfy({ facts.has($0, [.town, .country]) }),
                facts.has(separator - 1, [.town, .country]) || lower(separator - 2) == "of"
            {
                return run
            }
            let fits = run.allSatisfy {
                facts[$0].contains(.ordinary) && !facts[$0].contains(.body) && !facts[$0].contains(.title)
                    && !facts[$0].contains(.country)
            }
            return fits ? run : nil
        }
        guard let first = plainRun(separator + 1) else { return nil }
        guard lower(separator) == "," else { return first.upperBound }
        var end = first.upperBound
        while lower(end) == ",", let next = plainRun(end + 1) { end = next.upperBound }
        guard lower(end) == "and", let last = plainRun(end + 1) else { return nil }
        return last.upperBound
    }
}
