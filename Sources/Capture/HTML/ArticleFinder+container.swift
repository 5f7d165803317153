// Step: the element that holds the body, as the one whose prose outweighs its furniture most.
import CaseModel

extension ArticleFinder {
    /// Chooses the container; false where no part of the page reads like an article.
    mutating func chooseContainer() -> Bool {
        let plain = weights(favouringStart: false)
        let favoured = weights(favouringStart: true)
        func value(_ element: Int, _ sums: [Double]) -> Double {
            let blocks = tree.elements[element].blocks
            let sum = sums[blocks.upperBound] - sums[blocks.lowerBound]
            return tree.elements[element].hints.isBody ? sum * 1.1 : sum
        }
        guard var best = tree.elements.indices.max(by: { value($0, favoured) < value($1, favoured) }) else {
            return false
        }
        if value(best, favoured) <= 100 {
            guard isSmallPage(around: value(best, favoured)) else { return false }
            container = value(best, favoured) > 10 ? best : 0
            return true
        }
        // An inner element that holds nearly all of it is the better answer, unless that would be scattered pieces without the beginning.
        let first = headline.flatMap { start in
            tree.elements[best].blocks.first { $0 > start && parts[$0] == .undecided && isProse(tree.blocks[$0]) }
        }
        var index = best + 1
        while index < tree.elements[best].end {
            if tree.elements[index].tag.isBlock, value(index, plain) >= 0.88 * value(best, plain),
                first.map(tree.elements[index].blocks.contains) ?? true || !isScattered(tree.elements[index].blocks)
            {
                best = index
            }
            index += 1
        }
        container = best
        return true
    }

    /// Whether the prose of some blocks stands in many places, none of which has much of it.
    private func isScattered(_ range: Range<Int>) -> Bool {
        var letters: [Int: Int] = [:]
        var all = 0
        for index in range where parts[index] == .undecided && isProse(tree.blocks[index]) {
            letters[parent(of: index), default: 0] += tree.blocks[index].letters
            all += tree.blocks[index].letters
        }
        return letters.count >= 3 && (letters.values.max() ?? 0) * 5 < all * 2
    }

    /// Whether the page has little but one sentence or two outside its furniture, as the beginning of a page that was cut off.
    private func isSmallPage(around found: Double) -> Bool {
        var unlinked = 0
        var all = 0
        var longest = 0
        for index in tree.blocks.indices where parts[index] == .undecided {
            let block = tree.blocks[index]
            all += block.letters
            unlinked += block.letters - block.linkLetters
            if headingLevel(of: index) == 0, block.linkShare < 0.3, block.words >= 5 {
                longest = max(longest, block.letters)
            }
        }
        return (found > 10 && Double(unlinked) < 3 * found)
            || (longest >= 40 && unlinked * 10 > all * 7 && unlinked < 5 * longest)
    }

    /// Sums of the weights of the blocks before each block. Right after the headline stands the article, be it ever so short; before it,
    /// hardly ever.
    private func weights(favouringStart: Bool) -> [Double] {
        var sums = [0.0]
        sums.reserveCapacity(tree.blocks.count + 1)
        var sum = 0.0
        var favoured = headline == nil || !favouringStart ? 0 : 2
        for index in tree.blocks.indices {
            var weight = weight(of: index)
            if weight > 0, isProse(tree.blocks[index]) {
                if let headline, index < headline {
                    weight *= 0.3
                } else if favoured > 0 {
                    weight += 200
                    favoured -= 1
                }
                if favouringStart, isStated[index] { weight *= 3 }
            }
            sum += weight
            sums.append(sum)
        }
        return sums
    }

    /// What a block adds to the element it is in.
    private func weight(of index: Int) -> Double {
        let block = tree.blocks[index]
        // Named furniture may stand inside an article; cards stand where it is over.
        guard parts[index] == .undecided else { return inCard[block.element] ? -Double(min(block.letters, 60)) : 0 }
        let tag = tree.elements[block.element].tag
        if headingLevel(of: index) > 0 { return block.linkShare > 0.5 ? -30 : 0 }
        let letters = Double(min(block.letters, 2000))
        if block.linkShare > 0.5 { return -min(letters, 5) }
        if isProse(block) { return letters * (1 - block.linkShare) }
        if block.endsSentence || tag == .item || tag == .row || tag == .term {
            return letters * 0.5 * (1 - 2 * block.linkShare)
        }
        return -2
    }
}
