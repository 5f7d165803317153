// Finds expressions of time and resolves them against the document and one another.
import CaseModel
import Syntax

enum DateStage {
    /// Finds every point, length and time of day in the words of a page; points are resolved later.
    static func find(in page: Page) -> [TimeMention] {
        var isTaken = Array(repeating: false, count: page.words.tokens.count)
        for citation in page.citations {
            for token in citation.tokens { isTaken[token] = true }
        }
        return find(in: page.words, style: DateStyle(monthFirst: monthFirst(in: page.words)), isTaken: isTaken)
    }

    static func find(in words: TokenizedText, style: DateStyle, isTaken: [Bool]) -> [TimeMention] {
        var lexemes = DateLexer(words, lexicon: .english).lexemes
        AmbiguousWords(tokens: words.tokens).settle(&lexemes)
        let grammar = DateGrammar(lexemes: lexemes, tokens: words.tokens, style: style, lexicon: .english)
        var finder = MentionFinder(grammar: grammar, isTaken: isTaken)
        finder.run()
        return finder.mentions
    }

    /// Whether dates in digits put the month first: some date with strokes can only be read so, and none the other way.
    private static func monthFirst(in words: TokenizedText) -> Bool {
        var monthFirst = 0
        var dayFirst = 0
        for token in words.tokens where token.shape == .number {
            let parts = token.lower.utf8.split(separator: UInt8(ascii: "/"))
            guard parts.count == 3, let a = Int(String(decoding: Array(parts[0]), as: UTF8.self)),
                let b = Int(String(decoding: Array(parts[1]), as: UTF8.self)), a <= 31, b <= 31
            else { continue }
            if b > 12, a <= 12 { monthFirst += 1 }
            if a > 12 { dayFirst += 1 }
        }
        return monthFirst > 0 && dayFirst == 0
    }

    /// Finds the day of the document and resolves every point against it and against the dates before it.
    static func resolve(_ page: inout Page) {
        let headings = DocumentDateReader(page: page)
        let (day, datelines) = headings.read()
        for index in datelines { page.times[index].isDateline = true }
        if let published = page.context.published {
            page.documentDate = published
            page.documentDateOrigin = page.context.publishedOrigin
        } else if let day {
            page.documentDate = day
            page.documentDateOrigin = .text
        }
        let published = page.documentDate?.day
        var reader = StoryReader(page: page, today: headings.writingDay(published: published) ?? published)
        page.times = reader.read()
    }
}
