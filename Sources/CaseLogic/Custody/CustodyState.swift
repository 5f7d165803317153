// The custodies of a person as they stood from one event to the next: what was ordered later is not known on an earlier day.
public import CaseModel

/// The custodies of one person by all that happened until some days.
public struct CustodyState: Hashable, Sendable {
    /// The first of the days; nil where there is none before.
    public var from: CivilDay?
    /// The last of the days; nil where nothing later is told.
    public var to: CivilDay?
    /// The custodies.
    public var custodies: [Custody]
    /// The person's events until then, and those without a date.
    public var events: Set<EntityID>

    /// So many states at most, the last ones; no true case has more, and each costs as much as all events of a person.
    private static let most = 100

    /// All states of a person, in order; the last has no end.
    ///
    /// An event counts from the earliest day that its date allows. Before the first dated event that bears on custody there is no state.
    public static func all(of person: EntityID, in file: CaseFile) -> [CustodyState] {
        let index = EventIndex(file, of: person)
        let mine = index.events(of: person)
        func state(from: CivilDay?, to: CivilDay?, _ index: EventIndex, _ events: [EventView]) -> CustodyState {
            CustodyState(
                from: from, to: to, custodies: CustodyReader(events: index, asOf: nil).custodies(),
                events: Set(events.map(\.id)))
        }
        let days = Set(mine.filter { bearsOnCustody($0.kind.value) }.compactMap { $0.date?.value.earliest }).sorted()
            .suffix(most)
        var states: [CustodyState] = []
        for (day, next) in zip(days, days.dropFirst()) {
            var part = file
            part.events = mine.filter { $0.mayHaveHappened(by: day) }
            states.append(
                state(from: day, to: next.adding(days: -1), EventIndex(part, of: person), part.events))
        }
        return states + [state(from: days.last, to: nil, index, mine)]
    }

    private static func bearsOnCustody(_ kind: EventKind) -> Bool {
        switch kind {
        case .detention, .remand, .administrativeArrest, .houseArrest, .sentence, .appeal, .fine, .travelBan, .transfer,
            .disappearance, .release, .death:
            true
        default: false
        }
    }
}
