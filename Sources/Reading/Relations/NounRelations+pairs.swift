// Nouns that tie the people named to one another: "the brothers A and B", "father and son A and B".
import CaseModel
import Syntax

extension NounRelations {
    /// "the brothers A and B", "the spouses A and B": the people named stand so to one another.
    mutating func addPairs(_ match: RelationNounMatch, holder: Holder, called: Range<Int>) {
        guard match.isPlural, holder.people.count > 1, let type = match.noun.towardPerson, type.isSymmetric else {
            return
        }
        if type == .associateOf, holder.people.count > 4 { return }
        let words = text.page.words.string(match.tokens)
        for (number, first) in holder.people.enumerated() {
            for second in holder.people[(number + 1)...] {
                list.add(
                    type, from: first, to: second, former: match.noun.isFormer, tokens: [called, holder.tokens],
                    rule: "“\(words)” of each other", sure: holder.isDirect)
            }
            if type == .spouseOf { break }
        }
    }

    /// "father and son A and B", "husband and wife A and B".
    mutating func addBoth(_ match: RelationNounMatch, opening: PhraseOpening, in sentence: Range<Int>) {
        let end = match.tokens.upperBound
        guard match.noun.isKin, let type = match.noun.towardPerson, text.lower(end) == "and",
            let other = text.relationNoun(at: end + 1, to: sentence.upperBound), other.noun.isKin,
            let found = text.described(after: other.tokens.upperBound, to: sentence.upperBound, plural: true),
            found.people.count == 2
        else { return }
        list.add(
            type, from: found.people[0], to: found.people[1],
            tokens: [match.tokens.lowerBound..<other.tokens.upperBound, found.tokens],
            rule: "“\(text.page.words.string(match.tokens.lowerBound..<other.tokens.upperBound))”", sure: true)
    }
}
