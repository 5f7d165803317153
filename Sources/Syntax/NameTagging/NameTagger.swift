// Finds names with the weights of a linear chain model: the best sequence of labels for each sentence.

/// The name tagger of one language.
package struct NameTagger: Sendable {
    private let weights: RowTable
    private let words: RowTable
    /// For each label its scores after every other label.
    private let transitions: [EvenOdd]

    /// The weight of a label that may not stand here.
    static let never: Int16 = -12_000

    /// The key of the transition weights after a label; `count` stands for the beginning of the sentence.
    package static func transitionKey(_ label: Int) -> UInt64 { FeatureHash.key(500, UInt64(label)) }

    package init?(_ file: WeightsFile, words: RowTable) {
        guard let section = file["names"], let weights = RowTable(section, width: NameLabel.count) else { return nil }
        self.weights = weights
        self.words = words
        transitions = (0...NameLabel.count).map { previous in
            var row = EvenOdd(even: SIMD16(repeating: Self.never), odd: SIMD16(repeating: Self.never))
            let learned = weights.row(Self.transitionKey(previous))
            for label in 0..<NameLabel.count
            where NameLabel.allows(previous == NameLabel.count ? 0 : previous, then: label) {
                row[label] = Int16(learned?.load(fromByteOffset: label, as: Int8.self) ?? 0)
            }
            return row
        }
    }

    /// The classes of a sentence as features see them, with two empty ones at each end.
    package static func padded(_ tags: some Sequence<UPOS>) -> [UInt64] {
        [90, 90] + tags.map { UInt64($0.rawValue) } + [90, 90]
    }

    /// Finds the names of a tagged text.
    package func names(in text: TokenizedText) -> [NameSpan] {
        var result: [NameSpan] = []
        var batch = RowBatch(weights, capacity: 64)
        var words: [TaggerWord] = []
        var classes: [UInt64] = []
        let hints = DocumentHints.hints(of: text)
        text.bytes.withUnsafeBufferPointer { bytes in
            for sentence in text.sentences {
                for stretch in Self.stretches(of: sentence.tokens, in: text) {
                    // The stretch with two words before and after it, empty ones beyond the ends of the sentence.
                    words.removeAll(keepingCapacity: true)
                    classes.removeAll(keepingCapacity: true)
                    for index in stretch.lowerBound - 2..<stretch.upperBound + 2 {
                        let isInside = sentence.tokens.contains(index)
                        words.append(
                            isInside ? TaggerWord(text.tokens[index], bytes: bytes, words: self.words) : TaggerWord())
                        classes.append(isInside ? UInt64(text.tokens[index].tag.rawValue) : 90)
                    }
                    let isFirst = stretch.lowerBound == sentence.tokens.lowerBound
                    let labels = words.withUnsafeBufferPointer { words in
                        classes.withUnsafeBufferPointer { classes in
                            hints.withUnsafeBufferPointer { hints in
                                best(
                                    words, classes, UnsafeBufferPointer(rebasing: hints[stretch]), isFirst: isFirst,
                                    &batch)
                            }
                        }
                    }
                    result += NameLabel.names(labels, from: stretch.lowerBound)
                }
            }
        }
        return result
    }

    /// The stretches of a sentence that may hold names: words with capitals or digits among their letters, and up to three words between two such.
    static func stretches(of sentence: Range<Int>, in text: TokenizedText) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var start = -1
        var last = -1
        for index in sentence {
            switch text.tokens[index].shape {
            case .lower, .punctuation: continue
            case .number: if start < 0 || index - last > 1 { continue }
            case .capitalised, .upper, .mixed: break
            }
            if start >= 0, index - last > 4 {
                result.append(start..<last + 1)
                start = index
            }
            if start < 0 { start = index }
            last = index
        }
        if start >= 0 { result.append(start..<last + 1) }
        return result
    }

    private func best(
        _ words: UnsafeBufferPointer<TaggerWord>, _ classes: UnsafeBufferPointer<UInt64>,
        _ hints: UnsafeBufferPointer<DocumentHint>,
        isFirst: Bool, _ batch: inout RowBatch
    ) -> [Int] {
        let count = hints.count
        guard count > 0 else { return [] }
        var back: [EvenOdd] = []
        back.reserveCapacity(count)
        var scores = EvenOdd()
        let never = SIMD16(repeating: Self.never)
        for index in 0..<count {
            NameFeatures.give(&batch, words: words, classes: classes, hints: hints, at: index)
            let emission = Sum32(batch).sum
            if index == 0 {
                let start = transitions[isFirst ? NameLabel.count : 0]
                scores = EvenOdd(even: start.even &+ emission.even, odd: start.odd &+ emission.odd)
                back.append(EvenOdd())
                continue
            }
            let first = scores[0]
            var best = EvenOdd(even: transitions[0].even &+ first, odd: transitions[0].odd &+ first)
            var before = EvenOdd()
            for previous in 1..<NameLabel.count {
                let score = scores[previous]
                let after = transitions[previous]
                Self.raise(&best.even, &before.even, after.even &+ score, Int16(previous))
                Self.raise(&best.odd, &before.odd, after.odd &+ score, Int16(previous))
            }
            scores.even = best.even &+ emission.even
            scores.odd = best.odd &+ emission.odd
            // Scores are kept relative to the best, so that long sentences do not overflow.
            var top = scores[0]
            for label in 1..<NameLabel.count { top = max(top, scores[label]) }
            scores.even = Self.larger(scores.even &- top, never)
            scores.odd = Self.larger(scores.odd &- top, never)
            back.append(before)
        }
        var labels = [Int](repeating: 0, count: count)
        var last = -1
        for label in 0..<NameLabel.count
        where NameLabel.allows(label, then: 0) && (last < 0 || scores[label] > scores[last]) { last = label }
        for index in stride(from: count - 1, through: 0, by: -1) {
            labels[index] = last
            last = Int(back[index][last])
        }
        return labels
    }

    /// Takes the candidates that are larger, and notes where they come from.
    @inline(__always)
    private static func raise(
        _ best: inout SIMD16<Int16>, _ before: inout SIMD16<Int16>, _ candidate: SIMD16<Int16>, _ origin: Int16
    ) {
        let isLarger = unsafeBitCast(candidate .> best, to: SIMD16<Int16>.self)
        best = (candidate & isLarger) | (best & ~isLarger)
        before = (SIMD16(repeating: origin) & isLarger) | (before & ~isLarger)
    }

    @inline(__always)
    private static func larger(_ a: SIMD16<Int16>, _ b: SIMD16<Int16>) -> SIMD16<Int16> {
        let isLarger = unsafeBitCast(a .> b, to: SIMD16<Int16>.self)
        return (a & isLarger) | (b & ~isLarger)
    }
}
