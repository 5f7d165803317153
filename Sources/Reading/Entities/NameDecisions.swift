// Decides what each name of a page names, from all places where it stands, and makes entities and mentions.
import CaseModel
import Names
import Syntax

/// The entities of a page and the places where they are named.
struct NameDecisions {
    private(set) var entities: [EntityDraft] = []
    private(set) var mentions: [Mention] = []

    private enum Verdict { case person, place, organisation, prison, nothing }

    init(_ reading: NameReading) {
        var bodies = OrganisationGrouping(reading)
        for mention in reading.organisations { bodies.add(mention) }
        bodies.registerShortNames()
        var people = PersonGrouping(reading)
        var places = PlaceGrouping(reading)

        var candidates: [NameCandidate] = []
        var announced: [(name: AnnouncedName, sentence: Range<Int>)] = []
        var isAnnounced = Set<Int>()
        for index in reading.page.words.sentences.indices {
            let sentence = reading.page.words.sentences[index].tokens
            for name in reading.announcedNames(in: sentence) {
                announced.append((name, sentence))
                isAnnounced.formUnion(name.tokens)
            }
            candidates += reading.candidates(in: index)
        }
        let quotedTitles = reading.quotedTitles()
        // What the whole page says of each form.
        var pooled: [String: NameEvidence] = [:]
        for candidate in candidates {
            pooled[Self.form(candidate, reading), default: NameEvidence()] += candidate.evidence
        }
        var singles: [NameCandidate] = []
        for candidate in candidates {
            let text = reading.page.words.string(candidate.tokens)
            if let index = bodies.index(named: text) {
                bodies.addMention(candidate.tokens, to: index)
                continue
            }
            if isAnnounced.contains(candidate.tokens.lowerBound)
                || quotedTitles.contains(candidate.tokens.lowerBound) && candidate.role == nil
                    && candidate.evidence.own.person < 2
            {
                continue
            }
            let sum = pooled[Self.form(candidate, reading)] ?? candidate.evidence
            switch Self.verdict(sum, candidate, reading) {
            case .person where candidate.tokens.count > 1:
                if Self.isGroup(candidate, reading) { singles.append(candidate) } else { people.addFull(candidate) }
            case .prison where candidate.tokens.count > 1:
                bodies.add(OrganisationMention(tokens: candidate.tokens, kind: .prison))
            case .organisation where candidate.tokens.count > 1:
                var mention = OrganisationMention(tokens: candidate.tokens, kind: .other)
                mention.isDistinct = true
                bodies.add(mention)
            case .place where candidate.tokens.count > 1: places.add(candidate)
            default: if candidate.tokens.count == 1 { singles.append(candidate) }
            }
        }
        // "the brothers Marat and Murat Abishev"
        var sharing = Set<Int>()
        for (index, candidate) in candidates.enumerated()
        where Self.sharesSurname(candidate, candidates, index, reading) {
            let word = NameWord(reading.page.words.string(candidate.tokens))
            guard !people.isPartOfName(word), bodies.index(named: word.text) == nil else { continue }
            people.addSharing(candidate, surnameOf: candidates[index + 1])
            sharing.insert(candidate.tokens.lowerBound)
        }
        for (name, sentence) in announced where !people.addAlias(name, sentence: sentence) {
            var candidate = NameCandidate(tokens: name.tokens, sentence: 0, evidence: NameEvidence())
            candidate.evidence.person = 3
            candidate.isNickname = true
            if name.isAlias { continue }
            people.addFull(candidate)
        }
        for candidate in singles {
            if Self.isGroup(candidate, reading), people.addGroup(candidate.tokens) { continue }
            guard candidate.tokens.count == 1 else {
                people.addFull(candidate)
                continue
            }
            if sharing.contains(candidate.tokens.lowerBound) { continue }
            if people.addFamily(candidate.tokens) { continue }
            let sum = pooled[Self.form(candidate, reading)] ?? candidate.evidence
            let word = NameWord(reading.page.words.string(candidate.tokens))
            let verdict = Self.verdict(sum, candidate, reading)
            if people.isPartOfName(word), word.part != .initial,
                !(verdict == .place && sum.whole.person <= 0.5
                    && reading.facts[candidate.tokens.lowerBound].contains(.town))
            {
                people.addSingle(candidate)
            } else if verdict == .person {
                people.addSingle(candidate)
            } else if verdict == .place {
                places.add(candidate)
            } else if verdict == .organisation || verdict == .prison {
                bodies.add(OrganisationMention(tokens: candidate.tokens, kind: verdict == .prison ? .prison : .other))
            }
        }
        collect(people, bodies, places, reading)
    }

