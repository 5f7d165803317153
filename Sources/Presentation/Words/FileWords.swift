// The words for what a case file holds: sentences about events and relations, with the speaker of every accusation in them.
import CaseModel

/// Puts a case file into words.
struct FileWords {
    let file: CaseFile
    let quotes: Quotes
    /// Where the words come from many sources: the name of the one that words stand in.
    var sourceName: @Sendable (ByteSpan) -> String? = { _ in nil }
    private let names: [EntityID: String]
    private let events: [EntityID: EventView]
    private let relationWords: [RelationKey: [Speaker]]

    /// What makes a statement about a relation the one that a view was folded from.
    struct RelationKey: Hashable {
        var from: EntityID
        var type: RelationType
        var to: EntityID
    }

    init(_ file: CaseFile) {
        self.file = file
        quotes = Quotes(text: file.draft.text)
        names = file.names
        events = Dictionary(file.events.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var relationWords: [RelationKey: [Speaker]] = [:]
        for statement in file.draft.statements {
            guard case .relation(let type) = statement.property, case .entity(let other) = statement.value else {
                continue
            }
            let key = RelationKey(from: statement.subject, type: type, to: other)
            if relationWords[key] == nil { relationWords[key] = statement.wordOf }
        }
        self.relationWords = relationWords
    }

    /// An event by its identifier.
    func event(_ id: EntityID) -> EventView? { events[id] }

    /// On whose word a relation rests.
    func speakers(of relation: RelationView) -> [Speaker] {
        relationWords[RelationKey(from: relation.from, type: relation.type, to: relation.to)] ?? []
    }

    /// The name of an entity.
    func name(_ id: EntityID) -> String { names[id] ?? "" }

    /// The names of several, once each, or words for nobody.
    func names(_ ids: [Sourced<EntityID>], orNobody: String) -> String {
        var seen: [String] = []
        for id in ids.map({ name($0.value) }) where !seen.contains(id) { seen.append(id) }
        return seen.isEmpty ? orNobody : joined(seen)
    }

    /// Those whom an event concerns: doers for acts, else those to whom it was done.
    func who(_ event: EventView) -> String {
        if event.kind.value.isAct {
            return names(event.actors.isEmpty ? event.victims : event.actors, orNobody: "people who are not named")
        }
        if event.kind.value == .appeal, event.victims.isEmpty {
            return names(event.actors, orNobody: "somebody who is not named")
        }
        return names(event.victims, orNobody: "people who are not named")
    }

    /// Who did it, where that is somebody else.
    func by(_ event: EventView) -> String? {
        guard !event.kind.value.isAct, !event.actors.isEmpty, !(event.kind.value == .appeal && event.victims.isEmpty)
        else { return nil }
        return names(event.actors, orNobody: "")
    }

    /// One line for an event, without place and speaker.
    func title(_ event: EventView) -> String {
        var title = KindWords.phrase(event.kind.value, who(event))
        if event.kind.value == .transfer {
            if let from = event.from?.value { title += " from \(from)" }
            if let to = event.to?.value ?? event.facility?.value { title += " to \(to)" }
        }
        if let duration = event.duration?.value { title += ", \(DateWords.words(duration))" }
        if !event.provisions.isEmpty { title += ", under " + joined(event.provisions.map { Self.short($0.value) }) }
        return title
    }

    /// The title, with the speaker of what is only alleged and with any denial in the same breath.
    func claim(_ event: EventView) -> String {
        var claim = title(event)
        if event.standing == .alleged, let word = word(of: event) { claim += ", " + word }
        if let denier = event.deniedBy { claim += "; denied by \(speaker(denier))" }
        return claim
    }

    /// The whole event in one sentence, its speaker and any denial included.
    func sentence(_ event: EventView) -> String {
        var sentence = title(event)
        if let by = by(event) { sentence += ", by \(by)" }
        if let place = event.place { sentence += ", in \(name(place.value))" }
        if event.kind.value != .transfer, let facility = event.facility?.value { sentence += ", at \(facility)" }
        if let time = event.time?.value { sentence += ", \(time)" }
        if let until = event.until?.value { sentence += ", until \(DateWords.words(until))" }
        if let word = word(of: event) { sentence += ", " + word }
        if let denier = event.deniedBy { sentence += "; denied by \(speaker(denier))" }
        return sentence + "."
    }

    /// On whose word an event rests; says so too where a claim has no speaker.
    func word(of event: EventView) -> String? {
        if let chain = chain(event.wordOf) { return "on the word of " + chain }
        guard event.standing == .alleged else { return nil }
        return "as is alleged (the report does not say by whom)"
    }

    /// A chain of speakers, outermost first.
    func chain(_ speakers: [Speaker]) -> String? {
        guard !speakers.isEmpty else { return nil }
        return speakers.map(speaker).joined(separator: ", who has it from ")
    }

    /// A speaker by name, or in the words of the draft, unchanged.
    func plain(_ speaker: Speaker) -> String {
        switch speaker {
        case .entity(let id): name(id)
        case .unnamed(let words): words
        }
    }

    /// A speaker by name, or in the report's words.
    func speaker(_ speaker: Speaker) -> String {
        switch speaker {
        case .entity(let id): return name(id)
        case .unnamed(let words):
            if words.hasSuffix(" (unnamed)") {
                let noun = words.dropLast(" (unnamed)".count)
                return ("aeiou".contains(noun.first ?? " ") ? "an " : "a ") + noun + " who is not named"
            }
            return words == "unnamed" ? "somebody who is not named" : Self.inSentence(words)
        }
    }

    /// Words that began a sentence of the report, as they stand inside one of ours: "The prison administration" as "the ...".
    private static func inSentence(_ words: String) -> String {
        guard let first = words.split(separator: " ").first?.lowercased(), common.contains(first) else { return words }
        return words.prefix(1).lowercased() + words.dropFirst()
    }

    private static let common: Set<String> = [
        "the", "a", "an", "his", "her", "their", "its", "two", "three", "several", "some", "local", "police",
        "officials",
        "officers", "prosecutors", "investigators", "authorities", "relatives", "family", "lawyers", "witnesses",
        "activists", "neighbours", "neighbors", "colleagues", "friends", "supporters", "defenders", "rights", "state",
    ]

    /// How an event stands, in words.
    func standing(_ event: EventView) -> String {
        event.deniedBy == nil ? event.standing.rawValue : "\(event.standing.rawValue), denied"
    }

    /// A provision in full: "Article 297, part 2 of the criminal code (KZ)".
    static func full(_ provision: Provision) -> String {
        let part = provision.part.map { ", part \($0)" } ?? ""
        let country = provision.country.map { " (\($0))" } ?? ""
        return "Article \(provision.article)\(part), \(code(provision.code))\(country)"
    }

    /// A provision in short: "Art. 297 (2), criminal code".
    static func short(_ provision: Provision) -> String {
        "Art. \(provision.article)" + (provision.part.map { " (\($0))" } ?? "") + " " + shortCode(provision.code)
    }

    private static func code(_ code: LegalCode) -> String {
        switch code {
        case .criminal: "criminal code"
        case .administrative: "code of administrative offences"
        case .criminalProcedure: "code of criminal procedure"
        case .constitution: "constitution"
        case .other: "a law that is none of the codes"
        }
    }

    private static func shortCode(_ code: LegalCode) -> String {
        switch code {
        case .criminal: "CC"
        case .administrative: "CAO"
        case .criminalProcedure: "CCP"
        case .constitution: "of the constitution"
        case .other: "(other law)"
        }
    }
}
