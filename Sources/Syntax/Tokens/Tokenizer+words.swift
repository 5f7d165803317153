// Words: where they end, and which endings are tokens of their own.

extension Tokenizer {
    /// A word with its inner hyphens, apostrophes and full stops; adds it in its pieces and returns where it ends.
    mutating func word(from start: Int) -> Int {
        if let end = endOfAddress(from: start) {
            add(start, end, .mixed)
            return end
        }
        if let end = endOfAcronym(from: start) {
            add(start, end, .upper)
            return end
        }
        var index = start
        var shape = ShapeCounter()
        var lastApostrophe = -1
        var letters = 0
        while let next = character(at: index) {
            if next.kind.isLetter || next.kind == .mark || next.kind == .digit {
                shape.count(next.kind)
                letters += 1
                index += next.length
            } else if next.kind == .apostrophe || next.kind == .hyphen || next.scalar == 0x26 || next.scalar == 0x5F,
                let after = character(at: index + next.length), after.kind.isLetter || after.kind == .digit
            {
                if next.kind == .apostrophe { lastApostrophe = index }
                if next.scalar == 0x26, !shape.isUpper || after.kind != .upperLetter { break }
                if next.kind == .hyphen { shape.startPart() }
                index += next.length
            } else {
                break
            }
        }
        if index < bytes.count, bytes[index] == 0x2E, lastApostrophe < 0, isAbbreviation(start, index, letters: letters)
        {
            add(start, index + 1, shape.shape)
            return index + 1
        }
        addPieces(start, index, shape: shape.shape, apostrophe: lastApostrophe)
        return index
    }

    /// Adds a word without its contraction or possessive ending, then the ending.
    private mutating func addPieces(_ start: Int, _ end: Int, shape: Token.Shape, apostrophe: Int) {
        if apostrophe < 0 {
            if end - start == 6, Token.lower(bytes, start, end) == "cannot" {
                add(start, start + 3, shape)
                add(start + 3, end, .lower)
            } else {
                add(start, end, shape)
            }
            return
        }
        let length = TextCharacter(bytes, at: apostrophe).length
        switch Token.lower(bytes, apostrophe + length, end) {
        case "s", "re", "ve", "ll", "d", "m":
            add(start, apostrophe, shape)
            add(apostrophe, end, .lower)
        case "t" where apostrophe - 1 > start && bytes[apostrophe - 1] | 0x20 == 0x6E:
            add(start, apostrophe - 1, shape)
            add(apostrophe - 1, end, .lower)
        default:
            add(start, end, shape)
        }
    }

    /// Whether the full stop after a word belongs to it.
    private func isAbbreviation(_ start: Int, _ end: Int, letters: Int) -> Bool {
        let next = character(at: end + 1)
        let endsLine = next == nil || next?.scalar == 0x0A || next?.scalar == 0x0D
        if letters == 1 { return isInitial(start, end, next: next, endsLine: endsLine) }
        guard letters <= 7 else { return false }
        switch abbreviations[Token.lower(bytes, start, end)] {
        case .title: return !endsLine
        case .number: return isDigitNext(after: end + 1) || next.map { $0.scalar == 0x2C || $0.scalar == 0x29 } ?? false
        case .end: return true
        case nil: return false
        }
    }

    /// Whether a single letter with a full stop is an initial ("A. Syzdykov", "J.K. Rowling") and not the end of a sentence ("plan B.").
    private func isInitial(_ start: Int, _ end: Int, next: TextCharacter?, endsLine: Bool) -> Bool {
        let letter = TextCharacter(bytes, at: start)
        guard let next, !endsLine else { return false }
        if letter.kind != .upperLetter {
            return letter.scalar == 0x76 || letter.scalar == 0x70 && isDigitNext(after: end + 1)
        }
        if next.kind.isLetter { return true }
        if next.scalar == 0x2C { return true }
        guard next.kind == .space, let name = character(at: end + 1 + next.length) else { return false }
        guard name.kind == .upperLetter || name.kind == .letter else { return name.kind == .lowerLetter }
        if letter.scalar == 0x49, tokens.last.map({ $0.shape == .lower }) ?? false { return false }
        guard let last = tokens.last, !isFirstOfLine else { return true }
        // "P. A. Sidorenko and M. B. Iskanderov": another initial follows.
        if last.lower == "and" {
            let after = end + 1 + next.length + name.length
            return after < bytes.count && bytes[after] == 0x2E
        }
        if last.shape == .lower, SentenceSplitter.openers.contains(nextWord(from: end + 1 + next.length)) {
            return false
        }
        return !Self.numberedThings.contains(last.lower)
    }

    /// Words after which a single letter is a number and not an initial.
    private static let numberedThings: Set<String> = [
        "part", "section", "plan", "annex", "appendix", "block", "paragraph", "point", "item", "type", "group",
        "category",
        "class", "level", "article", "list", "schedule", "exhibit", "figure", "table", "building", "wing", "hepatitis",
    ]

