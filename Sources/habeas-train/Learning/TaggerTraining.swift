// Trains the tagger: which words are known, and an averaged perceptron over classes.
import Syntax

enum TaggerTraining {
    /// A table of words seen at least twice, each with the set of its frequent classes as one key.
    static func words(_ texts: [TreebankText]) -> [UInt8] {
        var counts: [String: [Int]] = [:]
        for text in texts {
            for (token, word) in zip(text.text.tokens, text.words) {
                let column = Int(WordClass(word.tag, finer: word.finer[...]).rawValue)
                counts[token.lower, default: [Int](repeating: 0, count: 32)][column] += 1
            }
        }
        let entries = counts.compactMap { word, classes -> RowTable.Entry? in
            let total = classes.reduce(0, +)
            guard total >= 2 else { return nil }
            var set: UInt32 = 0
            for (column, count) in classes.enumerated() where count * 20 >= total { set |= 1 << UInt32(column) }
            // Frequent words of one class need no model.
            if total >= 50, let most = classes.max(), most * 1000 >= total * 998 { set |= TaggerWord.certain }
            let row = (0..<4).map { Int8(truncatingIfNeeded: set >> (UInt32($0) * 8)) }
            return RowTable.Entry(key: FeatureHash.word(word), row: row, weight: total)
        }
        return RowTable.bytes(of: entries, width: 4, bits: 13)
    }

    /// Trains the weights.
    static func weights(_ texts: [TreebankText], words known: RowTable, rounds: Int, bits: Int, margin: Int32 = 10)
        -> [UInt8]
    {
        let width = WordClass.allCases.count
        let table = TrainingTable(width: width)
        var random = FixedRandom(seed: 1)
        var scores = [Int32](repeating: 0, count: width)
        var list = FeatureList()
        var prepared: [(words: [TaggerWord], gold: [Int])] = []
        for text in texts {
            text.text.bytes.withUnsafeBufferPointer { bytes in
                for sentence in text.text.sentences {
                    var words: [TaggerWord] = []
                    Tagger.words(of: sentence.tokens, in: text.text, bytes: bytes, known: known, into: &words)
                    prepared.append(
                        (
                            words,
                            sentence.tokens.map {
                                Int(WordClass(text.words[$0].tag, finer: text.words[$0].finer[...]).rawValue)
                            }
                        ))
                }
            }
        }
        for round in 0..<rounds {
            table.counts = round == rounds - 1
            prepared.shuffle(using: &random)
            for sentence in prepared {
                sentence.words.withUnsafeBufferPointer { words in
                    var previous: UInt64 = 100
                    var beforePrevious: UInt64 = 101
                    for (index, gold) in sentence.gold.enumerated() {
                        var best = words[index + 2].certainClass ?? -1
                        if best < 0 {
                            table.step()
                            TaggerFeatures.fill(
                                &list, words: words, at: index, previous: previous, beforePrevious: beforePrevious)
                            table.score(list, into: &scores)
                            var wrong = -1
                            for candidate in 0..<width
                            where candidate != gold && (wrong < 0 || scores[candidate] > scores[wrong]) {
                                wrong = candidate
                            }
                            best = scores[gold] > scores[wrong] ? gold : wrong
                            if scores[gold] - scores[wrong] < margin {
                                table.update(list, class: gold, by: 1)
                                table.update(list, class: wrong, by: -1)
                            }
                        }
                        beforePrevious = previous
                        previous = UInt64(best)
                    }
                }
            }
        }
        return table.bytes(bits: bits)
    }
}
