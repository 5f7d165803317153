// The events of a case file by person and in order, as every part of this room asks for them.
import CaseModel

/// A case file made ready for questions about people and time.
struct EventIndex {
    let file: CaseFile
    /// The named people of the file, in order of first mention.
    let persons: [EntityID]
    /// Events of one person that are looked at, first told first; no true case has more, and work per person grows with their square.
    static let mostEvents = 1000
    private let names: [EntityID: String]
    private let events: [EntityID: EventView]
    private let byPerson: [EntityID: [EventView]]

    /// The index of a file, or of what it says of one person alone.
    init(_ file: CaseFile, of person: EntityID? = nil) {
        self.file = file
        persons = file.persons.map(\.id).filter { person == nil || $0 == person }
        names = file.names
        var events: [EntityID: EventView] = [:]
        var byPerson: [EntityID: [EventView]] = [:]
        for event in file.events where event.standing != .opinion && event.standing != .forecast {
            events[event.id] = event
            for subject in Self.subjects(of: event) where person == nil || subject == person {
                byPerson[subject, default: []].append(event)
            }
        }
        self.events = events
        self.byPerson = byPerson.mapValues { Self.ordered(Array($0.prefix(Self.mostEvents))) }
    }

    func event(_ id: EntityID) -> EventView? { events[id] }

    func name(_ id: EntityID) -> String { names[id] ?? "somebody" }

    /// The events that a person is the subject of, in order of time.
    func events(of person: EntityID) -> [EventView] { byPerson[person] ?? [] }

    /// Whom an event is about: its victims; of an act, an appeal by its doers.
    static func subjects(of event: EventView) -> [EntityID] {
        let people = event.kind.value.isAct ? event.actors + event.victims : event.victims
        var seen: Set<EntityID> = []
        return people.map(\.value).filter { seen.insert($0).inserted }
    }

    // MARK: Order

    /// How late in the course of a case an event of a kind comes; orders events that a coarse date leaves open.
    static func lateness(of kind: EventKind) -> Int {
        switch kind {
        case .offence, .protest, .threat, .attack: 0
        case .search, .seizure: 1
        case .detention: 2
        case .illTreatment, .interrogation, .charge: 3
        case .administrativeArrest, .remand, .houseArrest, .fine, .travelBan: 4
        case .transfer, .disappearance: 5
        case .trial: 6
        case .sentence: 8
        case .appeal: 9
        case .release, .death: 10
        default: 5
        }
    }

    /// By day (within a month or year by how late such an event comes), then by the clock, then by place in the text.
    /// An event without a day stands with the one told before it.
    private static func ordered(_ events: [EventView]) -> [EventView] {
        let allWithoutYear = events.allSatisfy { $0.date?.value.hasUnspecifiedYear ?? true }
        let told = events.sorted { position($0) < position($1) }
        let dates = told.map { range(of: $0, assumingYear: allWithoutYear ? 2000 : nil) }
        var days = told.indices.map { day(of: told[$0], dates[$0], beside: told, dates) }
        var ranks = told.map { sameDayRank($0) }
        for index in days.indices.dropFirst() where days[index] == nil {
            days[index] = days[index - 1]
            ranks[index] = ranks[index - 1]
        }
        for index in days.indices.reversed() where days[index] == nil {
            // Told before anything dated: a late step follows the earlier steps of the case, else it stands with what is told next.
            let steps = told.indices.filter { lateness(of: told[$0].kind.value) < lateness(of: told[index].kind.value) }
            let after =
                lateness(of: told[index].kind.value) > 3 ? steps.compactMap { dates[$0]?.upperBound }.max() : nil
            days[index] = after ?? (index + 1 < days.count ? days[index + 1] : nil)
        }
        let keyed = told.indices.map { (day: days[$0] ?? 0, rank: ranks[$0], index: $0) }
        return keyed.sorted { ($0.day, $0.rank, $0.index) < ($1.day, $1.rank, $1.index) }.map { told[$0.index] }
    }

    private static func sameDayRank(_ event: EventView) -> Int {
        switch event.kind.value {
        case .offence, .protest: 0
        case .search: 1
        case .detention: 2
        case .disappearance: 3
        case .release, .death: 5
        default: 4
        }
    }

    static func position(_ event: EventView) -> Int { event.kind.spans.first?.start ?? 0 }

    private static func range(of event: EventView, assumingYear year: Int?) -> ClosedRange<Int>? {
        guard var date = event.date?.value else { return nil }
        if let year, let full = date.settingYear(year) { date = full }
        guard let first = date.earliest ?? date.latest, let last = date.latest ?? date.earliest else { return nil }
        return first.number...max(first.number, last.number)
    }

    /// The day an event is put at: of a month or year the part where such an event comes, but before the later steps that have a day in it.
    private static func day(
        of event: EventView, _ range: ClosedRange<Int>?, beside events: [EventView], _ dates: [ClosedRange<Int>?]
    ) -> Int? {
        guard let range else { return nil }
        let late = lateness(of: event.kind.value)
        let day = range.lowerBound + (range.upperBound - range.lowerBound) * late / 10
        guard range.count > 1 else { return day }
        let later = events.indices.compactMap { index -> Int? in
            guard lateness(of: events[index].kind.value) > late, let other = dates[index], other.count == 1,
                range.contains(other.lowerBound)
            else { return nil }
            return other.lowerBound - 1
        }
        return max(range.lowerBound, min(day, later.min() ?? day))
    }
}

extension EventView {
    /// The words it rests on: those of its kind and its date.
    var words: [ByteSpan] {
        var seen: Set<ByteSpan> = []
        return (kind.spans + (date?.spans ?? [])).filter { seen.insert($0).inserted }
    }
}

extension EDTF {
    /// Whether two dates may mean the same time: equal but for qualifiers, or one inside the other.
    func agrees(with other: EDTF) -> Bool {
        withoutQualifiers() == other.withoutQualifiers() || covers(other) || other.covers(self)
    }

    /// Whether every day it may mean lies before those of the other.
    func isSurelyBefore(_ other: EDTF) -> Bool {
        guard let last = latest, let first = other.earliest else { return false }
        return last < first
    }
}
