// What lists of the site say of one case.

import CaseLogic
import CaseModel
import Phrases
import Publication

/// A case as registers, lists and counts know it.
struct SiteCase: Sendable {
    /// An event, as it is counted.
    struct Event: Sendable {
        /// The event, as a place in the publication: many people may share it.
        var id: Int
        var kind: EventKind
        var year: Int?
        var isAlleged: Bool
    }

    /// The person, as a place in the publication.
    let person: Int
    let id: PublicID
    let name: String
    let isFullName: Bool
    let state: PublishedState
    /// The number of the day of a custody that goes on.
    let day: Int?
    let termEnds: EDTF?
    /// All provisions that are cited in the case.
    let provisions: [Provision]
    /// The town of the custody, else of the newest event with one, as a place in the publication.
    let place: Int?
    /// The bodies that it names, as places in the publication.
    let bodies: Set<Int>
    let events: [Event]
    /// The day on which it was new or last changed, and whether it was new.
    let changed: CivilDay
    let isNew: Bool

    init(
        _ person: Int, in publication: Publication, state: PublishedState, day: Int?, termEnds: EDTF?,
        provisions: [Provision], place: Int?, bodies: Set<Int>, events: [Event], changed: CivilDay, isNew: Bool
    ) {
        let entity = publication.entities[person]
        self.person = person
        id = entity.id
        name = publication.name(of: person)
        isFullName = entity.naming == .full
        self.state = state
        self.day = day
        self.termEnds = termEnds
        self.provisions = provisions
        self.place = place
        self.bodies = bodies
        self.events = events
        self.changed = changed
        self.isNew = isNew
    }

    init(_ file: PublishedCase, in publication: Publication, changed: CivilDay, isNew: Bool) {
        let state = file.state(on: publication.day)
        let custody = file.custody
        var seen: Set<Provision> = []
        let provisions = file.file.events.flatMap(\.provisions).map(\.value).filter { seen.insert($0).inserted }
        let held = custody?.holds.last { $0.place != nil }?.place
        let newest = file.file.events.filter { $0.place != nil && $0.kind.value != .offence }.max {
            ($0.date?.value.latest?.number ?? Int.min) < ($1.date?.value.latest?.number ?? Int.min)
        }
        self.init(
            file.person, in: publication, state: state, day: state == .held ? custody?.clock?.day : nil,
            termEnds: state == .held ? custody?.termEnds?.date : nil, provisions: provisions,
            place: (held ?? newest?.place?.value).map { file.entities[$0.number] },
            bodies: Set(file.entities.filter { publication.entities[$0].type == .organisation }),
            events: file.file.events.map { event in
                Event(
                    id: file.entities[event.id.number], kind: event.kind.value,
                    year: event.date?.value.earliest.map(\.year),
                    isAlleged: event.kind.value == .offence || ![.reported, .computed].contains(event.standing))
            }, changed: changed, isNew: isNew)
    }

    /// The state in words.
    func state(_ words: Phrasebook) -> String {
        let said = words("pubstate.\(state.rawValue)")
        return day.map { words("pubstate.day", ["state": .text(said), "n": .number($0)]) } ?? said
    }

    /// Its page, in the folder of a language.
    var path: String { "case/\(id).html" }
}

extension PublishedState {
    /// The letter of its square in the style sheet.
    var square: String {
        switch self {
        case .held: "h"
        case .restricted: "p"
        case .liberty: "f"
        case .unknown: "u"
        case .dead: "x"
        }
    }
}
