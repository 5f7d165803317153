// All trigger patterns, found by the words that a sentence has.
import Syntax

/// The trigger list. Few of its patterns can be in a sentence, and most of them are left out without being tried.
struct TriggerLexicon: Sendable {
    private let patterns: [TriggerPattern]
    /// For each pattern what its words after the first need: of each set one must be in the sentence.
    private let needs: [[WordSketch]]
    /// Patterns by the words they can begin with, in the order of the list.
    private let byWord: [String: [Int]]
    private let byDuration: [Int]

    init(_ file: LexiconFile) {
        patterns = file.rows.compactMap { TriggerPattern(row: $0) }
        needs = patterns.map { pattern in
            pattern.elements.dropFirst().compactMap { element in
                guard case .word(let words, _) = element else { return nil }
                return WordSketch(words)
            }
        }
        var byWord: [String: [Int]] = [:]
        var byDuration: [Int] = []
        for (index, pattern) in patterns.enumerated() {
            switch pattern.elements[0] {
            case .word(let words, _): for word in words { byWord[word, default: []].append(index) }
            case .duration: byDuration.append(index)
            default: break
            }
        }
        self.byWord = byWord
        self.byDuration = byDuration
    }

    /// The verbs of a trigger list.
    static func verbs(of file: LexiconFile) -> [String] {
        file.rows.filter { $0.count > 1 }.flatMap { $0[1].split(separator: " ") }.filter { $0.hasSuffix(".v") }
            .flatMap { $0.dropLast(2).split(separator: "|").map(String.init) }
    }

    /// Patterns that can begin with a unit in a sentence of these words.
    func patterns(beginningWith unit: Unit, among words: WordSketch) -> [TriggerPattern] {
        switch unit.kind {
        case .time: return possible(byDuration, among: words)
        case .word:
            let byLemma = byWord[unit.lemma].map { possible($0, among: words) } ?? []
            guard unit.lower != unit.lemma, let indices = byWord[unit.lower] else { return byLemma }
            return byLemma
                + possible(indices, among: words).filter { form in
                    !byLemma.contains { $0.text == form.text && $0.kind == form.kind }
                }
        default: return []
        }
    }

    private func possible(_ indices: [Int], among words: WordSketch) -> [TriggerPattern] {
        indices.lazy.filter { needs[$0].allSatisfy(words.mayShare) }.map { patterns[$0] }
    }
}

/// Some words as 256 bits, one for each word: tells quickly that two sets of words have none in common.
struct WordSketch: Sendable {
    private var bits = SIMD4<UInt64>.zero

    init() {}

    init(_ words: some Sequence<String>) { for word in words { insert(word) } }

    mutating func insert(_ word: String) {
        let place = FeatureHash.word(word) & 255
        bits[Int(place >> 6)] |= 1 << (place & 63)
    }

    /// False only where no word is in both.
    func mayShare(_ other: WordSketch) -> Bool { bits & other.bits != .zero }
}
