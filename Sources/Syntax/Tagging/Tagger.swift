// Tags words from left to right with the weights of a linear model.

/// The tagger of one language.
package struct Tagger: Sendable {
    package let weights: RowTable
    package let words: RowTable

    package init?(_ file: WeightsFile) {
        guard let section = file["tagger"], let weights = RowTable(section, width: WordClass.allCases.count),
            let list = file["words"], let words = RowTable(list, width: 4)
        else { return nil }
        self.weights = weights
        self.words = words
    }

    /// The words of a sentence as features see them, with two empty words at each end.
    package static func words(
        of sentence: Range<Int>, in text: TokenizedText, bytes: UnsafeBufferPointer<UInt8>, known: RowTable?,
        into words: inout [TaggerWord]
    ) {
        words.removeAll(keepingCapacity: true)
        words.append(TaggerWord())
        words.append(TaggerWord())
        for index in sentence { words.append(TaggerWord(text.tokens[index], bytes: bytes, words: known)) }
        words.append(TaggerWord())
        words.append(TaggerWord())
    }

    /// The classes of all tokens.
    package func classes(of text: TokenizedText) -> [WordClass] {
        var result: [WordClass] = []
        result.reserveCapacity(text.tokens.count)
        var list = FeatureList()
        var words: [TaggerWord] = []
        text.bytes.withUnsafeBufferPointer { bytes in
            for sentence in text.sentences {
                Self.words(of: sentence.tokens, in: text, bytes: bytes, known: self.words, into: &words)
                words.withUnsafeBufferPointer { words in
                    var previous: UInt64 = 100
                    var beforePrevious: UInt64 = 101
                    for index in 0..<sentence.tokens.count {
                        TaggerFeatures.fill(
                            &list, words: words, at: index, previous: previous, beforePrevious: beforePrevious)
                        let sum = weights.sum32(list)
                        var best = 0
                        for candidate in 1..<WordClass.allCases.count where sum[candidate] > sum[best] {
                            best = candidate
                        }
                        beforePrevious = previous
                        previous = UInt64(best)
                        result.append(WordClass(rawValue: UInt8(best)) ?? .other)
                    }
                }
            }
        }
        return result
    }
}
