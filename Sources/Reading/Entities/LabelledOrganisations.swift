// Finds names of bodies without quotes by the noun beside them: the website Masarat, the Lelo-Tavisupleba bloc.
import CaseModel
import Syntax

extension NameReading {
    /// Finds:        an unquoted name right after a label noun, or before one with "the".
    /// Leaves alone: people, places, peoples; labels that need quotes.
    /// Example:      "the website [[Masarat]]", "the [[Lelo-Tavisupleba]] bloc".
    mutating func findLabelledOrganisations(in sentence: Range<Int>) {
        for run in runs(in: sentence) {
            guard let name = nameWithoutPlaceOrTitle(run) else { continue }
            let kind =
                labelRight(before: name, run: run, sentence: sentence) ?? labelApart(before: name, sentence: sentence)
                ?? ledBody(name, sentence: sentence) ?? labelLeft(after: name, run: run, sentence: sentence)
                ?? (isFamiliarPerson(name) ? nil : labelInApposition(after: name.upperBound, sentence: sentence))
            if let kind {
                add(OrganisationMention(tokens: withSmallWords(name, sentence: sentence), kind: kind))
            }
        }
    }

    private func nameWithoutPlaceOrTitle(_ run: Range<Int>) -> Range<Int>? {
        var run = run
        while let first = run.first, facts[first].contains(.initial), facts[first].contains(.ordinary) {
            run = first + 1..<run.upperBound
        }
        guard let first = run.first, run.count <= 5 else { return nil }
        if run.allSatisfy({ facts.has($0, [.demonym, .country, .town, .thing, .platform, .title]) }) { return nil }
        if facts[first].contains(.title) || facts[first].contains(.demonym) { return nil }
        // A family name that stands first shows a person.
        if run.count >= 2, lexicon.isFamilyNameFirst(lower(first)) { return nil }
        return run
    }

    /// "head of the dissolved Islamic Rights Gathering": common words written large after somebody's place in a body.
    private func ledBody(_ name: Range<Int>, sentence: Range<Int>) -> OrganisationKind? {
        guard name.count >= 2,
            name.allSatisfy({ facts.has($0, [.ordinary, .demonym]) && !facts.has($0, [.thing, .title]) })
        else { return nil }
        var index = name.lowerBound - 1
        while index > sentence.lowerBound,
            page.words.tokens[index].tag == .adj || page.words.tokens[index].tag == .verb || lower(index) == "the"
                || facts[index].contains(.demonym)
        { index -= 1 }
        guard lower(index) == "of", index > sentence.lowerBound, Self.places.contains(lower(index - 1)) else {
            return nil
        }
        return .movement
    }

    private static let places: Set<String> = [
        "head", "leader", "member", "members", "chair", "chairman", "chairwoman", "chairperson", "founder",
        "co-founder", "activist", "activists", "spokesperson", "spokesman",
        "spokeswoman", "secretary", "coordinator", "director", "president", "treasurer", "supporters", "supporter",
        "organiser", "organizer", "leaders", "behalf", "founders",
    ]

    /// "the group Za vodu": words that English does not know belong to the name.
    private func withSmallWords(_ name: Range<Int>, sentence: Range<Int>) -> Range<Int> {
        guard name.count <= 2, !facts[name.lowerBound].contains(.ordinary) else { return name }
        var end = name.upperBound
        while end < sentence.upperBound, end - name.lowerBound < 5, isFree(end), page.words.tokens[end].shape == .lower,
            lower(end) != "'s",
            lexicon.ordinaryClass(lower(end)) == nil, lower(end).utf8.count > 2, !facts[end].contains(.body),
            lexicon.organisationWords.starting(at: end, before: sentence.upperBound, in: page.words.tokens) == nil,
            !lexicon.isPersonNoun(lower(end))
        { end += 1 }
        return name.lowerBound..<end
    }

    private func isFamiliarPerson(_ name: Range<Int>) -> Bool { name.contains { facts[$0].contains(.given) } }

    private func labelRight(before name: Range<Int>, run: Range<Int>, sentence: Range<Int>) -> OrganisationKind? {
        var index = name.lowerBound - 1
        // "the party known as X"
        if ["called", "named", "dubbed"].contains(lower(index)) { index -= 1 }
        if lower(index) == "as", lower(index - 1) == "known" { index -= 2 }
        guard isFree(index), name.lowerBound == run.lowerBound, index >= sentence.lowerBound,
            page.words.tokens[index].shape == .lower
        else { return nil }
        guard
            let (length, word) = lexicon.organisationWords.ending(
                at: index, from: sentence.lowerBound, in: page.words.tokens),
            word.isLabel || word.kind == .prison && word.isDesignation,
            length > 1 || !OrganisationWords.weakLabels.contains(lower(index))
        else { return nil }
        if facts[name.lowerBound].contains(.given),
            lower(index - length) != "the" || ![.party, .movement, .media].contains(word.kind)
        {
            return nil
        }
        return word.kind
    }

    /// "the organisation he used to head, Golos-Volga, was": the label stands before a comma and a few small words.
    private func labelApart(before name: Range<Int>, sentence: Range<Int>) -> OrganisationKind? {
        guard name.lowerBound - 2 >= sentence.lowerBound, lower(name.lowerBound - 1) == ",",
            [",", ".", "("].contains(lower(name.upperBound)),
            !facts[name.lowerBound].contains(.given)
        else { return nil }
        var index = name.lowerBound - 2
        for _ in 0..<6 {
            guard index >= sentence.lowerBound, page.words.tokens[index].shape == .lower else { return nil }
            if let (length, word) = lexicon.organisationWords.ending(
                at: index, from: sentence.lowerBound, in: page.words.tokens), word.isLabel || word.kind == .other,
                length > 1 || !OrganisationWords.weakLabels.contains(lower(index))
            {
                // "a member of the group, X": the label is not the head.
                var before = index - length
                while before >= sentence.lowerBound,
                    ["the", "a", "this", "its", "banned"].contains(lower(before))
                        || page.words.tokens[before].tag == .adj
                { before -= 1 }
                return before >= sentence.lowerBound
                    && ["of", "with", "from", "for", "in", "at"].contains(lower(before)) ? nil : word.kind
            }
            if hasPersonNoun(endingAt: index, from: index), lower(index - 1) != "to" { return nil }
            index -= 1
        }
        return nil
    }

    private func labelLeft(after name: Range<Int>, run: Range<Int>, sentence: Range<Int>) -> OrganisationKind? {
        let end = name.upperBound
        guard end < sentence.upperBound, page.words.tokens[end].shape == .lower,
            let (length, word) = lexicon.organisationWords.starting(
                at: end, before: sentence.upperBound, in: page.words.tokens), word.isLabel,
            !OrganisationWords.weakLabels.contains(lower(end + length - 1)) || lower(end) == "group"
        else { return nil }
        // "the Vitebsk newspaper Dzvinskaya Khvalia" names the paper after its label.
        if end + length < sentence.upperBound, isCapital(end + length) || lower(end + length) == "\"" { return nil }
        if name.contains(where: { facts.has($0, [.town, .country, .demonym]) }) { return nil }
        if facts[name.lowerBound].contains(.given) { return nil }
        let before = lower(name.lowerBound - 1)
        guard
            [
                "the", "of", "banned", "opposition", "unregistered", "'s", "online", "independent", "to", "with", "for",
                "and", "outlawed", "by",
            ].contains(before)
        else { return nil }
        return word.kind
    }
}
