// Puts the events of a case into words in each language, so that an accusation never reads as a fact.

import CaseModel
import Phrases
import Publication

/// Says what happened in one case.
struct EventWords {
    let file: PublishedCase
    let publication: Publication
    let words: Phrasebook

    /// What somebody of the file is called: a name, initials, or an office.
    func name(_ id: EntityID) -> String {
        let entity = file.entities[id.number]
        let name = publication.name(of: entity)
        if !name.isEmpty { return name }
        if let role = publication.roles(of: entity).first { return words.role(role) }
        if let size = publication.size(of: entity) { return words("fact.group", ["n": .number(size)]) }
        return words("who.unnamed")
    }

    /// Several, each once, without the person of the case.
    func names(_ ids: [Sourced<EntityID>], without person: EntityID? = nil) -> [String] {
        var names: [String] = []
        for id in ids.map(\.value) where id != person {
            let name = name(id)
            if !names.contains(name) { names.append(name) }
        }
        return names
    }

    /// A speaker: by name, by office, or in the words that stand for somebody without one.
    func speaker(_ speaker: Speaker) -> String {
        switch speaker {
        case .entity(let id): return name(id)
        case .unnamed(let text):
            var key = text.lowercased()
            if key.hasSuffix(" (unnamed)") { key = String(key.dropLast(" (unnamed)".count)) }
            if key.hasPrefix("the ") { key = String(key.dropFirst(4)) }
            return Self.known[key].map { words($0) } ?? text
        }
    }

    private static let known: [String: Word] = [
        "unnamed": "who.unnamed", "": "who.unnamed", "accuser": "who.accuser", "investigators": "who.investigators",
        "investigation": "who.investigation", "police": "who.police", "prosecutors": "who.prosecutors",
        "prosecution": "who.prosecution", "authorities": "who.authorities", "family": "who.family",
        "relatives": "who.relatives", "lawyers": "who.lawyers", "lawyer": "who.lawyer", "witnesses": "who.witnesses",
        "следствие": "who.investigation", "следователи": "who.investigators", "полиция": "who.police",
        "прокуратура": "who.prosecution", "обвинение": "who.prosecution", "родственники": "who.relatives",
        "семья": "who.family", "адвокат": "who.lawyer", "адвокаты": "who.lawyers", "свидетели": "who.witnesses",
        "власти": "who.authorities", "тергеу": "who.investigation", "тергеушілер": "who.investigators",
    ]

    /// Who says so, the outermost first; nil for the source's own voice.
    func chain(_ speakers: [Speaker]) -> String? {
        guard let last = speakers.last else { return nil }
        return speakers.dropLast().reversed().reduce(speaker(last)) { inner, outer in
            words("word.chain", ["outer": .text(speaker(outer)), "inner": .text(inner)])
        }
    }

    /// The kind with a capital: what heads a line.
    func title(_ event: EventView) -> String {
        let kind = words.kind(event.kind.value)
        return kind.prefix(1).uppercased() + kind.dropFirst()
    }

    /// Everything else that is told of an event, and on whose word, as one line; empty where nothing is.
    ///
    /// - Parameter isInTable: leaves out what columns beside it say: where it was, and who reports it. Who alleges it stays.
    func details(_ event: EventView, isInTable: Bool = false) -> String {
        var parts: [String] = []
        func add(_ word: Word, _ name: String, _ value: String?) {
            if let value, !value.isEmpty { parts.append(words(word, [name: .text(value)])) }
        }
        if !event.provisions.isEmpty {
            add("fact.under", "articles", words.list(unique(event.provisions.map { words.short($0.value) })))
        }
        if let duration = event.duration?.value { add("fact.term", "length", words.length(duration)) }
        if let until = event.until?.value { add("fact.until", "date", words.date(until)) }
        let others = names(event.victims, without: file.subject)
        if event.kind.value.isAct {
            add("fact.with", "who", words.list(names(event.actors, without: file.subject)))
        } else {
            add("fact.with", "who", words.list(others))
            add("fact.by", "who", words.list(names(event.actors, without: file.subject)))
        }
        add("fact.from", "place", event.from?.value)
        add("fact.to", "place", event.to?.value)
        if !isInTable {
            add("fact.facility", "place", event.facility?.value)
            if let place = event.place { add("fact.in", "place", name(place.value)) }
        }
        if !isInTable || isAlleged(event), let word = word(of: event) { parts.append(word) }
        if let denier = event.deniedBy { add("fact.denied", "who", speaker(denier)) }
        return parts.joined(separator: "; ")
    }

    /// Whether it may be told only as what somebody alleges.
    func isAlleged(_ event: EventView) -> Bool { event.standing == .alleged || event.kind.value == .offence }

    /// On whose word an event rests, and that it is alleged where it is.
    func word(of event: EventView) -> String? {
        let chain = chain(event.wordOf)
        guard isAlleged(event) else {
            return chain.map { words("fact.reported", ["who": .text($0)]) }
        }
        return chain.map { words("fact.alleged", ["who": .text($0)]) } ?? words("fact.alleged.nobody")
    }

    /// The event in one line.
    func line(_ event: EventView, isInTable: Bool = false) -> String {
        let details = details(event, isInTable: isInTable)
        return details.isEmpty ? title(event) : "\(title(event)): \(details)"
    }

    private func unique(_ texts: [String]) -> [String] {
        var seen: [String] = []
        for text in texts where !seen.contains(text) { seen.append(text) }
        return seen
    }
}
