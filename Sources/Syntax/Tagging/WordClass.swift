// The classes that the tagger tells apart: parts of speech, finer where the parser or the lemmas gain by it.

/// A part of speech with its form.
package enum WordClass: UInt8, CaseIterable, Sendable {
    case adjective, comparative, properAdjective, adposition, particle, adverb, whAdverb
    case finiteAuxiliary, modal, otherAuxiliary, conjunction, determiner, interjection
    case noun, plural, number, part, personalPronoun, possessivePronoun, otherPronoun
    case name, punctuation, subordinator, symbol
    case verbBase, verbPresent, verbS, verbPast, verbParticiple, verbIng
    case other

    /// The class of a word of a treebank.
    package init(_ tag: UPOS, finer: Substring) {
        switch tag {
        case .adj:
            self = finer == "NNP" ? .properAdjective : finer == "JJR" || finer == "JJS" ? .comparative : .adjective
        case .adp: self = finer == "RP" ? .particle : .adposition
        case .adv: self = finer == "WRB" ? .whAdverb : .adverb
        case .aux:
            switch finer {
            case "MD": self = .modal
            case "VB", "VBN", "VBG": self = .otherAuxiliary
            default: self = .finiteAuxiliary
            }
        case .cconj: self = .conjunction
        case .det: self = .determiner
        case .intj: self = .interjection
        case .noun: self = finer == "NNS" ? .plural : .noun
        case .num: self = .number
        case .part: self = .part
        case .pron: self = finer == "PRP" ? .personalPronoun : finer == "PRP$" ? .possessivePronoun : .otherPronoun
        case .propn: self = .name
        case .punct: self = .punctuation
        case .sconj: self = .subordinator
        case .sym: self = .symbol
        case .verb:
            switch finer {
            case "VBP": self = .verbPresent
            case "VBZ": self = .verbS
            case "VBD": self = .verbPast
            case "VBN": self = .verbParticiple
            case "VBG": self = .verbIng
            default: self = .verbBase
            }
        case .x: self = .other
        }
    }

    /// The part of speech.
    package var tag: UPOS {
        switch self {
        case .adjective, .comparative, .properAdjective: .adj
        case .adposition, .particle: .adp
        case .adverb, .whAdverb: .adv
        case .finiteAuxiliary, .modal, .otherAuxiliary: .aux
        case .conjunction: .cconj
        case .determiner: .det
        case .interjection: .intj
        case .noun, .plural: .noun
        case .number: .num
        case .part: .part
        case .personalPronoun, .possessivePronoun, .otherPronoun: .pron
        case .name: .propn
        case .punctuation: .punct
        case .subordinator: .sconj
        case .symbol: .sym
        case .verbBase, .verbPresent, .verbS, .verbPast, .verbParticiple, .verbIng: .verb
        case .other: .x
        }
    }
}
