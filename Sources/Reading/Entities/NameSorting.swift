// Decides what each name of a page names, from all places where it stands.
import CaseModel
import Names
import Syntax

/// The names of a page as people, bodies and places: full names first, since they say whom the single words mean.
struct NameSorting {
    private(set) var people: PersonGrouping
    private(set) var bodies: OrganisationGrouping
    private(set) var places: PlaceGrouping

    private enum Verdict { case person, place, organisation, prison, nothing }

    private let reading: NameReading
    private var candidates: [NameCandidate] = []
    /// Other names that the text announces, with their sentences.
    private var announced: [(name: AnnouncedName, sentence: Range<Int>)] = []
    /// What the whole page says of each form.
    private var pooled: [String: NameEvidence] = [:]
    /// Single words, and names of several people, which wait until the full names are known.
    private var singles: [NameCandidate] = []
    /// First tokens of given names that share the surname of the next name.
    private var sharing = Set<Int>()

    init(_ reading: NameReading) {
        self.reading = reading
        people = PersonGrouping(reading)
        places = PlaceGrouping(reading)
        bodies = OrganisationGrouping(reading)
        for mention in reading.organisations { bodies.add(mention) }
        bodies.registerShortNames()
        gather()
        sortFullNames()
        addSharing()
        addAnnounced()
        sortSingles()
    }

    private mutating func gather() {
        for index in reading.page.words.sentences.indices {
            let sentence = reading.page.words.sentences[index].tokens
            announced += reading.announcedNames(in: sentence).map { ($0, sentence) }
            candidates += reading.candidates(in: index)
        }
        for candidate in candidates { pooled[form(candidate), default: NameEvidence()] += candidate.evidence }
    }

    private mutating func sortFullNames() {
        let quotedTitles = reading.quotedTitles()
        let isAnnounced = announced.reduce(into: Set<Int>()) { $0.formUnion($1.name.tokens) }
        for candidate in candidates {
            if let index = bodies.index(named: reading.page.words.string(candidate.tokens)) {
                bodies.addMention(candidate.tokens, to: index)
                continue
            }
            let isTitle =
                quotedTitles.contains(candidate.tokens.lowerBound) && candidate.role == nil
                && candidate.evidence.own.person < 2
            if isTitle || isAnnounced.contains(candidate.tokens.lowerBound) { continue }
            guard candidate.tokens.count > 1 else {
                singles.append(candidate)
                continue
            }
            switch verdict(candidate) {
            case .person where isGroup(candidate): singles.append(candidate)
            case .person: people.addFull(candidate)
            case .prison: bodies.add(OrganisationMention(tokens: candidate.tokens, kind: .prison))
            case .organisation:
                var mention = OrganisationMention(tokens: candidate.tokens, kind: .other)
                mention.isDistinct = true
                bodies.add(mention)
            case .place: places.add(candidate)
            case .nothing: break
            }
        }
    }

    /// "the brothers Marat and Murat Abishev"
    private mutating func addSharing() {
        for index in candidates.indices where sharesSurname(index) {
            let word = NameWord(reading.page.words.string(candidates[index].tokens))
            guard !people.isPartOfName(word), bodies.index(named: word.text) == nil else { continue }
            people.addSharing(candidates[index], surnameOf: candidates[index + 1])
            sharing.insert(candidates[index].tokens.lowerBound)
        }
    }

    private mutating func addAnnounced() {
        for (name, sentence) in announced where !people.addAlias(name, sentence: sentence) && !name.isAlias {
            var candidate = NameCandidate(tokens: name.tokens, sentence: 0, evidence: NameEvidence())
            candidate.evidence.person = 3
            candidate.isNickname = true
            people.addFull(candidate)
        }
    }

