// Step: which blocks of the container are the body.
import CaseModel

extension ArticleFinder {
    mutating func chooseBody() {
        var range = tree.elements[container].blocks
        if let headline, range.contains(headline) { range = headline..<range.upperBound }
        let prose = range.filter { parts[$0] == .undecided && isProse(tree.blocks[$0]) }
        let inParagraphs = prose.filter { tag(of: $0) == .paragraph }
        let lastParagraph = isMostly(inParagraphs, of: prose) ? inParagraphs.last : nil
        for index in range where parts[index] == .undecided && index != headline {
            if let kind = phraseKind(of: index) {
                parts[index] = .leftOut(kind)
                continue
            }
            parts[index] = isBody(index, lastParagraph: lastParagraph) ? .body : .leftOut(.other)
        }
        dropRepeats(range)
        dropLinkLists()
        dropStragglers(range)
        dropClosing(range)
        trimEnd(range)
        dropLonelyHeadings(range)
    }

    private func isMostly(_ some: [Int], of all: [Int]) -> Bool {
        let letters = all.reduce(0) { $0 + tree.blocks[$1].letters }
        return letters > 0 && some.reduce(0) { $0 + tree.blocks[$1].letters } * 5 > letters * 4
    }

    /// `lastParagraph` is given where the body is written in `p` elements, as most are: bare text between them is then looked at
    /// with suspicion.
    private func isBody(_ index: Int, lastParagraph: Int?) -> Bool {
        let block = tree.blocks[index]
        let tag = tag(of: index)
        if block.linkShare > 0.6 {
            return block.endsSentence && block.words >= 8 && block.linkShare < 0.9 && tag == .paragraph
        }
        if headingLevel(of: index) > 0 { return block.linkShare < 0.5 }
        let isPlainTag =
            tag == .paragraph || tag == .item || tag == .row || tag == .term || tag == .quotation
            || tag == .preformatted
        if let lastParagraph, !isPlainTag, index > lastParagraph { return false }
        if isPictureCredit(index) { return false }
        if isProse(block) { return true }
        if isPlainTag { return block.linkShare < 0.5 }
        return lastParagraph == nil && block.linkShare < 0.3
    }

    /// The kind of furniture that the words of a short block give away.
    private func phraseKind(of index: Int) -> LeftOut.Kind? {
        let block = tree.blocks[index]
        guard block.words <= 60, block.letters <= 800 else { return nil }
        let words = lowercaseWords(of: index, limit: 1600)
        return FurniturePhrases.kind(of: words, words: block.words, linkShare: block.linkShare)
    }

    /// "Protesters in the square (Photo: agency)".
    private func isPictureCredit(_ index: Int) -> Bool {
        let block = tree.blocks[index]
        guard block.letters < 250, !block.endsSentence || tag(of: index) != .paragraph else { return false }
        return FurniturePhrases.hasPictureCredit(lowercaseWords(of: index, limit: 1000))
    }

    /// A paragraph that has stood before stands only once (texts for phones, for print, pulled quotes).
    private mutating func dropRepeats(_ range: Range<Int>) {
        var seen: Set<FoldedWords> = []
        for index in range where parts[index] == .body && tree.blocks[index].letters >= 100 {
            if !seen.insert(foldedWords(of: index, limit: 400)).inserted { parts[index] = .leftOut(.other) }
        }
    }

    /// Lists that are mostly links go as a whole.
    private mutating func dropLinkLists() {
        var sums = [(letters: 0, links: 0)]
        for block in tree.blocks {
            sums.append((sums[sums.count - 1].letters + block.letters, sums[sums.count - 1].links + block.linkLetters))
        }
        var done = 0
        for (index, element) in tree.elements.enumerated()
        where element.tag == .list && isElement(index, inside: container) {
            let (start, end) = (sums[element.blocks.lowerBound], sums[element.blocks.upperBound])
            guard (end.links - start.links) * 2 > end.letters - start.letters else { continue }
            // Lists inside this one need not be gone over again.
            for block in element.blocks where block >= done && parts[block] == .body {
                parts[block] = .leftOut(.related)
            }
            done = max(done, element.blocks.upperBound)
        }
    }

