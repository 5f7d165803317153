// Finds names of parties, movements and papers in quotes: the party “Azat El”.
import CaseModel
import Syntax

/// Words between a pair of quotes.
struct QuotedName {
    /// With the quotes.
    var outer: Range<Int>
    /// Without them.
    var inner: Range<Int>
}

extension NameReading {
    /// The quotes of a sentence that hold a name and not something said.
    func quotedNames(in sentence: Range<Int>) -> [QuotedName] {
        var found: [QuotedName] = []
        var open: Int?
        for index in sentence where page.words.tokens[index].shape == .punctuation {
            let mark = lower(index)
            guard mark == "\"" || mark == "'" else { continue }
            if let start = open, index > start + 1, lower(start) == mark {
                let inner = start + 1..<index
                if isNameLike(inner) { found.append(QuotedName(outer: start..<index + 1, inner: inner)) }
                open = nil
            } else if mark == "\"" || page.words.tokens[index].spaceBefore || index == sentence.lowerBound {
                open = index
            }
        }
        return found
    }

    private func isNameLike(_ inner: Range<Int>) -> Bool {
        guard inner.count <= 7, let first = inner.first, isFree(inner) else { return false }
        let token = page.words.tokens[first]
        guard
            token.shape == .capitalised || token.shape == .upper || token.shape == .mixed
                || token.shape == .lower && inner.count <= 3
        else { return false }
        guard let last = inner.last, ![".", ",", "?", "..."].contains(lower(last)) else { return false }
        return true
    }

    private func capitals(in inner: Range<Int>) -> Int { inner.count { facts[$0].contains(.capital) } }

    /// Finds:        quoted names with a noun such as "party", "movement", "newspaper" before or after them, alone or in a row;
    ///               quoted names that English has no words for; names of people are left to the rules for people.
    /// Leaves alone: things said, titles of books and articles.
    /// Example:      the public movements “[[Democratic Choice of Kazakhstan]]” and “[[Koshe Partiyasy]]”.
    mutating func findQuotedOrganisations(in sentence: Range<Int>) {
        var lastKind: OrganisationKind?
        var lastEnd = -1
        for quote in quotedNames(in: sentence) {
            var kind = label(before: quote.outer.lowerBound, sentence: sentence)
            if kind == nil, lastEnd >= 0, isJoined(from: lastEnd, to: quote.outer.lowerBound) { kind = lastKind }
            if kind == nil {
                kind =
                    label(after: quote.outer.upperBound, sentence: sentence)
                    ?? labelInApposition(after: quote.outer.upperBound, sentence: sentence)
            }
            // Rogelio “Ka Oging” Dimaculangan.
            if kind == nil, isCapital(quote.outer.lowerBound - 1), isCapital(quote.outer.upperBound),
                page.words.tokens[quote.outer.upperBound].spaceBefore
            {
                continue
            }
            if kind == nil, isPersonal(before: quote.outer.lowerBound) { continue }
            // “Zhana Tolqyn” (“New Wave”): the second translates the first.
            if lower(quote.outer.lowerBound - 1) == "(", quote.outer.lowerBound - 2 == lastEnd - 1,
                let last = organisations.indices.last,
                organisations[last].tokens.upperBound >= lastEnd - 1
            {
                organisations[last].aliases.append(page.words.string(quote.inner))
                take(quote.inner)
                continue
            }
            guard let kind = kind ?? unlabelledKind(of: quote, sentence: sentence) else { continue }
            guard capitals(in: quote.inner) > 0 || kind == .media else { continue }
            addQuoted(quote, kind: kind)
            lastKind = kind
            lastEnd = quote.outer.upperBound
        }
    }

    private mutating func addQuoted(_ quote: QuotedName, kind: OrganisationKind) {
        var mention = OrganisationMention(tokens: quote.inner, kind: kind, isQuoted: true)
        // “Alga, Kazakhstan!” is also “Alga”.
        if let comma = quote.inner.first(where: { lower($0) == "," }), comma > quote.inner.lowerBound {
            mention.aliases.append(page.words.string(quote.inner.lowerBound..<comma))
        }
        add(mention)
    }

    private func isJoined(from end: Int, to start: Int) -> Bool {
        guard start > end, start - end <= 2 else { return false }
        return (end..<start).allSatisfy { [",", "and", "or", "&"].contains(lower($0)) }
    }

    /// The kind that a noun before a quoted name shows: "the party “X”", "union of oil workers “X”", "public movements “X”".
    private func label(before quote: Int, sentence: Range<Int>) -> OrganisationKind? {
        var index = quote - 1
        if index >= sentence.lowerBound, [",", ":", "called", "named"].contains(lower(index)) { index -= 1 }
        for step in 0..<4 {
            guard index >= sentence.lowerBound else { return nil }
            let word = lower(index)
            if let found = organisationLabel(endingAt: index, sentence: sentence) { return found }
            if step == 0, lexicon.ordinaryClass(word) == nil { return nil }
            // "union of oil workers": only nouns and "of" may stand between.
            guard ["of", "for"].contains(word) || page.words.tokens[index].shape == .lower, !Self.breaks.contains(word)
            else { return nil }
            if step > 0 || !word.hasSuffix("s"), word != "of",
                lexicon.roles.ending(at: index, from: index, in: page.words.tokens) != nil, word.hasSuffix("s") == false
            {
                return nil
            }
            index -= 1
            // Only within "X of Y".
            if step == 0, !["of"].contains(lower(index)), !["of"].contains(lower(index - 1)) { return nil }
        }
        return nil
    }

    private static let breaks: Set<String> = [
        "the", "a", "an", "and", "in", "on", "at", "with", "is", "was", "that", "who", "which", "by", "to", "from",
        "as", "called", "his", "her",
    ]

    /// "a cellmate known as “Bes”", "witness “Kartal”": a person's.
    func isPersonal(before quote: Int) -> Bool {
        let word = lower(quote - 1)
        if [
            "as", "alias", "aka", "nicknamed", "himself", "herself", "dubbed", "certain", "pseudonym", "nickname",
            "called",
        ].contains(word) {
            return true
        }
        return lexicon.roles.ending(at: quote - 1, from: max(0, quote - 4), in: page.words.tokens) != nil
            || lexicon.kin.ending(at: quote - 1, from: quote - 1, in: page.words.tokens) != nil
    }

    /// A quoted name without a noun beside it counts where English has no words for it and nothing shows that it is a title or something said.
    private func unlabelledKind(of quote: QuotedName, sentence: Range<Int>) -> OrganisationKind? {
        guard quote.inner.allSatisfy({ facts[$0].contains(.capital) }) else { return nil }
        guard quote.inner.contains(where: { !facts[$0].contains(.ordinary) && !facts[$0].contains(.given) }),
            quote.inner.count >= 2
        else { return nil }
        guard isUnknown(quote.inner) else { return nil }
        let before = lower(quote.outer.lowerBound - 1)
        if Self.works.contains(before) || [":", ",", "-"].contains(before)
            || quote.outer.lowerBound == sentence.lowerBound
        {
            return nil
        }
        return .other
    }

    private static let works: Set<String> = [
        "book", "novel", "poem", "song", "film", "article", "documentary", "play", "story", "report", "collection",
        "video", "headline", "entitled", "titled",
        "said", "says", "shouted", "chanted", "read", "reads", "reading", "wrote", "slogan", "words", "phrase", "word",
        "operation", "shouting",
    ]
}
