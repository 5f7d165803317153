// Cuts a text into tokens in the manner of the treebanks, byte by byte and in one pass.

/// Cuts text into tokens; hyphenated words stay whole, contractions and possessives are cut off.
package struct Tokenizer {
    let bytes: UnsafeBufferPointer<UInt8>
    let abbreviations: Abbreviations
    package private(set) var tokens: [Token] = []
    /// For each line the tokens in it; a carriage return or a Unicode line separator starts a part of the same line.
    package private(set) var parts: [(tokens: Range<Int>, line: Int)] = []
    private var spaceBefore = true
    private var partStart = 0
    private var line = 0

    package init(bytes: UnsafeBufferPointer<UInt8>, abbreviations: Abbreviations) {
        self.bytes = bytes
        self.abbreviations = abbreviations
    }

    /// Cuts the whole text.
    package mutating func run() {
        tokens.reserveCapacity(bytes.count / 5 + 8)
        var index = 0
        while index < bytes.count {
            let character = TextCharacter(bytes, at: index)
            switch character.kind {
            case .space:
                spaceBefore = true
                switch character.scalar {
                case 0x0A:
                    closePart()
                    line += 1
                case 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029: closePart()
                default: break
                }
                index += character.length
            case .lowerLetter, .upperLetter, .letter, .mark: index = word(from: index)
            case .digit: index = number(from: index)
            case .apostrophe: index = apostrophe(at: index)
            default: index = symbol(character, at: index)
            }
        }
        closePart()
    }

    private mutating func closePart() {
        guard tokens.count > partStart else { return }
        parts.append((partStart..<tokens.count, line))
        partStart = tokens.count
    }

    // MARK: Pieces

    func character(at index: Int) -> TextCharacter? {
        index < bytes.count ? TextCharacter(bytes, at: index) : nil
    }

    var isFirstOfLine: Bool { tokens.count == partStart }

    mutating func add(_ start: Int, _ end: Int, _ shape: Token.Shape) {
        guard end > start else { return }
        tokens.append(
            Token(start: start, end: end, lower: Token.lower(bytes, start, end), shape: shape, spaceBefore: spaceBefore)
        )
        spaceBefore = false
    }

    /// A number: digits with inner separators ("1,200,000", "17:00", "6.11.2024", "2023/24"), an ending ("16th"), hyphenated words ("15-day").
    private mutating func number(from start: Int) -> Int {
        var index = start
        var hasLetters = false
        while let next = character(at: index) {
            if next.kind == .digit {
                index += next.length
            } else if next.kind.isLetter || next.kind == .mark {
                if !hasLetters, let clock = endOfClockLetters(from: index) {
                    add(start, index, .number)
                    return clock
                }
                hasLetters = true
                index += next.length
            } else if let after = character(at: index + next.length),
                (after.kind == .digit && Self.joinsDigits(next)) || (next.kind == .hyphen && after.kind.isLetter)
            {
                index += next.length
            } else {
                break
            }
        }
        if isFirstOfLine, !hasLetters, index - start <= 3, index < bytes.count, bytes[index] == 0x2E,
            character(at: index + 1).map({ $0.kind == .space }) ?? true
        {
            index += 1  // "1." as a list mark
        }
        add(start, index, .number)
        return index
    }

    private static func joinsDigits(_ character: TextCharacter) -> Bool {
        switch character.scalar {
        case 0x2C, 0x2E, 0x3A, 0x2F, 0x2D, 0x2019, 0x27: true
        default: false
        }
    }

    /// Adds "am" or "p.m." of "5pm" as a token of its own; where it stands, nil if something else does.
    private mutating func endOfClockLetters(from start: Int) -> Int? {
        guard start > 0, bytes[start] | 0x20 == 0x61 || bytes[start] | 0x20 == 0x70, start + 1 < bytes.count else {
            return nil
        }
        var index = start + 1
        if bytes[index] == 0x2E { index += 1 }
        guard index < bytes.count, bytes[index] | 0x20 == 0x6D else { return nil }
        index += 1
        if let after = character(at: index), after.kind.isLetter || after.kind == .digit || after.kind == .hyphen {
            return nil
        }
        return start
    }

    private mutating func apostrophe(at start: Int) -> Int {
        let length = TextCharacter(bytes, at: start).length
        // "'90s" is one token.
        var index = start + length
        if spaceBefore, index + 2 < bytes.count, bytes[index] &- 0x30 < 10, bytes[index + 1] &- 0x30 < 10,
            bytes[index + 2] | 0x20 == 0x73
        {
            index += 3
            add(start, index, .number)
            return index
        }
        // "'s" that stands apart from its word, as in a quoted name: ‘Alga’'s.
        if !spaceBefore, index < bytes.count, bytes[index] | 0x20 == 0x73,
            character(at: index + 1).map({ !$0.kind.isLetter && $0.kind != .digit }) ?? true
        {
            add(start, index + 1, .lower)
            return index + 1
        }
        add(start, index, .punctuation)
        return index
    }

    private mutating func symbol(_ first: TextCharacter, at start: Int) -> Int {
        var index = start + first.length
        switch first.kind {
        case .period, .hyphen:
            while let next = character(at: index), next.scalar == first.scalar { index += next.length }
        case .other where Self.runsTogether(first.scalar):
            while let next = character(at: index), next.kind == .other, Self.runsTogether(next.scalar),
                next.scalar == first.scalar || Self.endsSentence(next.scalar) && Self.endsSentence(first.scalar)
            {
                index += next.length
            }
        default: break
        }
        add(start, index, .punctuation)
        return index
    }

    private static func runsTogether(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x21, 0x3F, 0x2A, 0x3D, 0x5F, 0x7E, 0x23, 0x2026: true
        default: false
        }
    }

    private static func endsSentence(_ scalar: UInt32) -> Bool { scalar == 0x21 || scalar == 0x3F }
}