    /// The lower-case word that starts at a byte, if it is short.
    private func nextWord(from start: Int) -> String {
        var end = start
        while end - start < 16, let next = character(at: end), next.kind.isLetter { end += next.length }
        return Token.lower(bytes, start, end)
    }

    private func isDigitNext(after index: Int) -> Bool {
        guard let next = character(at: index) else { return false }
        if next.kind == .digit { return true }
        if next.scalar == 0x2116 { return true }
        guard next.kind == .space, next.scalar != 0x0A, let after = character(at: index + next.length) else {
            return false
        }
        return after.kind == .digit
    }

    /// Letters with a full stop after each: "U.S.", "e.g.", "p.m.", "A.B." before a name.
    private func endOfAcronym(from start: Int) -> Int? {
        var index = start
        var letters = 0
        while letters < 12, let letter = character(at: index), letter.kind.isLetter,
            index + letter.length < bytes.count,
            bytes[index + letter.length] == 0x2E
        {
            index += letter.length + 1
            letters += 1
        }
        guard letters >= 2 else { return nil }
        // "Ph.D." is a word of the list; "end of a.The" is not an acronym.
        if let after = character(at: index), after.kind.isLetter {
            return letters >= 2 && after.kind == .upperLetter ? index : nil
        }
        return index
    }

    /// A web or mail address.
    private func endOfAddress(from start: Int) -> Int? {
        let isScheme =
            hasPrefix("http://", at: start) || hasPrefix("https://", at: start) || hasPrefix("www.", at: start)
        if !isScheme, !looksLikeAddress(from: start) { return nil }
        var end = start
        while let next = character(at: end), next.kind != .space, next.kind != .quote, next.scalar != 0x3C,
            next.scalar != 0x3E
        {
            end += next.length
        }
        while end > start + 1, [0x2E, 0x2C, 0x29, 0x3B, 0x3A, 0x21, 0x3F, 0x5D].contains(bytes[end - 1]) { end -= 1 }
        return end
    }

    private func hasPrefix(_ prefix: StaticString, at start: Int) -> Bool {
        guard start + prefix.utf8CodeUnitCount <= bytes.count else { return false }
        for offset in 0..<prefix.utf8CodeUnitCount where bytes[start + offset] | 0x20 != prefix.utf8Start[offset] | 0x20
        {
            return false
        }
        return true
    }

    /// ASCII letters, digits, `.`, `-`, `_` with an `@` in them, or with a well-known last part ("example.org").
    private func looksLikeAddress(from start: Int) -> Bool {
        var index = start
        var lastPeriod = -1
        while index < bytes.count, index - start < 80 {
            let byte = bytes[index]
            if byte == 0x40 { return index > start && index + 1 < bytes.count && bytes[index + 1] &- 0x30 < 75 }
            if byte == 0x2E {
                lastPeriod = index
            } else if !(byte | 0x20 &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x2D || byte == 0x5F) {
                break
            }
            index += 1
        }
        guard lastPeriod > start + 1 else { return false }
        if lastPeriod == index - 1 {
            // A full stop after the address.
            index = lastPeriod
            lastPeriod = index - 1
            while lastPeriod > start, bytes[lastPeriod] != 0x2E { lastPeriod -= 1 }
            guard lastPeriod > start + 1 else { return false }
        }
        guard index - lastPeriod <= 6, index - lastPeriod > 2 else { return false }
        return Self.domains.contains(Token.lower(bytes, lastPeriod + 1, index)) && bytes[lastPeriod + 1] & 0x20 != 0
    }

    private static let domains: Set<String> = [
        "com", "org", "net", "info", "gov", "edu", "int", "ru", "kz", "by", "ua", "uz", "kg", "tj", "tm", "az", "ge",
        "uk", "eu", "de",
        "fr", "cn", "hk", "tr", "ir", "eg", "tv", "io", "media", "news",
    ]
}

/// Counts the letters of a word to tell how it is written.
struct ShapeCounter {
    private var lower = 0
    private var upper = 0
    private var digits = 0
    private var other = 0
    private var startsUpper = false
    private var innerUpper = false
    private var partStart = true

    var isUpper: Bool { lower == 0 && upper > 0 }

    /// The next letter starts a part of a hyphenated word, and may be a capital.
    mutating func startPart() { partStart = true }

    mutating func count(_ kind: TextCharacter.Kind) {
        switch kind {
        case .lowerLetter: lower += 1
        case .upperLetter:
            if lower + upper + other + digits == 0 { startsUpper = true } else if !partStart { innerUpper = true }
            upper += 1
        case .digit: digits += 1
        default: other += 1
        }
        partStart = false
    }

    var shape: Token.Shape {
        if lower + upper + other == 0 { return digits > 0 ? .number : .punctuation }
        if digits > 0 && upper == 0 && lower + other < digits { return .number }
        if upper == 0 { return .lower }
        if lower == 0 && upper > 1 { return .upper }
        if startsUpper && !innerUpper { return .capitalised }
        return .mixed
    }
}
