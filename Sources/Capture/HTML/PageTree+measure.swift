// Counts letters, words, links and sentence ends of every block, in one pass over its text.

extension PageTree {
    /// Fills in the counts of all blocks.
    mutating func measure(_ markup: [UInt8], _ contexts: [ElementContext]) {
        for index in blocks.indices { measure(block: index, markup, contexts) }
    }

    private mutating func measure(block index: Int, _ markup: [UInt8], _ contexts: [ElementContext]) {
        var block = blocks[index]
        var last: UInt32 = 0
        var beforeLast: UInt32 = 0
        var inWord = false
        for piece in pieces[block.pieces] {
            guard piece.kind == .text else {
                inWord = false
                continue
            }
            let isLink = contexts[piece.element].inLink
            TextScalars.forEach(markup, in: piece.range) { scalar in
                if TextScalars.isSpace(scalar) {
                    inWord = false
                    return
                }
                let weight = TextScalars.isIdeograph(scalar) ? 2 : 1
                block.letters += weight
                if isLink { block.linkLetters += weight }
                if !inWord || weight == 2 { block.words += 1 }
                inWord = true
                if TextScalars.isStop(last), weight == 1 || last >= 0x3000 { block.stops += 1 }
                (beforeLast, last) = (last, scalar)
            }
        }
        block.endsSentence =
            TextScalars.endsSentence(last) || (TextScalars.closes(last) && TextScalars.endsSentence(beforeLast))
        blocks[index] = block
    }
}
