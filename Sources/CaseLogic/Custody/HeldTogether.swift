// Which events belong to one custody of a person.
import CaseModel

struct HeldTogether {
    private struct Key: Hashable {
        var person: EntityID
        var event: EntityID
    }

    private var custody: [Key: Int] = [:]

    init(_ custodies: [Custody]) {
        for (index, one) in custodies.enumerated() {
            for event in one.events { custody[Key(person: one.person, event: event)] = index }
        }
    }

    /// Whether two events belong to the same custody of a person.
    func same(_ a: EventView, _ b: EventView, of person: EntityID) -> Bool {
        guard let first = custody[Key(person: person, event: a.id)] else { return false }
        return first == custody[Key(person: person, event: b.id)]
    }

    /// Whether two events certainly belong to different custodies of a person.
    func different(_ a: EventView, _ b: EventView, of person: EntityID) -> Bool {
        guard let first = custody[Key(person: person, event: a.id)],
            let second = custody[Key(person: person, event: b.id)]
        else { return false }
        return first != second
    }
}