    private mutating func sortSingles() {
        for candidate in singles {
            if isGroup(candidate), people.addGroup(candidate.tokens) { continue }
            guard candidate.tokens.count == 1 else {
                people.addFull(candidate)
                continue
            }
            if sharing.contains(candidate.tokens.lowerBound) { continue }
            if people.addFamily(candidate.tokens) { continue }
            let verdict = verdict(candidate)
            if isPartOfName(candidate, verdict) {
                people.addSingle(candidate)
                continue
            }
            switch verdict {
            case .person: people.addSingle(candidate)
            case .place: places.add(candidate)
            case .organisation: bodies.add(OrganisationMention(tokens: candidate.tokens, kind: .other))
            case .prison: bodies.add(OrganisationMention(tokens: candidate.tokens, kind: .prison))
            case .nothing: break
            }
        }
    }

    /// Whether a single word is taken for a word of somebody's full name.
    private func isPartOfName(_ candidate: NameCandidate, _ verdict: Verdict) -> Bool {
        let word = NameWord(reading.page.words.string(candidate.tokens))
        guard people.isPartOfName(word), word.part != .initial else { return false }
        let isTown =
            verdict == .place && evidence(of: candidate).whole.person <= 0.5
            && reading.facts[candidate.tokens.lowerBound].contains(.town)
        return !isTown
    }

    private func evidence(of candidate: NameCandidate) -> NameEvidence {
        pooled[form(candidate)] ?? candidate.evidence
    }

    private func form(_ candidate: NameCandidate) -> String {
        LatinLetters.plain(reading.page.words.string(candidate.tokens))
    }

    /// What a candidate names, by its own evidence and that of the same form elsewhere.
    private func verdict(_ candidate: NameCandidate) -> Verdict {
        let sum = evidence(of: candidate).whole
        // A lone word of a heading is a name only where more speaks for it.
        let needed =
            candidate.tokens.count > 1
            ? 1.0
            : candidate.isWeak && !candidate.isNickname && reading.isInHeading(candidate)
                ? 3 : candidate.isWeak && !reading.facts[candidate.tokens.lowerBound].contains(.given) ? 2.3 : 1.6
        if sum.prison >= 4, sum.prison > sum.person { return .prison }
        let isAt = ["in", "at", "near", "to", "from"].contains(reading.lower(candidate.tokens.lowerBound - 1))
        if candidate.tokens.count == 1, isAt, sum.organisation > sum.person, sum.organisation < 4,
            !reading.isAcronym(candidate.tokens.lowerBound)
        {
            return sum.place >= 0.7 ? .place : .nothing
        }
        if sum.organisation > sum.person, sum.organisation > sum.place, sum.organisation >= 1.5 { return .organisation }
        if sum.place > sum.person, sum.place >= 1.5 { return .place }
        if sum.person >= needed { return .person }
        return .nothing
    }

    /// Whether a lone given name stands before "and" and a full name, after a word for kin or as a known given name.
    private func sharesSurname(_ index: Int) -> Bool {
        let candidate = candidates[index]
        guard candidate.tokens.count == 1, index + 1 < candidates.count,
            reading.lower(candidate.tokens.upperBound) == "and"
        else { return false }
        let next = candidates[index + 1].tokens
        guard next.lowerBound == candidate.tokens.upperBound + 1, next.count == 2,
            !reading.facts.has(candidate.tokens.lowerBound, [.town, .country])
        else { return false }
        let before = candidate.tokens.lowerBound - 1
        if let kin = reading.lexicon.kin.ending(at: before, from: before, in: reading.page.tokens), kin.value.isPlural {
            return true
        }
        if ["couple", "pair"].contains(reading.lower(before)) { return true }
        return reading.facts[candidate.tokens.lowerBound].contains(.given)
            && reading.facts[next.lowerBound].contains(.given)
            && !reading.facts[candidate.tokens.lowerBound].contains(.initial)
    }

    /// Whether a noun after the name means several people: "the Otim brothers".
    private func isGroup(_ candidate: NameCandidate) -> Bool {
        ["brothers", "sisters", "siblings", "family", "couple", "spouses", "twins", "cousins"].contains(
            reading.lower(candidate.tokens.upperBound))
    }
}
