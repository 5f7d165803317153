// Whether two accounts of what happened to one person can both be true.

public import CaseModel

/// Where an account of an event contradicts another that is known already.
public struct Contradiction: Hashable, Sendable {
    /// What they differ in.
    public enum Point: String, CaseIterable, Hashable, Sendable, Codable {
        case date, term, place, denial
    }

    /// What they differ in.
    public var point: Point
    /// What the known account says: "2024-05-16", "Astana", "denied".
    public var known: String
    /// What the other one says.
    public var said: String

    /// In a few words: "the date is 2024-05-16 there, 2024-05-17 here".
    public var words: String {
        switch point {
        case .denial: "it is \(known) there, \(said) here"
        default: "the \(point.rawValue) is \(known) there, \(said) here"
        }
    }
}

/// An event, with the names of its report, as it is held against another.
public struct EventAccount: Sendable {
    /// The event.
    public var event: EventView
    /// The name of its place.
    public var place: String?
    /// Whether two names of places may be one place's; equal names always are.
    let isSamePlace: @Sendable (String, String) -> Bool

    /// - Parameter place: the name of its place; nil where it has none.
    public init(
        _ event: EventView, place: String?, isSamePlace: @escaping @Sendable (String, String) -> Bool = { $0 == $1 }
    ) {
        self.event = event
        self.place = place?.isEmpty == true ? nil : place
        self.isSamePlace = isSamePlace
    }

    /// How far apart two days may be for events of one kind to be two accounts of one event rather than two events.
    static let nearDays = 10

    /// Kinds that come again and again within days, so that two days are two events.
    private static let frequent: Set<EventKind> = [
        .interrogation, .trial, .statement, .transfer, .threat, .illTreatment, .protest, .offence, .appeal, .refusal,
    ]
    /// Kinds that come once in a life.
    private static let once: Set<EventKind> = [.death]

    /// What this account contradicts in a known one that concerns the same person.
    ///
    /// Empty where they are of different kinds, far apart in time, or agree. One day and two places, or two terms; two days near one another;
    /// one of them denied: each is a contradiction. What only one of them says is none.
    public func contradictions(to known: EventAccount) -> [Contradiction] {
        guard event.kind.value == known.event.kind.value else { return [] }
        guard let here = event.date?.value, let there = known.event.date?.value else { return [] }
        guard here.agrees(with: there) else {
            guard isNear(here, there) else { return [] }
            return [Contradiction(point: .date, known: there.description, said: here.description)]
        }
        var found: [Contradiction] = []
        if let said = event.duration?.value, let before = known.event.duration?.value, said != before {
            found.append(
                Contradiction(point: .term, known: Wording.length(before), said: Wording.length(said)))
        }
        if here.isDay, there.isDay, let place, let other = known.place, !isSamePlace(place, other) {
            found.append(Contradiction(point: .place, known: other, said: place))
        }
        if (event.deniedBy == nil) != (known.event.deniedBy == nil) {
            let (before, now) = known.event.deniedBy == nil ? ("not denied", "denied") : ("denied", "not denied")
            found.append(Contradiction(point: .denial, known: before, said: now))
        }
        return found
    }

    /// Whether two accounts of what happened to the same people are plainly of one event: one kind, one full day, nothing in contradiction, and no
    /// detail that both give in two ways.
    public func isPlainlySame(as known: EventAccount) -> Bool {
        guard event.kind.value == known.event.kind.value, let here = event.date?.value, here.isDay,
            let there = known.event.date?.value, there.isDay
        else { return false }
        return here.withoutQualifiers() == there.withoutQualifiers() && contradictions(to: known).isEmpty
            && !hasOtherDetails(than: known)
    }

    private func isNear(_ here: EDTF, _ there: EDTF) -> Bool {
        let kind = event.kind.value
        if Self.once.contains(kind) { return true }
        guard !Self.frequent.contains(kind), let first = here.earliest, let last = here.latest,
            let start = there.earliest, let end = there.latest
        else { return false }
        let gap = first > end ? first.number - end.number : start.number - last.number
        return gap <= Self.nearDays
    }
}
