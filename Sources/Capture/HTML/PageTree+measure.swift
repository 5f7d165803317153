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
        let closing: Set<UInt32> = [0x22, 0x27, 0x29, 0x5D, 0xBB, 0x2019, 0x201D, 0x300D, 0xFF09]
        let end = closing.contains(last) ? (TextScalars.endsSentence(last) ? last : beforeLast) : last
        block.endsSentence =
            TextScalars.endsSentence(end) || (closing.contains(last) && TextScalars.endsSentence(beforeLast))
        blocks[index] = block
    }
}

/// The characters of text in clean markup, and their classes.
enum TextScalars {
    /// Visits the characters of a range of clean markup; tags that the parser ignored inside it are skipped.
    @inline(__always)
    static func forEach(_ markup: [UInt8], in range: Range<Int>, _ body: (UInt32) -> Void) {
        var index = range.lowerBound
        let end = range.upperBound
        while index < end {
            let byte = markup[index]
            if byte < 0x80 {
                if byte == UInt8(ascii: "<") {
                    while index < end, markup[index] != UInt8(ascii: ">") { index += 1 }
                    index += 1
                } else if byte == UInt8(ascii: "&") {
                    // Only `&lt;` and `&amp;` are left.
                    let isLess = index + 1 < end && markup[index + 1] == UInt8(ascii: "l")
                    body(isLess ? 0x3C : 0x26)
                    index += isLess ? 4 : 5
                } else {
                    body(UInt32(byte))
                    index += 1
                }
                continue
            }
            let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
            var value = UInt32(byte) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
            for offset in 1..<length where index + offset < end {
                value = value << 6 | UInt32(markup[index + offset] & 0x3F)
            }
            body(value)
            index += length
        }
    }

    static func isSpace(_ scalar: UInt32) -> Bool {
        scalar <= 32 || scalar == 0xA0 || scalar == 0x200B || scalar == 0xFEFF || scalar == 0xAD
            || (scalar >= 0x2000 && scalar <= 0x200A)
            || scalar == 0x2028 || scalar == 0x2029 || scalar == 0x202F || scalar == 0x3000 || scalar == 0x85
    }

    static func isIdeograph(_ scalar: UInt32) -> Bool {
        (scalar >= 0x3040 && scalar <= 0x30FF) || (scalar >= 0x3400 && scalar <= 0x9FFF)
            || (scalar >= 0xAC00 && scalar <= 0xD7AF)
            || (scalar >= 0x20000 && scalar <= 0x3FFFF)
    }

    static func isStop(_ scalar: UInt32) -> Bool {
        scalar == 0x2C || scalar == 0x2E || scalar == 0x3B || scalar == 0x3A || scalar == 0x21 || scalar == 0x3F
            || scalar == 0x3001
            || scalar == 0x3002 || scalar == 0xFF0C || scalar == 0x060C
    }

    static func endsSentence(_ scalar: UInt32) -> Bool {
        scalar == 0x2E || scalar == 0x21 || scalar == 0x3F || scalar == 0x2026 || scalar == 0x3002 || scalar == 0xFF01
            || scalar == 0xFF1F || scalar == 0x0964 || scalar == 0x06D4 || scalar == 0x061F
    }
}
