// Words in the form in which they are compared: small letters and digits, as bytes.

/// UTF-8 of the letters and digits of a text in lower case, nothing between them.
typealias FoldedWords = [UInt8]

extension ArticleFinder {
    /// The folded words of a block; stops after about `limit` bytes.
    func foldedWords(of block: Int, limit: Int) -> FoldedWords {
        var words: FoldedWords = []
        for piece in tree.pieces[tree.blocks[block].pieces] where piece.kind == .text && words.count < limit {
            // A character takes at most four bytes here, and what is cut off is never asked for.
            let range = piece.range.prefix(4 * (limit - words.count) + 64)
            TextScalars.forEach(clean.bytes, in: range) { scalar in
                if TextScalars.isLetterOrDigit(scalar) { TextScalars.append(TextScalars.lowercase(scalar), to: &words) }
            }
        }
        return words
    }

    /// The folded words of a string.
    static func folded(_ text: String) -> FoldedWords {
        var words: FoldedWords = []
        for scalar in text.unicodeScalars where TextScalars.isLetterOrDigit(scalar.value) {
            TextScalars.append(TextScalars.lowercase(scalar.value), to: &words)
        }
        return words
    }

    /// The words of a block in lower case, white space made single spaces; stops after about `limit` bytes.
    func lowercaseWords(of block: Int, limit: Int) -> [UInt8] {
        var words: [UInt8] = []
        var isSpace = true
        for piece in tree.pieces[tree.blocks[block].pieces] where words.count < limit {
            if piece.kind != .text, !isSpace {
                words.append(32)
                isSpace = true
            }
            TextScalars.forEach(clean.bytes, in: piece.range.prefix(4 * (limit - words.count) + 64)) { scalar in
                if !TextScalars.isSpace(scalar) {
                    TextScalars.append(TextScalars.lowercase(scalar), to: &words)
                    isSpace = false
                } else if !isSpace {
                    words.append(32)
                    isSpace = true
                }
            }
        }
        if words.last == 32 { words.removeLast() }
        return words
    }
}

extension Range<Int> {
    /// The range cut to a length.
    fileprivate func prefix(_ length: Int) -> Range<Int> {
        lowerBound..<Swift.min(upperBound, lowerBound + Swift.max(0, length))
    }
}
