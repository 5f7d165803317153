// The state of reading the names of one page: which words are taken, and which bodies, people and places were found.
import CaseModel
import Syntax

/// An organisation where the text names it.
struct OrganisationMention {
    var tokens: Range<Int>
    /// The name, where it is not simply the text of the tokens.
    var name: String?
    var kind: OrganisationKind
    /// Other forms that this mention makes known: an acronym in brackets, the name without its town.
    var aliases: [String] = []
    /// Whether the name tells this body from others of its sort.
    var isDistinct = true
    /// The text between quotes, or the tokens.
    var isQuoted = false
}

/// Reads the names of one page, rule after rule; a word that one rule takes is left alone by the next.
struct NameReading {
    let page: Page
    let lexicon: NameLexicon
    let facts: WordFacts
    let spans: TaggedSpans
    var organisations: [OrganisationMention] = []
    private var isTaken: [Bool]

    init(_ page: Page, lexicon: NameLexicon) {
        self.page = page
        self.lexicon = lexicon
        facts = WordFacts(page, lexicon: lexicon)
        spans = TaggedSpans(page.nameSpans)
        isTaken = Array(repeating: false, count: page.tokens.count)
    }

    var tokens: [Token] { page.words.tokens }

    func lower(_ index: Int) -> String {
        index >= 0 && index < page.words.tokens.count ? page.words.tokens[index].lower : ""
    }

    func isFree(_ index: Int) -> Bool { index >= 0 && index < isTaken.count && !isTaken[index] }

    func isFree(_ range: Range<Int>) -> Bool { range.allSatisfy { isFree($0) } }

    mutating func take(_ range: Range<Int>) { for index in range { isTaken[index] = true } }

    mutating func add(_ mention: OrganisationMention) {
        guard isFree(mention.tokens) else { return }
        take(mention.tokens)
        organisations.append(mention)
    }

    /// The runs of capitalised words of a sentence that nobody has taken.
    func runs(in range: Range<Int>) -> [Range<Int>] {
        CapitalRuns.runs(in: range, facts: facts, tokens: page.words.tokens) { isTaken[$0] }
    }

    func isCapital(_ index: Int) -> Bool { isFree(index) && facts[index].contains(.capital) }

    /// The run that starts at a token, within a sentence.
    func run(at index: Int, in sentence: Range<Int>) -> Range<Int>? {
        guard sentence.contains(index), isCapital(index) else { return nil }
        return runs(in: index..<min(sentence.upperBound, index + 12)).first
    }

    /// Whether no word of the range is one that English writes small.
    func isUnknown(_ range: Range<Int>) -> Bool { range.allSatisfy { !facts[$0].contains(.ordinary) } }

    /// Whether a candidate stands in a heading or a line in capitals.
    func isInHeading(_ candidate: NameCandidate) -> Bool { facts.styles[candidate.sentence] != .prose }

    func isAcronym(_ index: Int) -> Bool {
        page.words.tokens[index].shape == .upper || page.words.tokens[index].shape == .mixed
    }

    /// The first tokens of runs in quotes that are written like titles and named no body.
    func quotedTitles() -> Set<Int> {
        var found = Set<Int>()
        for sentence in page.words.sentences {
            for quote in quotedNames(in: sentence.tokens)
            where quote.inner.count >= 2 && !isPersonal(before: quote.outer.lowerBound) {
                let isTitle = quote.inner.allSatisfy {
                    facts[$0].contains(.capital) || page.words.tokens[$0].end - page.words.tokens[$0].start <= 4
                }
                if isTitle { found.formUnion(quote.inner) }
            }
        }
        return found
    }
}
