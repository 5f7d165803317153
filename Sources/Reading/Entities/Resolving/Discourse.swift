// Remembers who was spoken of, where and how, so that a pronoun or noun can be tied to the likeliest of them.
import CaseModel
import Syntax

/// Somebody spoken of: an entity of the page, or a person without a name.
struct Spoken {
    /// Index of the entity; nil for somebody without a name.
    var entity: Int?
    var token: Int
    var sentence: Int
    var line: Int
    var isSubject: Bool
    var gender: Gender
    /// The noun that described a person without a name.
    var noun = ""
}

/// Several people spoken of together; none of them known where `members` is empty.
struct SpokenGroup {
    var members: [Int]
    var token: Int
    var sentence: Int
    var line: Int
    var noun = ""
}

/// What the text has spoken of so far.
struct Discourse {
    /// The people spoken of last, the latest last; each entity once.
    private(set) var people: [Spoken] = []
    private(set) var bodies: [Spoken] = []
    private(set) var groups: [SpokenGroup] = []
    private static let memory = 24

    mutating func note(_ spoken: Spoken, isPerson: Bool) {
        if isPerson {
            Self.push(spoken, on: &people)
        } else {
            Self.push(spoken, on: &bodies)
        }
    }

    private static func push(_ spoken: Spoken, on list: inout [Spoken]) {
        var spoken = spoken
        if let entity = spoken.entity, let index = list.lastIndex(where: { $0.entity == entity }) {
            // A subject stays one for its sentence.
            if list[index].sentence == spoken.sentence, list[index].isSubject { spoken.isSubject = true }
            list.remove(at: index)
        }
        list.append(spoken)
        if list.count > memory { list.removeFirst(list.count - memory) }
    }

    mutating func note(_ group: SpokenGroup) {
        groups.append(group)
        if groups.count > 12 { groups.removeFirst() }
    }
}
