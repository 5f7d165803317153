// Finds bodies whose capitalised name holds a word for what they are: "Esil District Court", "Ministry of Culture and Information".
import CaseModel
import Syntax

extension NameReading {
    /// Finds:        capitalised runs with an organisation word, with "of", "for", "and" and numbers that continue them.
    /// Leaves alone: lines all in capitals; words that only open their sentence; people named after the body's name.
    /// Example:      "the [[Ministry of Justice of the Russian Federation]] today", "[[2nd Western District Military Court]]".
    mutating func findNamedOrganisations(in sentence: Range<Int>, style: WordFacts.Style) {
        if style == .capitals {
            findLetterhead(in: sentence)
            return
        }
        for run in runs(in: sentence) {
            for part in parts(of: run, style: style) {
                findNamedOrganisation(in: part, sentence: sentence, style: style)
            }
        }
    }

    /// A line in capitals that is the name of a body and nothing else: "HUMAN RIGHTS COMMISSION OF SRI LANKA".
    private mutating func findLetterhead(in sentence: Range<Int>) {
        guard let run = runs(in: sentence).first, run.lowerBound == sentence.lowerBound,
            run.upperBound == sentence.upperBound || lower(run.upperBound) == ",", let head = lastHead(in: run)
        else { return }
        let isHeadFirst = head.tokens.upperBound < run.upperBound && lower(head.tokens.upperBound) == "of"
        guard head.tokens.upperBound == run.upperBound || isHeadFirst, run.count >= 3,
            !run.contains(where: { facts[$0].contains(.notNominal) && lower($0) != "of" })
        else { return }
        add(mention(run, named: run, kind: head.kind))
    }

    /// In a heading, verbs and role words part names.
    private func parts(of run: Range<Int>, style: WordFacts.Style) -> [Range<Int>] {
        guard style == .heading else { return [run] }
        var parts: [Range<Int>] = []
        var start = run.lowerBound
        for index in run where facts[index].contains([.notNominal, .ordinary]) && !facts[index].contains(.body) {
            if index > start { parts.append(start..<index) }
            start = index + 1
        }
        if start < run.upperBound { parts.append(start..<run.upperBound) }
        return parts
    }

    private mutating func findNamedOrganisation(in run: Range<Int>, sentence: Range<Int>, style: WordFacts.Style) {
        let (run, hasOwners) = joiningPossessives(run, sentence: sentence)
        guard var head = lastHead(in: run) ?? (hasOwners ? (run.upperBound - 1..<run.upperBound, .ngo) : nil) else {
            return
        }
        if hasOwners, head.tokens.upperBound < run.upperBound, !facts[run.upperBound - 1].contains(.title) {
            head = (run.upperBound - 1..<run.upperBound, .ngo)
        }
        var start = run.lowerBound
        // Words that are capitalised only because they open the sentence.
        while start < head.tokens.lowerBound, facts[start].contains(.initial),
            facts[start].contains([.ordinary, .notNominal])
        { start += 1 }
        while start < head.tokens.lowerBound, isHonorific(start) { start += 1 }
        guard isFree(start..<head.tokens.upperBound),
            !(start..<head.tokens.upperBound).contains(where: { facts[$0].contains(.platform) })
        else { return }
        var end = head.tokens.upperBound
        // "Students' Rice and Books Forum"
        if hasOwners, end == run.upperBound, lower(end) == "and", let next = self.run(at: end + 1, in: sentence),
            let last = lastHead(in: next)
        {
            head = last
            end = last.tokens.upperBound
        }
        if end < run.upperBound, head.tokens.lowerBound == start, OrganisationWords.leading.contains(lower(start)),
            !facts[end].contains(.title)
        {
            end = run.upperBound
        }
        // "Penal Watch Africa"
        if end < run.upperBound, (end..<run.upperBound).allSatisfy({ facts.has($0, [.country, .town]) }),
            !OrganisationWords.isOfState(head.kind.rawValue)
        {
            end = run.upperBound
        }
        // "Supreme State Security Case No. 5" names a case.
        if end < run.upperBound, facts[end].contains(.thing), !facts[end].contains(.given) { return }
        if end == run.upperBound {
            end = extended(from: end, head: head.kind, sentence: sentence)
        }
        start = withOrdinal(before: start, sentence: sentence)
        if let whole = wholeOfPart(start..<end, sentence: sentence) {
            // "Branch 26 of the Tehran Revolutionary Court": the court, known also with its branch.
            let alias = page.words.string(start..<end)
            if let inner = lastHead(in: whole) { head = inner }
            add(mention(start..<end, named: whole, kind: head.kind, aliases: [alias]))
            return
        }
        // A single word that only opens its sentence names nothing.
        if end - start == 1, facts[start].contains(.initial) { return }
        if style == .heading,
            !(start..<end).contains(where: { !facts[$0].contains(.ordinary) || facts[$0].contains(.town) }),
            end - start < 3
        {
            return
        }
        add(mention(start..<end, named: start..<end, kind: head.kind))
    }

    /// The last organisation word of a run, with its kind.
    func lastHead(in run: Range<Int>) -> (tokens: Range<Int>, kind: OrganisationKind)? {
        for index in run.reversed() {
            if let (length, word) = lexicon.organisationWords.ending(
                at: index, from: run.lowerBound, in: page.words.tokens), word.isHead,
                facts[index].contains(.capital)
            {
                return (index - length + 1..<index + 1, word.kind)
            }
        }
        return nil
    }

    private func isHonorific(_ index: Int) -> Bool {
        guard let title = lexicon.titles[lower(index)] else { return false }
        return title.gender != .unknown || lower(index).hasSuffix(".")
    }

    /// "2nd Western District Military Court", "Batman 2nd Heavy Penal Court".
    private func withOrdinal(before start: Int, sentence: Range<Int>) -> Int {
        guard start > sentence.lowerBound, isFree(start - 1) else { return start }
        let word = lower(start - 1)
        guard page.words.tokens[start - 1].shape == .number || page.words.tokens[start - 1].shape == .mixed,
            ["st", "nd", "rd", "th"].contains(where: { word.hasSuffix($0) }),
            word.utf8.first.map({ $0 &- 0x30 < 10 }) ?? false
        else { return start }
        var first = start - 1
        while first > sentence.lowerBound, isCapital(first - 1), start - first < 4,
            !facts[first - 1].contains([.ordinary, .initial])
        { first -= 1 }
        return first
    }

    /// For "Branch 1 of the Sanandaj Revolutionary Court" the tokens of the court.
    private func wholeOfPart(_ range: Range<Int>, sentence: Range<Int>) -> Range<Int>? {
        guard let of = range.first(where: { lower($0) == "of" }), of > range.lowerBound,
            (range.lowerBound..<of).contains(where: { OrganisationWords.parts.contains(lower($0)) })
                || of == range.lowerBound + 1 && lower(range.lowerBound) == "police"
                || lower(range.lowerBound) == "press"
        else { return nil }
        let start = lower(of + 1) == "the" ? of + 2 : of + 1
        guard start < range.upperBound, let head = lastHead(in: start..<range.upperBound),
            head.kind == .court || ["police", "press"].contains(lower(range.lowerBound)), range.upperBound - start >= 2
        else { return nil }
        return start..<range.upperBound
    }
}
