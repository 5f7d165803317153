// Cuts what organisations leave of the capitalised runs into candidates for names of people and places.
import CaseModel
import Syntax

extension NameReading {
    private static let burmeseTitles: Set<String> = [
        "u", "ko", "ma", "maung", "daw", "saw", "sai", "naw", "nang", "mg", "nai", "tan", "tun", "ka", "bu", "bi",
        "ing", "lic", "oba", "raja", "mama", "baba", "nana", "anh", "thao", "lok", "chief", "m.",
    ]

    /// The candidates of one sentence, in order.
    func candidates(in index: Int) -> [NameCandidate] {
        let sentence = page.words.sentences[index].tokens
        var found: [NameCandidate] = []
        for run in runs(in: sentence) where !facts[run.lowerBound].contains(.furniture) {
            for part in plainParts(of: run, style: facts.styles[index]) {
                found += candidates(of: part, sentence: sentence, index: index)
            }
        }
        return found
    }

    /// In headings and in lines all in capitals, ordinary words part names; elsewhere only those that open the sentence are cut off.
    private func plainParts(of run: Range<Int>, style: WordFacts.Style) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = run.lowerBound
        for position in run {
            let fact = facts[position]
            var cuts = false
            if style != .prose {
                cuts = fact.contains(.ordinary) && !fact.contains(.town) && !isGivenBeforeName(position, run: run)
            } else if fact.contains(.initial), fact.contains(.ordinary), !fact.contains(.title) {
                cuts = !(fact.contains(.town) && run.count == 1) && !isGivenBeforeName(position, run: run)
            }
            if fact.contains(.platform) || fact.contains(.demonym) && !(fact.contains(.given) && run.count > 1) {
                cuts = true
            }
            guard cuts else { continue }
            if position > start { parts.append(start..<position) }
            start = position + 1
        }
        if start < run.upperBound { parts.append(start..<run.upperBound) }
        return parts
    }

    /// "Grace Mugabe": an ordinary word that is a given name before a word that is none.
    private func isGivenBeforeName(_ position: Int, run: Range<Int>) -> Bool {
        position + 1 < run.upperBound && facts.pairs.contains(lower(position) + " " + lower(position + 1))
            || facts[position].contains(.given) && position + 1 < run.upperBound
                && !facts[position + 1].contains(.ordinary)
    }

    private func candidates(of run: Range<Int>, sentence: Range<Int>, index: Int) -> [NameCandidate] {
        // The last title inside the run parts what stands before it from the name.
        var nameStart = run.lowerBound
        var titles: [Int] = []
        for position in run where position < run.upperBound - 1 && isTitle(position, run: run) {
            nameStart = position + 1
            titles.append(position)
        }
        var found: [NameCandidate] = []
        if let first = titles.first, first > run.lowerBound {
            found += plain(run.lowerBound..<first, sentence: sentence, index: index)
        }
        var name = nameStart..<run.upperBound
        // A run that is one title names nobody ("the President").
        if name.count == 1, titles.isEmpty || facts[name.lowerBound].contains(.ordinary),
            facts[name.lowerBound].contains(.title),
            !facts[name.lowerBound].contains(.given)
        {
            return found
        }
        // "Judicial Medical Officer" and "Deputy Minister" name an office.
        if let last = name.last, facts[last].contains(.title), !facts[last].contains(.given),
            name.dropLast().allSatisfy({ facts[$0].contains(.ordinary) })
        {
            return found
        }
        var candidate = titleFacts(titles, name: name)
        // "Ma Nilar" is known by both words; "U Zaw Lin Htut" is Zaw Lin Htut.
        if name.count == 1, let last = titles.last, Self.burmeseTitles.contains(lower(last)) {
            name = last..<name.upperBound
        }
        let named = plain(name, sentence: sentence, index: index)
        for var next in named {
            if next.tokens.lowerBound == name.lowerBound {
                next.gender = candidate.gender
                next.role = candidate.role
                if !titles.isEmpty { next.evidence.person += 4 }
                candidate = next
            }
            found.append(next)
        }
        return found
    }

    private func isTitle(_ position: Int, run: Range<Int>) -> Bool {
        guard facts[position].contains(.title) else { return false }
        if Self.burmeseTitles.contains(lower(position)) {
            return position == run.lowerBound || position > run.lowerBound && lexicon.titles[lower(position - 1)] != nil
        }
        // "Sultan Abdulov": a given name that is also a rank.
        return !facts[position].contains(.given)
    }

    private func titleFacts(_ titles: [Int], name: Range<Int>) -> NameCandidate {
        var candidate = NameCandidate(tokens: name, sentence: 0, evidence: NameEvidence())
        for title in titles {
            if let known = lexicon.titles[lower(title)] {
                if known.gender != .unknown { candidate.gender = known.gender }
                if let role = known.role { candidate.role = (role, title..<title + 1) }
            }
        }
        return candidate
    }

    /// Acronyms of laws, file numbers, and what is named after a place of another sort ("the Rosales hospital").
    private func isNoName(_ run: Range<Int>) -> Bool {
        let token = page.words.tokens[run.lowerBound]
        if run.count == 1, facts.lawAcronyms.contains(token.lower) { return true }
        if run.contains(where: { page.words.tokens[$0].lower.utf8.contains { $0 &- 0x30 < 10 } }),
            token.shape == .upper || token.shape == .mixed
        {
            return true
        }
        let end = run.upperBound
        // "Lim Suet Ling [Bukit Jaya]"
        if lower(run.lowerBound - 1) == "[", lower(end) == "]" { return true }
        if lower(end) == "/", !page.words.tokens[end].spaceBefore { return true }
        if lower(run.lowerBound - 1) == "/", !token.spaceBefore { return true }
        return [
            "hospital", "mosque", "church", "market", "bazaar", "terminal", "clinic", "highway", "airport", "pharmacy",
            "street", "stadium", "square", "avenue", "bridge",
            "hotel",
        ].contains(lower(end)) && facts[end].isDisjoint(with: .capital)
            && lower(run.lowerBound - 1) == "the"
    }

    /// A run without titles: laws, brands and streets are left out, countries and towns cut off.
    private func plain(_ run: Range<Int>, sentence: Range<Int>, index: Int) -> [NameCandidate] {
        guard !run.isEmpty, !OrganisationWords.pages.contains(lower(run.lowerBound - 1)), !isNoName(run),
            !run.contains(where: {
                facts[$0].contains(.thing) && !(facts[$0].contains(.given) && run.count > 1) && !isInitial($0)
            })
        else { return [] }
        let run = withoutOffice(withoutCountry(run))
        if run.allSatisfy({ facts[$0].contains(.country) }) { return [] }
        var candidate = NameCandidate(tokens: run, sentence: index, evidence: evidence(for: run, sentence: sentence))
        candidate.isCertain = isCalledCertain(run)
        candidate.isKin = isKin(run)
        candidate.isWeak = facts.styles[index] != .prose || run.count == 1 && facts[run.lowerBound].contains(.initial)
        if candidate.isCertain { candidate.evidence.person += 3 }
        weighCapitals(of: &candidate, in: sentence)
        weighOrdinaryWords(of: &candidate, in: sentence)
        return [candidate]
    }

    /// "Kazakhstan Aidar Bekov" is two names.
    private func withoutCountry(_ run: Range<Int>) -> Range<Int> {
        var run = run
        while run.count > 1, facts.has(run.lowerBound, [.country, .demonym]), !facts[run.lowerBound].contains(.given) {
            run.removeFirst()
        }
        return run
    }

    /// "Minister of Defence Kairat Abdrakhim": what the office is for is no part of the name.
    private func withoutOffice(_ run: Range<Int>) -> Range<Int> {
        var run = run
        while run.count > 2, facts[run.lowerBound].contains(.ordinary), !facts[run.lowerBound].contains(.given),
            facts[run.lowerBound + 1].contains(.given), !facts[run.lowerBound + 1].contains(.ordinary)
        {
            run.removeFirst()
        }
        return run
    }

    /// "a certain Ivanov", "a certain “Ivanov”".
    private func isCalledCertain(_ run: Range<Int>) -> Bool {
        let before = lower(run.lowerBound - 1)
        return before == "certain" || ["\"", "'"].contains(before) && lower(run.lowerBound - 2) == "certain"
    }

    /// "her brother Timur", "her brother, Timur".
    private func isKin(_ run: Range<Int>) -> Bool {
        let before = [",", "\""].contains(lower(run.lowerBound - 1)) ? run.lowerBound - 2 : run.lowerBound - 1
        guard let relation = lexicon.kin.ending(at: before, from: before, in: page.words.tokens)?.value.relation else {
            return false
        }
        return relation != .lawyerOf && relation != .associateOf
    }

    /// Takes points from headings, initials of things and names with digits.
    private func weighCapitals(of candidate: inout NameCandidate, in sentence: Range<Int>) {
        let run = candidate.tokens
        let tokens = page.words.tokens
        // A heading word before a dash: "DEWAN RAKYAT – Special Chamber".
        if run.lowerBound == sentence.lowerBound, ["-", "|"].contains(lower(run.upperBound)),
            run.allSatisfy({ tokens[$0].shape == .upper && !facts[$0].contains(.given) })
        {
            candidate.evidence.person -= 2.5
        }
        // People have no digits in their names.
        if run.contains(where: { tokens[$0].lower.utf8.contains { $0 &- 0x30 < 10 } }) {
            candidate.evidence.person -= 5
        }
        // Initials of things: "CRB HREP 4417".
        if facts.styles[candidate.sentence] == .prose,
            run.allSatisfy({
                tokens[$0].shape == .upper && tokens[$0].end - tokens[$0].start <= 5 && !facts[$0].contains(.given)
            })
        {
            candidate.evidence.person -= 4
        }
        // A line of one word in capitals is a heading.
        if sentence.count <= 2 || run.lowerBound == sentence.lowerBound && lower(run.upperBound) == ":", run.count == 1,
            tokens[run.lowerBound].shape == .upper
        {
            candidate.evidence.person -= 4
        }
    }

    /// Takes points from words that English writes small.
    private func weighOrdinaryWords(of candidate: inout NameCandidate, in sentence: Range<Int>) {
        let run = candidate.tokens
        func isOrdinary(_ index: Int) -> Bool {
            facts[index].contains(.ordinary) && !facts.has(index, [.given, .town])
        }
        if run.count == 1, isOrdinary(run.lowerBound) {
            candidate.evidence.person -= 1.5
            candidate.evidence.place -= 2
            candidate.evidence.organisation -= 1.5
        } else if run.contains(where: isOrdinary), !facts[run.lowerBound].contains(.given),
            !hasPersonNoun(endingAt: run.lowerBound - 1, from: sentence.lowerBound)
        {
            candidate.evidence.person -= 1.2
        }
        if run.contains(where: { facts[$0].contains(.body) && facts[$0].contains(.ordinary) }) {
            candidate.evidence.person -= 2
        }
    }
}
