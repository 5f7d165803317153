// Finds bodies by their acronyms and by the list of well-known ones: the KNB, the UN.
import CaseModel
import Syntax

extension NameReading {
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
