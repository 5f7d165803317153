// A run of words that may name a person or a place, with what is known of it so far.
import CaseModel

/// A run that may name a person or a place.
struct NameCandidate {
    var tokens: Range<Int>
    var sentence: Int
    var evidence: NameEvidence
    /// Gender and role that a title before the name gives.
    var gender = Gender.unknown
    var role: (role: PersonRole, tokens: Range<Int>)?
    /// In quotes, after "known as": a nickname or pseudonym.
    var isNickname = false
    /// "a certain Ivanov".
    var isCertain = false
    /// Introduced by a noun of kin: somebody else than a bearer of the same words.
    var isKin = false
    /// Whether only its place in a heading, a quote or at the head of a sentence makes it a candidate.
    var isWeak = false
}
