// Tokens of a text that somebody else has cut, as in a treebank.

extension Token {
    /// A token of these bytes, with its lower-case form and its shape.
    package init(bytes: UnsafeBufferPointer<UInt8>, start: Int, end: Int, spaceBefore: Bool) {
        var shape = ShapeCounter()
        var index = start
        while index < end {
            let character = TextCharacter(bytes, at: index)
            if character.kind.isLetter || character.kind == .mark || character.kind == .digit {
                shape.count(character.kind)
            } else if character.kind == .hyphen {
                shape.startPart()
            }
            index += character.length
        }
        self.init(
            start: start, end: end, lower: Token.lower(bytes, start, end), shape: shape.shape, spaceBefore: spaceBefore)
    }
}
