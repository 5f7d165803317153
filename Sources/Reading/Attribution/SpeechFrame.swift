// One act of speaking in a sentence: who says it, and which words of the sentence are what they say.
import CaseModel

/// "Kim says that ...", "according to the family", "..., his lawyer said".
struct SpeechFrame {
    /// Index of the sentence it stands in.
    var sentence: Int
    /// The unit of the verb or noun of speaking, or of "according".
    var word: Int
    var kind: SpeechLexicon.Kind
    /// Who speaks; nil where nobody is named and nothing but the words says so ("it is said").
    var speaker: Speaker?
    /// The unit that names them.
    var speakerUnit: Int?
    var source: SpeechLexicon.Source
    /// Units of the sentence that are what is said.
    var content: [Range<Int>]
    /// Whether the content stands in quotation marks only.
    var isQuote = false

    func says(_ unit: Int) -> Bool { content.contains { $0.contains(unit) } }

    /// How much is said: a frame with more content lies outside one with less.
    var size: Int { content.reduce(0) { $0 + $1.count } }
}
