// Writes chosen blocks of a page as lines of text, with the map from each byte to the original file.
import CaseModel

struct PageText {
    private let markup: [UInt8]
    private let markupMap: SourceMap
    private let decodedMap: SourceMap
    private(set) var bytes: [UInt8] = []
    private(set) var map = SourceMap()
    /// A space that will be written before the next visible character, and where it comes from.
    private var space: Range<Int>?

    init(_ clean: CleanMarkup, decodedMap: SourceMap) {
        markup = clean.bytes
        markupMap = clean.map
        self.decodedMap = decodedMap
    }

    /// Begins a new line, unless the text is empty.
    mutating func newLine() {
        space = nil
        if !bytes.isEmpty, bytes.last != 10 { bytes.append(10) }
    }

    /// Adds characters of our own ("` | `" between two cells).
    mutating func add(_ text: String) {
        space = nil
        bytes.append(contentsOf: text.utf8)
    }

    /// Whether nothing stands on the present line yet.
    var isAtLineStart: Bool { bytes.isEmpty || bytes.last == 10 }

    /// Adds a space if something follows on this line.
    mutating func addSpace() { if space == nil { space = 0..<0 } }

    /// Adds the text of a piece, white space made single spaces.
    mutating func add(piece: TextPiece) {
        var index = piece.range.lowerBound
        let end = piece.range.upperBound
        var copyStart = index
        while index < end {
            let byte = markup[index]
            if byte == UInt8(ascii: "<") {
                copy(copyStart..<index)
                while index < end, markup[index] != UInt8(ascii: ">") { index += 1 }
                index += 1
                copyStart = index
            } else if byte == UInt8(ascii: "&") {
                copy(copyStart..<index)
                let isLess = index + 1 < end && markup[index + 1] == UInt8(ascii: "l")
                let length = isLess ? 4 : 5
                unit(isLess ? UInt8(ascii: "<") : UInt8(ascii: "&"), from: index..<min(end, index + length))
                index += length
                copyStart = index
            } else if byte == 32, index > copyStart, index + 1 < end, markup[index + 1] > 32, markup[index + 1] < 0x7F,
                markup[index + 1] != UInt8(ascii: "<")
            {
                // A single space between two words, which is nearly all of them, is text like any other.
                index += 1
            } else if let length = spaceLength(at: index, end: end) {
                copy(copyStart..<index)
                space = (space.map { $0.isEmpty ? index : $0.lowerBound } ?? index)..<(index + length)
                index += length
                copyStart = index
            } else if let length = invisibleLength(at: index, end: end) {
                copy(copyStart..<index)
                index += length
                copyStart = index
            } else {
                index += 1
            }
        }
        copy(copyStart..<max(copyStart, min(index, end)))
    }

    private mutating func writeSpace() {
        guard let range = space else { return }
        space = nil
        if isAtLineStart || bytes.last == 32 { return }
        compose(unit: range, textLength: 1)
        bytes.append(32)
    }

    private mutating func copy(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        writeSpace()
        var text = bytes.count
        markupMap.forEachPiece(in: range) { piece in
            let low = max(piece.text, range.lowerBound)
            let high = min(piece.textEnd, range.upperBound)
            text = bytes.count + low - range.lowerBound
            if piece.textUnit == 1, piece.rawUnit == 1 {
                map.appendCopy(text: text, of: piece.raw..<piece.rawEnd, through: decodedMap)
            } else {
                map.appendUnit(text: text, textLength: high - low, from: piece.raw..<piece.rawEnd, through: decodedMap)
            }
        }
        bytes.append(contentsOf: markup[range])
    }

    private mutating func unit(_ byte: UInt8, from range: Range<Int>) {
        writeSpace()
        compose(unit: range, textLength: 1)
        bytes.append(byte)
    }

    private mutating func compose(unit range: Range<Int>, textLength: Int) {
        guard let decoded = markupMap.originalRange(of: ByteSpan(range.lowerBound, range.upperBound)) else { return }
        map.appendUnit(text: bytes.count, textLength: textLength, from: decoded, through: decodedMap)
    }

    /// Length of the white space character at `index`, `nil` for others.
    private func spaceLength(at index: Int, end: Int) -> Int? {
        switch markup[index] {
        case 9, 10, 12, 13, 32: 1
        case 0xC2 where index + 1 < end && (markup[index + 1] == 0xA0 || markup[index + 1] == 0x85): 2
        case 0xE2 where index + 2 < end && markup[index + 1] == 0x80:
            (0x80...0x8A).contains(markup[index + 2]) || [0xA8, 0xA9, 0xAF].contains(markup[index + 2]) ? 3 : nil
        case 0xE3 where index + 2 < end && markup[index + 1] == 0x80 && markup[index + 2] == 0x80: 3
        default: nil
        }
    }

    /// Length of a character that shows nothing (zero-width space, soft hyphen, byte order mark); these are left out.
    private func invisibleLength(at index: Int, end: Int) -> Int? {
        switch markup[index] {
        case 0xC2 where index + 1 < end && markup[index + 1] == 0xAD: 2
        case 0xE2 where index + 2 < end && markup[index + 1] == 0x80 && markup[index + 2] == 0x8B: 3
        case 0xEF where index + 2 < end && markup[index + 1] == 0xBB && markup[index + 2] == 0xBF: 3
        default: nil
        }
    }
}
