// Joins names, dates and citations to single units and parses each sentence over them.
import CaseModel
import Syntax

/// A parser that learned from newspapers and the web reads short plain clauses best. So a full name, a date or a citation is
/// one word to it, and what interrupts a sentence (brackets, relative clauses between commas, "on 6 December") is
/// parsed apart and hung where it belongs.
enum UnitStage {
    static func parse(_ page: inout Page, with syntax: SyntaxModel) {
        let joined = JoinedRanges(page)
        page.clauses = page.words.sentences.indices.map { index in
            let units = units(of: page.words.sentences[index].tokens, joined: joined, in: page)
            return SentenceAssembly(units: units, tokens: page.tokens).parsed(sentence: index, with: syntax)
        }
    }

    private static func units(of range: Range<Int>, joined: JoinedRanges, in page: Page) -> [Unit] {
        var units: [Unit] = []
        units.reserveCapacity(range.count)
        var position = range.lowerBound
        while position < range.upperBound {
            if let (tokens, kind) = joined.starting(at: position), tokens.upperBound <= range.upperBound {
                units.append(Unit(joining: tokens, kind: kind, in: page))
                position = tokens.upperBound
            } else {
                let token = page.tokens[position]
                units.append(
                    Unit(
                        tokens: position..<position + 1, kind: .word, tag: token.tag, lower: token.lower,
                        lemma: token.lemma))
                position += 1
            }
        }
        return units
    }
}

extension Unit {
    fileprivate init(joining tokens: Range<Int>, kind: Kind, in page: Page) {
        let last = page.tokens[tokens.upperBound - 1]
        let tag: UPOS =
            switch kind {
            case .time: .num
            default: .propn
            }
        self.init(tokens: tokens, kind: kind, tag: tag, lower: last.lower, lemma: last.lemma)
    }
}

/// The ranges of tokens that stand as one unit, without overlaps; where two overlap, a citation wins over a date, a date over a
/// name, and the earlier over the later.
struct JoinedRanges {
    private var starts: [Int: (Range<Int>, Unit.Kind)] = [:]

    init(_ page: Page) {
        var taken = [Bool](repeating: false, count: page.tokens.count)
        func free(_ range: Range<Int>) -> Bool { !range.isEmpty && range.allSatisfy { !taken[$0] } }
        func take(_ range: Range<Int>, _ kind: Unit.Kind, into starts: inout [Int: (Range<Int>, Unit.Kind)]) {
            guard free(range) else { return }
            for token in range { taken[token] = true }
            starts[range.lowerBound] = (range, kind)
        }
        for citation in page.citations { take(citation.tokens, .citation, into: &starts) }
        for time in page.times { take(time.tokens, .time, into: &starts) }
        for mention in page.mentions where mention.form == .name { take(mention.tokens, .name, into: &starts) }
    }

    func starting(at token: Int) -> (Range<Int>, Unit.Kind)? { starts[token] }
}
