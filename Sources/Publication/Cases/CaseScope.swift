// Which entities and statements of a publication make up the case of one person.

public import CaseModel

/// What a case takes out of a publication, as places in it.
public struct CaseScope: Sendable {
    /// The person; all that is said of them belongs to the case.
    public let person: Int
    /// The events that they take part in, with all that is said of each.
    public let events: [Int]
    /// Statements about others that tie these to the person.
    public let ties: [Int]
    /// Whoever is named in all of that: they have in the case what they are called and what they are, and nothing else.
    public let named: [Int]
    /// All statements of the case, in the order in which a case file has them.
    let statements: [Int]

    /// Finds them.
    public init(of person: Int, in publication: Publication) {
        var wanted = Array(publication.statements(about: person))
        var (events, ties, named): ([Int], [Int], [Int]) = ([], [], [])
        var seen: Set<Int> = [person]
        for place in publication.statements(naming: person) {
            let about = publication.statements[place].statement.subject.number
            if publication.entities[about].type == .event {
                guard seen.insert(about).inserted else { continue }
                events.append(about)
                wanted += publication.statements(about: about)
            } else {
                ties.append(place)
                wanted.append(place)
            }
        }
        // Whoever says what others are is named, too.
        var next = 0
        while next < wanted.count {
            let place = wanted[next]
            next += 1
            publication.statements[place].statement.forEachNamed { entity in
                guard publication.entities[entity].type != .event, seen.insert(entity).inserted else { return }
                named.append(entity)
                for other in publication.statements(about: entity)
                where publication.statements[other].statement.isTrait { wanted.append(other) }
            }
        }
        self.person = person
        (self.events, self.ties, self.named, statements) = (events, ties, named, wanted)
    }
}

extension Statement {
    /// Whether it says what somebody is, and nothing of a case.
    public var isTrait: Bool {
        switch property {
        case .name, .alias, .role, .organisationKind, .size, .neverMerge: true
        default: false
        }
    }

    /// Tells the entities that it names: the subject, the value and who says so.
    public func forEachNamed(_ tell: (Int) -> Void) {
        tell(subject.number)
        if case .entity(let other) = value { tell(other.number) }
        for case .entity(let id) in wordOf { tell(id.number) }
        if case .entity(let id) = deniedBy { tell(id.number) }
    }
}
