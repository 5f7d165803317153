// Finds names of parties, movements and papers by their quotes or by the noun beside them: the party “Azat El”, the website Masarat.
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

    private func label(after end: Int, sentence: Range<Int>) -> OrganisationKind? {
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

    /// Finds:        an unquoted name right after a label noun, or before one with "the".
    /// Leaves alone: people, places, peoples; labels that need quotes.
    /// Example:      "the website [[Masarat]]", "the [[Lelo-Tavisupleba]] bloc".
    mutating func findLabelledOrganisations(in sentence: Range<Int>) {
        for run in runs(in: sentence) {
            guard let name = nameWithoutPlaceOrTitle(run) else { continue }
            let kind =
                labelRight(before: name, run: run, sentence: sentence) ?? labelApart(before: name, sentence: sentence)
                ?? ledBody(name, sentence: sentence) ?? labelLeft(after: name, run: run, sentence: sentence)
                ?? (isFamiliarPerson(name) ? nil : labelInApposition(after: name.upperBound, sentence: sentence))
            if let kind {
                add(OrganisationMention(tokens: withSmallWords(name, sentence: sentence), kind: kind))
            }
        }
    }

    private func nameWithoutPlaceOrTitle(_ run: Range<Int>) -> Range<Int>? {
        var run = run
        while let first = run.first, facts[first].contains(.initial), facts[first].contains(.ordinary) {
            run = first + 1..<run.upperBound
        }
        guard let first = run.first, run.count <= 5 else { return nil }
        if run.allSatisfy({ facts.has($0, [.demonym, .country, .town, .thing, .platform, .title]) }) { return nil }
        if facts[first].contains(.title) || facts[first].contains(.demonym) { return nil }
        // A family name that stands first shows a person.
        if run.count >= 2, lexicon.isFamilyNameFirst(lower(first)) { return nil }
        return run
    }

    /// "head of the dissolved Islamic Rights Gathering": common words written large after somebody's place in a body.
    private func ledBody(_ name: Range<Int>, sentence: Range<Int>) -> OrganisationKind? {
        guard name.count >= 2,
            name.allSatisfy({ facts.has($0, [.ordinary, .demonym]) && !facts.has($0, [.thing, .title]) })
        else { return nil }
        var index = name.lowerBound - 1
        while index > sentence.lowerBound,
            page.words.tokens[index].tag == .adj || page.words.tokens[index].tag == .verb || lower(index) == "the"
                || facts[index].contains(.demonym)
        { index -= 1 }
        guard lower(index) == "of", index > sentence.lowerBound, Self.places.contains(lower(index - 1)) else {
            return nil
        }
        return .movement
    }

    private static let places: Set<String> = [
        "head", "leader", "member", "members", "chair", "chairman", "chairwoman", "chairperson", "founder",
        "co-founder", "activist", "activists", "spokesperson", "spokesman",
        "spokeswoman", "secretary", "coordinator", "director", "president", "treasurer", "supporters", "supporter",
        "organiser", "organizer", "leaders", "behalf", "founders",
    ]

    /// "the group Za vodu": words that English does not know belong to the name.
    private func withSmallWords(_ name: Range<Int>, sentence: Range<Int>) -> Range<Int> {
        guard name.count <= 2, !facts[name.lowerBound].contains(.ordinary) else { return name }
        var end = name.upperBound
        while end < sentence.upperBound, end - name.lowerBound < 5, isFree(end), page.words.tokens[end].shape == .lower,
            lower(end) != "'s",
            lexicon.ordinaryClass(lower(end)) == nil, lower(end).utf8.count > 2, !facts[end].contains(.body),
            lexicon.organisationWords.starting(at: end, before: sentence.upperBound, in: page.words.tokens) == nil,
            !lexicon.isPersonNoun(lower(end))
        { end += 1 }
        return name.lowerBound..<end
    }

    private func isFamiliarPerson(_ name: Range<Int>) -> Bool { name.contains { facts[$0].contains(.given) } }

    private func labelRight(before name: Range<Int>, run: Range<Int>, sentence: Range<Int>) -> OrganisationKind? {
        var index = name.lowerBound - 1
        // "the party known as X"
        if ["called", "named", "dubbed"].contains(lower(index)) { index -= 1 }
        if lower(index) == "as", lower(index - 1) == "known" { index -= 2 }
        guard isFree(index), name.lowerBound == run.lowerBound, index >= sentence.lowerBound,
            page.words.tokens[index].shape == .lower
        else { return nil }
        guard
            let (length, word) = lexicon.organisationWords.ending(
                at: index, from: sentence.lowerBound, in: page.words.tokens),
            word.isLabel || word.kind == .prison && word.isDesignation,
            length > 1 || !OrganisationWords.weakLabels.contains(lower(index))
        else { return nil }
        if facts[name.lowerBound].contains(.given),
            lower(index - length) != "the" || ![.party, .movement, .media].contains(word.kind)
        {
            return nil
        }
        return word.kind
    }

    /// "the organisation he used to head, Golos-Volga, was": the label stands before a comma and a few small words.
    private func labelApart(before name: Range<Int>, sentence: Range<Int>) -> OrganisationKind? {
        guard name.lowerBound - 2 >= sentence.lowerBound, lower(name.lowerBound - 1) == ",",
            [",", ".", "("].contains(lower(name.upperBound)),
            !facts[name.lowerBound].contains(.given)
        else { return nil }
        var index = name.lowerBound - 2
        for _ in 0..<6 {
            guard index >= sentence.lowerBound, page.words.tokens[index].shape == .lower else { return nil }
            if let (length, word) = lexicon.organisationWords.ending(
                at: index, from: sentence.lowerBound, in: page.words.tokens), word.isLabel || word.kind == .other,
                length > 1 || !OrganisationWords.weakLabels.contains(lower(index))
            {
                // "a member of the group, X": the label is not the head.
                var before = index - length
                while before >= sentence.lowerBound,
                    ["the", "a", "this", "its", "banned"].contains(lower(before))
                        || page.words.tokens[before].tag == .adj
                { before -= 1 }
                return before >= sentence.lowerBound
                    && ["of", "with", "from", "for", "in", "at"].contains(lower(before)) ? nil : word.kind
            }
            if hasPersonNoun(endingAt: index, from: index), lower(index - 1) != "to" { return nil }
            index -= 1
        }
        return nil
    }

    private func labelLeft(after name: Range<Int>, run: Range<Int>, sentence: Range<Int>) -> OrganisationKind? {
        let end = name.upperBound
        guard end < sentence.upperBound, page.words.tokens[end].shape == .lower,
            let (length, word) = lexicon.organisationWords.starting(
                at: end, before: sentence.upperBound, in: page.words.tokens), word.isLabel,
            !OrganisationWords.weakLabels.contains(lower(end + length - 1)) || lower(end) == "group"
        else { return nil }
        // "the Vitebsk newspaper Dzvinskaya Khvalia" names the paper after its label.
        if end + length < sentence.upperBound, isCapital(end + length) || lower(end + length) == "\"" { return nil }
        if name.contains(where: { facts.has($0, [.town, .country, .demonym]) }) { return nil }
        if facts[name.lowerBound].contains(.given) { return nil }
        let before = lower(name.lowerBound - 1)
        guard
            [
                "the", "of", "banned", "opposition", "unregistered", "'s", "online", "independent", "to", "with", "for",
                "and", "outlawed", "by",
            ].contains(before)
        else { return nil }
        return word.kind
    }

    /// Finds:        acronyms that the text uses like the name of a body, and bodies of the list.
    /// Leaves alone: Roman numbers, currencies, laws, lines all in capitals.
    /// Example:      "the National Security Committee ([[KNB]])", "officers of the [[GUBOPiK]]".
    mutating func findKnownOrganisations(in sentence: Range<Int>, style: WordFacts.Style) {
        for index in sentence where isCapital(index) {
            if let (length, kind) = lexicon.organisations.starting(
                at: index, before: sentence.upperBound, in: page.words.tokens),
                (index..<index + length).contains(where: { facts[$0].contains(.capital) }),
                isFree(index..<index + length),
                style != .capitals || length > 1, length > 1 || isWrittenAsKnown(index)
            {
                // "UN experts" are people.
                if kind == .international, length == 1,
                    page.words.tokens[min(index + 1, page.words.tokens.count - 1)].tag == .noun
                {
                    take(index..<index + 1)
                    continue
                }
                // "PNP Calabarzon" is a part of it.
                var end = index + length
                if length == 1, page.words.tokens[index].shape == .upper, isCapital(end), sentence.contains(end),
                    !facts.has(end, [.ordinary, .title, .given, .demonym, .country])
                {
                    end += 1
                }
                var mention = OrganisationMention(tokens: index..<end, kind: kind)
                if end > index + length { mention.aliases = [page.words.string(index..<index + length)] }
                add(mention)
            } else if style != .capitals, isAcronymOfBody(index, sentence: sentence) {
                add(OrganisationMention(tokens: index..<index + 1, kind: .other))
            }
        }
    }

    /// A one-word name of the list counts only as it is usually written ("RAW", not "Raw").
    private func isWrittenAsKnown(_ index: Int) -> Bool {
        let token = page.words.tokens[index]
        if token.shape == .upper || token.shape == .mixed { return true }
        return token.end - token.start > 4 && !facts[index].contains(.ordinary)
    }

    private func isAcronymOfBody(_ index: Int, sentence: Range<Int>) -> Bool {
        let token = page.words.tokens[index]
        let length = token.end - token.start
        guard
            token.shape == .upper
                || token.shape == .mixed && Self.hasManyCapitals(page.words.bytes[token.start..<token.end]),
            (3...8).contains(length),
            !facts.has(index, [.thing, .platform, .country, .demonym, .town, .title]),
            !isCapital(index - 1) || facts[index - 1].contains(.initial), !isCapital(index + 1)
        else { return false }
        if token.lower.utf8.allSatisfy({ "ivxlc".utf8.contains($0) }) || lower(index + 1) == "/"
            || lower(index - 1) == "/"
        {
            return false
        }
        // "the Prevention of Terrorism Act (PTA)" is a law.
        if isLaw(token.lower) { return false }
        let before = lower(index - 1)
        let after = lower(index + 1)
        if [
            "officers", "agents", "agent", "officer", "operatives", "troops", "building", "headquarters", "spokesman",
            "spokesperson", "investigators", "investigator", "detention",
        ].contains(after) {
            return true
        }
        if before == "the" { return !["app", "account", "visa", "virus", "rate", "card", "vaccine"].contains(after) }
        return ["by", "of", "from"].contains(before) && token.lower.utf8.contains { $0 > 0x60 }
            && facts[index].isDisjoint(with: [.ordinary, .given])
    }

    /// "Kapisanan ng Manggagawa sa Timog (KMT)": words whose initials are the acronym in brackets after them.
    mutating func findSpeltOutAcronyms(in sentence: Range<Int>) {
        for index in sentence.dropFirst(2) {
            guard lower(index - 1) == "(", lower(index + 1) == ")", isCapital(index),
                page.words.tokens[index].shape == .upper, !facts.lawAcronyms.contains(lower(index))
            else { continue }
            var letters = Array(lower(index).utf8)
            guard (3...7).contains(letters.count) else { continue }
            var start = index - 2
            var first: Int?
            while start >= sentence.lowerBound, index - start < 14, isFree(start),
                page.words.tokens[start].shape != .punctuation, let wanted = letters.last
            {
                if facts[start].contains(.capital), page.words.bytes[page.words.tokens[start].start] | 0x20 == wanted {
                    letters.removeLast()
                    first = start
                } else if facts[start].contains(.capital) {
                    break
                }
                start -= 1
            }
            guard letters.isEmpty, let first, !(first..<index - 1).contains(where: { facts[$0].contains(.thing) })
            else { continue }
            let kind =
                lexicon.organisationWords.ending(at: index - 2, from: first, in: page.words.tokens)?.value.kind
                ?? .other
            var mention = OrganisationMention(tokens: first..<index - 1, kind: kind)
            mention.aliases = [page.words.string(index..<index + 1)]
            add(mention)
        }
    }

    /// Whether the page gives the acronym in brackets after a law.
    private func isLaw(_ acronym: String) -> Bool { facts.lawAcronyms.contains(acronym) }

    private static func hasManyCapitals(_ bytes: ArraySlice<UInt8>) -> Bool { bytes.count { $0 &- 0x41 < 26 } >= 3 }
}
