// The grammar of expressions of time: a recursive descent over lexemes, each part in a file of its own.
import Syntax

/// How numeric dates and expressions with more than one reading are read.
struct DateStyle: Sendable, Hashable {
    /// 3/7/2024 is the 7th of March.
    var monthFirst = false
    /// Names and numbers are read as dates also where reports would mean something else ("the 27", "few" as three).
    var isEager = false
}

/// Reads expressions of time at a place in the lexemes; everything it gives is a value and the place after it.
struct DateGrammar {
    let lexemes: [DateLexeme]
    let tokens: [Token]
    let style: DateStyle
    let lexicon: DateLexicon

    typealias Found<Value> = (value: Value, end: Int)

    private static let ending = {
        var ending = DateLexeme(kind: .lineEnd, token: -1, hasSpaceBefore: true)
        ending.line = .max
        return ending
    }()

    /// The lexeme at a place; a line end before the first and after the last.
    func at(_ index: Int) -> DateLexeme {
        index >= 0 && index < lexemes.count ? lexemes[index] : Self.ending
    }

    func keyword(_ index: Int) -> DateKeyword? {
        index >= 0 && index < lexemes.count ? lexemes[index].word.keyword : nil
    }

    func isKeyword(_ index: Int, _ wanted: DateKeyword...) -> Bool {
        guard let found = keyword(index) else { return false }
        return wanted.contains(found)
    }

    /// The place after a keyword that may stand at a place.
    func skip(_ wanted: DateKeyword..., from index: Int) -> Int {
        guard let found = keyword(index), wanted.contains(found) else { return index }
        return index + 1
    }

    func isMark(_ index: Int, _ marks: Unicode.Scalar...) -> Bool {
        let lexeme = at(index)
        return lexeme.kind == .mark && marks.contains { lexeme.mark == UInt8(truncatingIfNeeded: $0.value) }
    }

    func skipMark(_ marks: Unicode.Scalar..., from index: Int) -> Int {
        let lexeme = at(index)
        guard lexeme.kind == .mark, marks.contains(where: { lexeme.mark == UInt8(truncatingIfNeeded: $0.value) }) else {
            return index
        }
        return index + 1
    }

    func skipComma(from index: Int) -> Int { skipMark(",", from: index) }

    /// Whether a lexeme is a hyphen or dash that joins what stands before and after it.
    func isDash(_ index: Int) -> Bool { isMark(index, "-", "~") }

    /// Whether nothing but a mark, a line end or a joining word follows: the expression can end here.
    func endsPhrase(_ index: Int) -> Bool {
        let lexeme = at(index)
        return lexeme.kind != .word || lexeme.word.keyword != nil || lexeme.startsSentence
    }
}
