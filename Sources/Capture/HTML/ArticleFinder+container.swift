// Step: the element that holds the body, as the one whose prose outweighs its furniture most.
import CaseModel

extension ArticleFinder {
    /// Chooses the container; false where no part of the page reads like an article.
    mutating func chooseContainer() -> Bool {
        var sums = [0.0]
        sums.reserveCapacity(tree.blocks.count + 1)
        var sum = 0.0
        var afterHeadline = headline == nil ? 0 : 2
        for index in tree.blocks.indices {
            var weight = weight(of: index)
            // Right after the headline stands the article, be it ever so short.
            if let headline, weight > 0, isProse(tree.blocks[index]) {
                if index < headline {
                    weight *= 0.3
                } else if afterHeadline > 0 {
                    weight += 200
                    afterHeadline -= 1
                }
            }
            sum += weight
            sums.append(sum)
        }
        func value(_ element: Int) -> Double {
            let blocks = tree.elements[element].blocks
            let plain = sums[blocks.upperBound] - sums[blocks.lowerBound]
            return tree.elements[element].hints.isBody ? plain * 1.1 : plain
        }
        guard var best = tree.elements.indices.max(by: { value($0) < value($1) }), value(best) > 100 else {
            return false
        }
        // An inner element that holds nearly all of it is the better answer.
        var index = best + 1
        while index < tree.elements[best].end {
            if tree.elements[index].tag.isBlock, value(index) >= 0.9 * value(best) { best = index }
            index += 1
        }
        container = best
        return true
    }

    /// What a block adds to the element it is in.
    private func weight(of index: Int) -> Double {
        let block = tree.blocks[index]
        guard parts[index] == .undecided else { return 0 }
        let tag = tree.elements[block.element].tag
        if headingLevel(of: index) > 0 { return block.linkShare > 0.5 ? -30 : 0 }
        let letters = Double(min(block.letters, 2000))
        if block.linkShare > 0.5 { return -min(letters, 5) }
        if isProse(block) { return letters * (1 - block.linkShare) * (isStated[index] ? 3 : 1) }
        if block.endsSentence || tag == .item || tag == .row || tag == .term {
            return letters * 0.5 * (1 - 2 * block.linkShare)
        }
        return -2
    }
}
