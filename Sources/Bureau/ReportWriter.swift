// Makes the draft of one invented report: the text, and the statements that a reader would make of it, each on its words.

import CaseModel

/// What a report names, and the number that each has in its draft.
struct ReportIndex {
    var people: [Int: EntityID] = [:]
    var bodies: [Int: EntityID] = [:]
    var towns: [Int: EntityID] = [:]
    /// The event of each step, by the step's number in the plan.
    var steps: [Int: EntityID] = [:]
    /// Somebody whose name is only a word for anybody, where the report has one.
    var nobody: EntityID?
}

/// Writes one report.
struct ReportWriter {
    let words: Phrases
    /// Whether this report spells Latin names in the other way.
    let isOtherSpelling: Bool
    private var text = ReportText()
    private var entities: [Entity] = []
    private var statements: [Statement] = []
    private var citations: [Draft.Citation] = []
    private(set) var index = ReportIndex()
    private let world: World

    init(_ world: World, words: Phrases, isOtherSpelling: Bool) {
        self.world = world
        self.words = words
        self.isOtherSpelling = isOtherSpelling
    }

    /// Bytes written so far.
    var count: Int { text.bytes.count }

    mutating func headline(_ title: String) { text.say(title + "\n\n") }

    mutating func background(_ sentence: String) { text.say(sentence + " ") }

    mutating func paragraph() { text.say("\n\n") }

    /// The draft of what was written.
    func draft(id: String, published: CivilDay) -> Draft {
        Draft(
            id: id, language: words.code, documentDate: EDTF(published), documentDateOrigin: .metadata, text: text.text,
            entities: entities,
            statements: statements.enumerated().sorted { ($0.1.subject, $0.0) < ($1.1.subject, $1.0) }.map(\.1),
            citations: citations)
    }

    /// How this report spells somebody.
    func spelling(of person: Int) -> String {
        let name = world.people[person].name
        return words.code == "ru" ? name.cyrillic : isOtherSpelling ? name.otherLatin : name.latin
    }

    /// Tells a step.
    ///
    /// - Parameters:
    ///   - day: the day that this report gives, which may be a wrong one.
    ///   - wordOf: on whose word.
    mutating func tell(_ number: Int, _ step: Step, day: CivilDay, wordOf: [Speaker] = [], sure: Bool) {
        let event = add(.event)
        index.steps[number] = event
        var told: [(Property, Value, ByteSpan)] = []
        text.say(words.on)
        told.append((.date, .date(EDTF(day)), text.mark(words.date(day))))
        text.say(" ")
        let doers = step.victims.isEmpty ? step.actors : step.victims
        for (place, person) in doers.enumerated() {
            if place > 0 { text.say(place == doers.count - 1 ? words.and : ", ") }
            let (id, span) = mention(person: person)
            told.append((step.victims.isEmpty ? .actor : .victim, .entity(id), span))
        }
        if let crowd = step.crowd {
            text.say(words.and)
            let span = text.mark(words.crowd.split(separator: "%").joined(separator: String(crowd)))
            let group = add(.group)
            say(group, .name, .text("\(crowd)"), span, rule: "counted people")
            say(group, .size, .number(crowd), span, rule: "counted people")
            told.append((step.victims.isEmpty ? .actor : .victim, .entity(group), span))
        }
        text.say(" ")
        let trigger = text.mark(words.deeds[step.kind] ?? step.kind.rawValue)
        if let term = step.term {
            text.say(words.forTerm)
            told.append((.duration, .duration(term), text.mark(words.term(term))))
        }
        text.say(words.in)
        let (town, townSpan) = mention(town: step.town)
        told.append((.place, .entity(town), townSpan))
        if let facility = step.facility {
            text.say(words.at)
            told.append((step.kind == .transfer ? .to : .facility, .text(facility), text.mark(facility)))
        }
        if let provision = step.provision {
            text.say(words.under)
            let span = text.mark(cited(provision))
            told.append((.provision, .provision(provision), span))
            citations.append(Draft.Citation(provision: provision, span: span))
        }
        for actor in step.actors where !step.victims.isEmpty {
            text.say(words.by)
            let (id, span) = mention(person: actor)
            told.append((.actor, .entity(id), span))
        }
        text.say(". ")
        var denier: Speaker?
        if let body = step.body, step.isDenied || step.kind == .detention {
            let (id, span) = mention(body: body)
            if step.isDenied {
                denier = .entity(id)
            } else {
                told.append((.actor, .entity(id), span))
            }
            text.say(step.isDenied ? words.denies : ". ")
            text.say(" ")
        }
        for (property, value, span) in [(Property.kind, Value.eventKind(step.kind), trigger)] + told {
            statements.append(
                Statement(
                    subject: event, property: property, value: value, spans: [span], wordOf: wordOf,
                    standing: step.standing, deniedBy: denier, rule: "invented: \(property.fileName)",
                    confidence: sure ? .sure : .check, review: .drafted))
        }
    }

