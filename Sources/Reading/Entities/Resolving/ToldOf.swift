// "His lawyer, Kim, says that he was beaten": those who speak of somebody as theirs mostly tell about that person.
import CaseModel
import Syntax

/// A speaker introduced as somebody's lawyer or relative.
struct ToldOf {
    /// Whose lawyer or relative it is.
    var owner: Int
    var speakers: [Int]
    var isLawyer: Bool

    /// How much it speaks for a pronoun in what they say that it means an entity.
    func weight(of entity: Int) -> Double {
        if entity == owner { return 1 }
        return isLawyer && speakers.contains(entity) ? -1.5 : 0
    }
}

extension MentionResolver {
    private static let speaking: Set<String> = [
        "say", "tell", "add", "state", "explain", "note", "announce", "write", "claim", "argue", "stress", "report",
        "confirm", "insist", "complain", "recall", "allege", "maintain",
    ]

    /// Of whom the speaker of this sentence tells, if the report introduces the speaker as theirs.
    func toldOf(at index: Int, in sentence: Range<Int>) -> ToldOf? {
        var position = mentions.count - 1
        while position >= 0, mentions[position].head >= sentence.lowerBound {
            let mention = mentions[position]
            position -= 1
            guard mention.form == .noun, let owner = mention.possessor, mention.head < index,
                index - mention.head < 60, text.isSubject(mention.head)
            else { continue }
            let speaks = (mention.head + 1..<index).contains { place in
                text.tag(place) == .verb && Self.speaking.contains(text.tokens[place].lemma)
            }
            guard speaks else { continue }
            let isLawyer = mention.entities.contains { roles[$0]?.contains(.lawyer) ?? false }
            return ToldOf(owner: owner, speakers: mention.entities, isLawyer: isLawyer)
        }
        return nil
    }
}