    /// Where most of the body stands side by side, small groups of text that stand elsewhere after it are of something else.
    private mutating func dropStragglers(_ range: Range<Int>) {
        var letters: [Int: Int] = [:]
        var all = 0
        for index in range where parts[index] == .body {
            letters[parent(of: index), default: 0] += tree.blocks[index].letters
            all += tree.blocks[index].letters
        }
        guard let main = letters.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), main.value * 2 > all,
            let end = range.last(where: { parts[$0] == .body && parent(of: $0) == main.key })
        else { return }
        var isApart = false
        for index in range where index > end {
            if parts[index] != .body || headingLevel(of: index) > 0 { isApart = true }
            guard isApart, parts[index] == .body, (letters[parent(of: index)] ?? 0) * 6 < main.value else { continue }
            parts[index] = .leftOut(.other)
        }
    }

    /// What follows a line such as "About the Fund" or "Media contact:" near the end is of the publisher, not of the article.
    private mutating func dropClosing(_ range: Range<Int>) {
        let all = range.reduce(0) { parts[$1] == .body ? $0 + tree.blocks[$1].letters : $0 }
        var left = all
        for index in range where parts[index] == .body {
            let block = tree.blocks[index]
            if left * 10 < all * 3, block.words <= 6, !block.endsSentence,
                FurniturePhrases.opensClosing(lowercaseWords(of: index, limit: 100))
            {
                for rest in index..<range.upperBound where parts[rest] == .body { parts[rest] = .leftOut(.other) }
                return
            }
            left -= block.letters
        }
    }

    /// After the last paragraph of prose only plain paragraphs may follow, and lists that it announces or that are prose themselves.
    private mutating func trimEnd(_ range: Range<Int>) {
        let isProse = range.map { parts[$0] == .body && self.isProse(tree.blocks[$0]) }
        guard
            let last = range.last(where: { isProse[$0 - range.lowerBound] && !tag(of: $0).isListed })
                ?? range.last(where: { isProse[$0 - range.lowerBound] })
        else { return }
        var mayListFollow = text(of: last).hasSuffix(":")
        let items = range.filter { $0 > last && tag(of: $0).isListed && parts[$0] == .body }
        if items.filter({ isProse[$0 - range.lowerBound] }).count * 2 > items.count { mayListFollow = true }
        // Headlines of other articles are short beside this one.
        let listed = items.reduce(0) { $0 + tree.blocks[$1].letters }
        let body = range.reduce(0) { parts[$1] == .body ? $0 + tree.blocks[$1].letters : $0 }
        if listed * 4 > body { mayListFollow = true }
        for index in range where index > last && parts[index] == .body {
            let tag = tag(of: index)
            if tag.isListed, mayListFollow { continue }
            if headingLevel(of: index) > 0, mayListFollow, index < items.last ?? 0 { continue }
            if tag == .paragraph || tag == .quotation, tree.blocks[index].linkLetters == 0 { continue }
            parts[index] = .leftOut(tag.isListed ? .related : .other)
        }
    }

    /// A heading stays if body text follows before the next left-out part.
    private mutating func dropLonelyHeadings(_ range: Range<Int>) {
        var follows = false
        for index in range.reversed() {
            switch parts[index] {
            case .body:
                if headingLevel(of: index) > 0 {
                    if !follows { parts[index] = .leftOut(.other) }
                } else {
                    follows = true
                }
            case .leftOut(.captions), .leftOut(.advertising), .leftOut(.hidden): break
            case .leftOut: if tree.blocks[index].linkShare > 0.5 { follows = false }
            default: break
            }
        }
    }

    /// The time of an entry in a running report, and a heading that runs into its paragraph, go on one line with what follows.
    mutating func joinLabels() {
        for index in parts.indices.dropLast() where parts[index + 1] == .body && headingLevel(of: index + 1) == 0 {
            let block = tree.blocks[index]
            guard block.letters <= 40, block.linkLetters == 0 else { continue }
            if parts[index] == .body, headingLevel(of: index) > 0, block.words <= 4, block.endsSentence {
                joints[index] = " "
            } else if parts[index] == .leftOut(.other) || parts[index] == .body, headingLevel(of: index) == 0,
                isElement(tree.blocks[index + 1].element, inside: block.element), Self.isClock(text(of: index))
            {
                parts[index] = .body
                joints[index] = " | "
            }
        }
    }

    /// "21:50", "21:50 (1 December)", "9.05 pm".
    private static func isClock(_ text: String) -> Bool {
        let bytes = Array(text.utf8.prefix(6))
        guard let mark = bytes.firstIndex(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") }),
            mark == 1 || mark == 2, bytes.count >= mark + 3
        else { return false }
        // "06.11.2024" is a day, not a time.
        if bytes.count > mark + 3, bytes[mark + 3] == bytes[mark] || (48...57).contains(bytes[mark + 3]) {
            return false
        }
        return (bytes[..<mark] + bytes[(mark + 1)..<(mark + 3)]).allSatisfy { $0 >= 48 && $0 <= 57 }
    }
}
