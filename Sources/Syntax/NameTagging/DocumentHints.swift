// What the whole text shows of each capitalised word: whether it is also written in lower case, and stands inside sentences.

package enum DocumentHints {
    /// One hint per token.
    package static func hints(of text: TokenizedText) -> [DocumentHint] {
        var seen: [String: UInt64] = [:]
        for sentence in text.sentences {
            for index in sentence.tokens {
                let token = text.tokens[index]
                switch token.shape {
                case .lower: seen[token.lower, default: 0] |= 1
                case .capitalised, .mixed, .upper:
                    if index > sentence.tokens.lowerBound, text.tokens[index - 1].shape != .punctuation {
                        seen[token.lower, default: 0] |= 2
                    }
                default: break
                }
            }
        }
        return text.tokens.map { token in
            var hint = DocumentHint()
            if token.shape == .capitalised || token.shape == .mixed || token.shape == .upper {
                hint.bits = 4 | (seen[token.lower] ?? 0)
            }
            return hint
        }
    }
}
