// The people, bodies and places of an invented country, and under which record the bureau knows each of them.

import CaseModel

/// A person of the invented country.
struct Citizen {
    var name: InventedName
    var role: PersonRole
    var record: ItemID?
    var spells: [HeldSpell] = []
}

/// A body of the invented country.
struct PublicBody {
    var name: String
    var kind: OrganisationKind
    var record: ItemID?
}

/// Everything that there is.
struct World {
    var people: [Citizen] = []
    var bodies: [PublicBody] = []
    var townRecords: [Int: ItemID] = [:]
    /// Numbers of the people who do things rather than suffer them.
    var judges: [Int] = []
    var accusers: [Int] = []
    var lawyers: [Int] = []

    init(_ dice: inout Dice, size: Int) {
        for _ in 0..<max(2, size / 12_000) { judges.append(add(&dice, .judge)) }
        for _ in 0..<max(2, size / 12_000) { accusers.append(add(&dice, .prosecutor)) }
        for _ in 0..<max(2, size / 9_000) { lawyers.append(add(&dice, .lawyer)) }
        for number in 0..<max(3, min(400, size / 2_500)) {
            let town = dice.pick(InventedTown.all).latin
            let kinds: [(String, OrganisationKind)] = [
                ("police department", .police), ("security committee", .securityService), ("district court", .court),
            ]
            let (words, kind) = kinds[number % kinds.count]
            bodies.append(PublicBody(name: "the \(town) \(words) No. \(number / kinds.count + 1)", kind: kind))
        }
    }

    mutating func add(_ dice: inout Dice, _ role: PersonRole) -> Int {
        people.append(Citizen(name: dice.name(), role: role))
        return people.count - 1
    }
}