    /// Says that somebody defends somebody.
    mutating func lawyer(_ lawyer: Int, of person: Int) {
        let (one, _) = mention(person: lawyer)
        text.say(words.code == "ru" ? " защищает: " : " defends ")
        let (other, span) = mention(person: person)
        text.say(". ")
        say(one, .relation(.lawyerOf), .entity(other), span, rule: "relation")
    }

    /// Names somebody who is nobody: "a certain Ivanov".
    mutating func nobody() {
        text.say(words.code == "ru" ? "В обвинении назван " : "The charge names ")
        let person = add(.person)
        let span = text.mark(words.code == "ru" ? "некий Иванов" : "a certain Ivanov")
        text.say(". ")
        say(person, .name, .text("Ivanov"), span, rule: "name")
        say(person, .neverMerge, .mark, span, rule: "somebody who may be anybody")
        index.nobody = person
    }

    private func cited(_ provision: Provision) -> String {
        let part = provision.part
        return words.code == "ru"
            ? (part.map { "части \($0) " } ?? "") + "статьи \(provision.article)"
            : "article \(provision.article)" + (part.map { " part \($0)" } ?? "")
    }

    private mutating func add(_ type: EntityType) -> EntityID {
        let id = EntityID(entities.count)
        entities.append(Entity(id: id, type: type))
        return id
    }

    private mutating func say(_ subject: EntityID, _ property: Property, _ value: Value, _ span: ByteSpan, rule: String)
    {
        statements.append(
            Statement(
                subject: subject, property: property, value: value, spans: [span], rule: "invented: \(rule)",
                confidence: .sure))
    }

    private mutating func mention(person: Int) -> (EntityID, ByteSpan) {
        let known = index.people[person]
        let isLatin = words.code == "en"
        let span = text.mark(known != nil && isLatin ? world.people[person].name.surname : spelling(of: person))
        if let known { return (known, span) }
        let id = add(.person)
        index.people[person] = id
        say(id, .name, .text(spelling(of: person)), span, rule: "name")
        if isLatin { say(id, .alias, .text(world.people[person].name.surname), span, rule: "surname") }
        say(id, .role, .role(world.people[person].role), span, rule: "role")
        return (id, span)
    }

    private mutating func mention(body: Int) -> (EntityID, ByteSpan) {
        let span = text.mark(world.bodies[body].name)
        if let known = index.bodies[body] { return (known, span) }
        let id = add(.organisation)
        index.bodies[body] = id
        say(id, .name, .text(world.bodies[body].name), span, rule: "name")
        say(id, .organisationKind, .organisationKind(world.bodies[body].kind), span, rule: "kind of body")
        return (id, span)
    }

    private mutating func mention(town: Int) -> (EntityID, ByteSpan) {
        let name = words.code == "ru" ? InventedTown.all[town].cyrillic : InventedTown.all[town].latin
        let span = text.mark(name)
        if let known = index.towns[town] { return (known, span) }
        let id = add(.place)
        index.towns[town] = id
        say(id, .name, .text(name), span, rule: "name")
        return (id, span)
    }
}
