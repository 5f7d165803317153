// Cuts a text into words, article numbers and marks, so that "272.3", "36/307-1" and "405(2)" are read the same however words are cut elsewhere.

/// A text as the reader of citations sees it; works on bytes, and keeps its own idea of what a number is.
struct CitationPieces {
    enum Kind: UInt8 {
        case word, number, mark, lineEnd
    }

    struct Piece {
        var start: Int
        var end: Int
        var kind: Kind
    }

    let bytes: [UInt8]
    private(set) var pieces: [Piece] = []

    var count: Int { pieces.count }

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        pieces.reserveCapacity(bytes.count / 5 + 8)
        var at = 0
        while at < bytes.count {
            let byte = bytes[at]
            if byte == 10 {
                pieces.append(Piece(start: at, end: at + 1, kind: .lineEnd))
                at += 1
            } else if Self.isDigit(byte) {
                let end = numberEnd(from: at)
                pieces.append(Piece(start: at, end: end, kind: .number))
                at = end
            } else if Self.isLetter(byte) || (byte >= 0x80 && markLength(at) == 0) {
                let end = wordEnd(from: at)
                pieces.append(Piece(start: at, end: end, kind: .word))
                at = end
            } else if byte <= 32 || isNoBreakSpace(at) {
                at += byte <= 32 ? 1 : 2
            } else {
                let length = byte < 0x80 ? 1 : markLength(at)
                pieces.append(Piece(start: at, end: at + length, kind: .mark))
                at += length
            }
        }
    }

    // MARK: Questions about one piece; false for positions outside.

    func kind(_ index: Int) -> Kind { pieces.indices.contains(index) ? pieces[index].kind : .lineEnd }
    func isWord(_ index: Int) -> Bool { kind(index) == .word }
    func isNumber(_ index: Int) -> Bool { kind(index) == .number }

    func text(_ index: Int) -> String {
        guard pieces.indices.contains(index) else { return "" }
        return String(decoding: bytes[pieces[index].start..<pieces[index].end], as: UTF8.self)
    }

    /// A word in lower case; other pieces as they are.
    func lower(_ index: Int) -> String { text(index).lowercased() }

    func isMark(_ index: Int, _ mark: Unicode.Scalar) -> Bool {
        guard kind(index) == .mark else { return false }
        return bytes[pieces[index].start] == UInt8(truncatingIfNeeded: mark.value)
            && pieces[index].end - pieces[index].start == 1
    }

    func isMark(_ index: Int, utf8 mark: [UInt8]) -> Bool {
        kind(index) == .mark && Array(bytes[pieces[index].start..<pieces[index].end]) == mark
    }

    /// "§" (also "§§", whose halves are two pieces).
    func isSectionSign(_ index: Int) -> Bool { isMark(index, utf8: [0xC2, 0xA7]) }

    /// An apostrophe or quotation mark of any make.
    func isQuote(_ index: Int) -> Bool {
        guard kind(index) == .mark else { return false }
        let piece = pieces[index]
        let first = bytes[piece.start]
        if piece.end - piece.start == 1 { return first == 39 || first == 34 }
        return first == 0xE2 && bytes[piece.start + 1] == 0x80 && (0x98...0x9F).contains(bytes[piece.start + 2])
            || first == 0xC2 && !isSectionSign(index)
    }

    /// A long dash, between numbers the mark of a range.
    func isDash(_ index: Int) -> Bool {
        isMark(index, utf8: [0xE2, 0x80, 0x93]) || isMark(index, utf8: [0xE2, 0x80, 0x94]) || isMark(index, "-")
    }

    func isCapitalised(_ index: Int) -> Bool {
        guard isWord(index) else { return false }
        let first = bytes[pieces[index].start]
        if first >= 0x80 { return text(index).first?.isUppercase ?? false }
        return (65...90).contains(first)
    }

    /// A word of two or more capital letters.
    func isAllCapitals(_ index: Int) -> Bool {
        guard isWord(index), pieces[index].end - pieces[index].start >= 2 else { return false }
        return bytes[pieces[index].start..<pieces[index].end].allSatisfy { (65...90).contains($0) }
    }

    // MARK: Cutting.

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }
    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 32) >= 97 && (byte | 32) <= 122 }

    private func isNoBreakSpace(_ at: Int) -> Bool {
        bytes[at] == 0xC2 && at + 1 < bytes.count && bytes[at + 1] == 0xA0
    }

    /// Length of a mark outside ASCII at an offset; 0 where the bytes are part of a word.
    private func markLength(_ at: Int) -> Int {
        switch bytes[at] {
        case 0xC2:
            at + 1 < bytes.count ? (bytes[at + 1] == 0xAA || bytes[at + 1] == 0xB5 || bytes[at + 1] == 0xBA ? 0 : 2) : 1
        case 0xE2: at + 2 < bytes.count ? (bytes[at + 1] == 0x80 || bytes[at + 1] == 0x81 ? 3 : 0) : 1
        default: 0
        }
    }

    private func wordEnd(from start: Int) -> Int {
        var at = start
        while at < bytes.count {
            let byte = bytes[at]
            if Self.isLetter(byte) || (byte >= 0x80 && markLength(at) == 0) || (at > start && Self.isDigit(byte)) {
                at += 1
            } else if byte == 45, at > start, at + 1 < bytes.count, Self.isLetter(bytes[at + 1]) {
                at += 1
            } else {
                break
            }
        }
        return Swift.max(at, start + 1)
    }

    /// An article number: digits, a letter, and further digits after a point, a hyphen or a stroke, or raised ("174¹").
    private func numberEnd(from start: Int) -> Int {
        var at = start
        while at < bytes.count {
            let byte = bytes[at]
            let next = at + 1 < bytes.count ? bytes[at + 1] : 0
            if Self.isDigit(byte) || Self.isLetter(byte) {
                at += 1
            } else if (byte == 46 || byte == 45 || byte == 47) && Self.isDigit(next) {
                at += 2
            } else if byte == 45, (65...90).contains(next), at + 2 >= bytes.count || !Self.isLetter(bytes[at + 2]) {
                at += 2
            } else if byte == 0xE2, next == 0x80, at + 3 < bytes.count, bytes[at + 2] == 0x91,
                Self.isDigit(bytes[at + 3])
            {
                at += 3
            } else if raisedDigit(at) != nil {
                at += byte == 0xC2 ? 2 : 3
            } else {
                break
            }
        }
        return at
    }

    private func raisedDigit(_ at: Int) -> UInt8? {
        guard at + 1 < bytes.count else { return nil }
        switch (bytes[at], bytes[at + 1]) {
        case (0xC2, 0xB9): return 49
        case (0xC2, 0xB2): return 50
        case (0xC2, 0xB3): return 51
        case (0xE2, 0x81):
            guard at + 2 < bytes.count, (0xB4...0xB9).contains(bytes[at + 2]) else { return nil }
            return bytes[at + 2] - 0xB0 + 48
        default: return nil
        }
    }

    /// The number as it is cited: raised digits follow a hyphen ("174¹" is 174-1).
    func number(_ index: Int) -> String {
        guard pieces.indices.contains(index) else { return "" }
        var out: [UInt8] = []
        var at = pieces[index].start
        var raised = false
        while at < pieces[index].end {
            if let digit = raisedDigit(at) {
                if !raised { out.append(45) }
                out.append(digit)
                raised = true
                at += bytes[at] == 0xC2 ? 2 : 3
            } else if bytes[at] == 0xE2 {
                out.append(45)
                at += 3
            } else {
                out.append(bytes[at])
                at += 1
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}
