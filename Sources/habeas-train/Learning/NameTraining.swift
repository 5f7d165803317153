// Trains the name tagger: an averaged perceptron over whole label sequences.
import Syntax

/// A text for the name tagger: tagged, with the label of every token.
struct NameExample {
    var text: TokenizedText
    var labels: [Int]
}

enum NameTraining {
    static func weights(_ examples: [NameExample], words known: RowTable, rounds: Int, bits: Int, margin: Int32 = 0)
        -> [UInt8]
    {
        let width = NameLabel.count
        let table = TrainingTable(width: width)
        var random = FixedRandom(seed: 3)
        var list = FeatureList()
        struct Item {
            var words: [TaggerWord]
            var classes: [UInt64]
            var hints: [DocumentHint]
            var gold: [Int]
        }
        var items: [Item] = []
        for example in examples {
            let hints = DocumentHints.hints(of: example.text)
            example.text.bytes.withUnsafeBufferPointer { bytes in
                for sentence in example.text.sentences {
                    var words: [TaggerWord] = []
                    Tagger.words(of: sentence.tokens, in: example.text, bytes: bytes, known: known, into: &words)
                    items.append(
                        Item(
                            words: words, classes: NameTagger.padded(example.text.tokens[sentence.tokens].map(\.tag)),
                            hints: Array(hints[sentence.tokens]), gold: Array(example.labels[sentence.tokens])))
                }
            }
        }
        let allowed = (0..<width).map { first in (0..<width).map { NameLabel.allows(first, then: $0) } }
        var emissions: [[Int32]] = []
        var transition = [[Int32]](repeating: [Int32](repeating: 0, count: width), count: width + 1)
        var scores = [Int32](repeating: 0, count: width)
        func fill(_ item: Item, _ index: Int, _ list: inout FeatureList) {
            item.words.withUnsafeBufferPointer { words in
                item.classes.withUnsafeBufferPointer { classes in
                    item.hints.withUnsafeBufferPointer { hints in
                        NameFeatures.fill(&list, words: words, classes: classes, hints: hints, at: index)
                    }
                }
            }
        }
        var single = FeatureList(capacity: 1)
        for _ in 0..<rounds {
            items.shuffle(using: &random)
            for item in items {
                table.step()
                let count = item.gold.count
                emissions.removeAll(keepingCapacity: true)
                for index in 0..<count {
                    fill(item, index, &list)
                    table.score(list, into: &scores)
                    // Wrong labels are given a lead, so that right ones win by more than that.
                    if margin > 0 {
                        for label in scores.indices where label != item.gold[index] { scores[label] += margin }
                    }
                    emissions.append(scores)
                }
                for previous in 0...width {
                    single.removeAll()
                    single.addKey(NameTagger.transitionKey(previous))
                    table.score(single, into: &scores)
                    transition[previous] = scores
                }
                let found = viterbi(emissions, transition, allowed)
                guard found != item.gold else { continue }
                for index in 0..<count {
                    let before = index == 0 ? (width, width) : (item.gold[index - 1], found[index - 1])
                    if found[index] != item.gold[index] {
                        fill(item, index, &list)
                        table.update(list, class: item.gold[index], by: 1)
                        table.update(list, class: found[index], by: -1)
                    }
                    if found[index] != item.gold[index] || before.0 != before.1 {
                        single.removeAll()
                        single.addKey(NameTagger.transitionKey(before.0))
                        table.update(single, class: item.gold[index], by: 1)
                        single.removeAll()
                        single.addKey(NameTagger.transitionKey(before.1))
                        table.update(single, class: found[index], by: -1)
                    }
                }
            }
        }
        return table.bytes(bits: bits)
    }

    private static func viterbi(_ emissions: [[Int32]], _ transition: [[Int32]], _ allowed: [[Bool]]) -> [Int] {
        let width = allowed.count
        var scores = [Int32](repeating: 0, count: width)
        var back: [[Int]] = []
        for (index, emission) in emissions.enumerated() {
            var next = [Int32](repeating: -1_000_000_000, count: width)
            var before = [Int](repeating: 0, count: width)
            for label in 0..<width {
                if index == 0 {
                    if allowed[0][label] { next[label] = transition[width][label] + emission[label] }
                    continue
                }
                for previous in 0..<width where allowed[previous][label] {
                    let score = scores[previous] + transition[previous][label] + emission[label]
                    if score > next[label] {
                        next[label] = score
                        before[label] = previous
                    }
                }
            }
            scores = next
            back.append(before)
        }
        var last = -1
        for label in 0..<width where allowed[label][0] && (last < 0 || scores[label] > scores[last]) { last = label }
        var labels = [Int](repeating: 0, count: emissions.count)
        for index in emissions.indices.reversed() {
            labels[index] = last
            last = back[index][last]
        }
        return labels
    }
}
