// Steps: which blocks the page itself names, as headline, description or text of the article.

extension ArticleFinder {
    /// Marks the blocks whose words stand in the description or in the machine-readable text of the article.
    mutating func matchStatements() {
        isStated = [Bool](repeating: false, count: tree.blocks.count)
        let descriptions = facts.descriptions.map { Self.folded($0).prefix(40) }.filter { $0.count == 40 }
        statedBody = facts.articleBody.map { BlockSearch(in: Self.folded($0)) }
        guard statedBody != nil || !descriptions.isEmpty else { return }
        for (index, block) in tree.blocks.enumerated() where isProse(block) {
            let words = foldedWords(of: index, limit: statedBody == nil ? 40 : 100)
            isStated[index] = statedBody?.contains(words) == true || descriptions.contains { words.starts(with: $0) }
        }
    }

    /// Whether a block only repeats the description of the page and so stands for a lead.
    func isDescription(_ index: Int) -> Bool {
        let words = foldedWords(of: index, limit: 2000)
        return facts.descriptions.contains { Self.folded($0) == words }
    }

    /// The heading that repeats a title which the page states.
    mutating func chooseStatedHeadline() {
        let titles = facts.titles.map(Self.folded).filter { $0.count >= 6 }
        guard !titles.isEmpty else { return }
        var best = (rank: 0, block: -1)
        for (index, block) in tree.blocks.enumerated() where block.letters >= 6 && block.letters < 500 {
            let level = headingLevel(of: index)
            let context = contexts[block.element]
            guard level > 0 || context.isTitle, !context.isAside else { continue }
            let words = foldedWords(of: index, limit: 2000)
            let isEqual = titles.contains(words)
            guard isEqual || titles.contains(where: { Self.agree($0, words) }) else { continue }
            let rank =
                (isEqual ? 20 : 0) + (level == 1 ? 10 : level > 0 ? 8 - level : 1) - (block.linkShare > 0.5 ? 8 : 0)
            if rank > best.rank { best = (rank, index) }
        }
        if best.block >= 0 { headline = best.block }
    }

    /// Whether one of two titles begins or ends with the other, as a title with the site's name holds the headline.
    private static func agree(_ title: FoldedWords, _ words: FoldedWords) -> Bool {
        let (short, long) = title.count < words.count ? (title, words) : (words, title)
        return short.count >= 20 && (long.starts(with: short) || long.suffix(short.count).elementsEqual(short))
    }

    /// Without a stated one, the first `h1` before the end of the body. One that stands after much of the body is no headline.
    mutating func chooseFirstHeadline() {
        let limit = endOfFirstQuarter()
        if let stated = headline, stated > limit { headline = nil }
        guard headline == nil else { return }
        headline = tree.blocks.indices.prefix(limit + 1).first { index in
            parts[index] == .undecided && headingLevel(of: index) == 1 && tree.blocks[index].linkShare < 0.5
                && tree.blocks[index].letters >= 8
        }
    }

    /// The block up to which no more than a quarter of the container's prose has gone by.
    private func endOfFirstQuarter() -> Int {
        let range = tree.elements[container].blocks
        let prose = range.filter { parts[$0] == .undecided && isProse(tree.blocks[$0]) }
        let all = prose.reduce(0) { $0 + tree.blocks[$1].letters }
        var before = 0
        for index in prose {
            before += tree.blocks[index].letters
            if before * 4 > all { return index }
        }
        return range.upperBound - 1
    }
}

/// Finds paragraphs in a long text without searching all of it for each.
struct BlockSearch {
    private let bytes: FoldedWords
    private var places: [UInt64: Int] = [:]
    private static let size = 24

    init(in text: FoldedWords) {
        bytes = text
        guard bytes.count >= Self.size else { return }
        // The text is cut into pieces; a paragraph of twice their length holds at least one of them whole.
        for start in stride(from: 0, through: bytes.count - Self.size, by: Self.size) {
            places[Self.hash(bytes[start..<(start + Self.size)])] = start
        }
    }

    private static func hash(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reduce(14_695_981_039_346_656_037) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
    }

    /// Whether a stretch of the paragraph stands in the text; paragraphs shorter than two pieces never do.
    func contains(_ words: FoldedWords) -> Bool {
        guard words.count >= 2 * Self.size else { return false }
        return (0..<Self.size).contains { start in
            let piece = words[start..<(start + Self.size)]
            return places[Self.hash(piece)].map { bytes[$0..<($0 + Self.size)].elementsEqual(piece) } ?? false
        }
    }
}
