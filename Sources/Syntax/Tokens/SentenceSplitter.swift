// Where sentences end: at line ends, and after full stops, question and exclamation marks that close one.

/// Groups the tokens of a text into sentences.
package struct SentenceSplitter {
    let bytes: UnsafeBufferPointer<UInt8>
    let tokens: [Token]
    let abbreviations: Abbreviations
    /// A longer run of tokens is cut, so that no stage meets an endless sentence.
    static let longest = 400
    /// So many marks at most close behind the one that ends a sentence.
    static let mostClosers = 20

    package init(bytes: UnsafeBufferPointer<UInt8>, tokens: [Token], abbreviations: Abbreviations) {
        self.bytes = bytes
        self.tokens = tokens
        self.abbreviations = abbreviations
    }

    /// The sentences of the given parts of lines.
    package func sentences(of parts: [(tokens: Range<Int>, line: Int)]) -> [Sentence] {
        var result: [Sentence] = []
        result.reserveCapacity(tokens.count / 20 + 1)
        for part in parts {
            var start = part.tokens.lowerBound
            var index = start
            while index < part.tokens.upperBound {
                let last = index
                index = isTerminal(index) ? endOfClosers(after: index, in: part.tokens) : index + 1
                let isTooLong = index - start >= Self.longest
                if index < part.tokens.upperBound, isTooLong || isEnd(last, before: index, from: start) {
                    result.append(Sentence(tokens: start..<index, line: part.line))
                    start = index
                }
            }
            if start < part.tokens.upperBound {
                result.append(Sentence(tokens: start..<part.tokens.upperBound, line: part.line))
            }
        }
        return result
    }

    /// Whether a token may end a sentence.
    private func isTerminal(_ index: Int) -> Bool {
        let token = tokens[index]
        guard token.shape == .punctuation else { return false }
        switch bytes[token.start] {
        case 0x2E, 0x21, 0x3F: return true
        default: return token.lower == "..." || token.lower == "。" || token.lower == "؟" || token.lower == "।"
        }
    }

    /// The first token after the quotes and brackets that close behind a terminal.
    private func endOfClosers(after index: Int, in range: Range<Int>) -> Int {
        var next = index + 1
        let limit = min(range.upperBound, next + Self.mostClosers)
        while next < limit, !tokens[next].spaceBefore, isCloser(next) || isTerminal(next) { next += 1 }
        // A footnote mark: ". [12]" without a space.
        if next + 2 < range.upperBound, !tokens[next].spaceBefore, tokens[next].lower == "[",
            tokens[next + 1].shape == .number,
            tokens[next + 2].lower == "]"
        {
            next += 3
        }
        return next
    }

    private func isCloser(_ index: Int) -> Bool {
        switch tokens[index].lower {
        case "\"", "'", ")", "]", "}": tokens[index].shape == .punctuation
        default: false
        }
    }

    /// Whether a sentence that began at `start` ends with the token `last` (and its closers), before the token at `index`.
    private func isEnd(_ last: Int, before index: Int, from start: Int) -> Bool {
        if isTerminal(last) {
            guard opensSentence(index) else { return false }
            if bytes[tokens[last].start] == 0x2E, tokens[last].end - tokens[last].start == 1 {
                return !(last == start + 1 && isListMark(start))
            }
            return !isNameInQuotes(from: last, to: index, sentenceStart: start)
        }
        guard bytes[tokens[last].end - 1] == 0x2E, tokens[last].shape != .number else { return false }
        return endsAfterAbbreviation(last, next: index, from: start)
    }

    private func isListMark(_ index: Int) -> Bool {
        tokens[index].shape == .number && tokens[index].end - tokens[index].start <= 3
            || tokens[index].end - tokens[index].start == 1
    }

    /// Whether a token can be the first of a sentence.
    private func opensSentence(_ index: Int) -> Bool {
        let token = tokens[index]
        switch token.shape {
        case .capitalised, .upper, .number: return true
        case .mixed: return true
        case .lower:
            // Scripts without capitals, and names such as "al-Ani" or "iPhone", cannot be told here.
            return bytes[token.start] >= 0xE0
        case .punctuation:
            switch token.lower {
            case ",", ";", ":", ")", "]", "}", "%", "/", "&": return false
            case "-": return token.spaceBefore && index + 1 < tokens.count && opensWord(index + 1)
            default: return token.spaceBefore ? index + 1 >= tokens.count || opensWord(index + 1) : opensWord(index + 1)
            }
        }
    }

    private func opensWord(_ index: Int) -> Bool {
        guard index < tokens.count else { return true }
        switch tokens[index].shape {
        case .lower: return bytes[tokens[index].start] >= 0xE0
        default: return true
        }
    }

    /// After "etc.", "p.m.", "U.S." or "Inc." a sentence ends only where the next word clearly opens one.
    private func endsAfterAbbreviation(_ last: Int, next: Int, from start: Int) -> Bool {
        let token = tokens[last]
        let word = String(token.lower.dropLast())
        let use = abbreviations[word]
        guard use == .end || (use == nil && word.utf8.count > 2 && word.utf8.contains(0x2E)) else { return false }
        let following = tokens[next]
        guard following.shape == .capitalised || following.shape == .punctuation && opensSentence(next) else {
            return false
        }
        if following.shape == .punctuation { return following.lower == "\"" }
        return Self.openers.contains(following.lower)
    }

    /// Words that open a sentence when written with a capital after an abbreviation.
    static let openers: Set<String> = [
        "the", "a", "an", "he", "she", "it", "they", "we", "i", "you", "his", "her", "their", "its", "this", "that",
        "these", "those",
        "in", "on", "at", "by", "after", "before", "as", "but", "and", "or", "if", "when", "while", "since", "for",
        "from", "there",
        "then", "however", "according", "during", "also", "another", "one", "some", "many", "no", "police", "officers",
        "later",
        "earlier", "although", "despite", "under", "with", "what", "who", "where", "both", "all", "only", "not", "our",
        "my",
    ]

    /// Whether the exclamation mark belongs to a quoted name, as in: the "Oyan, Qazaqstan!" movement.
    private func isNameInQuotes(from last: Int, to index: Int, sentenceStart: Int) -> Bool {
        guard last + 1 < index, tokens[last + 1].lower == "\"" || tokens[last + 1].lower == "'" else { return false }
        let floor = max(sentenceStart + 1, last - 6)
        var open = last - 1
        while open >= floor {
            let token = tokens[open]
            if token.lower == "\"" || token.lower == "'" {
                let before = tokens[open - 1]
                return before.shape != .punctuation && tokens[index].shape != .punctuation
                    && !Self.openers.contains(tokens[index].lower)
            }
            if token.shape == .lower || token.shape == .punctuation && token.lower != "," { return false }
            open -= 1
        }
        return false
    }
}
