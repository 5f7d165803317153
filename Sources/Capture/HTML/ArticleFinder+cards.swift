// Step: rows of cards, each a linked heading with a line or two of text, announce other articles.
import CaseModel

extension ArticleFinder {
    /// Marks the cards that have at least two like them beside them.
    mutating func markCards() {
        inCard = [Bool](repeating: false, count: tree.elements.count)
        var cards: [Int: [Int]] = [:]
        for (index, element) in tree.elements.enumerated() where element.parent >= 0 && furniture[index] == nil {
            if element.tag.isBlock, isCard(element) { cards[element.parent, default: []].append(index) }
        }
        for row in cards.values where row.count >= 3 {
            for card in row {
                for inside in card..<tree.elements[card].end where furniture[inside] == nil {
                    furniture[inside] = .related
                    inCard[inside] = true
                }
            }
        }
    }

    /// Whether an element holds a linked heading and little more.
    private func isCard(_ element: PageElement) -> Bool {
        guard (1...6).contains(element.blocks.count), headline.map(element.blocks.contains) != true else {
            return false
        }
        var hasLinkedHeading = false
        var words = 0
        for index in element.blocks {
            let block = tree.blocks[index]
            if block.linkShare > 0.8, block.words >= 3 {
                hasLinkedHeading = true
            } else {
                words += block.words
            }
        }
        return hasLinkedHeading && words <= 60
    }
}
