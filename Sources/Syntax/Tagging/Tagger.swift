// Tags words from left to right with the weights of a linear model.

/// The tagger of one language.
package struct Tagger: Sendable {
    package let weights: RowTable
    package let words: RowTable

    private static let to = FeatureHash.word("to")
    private static let part = Int(WordClass.part.rawValue)
    private static let adposition = Int(WordClass.adposition.rawValue)

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
        var batch = RowBatch(weights, capacity: 64)
        var words: [TaggerWord] = []
        text.bytes.withUnsafeBufferPointer { bytes in
            for sentence in text.sentences {
                Self.words(of: sentence.tokens, in: text, bytes: bytes, known: self.words, into: &words)
                words.withUnsafeBufferPointer { words in
                    var previous: UInt64 = 100
                    var beforePrevious: UInt64 = 101
                    for index in 0..<sentence.tokens.count {
                        var best = words[index + 2].certainClass ?? -1
                        if best < 0 {
                            TaggerFeatures.give(
                                &batch, words: words, at: index, previous: previous, beforePrevious: beforePrevious)
                            best = Sum32(batch).best(from: 0)
                            if best == Self.part, words[index + 2].form == Self.to, !words[index + 3].canFollowTo {
                                best = Self.adposition
                            }
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
