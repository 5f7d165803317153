// Steps: the date line and lead between headline and body, and names for what was left out.
import CaseModel

extension ArticleFinder {
    mutating func chooseHead() {
        if let headline { parts[headline] = .head }
        guard let firstProse = parts.indices.first(where: { parts[$0] == .body && isProse(tree.blocks[$0]) }) else {
            return
        }
        let start = headline ?? tree.elements[container].blocks.lowerBound
        guard start <= firstProse else { return }
        var hasDate = false
        for index in start..<firstProse where index != headline && joints[index] == nil {
            let isLoose = parts[index] == .undecided || parts[index] == .body || parts[index] == .leftOut(.other)
            guard isLoose || (parts[index] == .leftOut(.footers) && index > start) else { continue }
            let block = tree.blocks[index]
            if block.words <= 40, block.linkShare < 0.5 || headPieces(of: index).count < block.pieces.count,
                DateLine.day(in: headText(of: index)) != nil
            {
                // "Updated ..." after "Published ..." says nothing more.
                parts[index] = hasDate && block.words <= 12 ? .leftOut(.other) : .head
                hasDate = true
            } else if parts[index] == .body, headingLevel(of: index) == 0 {
                parts[index] = isPlainParagraph(index) ? .head : .leftOut(.other)
            }
        }
        // A lead that only repeats the description.
        if headline != nil, isDescription(firstProse), tree.blocks[firstProse].letters < 400,
            stands(firstProse, apartFrom: parts[(firstProse + 1)...].firstIndex(of: .body)),
            statedBody?.contains(foldedWords(of: firstProse, limit: 100)) != true
        {
            parts[firstProse] = .head
        }
    }

    private func isPlainParagraph(_ index: Int) -> Bool {
        let block = tree.blocks[index]
        return tag(of: index) == .paragraph && block.linkLetters == 0 && !tree.elements[block.element].hints.isByline
    }

    /// The heading that serves as title: the headline, or else the highest of the headings before the first paragraph.
    func titleHeading() -> Int? {
        if let headline { return headline }
        let end = parts.indices.first { parts[$0] == .body && isProse(tree.blocks[$0]) } ?? 0
        let headings = (0..<end).filter { (parts[$0] == .body || parts[$0] == .head) && headingLevel(of: $0) > 0 }
        return headings.min { (headingLevel(of: $0), $0) < (headingLevel(of: $1), $1) }
    }

    /// Whether a block is no neighbour of the next in the page's tree, or of another kind.
    private func stands(_ index: Int, apartFrom next: Int?) -> Bool {
        guard let next else { return false }
        let (first, second) = (tree.elements[tree.blocks[index].element], tree.elements[tree.blocks[next].element])
        return first.parent != second.parent || first.tag != second.tag
    }

    /// The words of a line of the head, without links and what is named as furniture ("3 comments").
    func headText(of index: Int) -> String {
        var text = PageText(clean, decodedMap: SourceMap())
        for piece in headPieces(of: index) where piece.kind == .text { text.add(piece: piece) }
        return String(decoding: text.bytes, as: UTF8.self)
    }

    /// The pieces of a block, without those that are named as furniture.
    func headPieces(of index: Int) -> [TextPiece] {
        let whole = furniture[tree.blocks[index].element]
        return tree.pieces[tree.blocks[index].pieces].filter { furniture[$0.element] == whole }
    }

    mutating func nameTheRest() {
        for index in parts.indices where parts[index] == .undecided { parts[index] = .leftOut(.other) }
    }
}
