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
        return facts.descriptions.contains { description in
            let stated = Self.folded(description)
            return stated == words
                || (stated.count >= 40 && words.count <= stated.count + 10 && words.hasPrefix(stated.prefix(40)))
        }
    }

    /// The heading that repeats a title which the page states.
    mutating func chooseStatedHeadline() {
        let titles = facts.titles.map(Self.folded).filter { $0.utf8.count >= 6 }
        guard !titles.isEmpty else { return }
        var best = (rank: 0, block: -1)
        for (index, block) in tree.blocks.enumerated() where block.letters >= 6 && block.letters < 500 {
            let level = headingLevel(of: index)
            let isNamed = ancestor(of: block.element, where: { $0.hints.isTitle }) != nil
            guard level > 0 || isNamed, !isFurnitureByTag(block.element) else { continue }
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

    private func isFurnitureByTag(_ element: Int) -> Bool {
        ancestor(of: element) { $0.tag == .navigation || $0.tag == .aside || $0.tag == .footer } != nil
    }

    /// Without a stated one, the first `h1` before the end of the body. One that stands after much of the body is no headline.
    mutating func chooseFirstHeadline() {
        if let stated = headline, followsMuchOfBody(stated) { headline = nil }
        guard headline == nil else { return }
        let end = tree.elements[container].blocks.upperBound
        headline = tree.blocks.indices.first { index in
            index < end && parts[index] == .undecided && headingLevel(of: index) == 1
                && tree.blocks[index].linkShare < 0.5
                && tree.blocks[index].letters >= 8 && !followsMuchOfBody(index)
        }
    }
}

extension ArticleFinder {
    private func followsMuchOfBody(_ index: Int) -> Bool {
        var all = 0
        var before = 0
        for block in tree.elements[container].blocks where parts[block] == .undecided && isProse(tree.blocks[block]) {
            all += tree.blocks[block].letters
            if block < index { before += tree.blocks[block].letters }
        }
        return before * 4 > all
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
