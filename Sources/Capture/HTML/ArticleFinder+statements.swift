// Steps: which blocks the page itself names, as headline, description or text of the article.

extension ArticleFinder {
    /// Marks the blocks whose words stand in the description or in the machine-readable text of the article.
    mutating func matchStatements() {
        isStated = [Bool](repeating: false, count: tree.blocks.count)
        let body = facts.articleBody.map(Self.folded)
        let descriptions = facts.descriptions.map { String(Self.folded($0).prefix(40)) }.filter { $0.count == 40 }
        guard body != nil || !descriptions.isEmpty else { return }
        let whole = body.map { BlockSearch(in: $0) }
        for (index, block) in tree.blocks.enumerated() where isProse(block) {
            let words = Self.folded(text(of: index, limit: 600))
            if let whole, whole.contains(words) { isStated[index] = true }
            if descriptions.contains(where: words.hasPrefix) { isStated[index] = true }
        }
    }

    /// Whether a block only repeats the description of the page and so stands for a lead.
    func isDescription(_ index: Int) -> Bool {
        let words = Self.folded(text(of: index, limit: 1000))
        return facts.descriptions.contains { Self.folded($0) == words }
    }

    /// The heading that repeats a title which the page states.
    mutating func chooseStatedHeadline() {
        let titles = facts.titles.map(Self.folded).filter { $0.utf8.count >= 6 }
        guard !titles.isEmpty else { return }
        var best = (rank: 0, block: -1)
        for (index, block) in tree.blocks.enumerated() where block.letters >= 6 && block.letters < 500 {
            let level = headingLevel(of: index)
            let context = contexts[block.element]
            guard level > 0 || context.isTitle, !context.isAside else { continue }
            let words = Self.folded(text(of: index, limit: 800))
            let isEqual = titles.contains(words)
            guard isEqual || titles.contains(where: { Self.agree($0, words) }) else { continue }
            let rank =
                (isEqual ? 20 : 0) + (level == 1 ? 10 : level > 0 ? 8 - level : 1) - (block.linkShare > 0.5 ? 8 : 0)
            if rank > best.rank { best = (rank, index) }
        }
        if best.block >= 0 { headline = best.block }
    }

    /// Whether one of two folded titles holds the other, as a title with the site's name holds the headline.
    private static func agree(_ title: String, _ words: String) -> Bool {
        let (short, long) = title.utf8.count < words.utf8.count ? (title, words) : (words, title)
        return short.utf8.count >= 20 && (long.hasPrefix(short) || long.hasSuffix(short))
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

/// Finds paragraphs in a long folded text without searching all of it for each.
struct BlockSearch {
    private let bytes: [UInt8]
    private var places: [UInt64: [Int]] = [:]
    private static let size = 24

    init(in text: String) {
        bytes = Array(text.utf8)
        guard bytes.count >= Self.size else { return }
        // The text is cut into pieces; a paragraph of twice their length holds at least one of them whole.
        for start in stride(from: 0, through: bytes.count - Self.size, by: Self.size) {
            places[Self.hash(bytes[start..<(start + Self.size)]), default: []].append(start)
        }
    }

    private static func hash(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reduce(14_695_981_039_346_656_037) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
    }

    /// Whether a stretch of the paragraph stands in the text; paragraphs shorter than two pieces never do.
    func contains(_ paragraph: String) -> Bool {
        let words = Array(paragraph.utf8)
        guard words.count >= 2 * Self.size else { return false }
        for start in 0..<Self.size {
            let piece = words[start..<(start + Self.size)]
            if let starts = places[Self.hash(piece)],
                starts.prefix(8).contains(where: { bytes[$0..<($0 + Self.size)].elementsEqual(piece) })
            {
                return true
            }
        }
        return false
    }
}
