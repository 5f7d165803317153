// All that the page of one record is made of, asked for once: the file, its names, what is due, who may do what.

import CaseLogic
import CaseModel
import Casebook
import Desk
import Phrases
import Presentation
import Vault

/// A record as its page shows it.
struct RecordView {
    let record: RecordFile
    let type: EntityType
    let words: Phrasebook
    let day: CivilDay
    let showsProtected: Bool
    let role: Role
    /// What is due within a year, and what waits in any case.
    var due: [DueItem] = []
    var holds: [Hold] = []
    var marks: RecordMarks?
    var history: [RecordAct] = []
    var merged: [RecordName] = []
    /// Which page of the chronology is shown, the first being 1.
    var part = 1
    /// The year that the timeline shows; nil for all.
    var year: Int?

    let names: [EntityID: String]
    let quotes: Quotes
    private let events: [EntityID: EventView]

    init(
        _ record: RecordFile, words: Phrasebook, day: CivilDay, showsProtected: Bool, role: Role
    ) {
        self.record = record
        self.words = words
        self.day = day
        self.showsProtected = showsProtected
        self.role = role
        let entities = record.file.draft.entities
        type = entities.indices.contains(record.subject.number) ? entities[record.subject.number].type : .person
        names = record.file.names
        quotes = Quotes(text: record.file.draft.text)
        events = Dictionary(record.file.events.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    var path: String { WebName.path(of: record.item) }
    var file: CaseFile { record.file }
    var findings: CaseFindings { record.findings }
    var mayEdit: Bool { role >= .editor }

    func event(_ id: EntityID) -> EventView? { events[id] }

    func name(_ id: EntityID) -> String {
        let name = names[id] ?? ""
        return name.isEmpty ? words("word.noName") : name == "[protected]" ? words("word.protected") : name
    }

    func names(_ ids: [EntityID]) -> String {
        var seen: [String] = []
        for one in ids.map(name) where !seen.contains(one) { seen.append(one) }
        return seen.joined(separator: ", ")
    }

    func item(_ id: EntityID) -> ItemID? { record.items.indices.contains(id.number) ? record.items[id.number] : nil }

    /// The anchor of an event in the chronology.
    func anchor(_ id: EntityID) -> String { "e\(id.number)" }

    /// Events in order of time; those without a date last.
    var chronology: [EventView] {
        file.events.enumerated().sorted { a, b in
            let (first, second) = (rank(a.element), rank(b.element))
            return first == second ? a.offset < b.offset : first < second
        }.map(\.element)
    }

    /// Events on a page of the chronology.
    static let eventsOnPage = 100

    /// A person's events in order of time, those of a body or a place the newest first.
    var listedEvents: [EventView] { type == .person ? chronology : chronology.reversed() }

    var parts: Int { max(1, (file.events.count + Self.eventsOnPage - 1) / Self.eventsOnPage) }

    /// The events that the page shows.
    var shownEvents: [EventView] {
        type == .event
            ? file.events
            : Array(listedEvents.dropFirst((min(part, parts) - 1) * Self.eventsOnPage).prefix(Self.eventsOnPage))
    }

    /// Where an event stands in the chronology.
    func link(_ id: EntityID) -> String {
        guard parts > 1, let place = listedEvents.firstIndex(where: { $0.id == id }) else { return "#\(anchor(id))" }
        let part = place / Self.eventsOnPage + 1
        return part == self.part ? "#\(anchor(id))" : "\(path)?part=\(part)#\(anchor(id))"
    }

    private func rank(_ event: EventView) -> Int {
        event.date?.value.earliest?.number ?? event.date?.value.latest?.number ?? Int.max
    }

    /// The custody that goes on, else the last.
    var custody: Custody? {
        let mine = findings.custodies.filter { $0.person == record.subject }
        return mine.last(where: \.goesOn) ?? mine.last
    }

    /// Whom an event concerns.
    func subjects(of event: EventView) -> [EntityID] {
        let all =
            event.kind.value.isAct
            ? (event.actors.isEmpty ? event.victims : event.actors)
            : event.kind.value == .appeal && event.victims.isEmpty ? event.actors : event.victims
        return all.map(\.value)
    }

    /// Who did it, where that is somebody else.
    func doers(of event: EventView) -> [EntityID] {
        let whom = Set(subjects(of: event))
        return event.actors.map(\.value).filter { !whom.contains($0) }
    }

    /// Who says something, with the source itself where nobody is named.
    func speakers(_ speakers: [Speaker]) -> String {
        guard !speakers.isEmpty else { return words("word.own") }
        return words.speakers(speakers, in: file)
    }

    /// How an event stands.
    func form(_ event: EventView) -> Form { Form(event.standing, isDenied: event.deniedBy != nil) }
}
