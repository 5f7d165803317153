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
    private func lastHead(in run: Range<Int>) -> (tokens: Range<Int>, kind: OrganisationKind)? {
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

    /// "Reporters' Solidarity Fund", "Prosecutor General's Office": a run goes on after a possessive if a common noun has it.
    private func joiningPossessives(_ run: Range<Int>, sentence: Range<Int>) -> (run: Range<Int>, hasOwners: Bool) {
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
    private func extended(from end: Int, head: OrganisationKind, sentence: Range<Int>) -> Int {
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

    private func startsWithDigit(_ index: Int) -> Bool { lower(index).utf8.first.map { $0 &- 0x30 < 10 } ?? false }

    /// The mention with the forms under which it may come again.
    private func mention(_ tokens: Range<Int>, named: Range<Int>, kind: OrganisationKind, aliases: [String] = [])
        -> OrganisationMention
    {
        var name = named
        var aliases = aliases
        let kind = OrganisationKind(of: page.words.tokens[named].map(\.lower), head: kind)
        // "Kazakh Ministry of Justice" is the Ministry of Justice; an association keeps its country.
        if name.count >= 3, facts[name.lowerBound].contains(.demonym) || facts[name.lowerBound].contains(.country) {
            var rest = name.lowerBound + 1
            while rest < name.upperBound, facts[rest].contains(.country) || facts[rest].contains(.demonym) { rest += 1 }
            if rest < name.upperBound - 1,
                (rest..<name.upperBound).contains(where: { !OrganisationWords.generic.contains(lower($0)) })
            {
                if OrganisationWords.isOfState(kind.rawValue) {
                    aliases.append(page.words.string(name))
                    name = rest..<name.upperBound
                } else {
                    aliases.append(page.words.string(rest..<name.upperBound))
                }
            }
        }
        // "Yesil District Court of Nur-Sultan" may come again without its town.
        if let of = name.lastIndex(where: { lower($0) == "of" }), of > name.lowerBound + 1,
            (of + 1..<name.upperBound).contains(where: { facts[$0].contains(.town) || facts[$0].contains(.country) }),
            (name.lowerBound..<of).contains(where: { !OrganisationWords.generic.contains(lower($0)) })
        {
            aliases.append(page.words.string(name.lowerBound..<of))
        }
        // "Misdemeanour Court in Čačak"
        if kind == .court, ["in", "at"].contains(lower(tokens.upperBound)), isCapital(tokens.upperBound + 1),
            !facts.has(tokens.upperBound + 1, [.country, .blocked])
        {
            aliases.append(page.words.string(name.lowerBound..<tokens.upperBound + 2))
        }
        let isDistinct = name.contains {
            !OrganisationWords.generic.contains(lower($0)) && !startsWithDigit($0) && lower($0) != "penal"
        }
        if name != tokens { aliases.append(page.words.string(tokens)) }
        // "Zagros News Agency, January 9, 2023 –" only says who publishes.
        let isPublisher =
            page.words.sentences[page.sentence(of: tokens.lowerBound)].line <= 1
            && page.words.sentences[page.sentence(of: tokens.lowerBound)].tokens.lowerBound == tokens.lowerBound
            && lower(tokens.upperBound) == "," && facts[tokens.upperBound + 1].contains(.blocked)
        var mention = OrganisationMention(
            tokens: tokens, kind: kind, aliases: aliases, isDistinct: isDistinct && !isPublisher)
        mention.name = page.words.string(name)
        return mention
    }
}

extension OrganisationKind {
    /// The kind that the words of a name show, beyond that of its head.
    init(of words: [String], head: OrganisationKind) {
        let set = Set(words)
        func has(_ wanted: String...) -> Bool { wanted.contains { set.contains($0) } }
        func holds(_ part: String) -> Bool { words.contains { $0.contains(part) } }
        self =
            if has("court", "tribunal", "judgeship") && !has("department") {
                has("european", "international", "inter-american", "african") ? .international : .court
            } else if has("ministry") {
                has("intelligence", "security") && !has("internal") ? .securityService : .ministry
            } else if holds("prosecut") || words.contains("attorney") && has("general") {
                .prosecution
            } else if head == .prison {
                .prison
            } else if has("police", "gendarmerie") || has("affairs") && has("internal")
                || has("investigation", "investigations", "crime", "crimes", "extremism", "drug") && head == .government
            {
                .police
            } else if has(
                "security", "intelligence", "anti-corruption", "counter-terrorism", "counterintelligence",
                "counterterrorism") && (head == .government || head == .securityService || head == .police)
            {
                .securityService
            } else if has("un", "united", "european", "international")
                && has("nations", "union", "rapporteur", "working")
            {
                .international
            } else if head == .government,
                has(
                    "rights", "helsinki", "solidarity", "aid", "defence", "defense", "protect", "journalists",
                    "lawyers", "citizens", "mothers")
            {
                .ngo
            } else {
                head
            }
    }
}
