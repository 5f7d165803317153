// Reads the nouns beside a name that say what kind of body it is: the party X, X, a group that ...
import CaseModel
import Syntax

extension NameReading {
    /// The kind that a noun shows which ends at a token; it may stand in the plural ("the movements X and Y").
    func organisationLabel(endingAt index: Int, sentence: Range<Int>) -> OrganisationKind? {
        if let (_, word) = lexicon.organisationWords.ending(
            at: index, from: sentence.lowerBound, in: page.words.tokens), word.isLabel || word.kind == .other
        {
            return word.kind
        }
        let word = lower(index)
        guard word.hasSuffix("s"), word.utf8.count > 4 else { return nil }
        switch word {
        case "parties": return .party
        case "movements", "initiatives", "groups": return .movement
        case "newspapers", "websites", "channels", "outlets", "sites", "magazines", "accounts": return .media
        case "organisations", "organizations", "associations", "foundations", "ngos": return .ngo
        default: return nil
        }
    }

    /// The kind that a noun right after a name shows: “X” party.
    func label(after end: Int, sentence: Range<Int>) -> OrganisationKind? {
        guard end < sentence.upperBound else { return nil }
        if let (_, word) = lexicon.organisationWords.starting(
            at: end, before: sentence.upperBound, in: page.words.tokens), word.isLabel || word.kind == .other
        {
            return word.kind
        }
        return nil
    }

    /// “Khmer Rising”, a group that ...
    func labelInApposition(after end: Int, sentence: Range<Int>) -> OrganisationKind? {
        guard end + 2 < sentence.upperBound, lower(end) == "," else { return nil }
        // "BIZIŇ SES, newsletter of ..."
        let hasArticle = ["a", "an", "the"].contains(lower(end + 1))
        var index = hasArticle ? end + 2 : end + 1
        let limit = hasArticle ? end + 7 : end + 2
        while index < min(limit, sentence.upperBound), page.words.tokens[index].shape == .lower {
            if let (length, word) = lexicon.organisationWords.starting(
                at: index, before: sentence.upperBound, in: page.words.tokens), word.isLabel
            {
                // "a group leader" is a person.
                let next = index + length
                if hasPersonNoun(endingAt: next, from: next) || ["'s", "'"].contains(lower(next)) { return nil }
                return word.kind
            }
            if hasPersonNoun(endingAt: index, from: index)
                || ["of", "who", "that", "which", "in"].contains(lower(index))
            {
                return nil
            }
            index += 1
        }
        return nil
    }
}
