// Cuts the tokens of a text into the pieces that expressions of time are made of: "16th", "Oct2" and "34-year-old" come apart.
import Syntax

/// A number, word or mark on its way into an expression of time.
struct DateLexeme: Sendable {
    enum Kind: UInt8, Sendable { case number, word, mark, lineEnd }

    var kind: Kind
    /// The token it lies in.
    var token: Int
    var number = 0
    /// Digits of a number, 0 for words.
    var digits = 0
    /// "16th".
    var isOrdinal = false
    /// What the word means; a word that means nothing here has the empty value.
    var word = DateLexer.nothing
    /// The byte of a mark.
    var mark: UInt8 = 0
    var hasSpaceBefore: Bool
    var startsSentence = false
    /// Of a line end: how many lines came before it.
    var line = 0
    var isCapitalised = false
    /// Whether the word can be part of an expression of time.
    var isMeaningful = false
    var tag = UPOS.x

    var isNumber: Bool { kind == .number }
    func isMark(_ byte: UInt8) -> Bool { kind == .mark && mark == byte }
    func isMark(_ character: Unicode.Scalar) -> Bool { kind == .mark && UInt32(mark) == character.value }
    func isKeyword(_ keyword: DateKeyword) -> Bool { word.keyword == keyword }
}

/// Cuts tokens into lexemes.
struct DateLexer {
    static let nothing = DateWord()
    /// A longer token is no part of an expression of time and stays whole.
    private static let longest = 64

    private let lexicon: DateLexicon
    private(set) var lexemes: [DateLexeme] = []

    init(_ text: TokenizedText, lexicon: DateLexicon) {
        self.lexicon = lexicon
        lexemes.reserveCapacity(text.tokens.count + text.tokens.count / 8)
        var line = text.sentences.first?.line
        var lines = 0
        for sentence in text.sentences {
            if sentence.line != line {
                lines += 1
                var end = DateLexeme(kind: .lineEnd, token: sentence.tokens.lowerBound, hasSpaceBefore: true)
                end.line = lines
                lexemes.append(end)
                line = sentence.line
            }
            for token in sentence.tokens {
                let first = lexemes.count
                cut(text.tokens[token], token)
                if token == sentence.tokens.lowerBound, first < lexemes.count { lexemes[first].startsSentence = true }
            }
        }
    }

    private mutating func cut(_ token: Token, _ index: Int) {
        var lexeme = DateLexeme(kind: .word, token: index, hasSpaceBefore: token.spaceBefore)
        lexeme.isCapitalised = token.shape == .capitalised || token.shape == .upper
        lexeme.tag = token.tag
        if let word = lexicon[token.lower] {
            lexeme.word = word
            lexeme.isMeaningful = true
            lexemes.append(lexeme)
            return
        }
        var bytes = token.lower
        bytes.withUTF8 { buffer in
            if buffer.count > Self.longest
                || buffer.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A || $0 >= 0x80 && $0 != 0xC2 })
            {
                lexemes.append(lexeme)
            } else {
                cut(buffer, lexeme)
            }
        }
    }

    private mutating func cut(_ bytes: UnsafeBufferPointer<UInt8>, _ template: DateLexeme) {
        var at = 0
        while at < bytes.count {
            var lexeme = template
            lexeme.hasSpaceBefore = at == 0 && template.hasSpaceBefore
            let byte = bytes[at]
            if byte >= 0x30 && byte <= 0x39 {
                at = number(bytes, at, &lexeme)
            } else if byte == 0xC2, at + 1 < bytes.count, bytes[at + 1] == 0xBD {
                lexeme.word.keyword = .half  // ½
                lexeme.isMeaningful = true
                at += 2
            } else if byte >= 0x61 && byte <= 0x7A || byte >= 0x80 {
                at = word(bytes, at, &lexeme)
            } else {
                lexeme.kind = .mark
                lexeme.mark = byte
                at += 1
            }
            lexemes.append(lexeme)
        }
    }

    private func number(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ lexeme: inout DateLexeme) -> Int {
        var at = start
        lexeme.kind = .number
        while at < bytes.count, bytes[at] >= 0x30, bytes[at] <= 0x39 {
            if at - start < 12 { lexeme.number = lexeme.number * 10 + Int(bytes[at] - 0x30) }
            at += 1
        }
        lexeme.digits = at - start
        // "16th", but not "3s"
        if at + 2 <= bytes.count, at + 2 == bytes.count || !isLetter(bytes[at + 2]) {
            switch (bytes[at], bytes[at + 1]) {
            case (0x73, 0x74), (0x6E, 0x64), (0x72, 0x64), (0x74, 0x68):
                lexeme.isOrdinal = true
                return at + 2
            default: break
            }
        }
        return at
    }

    private func word(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ lexeme: inout DateLexeme) -> Int {
        var at = start
        while at < bytes.count, isLetter(bytes[at]) { at += 1 }
        // "p.m." and "a.m." are one word.
        if at == start + 1, at + 2 < bytes.count + 1, at + 1 < bytes.count, bytes[at] == 0x2E, bytes[at + 1] == 0x6D,
            bytes[start] == 0x70 || bytes[start] == 0x61
        {
            lexeme.word.keyword = bytes[start] == 0x70 ? .pm : .am
            lexeme.isMeaningful = true
            at += 2
            return at < bytes.count && bytes[at] == 0x2E ? at + 1 : at
        }
        let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<at]), as: UTF8.self)
        if let word = lexicon[text] {
            lexeme.word = word
            lexeme.isMeaningful = true
        }
        return at
    }

    private func isLetter(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A || byte >= 0x80 }
}
