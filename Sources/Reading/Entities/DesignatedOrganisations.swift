// Finds bodies that are named in small letters with a place or a number: "Esil police department", "colony No. 17".
import CaseModel
import Syntax

extension NameReading {
    /// Finds:        a designation in small letters with a place before it, a place after "of", or a number.
    /// Leaves alone: "a Moscow court" and "another colony", which name no one body; "Russian police"; "Astana police officers".
    /// Example:      "the [[Esil police department]]", "[[colony No. 17]]", "[[district court of Astana]]".
    mutating func findDesignatedOrganisations(in sentence: Range<Int>) {
        var position = sentence.lowerBound
        while position < sentence.upperBound {
            guard isFree(position), page.words.tokens[position].shape == .lower,
                let (length, word) = lexicon.organisationWords.starting(
                    at: position, before: sentence.upperBound, in: page.words.tokens), word.isDesignation
            else {
                position += 1
                continue
            }
            let designation = position..<position + length
            position += length
            guard isFree(designation) else { continue }
            findDesignated(designation, kind: word.kind, sentence: sentence)
        }
    }

    private mutating func findDesignated(_ designation: Range<Int>, kind: OrganisationKind, sentence: Range<Int>) {
        var start = designation.lowerBound
        while start > sentence.lowerBound, isModifier(start - 1) { start -= 1 }
        if let name = placeBefore(start, sentence: sentence) {
            guard !isIndefinite(before: name.lowerBound), !isOfPeople(after: designation.upperBound, sentence: sentence)
            else { return }
            var end = designation.upperBound
            if let numbered = number(after: end, sentence: sentence) { end = numbered }
            add(OrganisationMention(tokens: name.lowerBound..<end, kind: kind))
            return
        }
        while start < designation.lowerBound, lower(start) == "general" { start += 1 }
        if let end = number(after: designation.upperBound, sentence: sentence) {
            add(OrganisationMention(tokens: start..<end, kind: kind))
            return
        }
        // "colony IK-7": the number is the name.
        if kind == .prison, designation.upperBound < sentence.upperBound, isCodeName(designation.upperBound) {
            add(OrganisationMention(tokens: designation.upperBound..<designation.upperBound + 1, kind: kind))
            return
        }
        guard !isIndefinite(before: start),
            let end = placeAfterOf(designation.upperBound, kind: kind, sentence: sentence)
        else {
            return
        }
        add(OrganisationMention(tokens: start..<end, kind: kind))
    }

    private func isModifier(_ index: Int) -> Bool {
        guard isFree(index), page.words.tokens[index].shape == .lower else { return false }
        if lower(index) == "'s" {
            return index > 0 && ["women", "men", "children", "people"].contains(lower(index - 1))
        }
        return OrganisationWords.modifiers.contains(lower(index))
            || lower(index) == "and" && OrganisationWords.modifiers.contains(lower(index - 1))
                && OrganisationWords.modifiers.contains(lower(index + 1))
    }

    /// The capitalised words right before a designation, if they can be a place.
    private func placeBefore(_ end: Int, sentence: Range<Int>) -> Range<Int>? {
        var start = end
        while start > sentence.lowerBound, isCapital(start - 1), end - start < 3 { start -= 1 }
        // "City", "Regional" written large are modifiers.
        while start < end, facts[start].contains(.initial), facts[start].contains(.ordinary),
            !facts[start].contains(.town)
        { start += 1 }
        guard start < end else { return nil }
        let name = start..<end
        for index in name {
            if facts[index].contains(.demonym) && !["regional", "state"].contains(lower(end))
                || facts[index].contains(.thing) || facts[index].contains(.platform)
            {
                return nil
            }
            if facts[index].contains(.title), !facts[index].contains(.body), !facts[index].contains(.town) {
                return nil
            }
        }
        if name.count >= 2, facts[start].contains(.given), !facts[start].contains(.town),
            !["town", "city", "road"].contains(lower(end - 1))
        {
            return nil
        }
        guard name.contains(where: { !facts[$0].contains(.ordinary) || facts[$0].contains(.town) }) else { return nil }
        if name.allSatisfy({ facts[$0].contains(.country) }) { return nil }
        return name
    }

    private func isIndefinite(before start: Int) -> Bool {
        ["a", "an", "another", "any", "some", "no", "each", "every"].contains(lower(start - 1))
    }

    /// "Astana police officers" are people, not the police of Astana.
    private func isOfPeople(after end: Int, sentence: Range<Int>) -> Bool {
        guard end < sentence.upperBound else { return false }
        let word = lower(end)
        if lexicon.roles.ending(at: end, from: end, in: page.words.tokens) != nil { return true }
        if word.hasSuffix("s"), let singular = Optional(String(word.dropLast())),
            ["officer", "detective", "investigator", "guard", "officials", "judge", "prisoner", "inmate"].contains(
                singular)
        {
            return true
        }
        return ["officers", "custody", "chief", "spokesman", "spokeswoman", "spokesperson", "brutality", "staff"]
            .contains(word)
    }

    private func number(after end: Int, sentence: Range<Int>) -> Int? {
        guard end < sentence.upperBound else { return nil }
        if ["no.", "no", "nr", "nr.", "№", "#", "number"].contains(lower(end)), end + 1 < sentence.upperBound,
            page.words.tokens[end + 1].shape == .number || isCodeName(end + 1)
        {
            return end + 2
        }
        return nil
    }

    /// "IK-7", "SIZO-1", "UF-91/8".
    func isCodeName(_ index: Int) -> Bool {
        guard isFree(index) else { return false }
        let token = page.words.tokens[index]
        guard token.shape == .upper || token.shape == .mixed, facts[index].contains(.capital) else { return false }
        return token.lower.utf8.contains { $0 &- 0x30 < 10 }
    }

    /// "of Astana", "of the Leninski district", "of Karaganda Region".
    private func placeAfterOf(_ end: Int, kind: OrganisationKind, sentence: Range<Int>) -> Int? {
        guard end + 1 < sentence.upperBound, lower(end) == "of" || kind == .prison && lower(end) == "at", isFree(end)
        else { return nil }
        let start = lower(end + 1) == "the" ? end + 2 : end + 1
        guard let run = run(at: start, in: sentence), run.count <= 3 else { return nil }
        let first = facts[run.lowerBound]
        if first.contains(.demonym) || first.contains(.title) && !first.contains(.town)
            || first.contains(.given) && !first.contains(.town)
        {
            return nil
        }
        if run.allSatisfy({ facts[$0].contains(.country) || facts[$0].contains(.body) })
            || run.contains(where: { facts[$0].contains(.thing) })
        {
            return nil
        }
        guard run.contains(where: { !facts[$0].contains(.ordinary) || facts[$0].contains(.town) }) else { return nil }
        let isArea = run.upperBound < sentence.upperBound && OrganisationWords.areas.contains(lower(run.upperBound))
        // Without a word for an area it must be a place that we know.
        guard
            isArea || lower(end) == "at" || run.contains(where: { facts[$0].contains(.town) })
                || OrganisationWords.areas.contains(lower(run.upperBound - 1))
        else { return nil }
        return isArea ? run.upperBound + 1 : run.upperBound
    }
}
