// Finds relation nouns in the text.
import CaseModel
import Syntax

/// A relation noun in the text.
struct RelationNounMatch {
    var tokens: Range<Int>
    var noun: RelationNoun
    var isPlural: Bool
}

extension RelationText {
    /// The longest relation noun that starts at a token.
    func relationNoun(at start: Int, to high: Int) -> RelationNounMatch? {
        let longest = min(lexicon.length(from: lower(start)), high - start)
        var length = longest
        while length > 0 {
            let words =
                length == 1 ? lower(start) : (start..<start + length).map { lower($0) }.joined(separator: " ")
            if let found = lexicon.noun(words) {
                let match = RelationNounMatch(
                    tokens: start..<start + length, noun: found.noun, isPlural: found.isPlural)
                return isUsedAsNoun(match) ? match : nil
            }
            length -= 1
        }
        return nil
    }

    private func isUsedAsNoun(_ match: RelationNounMatch) -> Bool {
        let head = match.tokens.upperBound - 1
        let tag = self.tag(head)
        if tag == .verb || tag == .aux { return false }
        // A human rights defender, a land defender: nobody's counsel.
        if lower(head) == "defender", match.tokens.count == 1, !Self.possessives.contains(lower(head - 1)),
            lower(head - 1) != "'s"
        {
            return false
        }
        // "lawyer fees", "member states": another noun follows and is the head.
        let next = head + 1
        if self.tag(next) == .noun, name(from: next) == nil, index.time(at: next) == nil,
            lexicon.noun(lower(next)) == nil
        {
            return Self.titles.contains(lower(next))
        }
        if let mention = index.mention(at: head), mention.form == .name,
            !mention.entities.contains(where: isPerson)
        {
            return false
        }
        return true
    }
}