    private static func form(_ candidate: NameCandidate, _ reading: NameReading) -> String {
        LatinLetters.plain(reading.page.words.string(candidate.tokens))
    }

    private static func verdict(_ sum: NameEvidence, _ candidate: NameCandidate, _ reading: NameReading) -> Verdict {
        let sum = sum.whole
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
    private static func sharesSurname(
        _ candidate: NameCandidate, _ all: [NameCandidate], _ index: Int, _ reading: NameReading
    ) -> Bool {
        guard candidate.tokens.count == 1, index + 1 < all.count, reading.lower(candidate.tokens.upperBound) == "and"
        else { return false }
        let next = all[index + 1].tokens
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

    private static func isGroup(_ candidate: NameCandidate, _ reading: NameReading) -> Bool {
        ["brothers", "sisters", "siblings", "family", "couple", "spouses", "twins", "cousins"].contains(
            reading.lower(candidate.tokens.upperBound))
    }

    // MARK: Entities

    private mutating func collect(
        _ people: PersonGrouping, _ bodies: OrganisationGrouping, _ places: PlaceGrouping, _ reading: NameReading
    ) {
        var made: [(first: Int, entity: EntityDraft, mentions: [Range<Int>], person: Int?)] = []
        for (index, person) in people.people.enumerated() {
            let page = reading.page
            let name = person.composed ?? page.words.string(person.tokens)
            var entity = EntityDraft(type: .person, name: Self.clean(name), nameSpan: page.span(person.tokens))
            entity.aliases = person.forms.map { Self.clean($0) }.filter { $0 != entity.name }
            entity.gender = person.gender
            entity.neverMerge = person.isCertain
            entity.roles = person.roles.map { ($0.role, page.span($0.tokens)) }
            entity.confidence = person.evidence >= 3 ? .sure : .check
            made.append(
                (person.mentions.map(\.lowerBound).min() ?? person.tokens.lowerBound, entity, person.mentions, index))
        }
        for body in bodies.bodies {
            var entity = EntityDraft(type: .organisation, name: body.name, nameSpan: reading.page.span(body.tokens))
            entity.aliases = body.aliases.filter { $0 != body.name }
            entity.organisationKind = body.kind
            entity.isListed = body.isListed
            entity.confidence = body.tokens.count > 1 ? .sure : .check
            made.append((body.mentions.map(\.lowerBound).min() ?? body.tokens.lowerBound, entity, body.mentions, nil))
        }
        for place in places.places {
            let entity = EntityDraft(type: .place, name: place.name, nameSpan: reading.page.span(place.mentions[0]))
            made.append((place.mentions[0].lowerBound, entity, place.mentions, nil))
        }
        made.sort { $0.first < $1.first }
        var positions: [Int: Int] = [:]
        for (index, item) in made.enumerated() {
            entities.append(item.entity)
            if let person = item.person { positions[person] = index }
            for tokens in item.mentions {
                mentions.append(Mention(tokens: tokens, head: tokens.upperBound - 1, form: .name, entities: [index]))
            }
        }
        for group in people.groups {
            mentions.append(
                Mention(
                    tokens: group.tokens, head: group.tokens.upperBound - 1, form: .group,
                    entities: group.people.compactMap { positions[$0] }))
        }
        mentions.sort { ($0.tokens.lowerBound, $0.tokens.upperBound) < ($1.tokens.lowerBound, $1.tokens.upperBound) }
    }

    /// A name without a full stop that the sentence left on it.
    private static func clean(_ name: String) -> String { String(name.map { $0 == "\n" ? " " : $0 }) }
}

/// Collects places and where they are named.
struct PlaceGrouping {
    struct Place {
        var name: String
        var mentions: [Range<Int>]
    }

    private(set) var places: [Place] = []
    private var byForm: [String: Int] = [:]
    private let reading: NameReading

    init(_ reading: NameReading) { self.reading = reading }

    mutating func add(_ candidate: NameCandidate) {
        let name = reading.page.words.string(candidate.tokens)
        let form = LatinLetters.plain(name)
        if let index = byForm[form] {
            places[index].mentions.append(candidate.tokens)
        } else {
            byForm[form] = places.count
            places.append(Place(name: name, mentions: [candidate.tokens]))
        }
    }
}
