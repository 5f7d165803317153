// The words to show for an item: the stretch of one line of the report that holds what the item rests on.
/// Cuts quotes out of the text of a report.
public struct Quotes: Sendable {
    private let bytes: [UInt8]
    /// A quote never grows beyond this many bytes to take in another span.
    private let longest = 320
    /// A sentence no longer than this is quoted whole.
    private let whole = 200
    /// A quote shorter than this says too little by itself.
    private let short = 60
    /// How far a short quote grows on either side.
    private let reach = 80

    /// Prepares the text.
    public init(text: String) { bytes = Array(text.utf8) }

    /// Prepares a text of which there are only the bytes.
    public init(utf8 bytes: [UInt8]) { self.bytes = bytes }

    /// The words of one span.
    public func words(of span: ByteSpan) -> String {
        let inside = clamped(span)
        return String(decoding: bytes[inside.start..<inside.end], as: UTF8.self)
    }

    /// The words around the first span that also hold those of the others that stand in the same line near by; the whole sentence where it is short.
    public func quote(around first: ByteSpan?, taking others: [ByteSpan]) -> String {
        stretch(around: first, taking: others).map(words) ?? ""
    }

    /// Where such a quote stands; nil where there are no words to quote.
    public func stretch(around first: ByteSpan?, taking others: [ByteSpan]) -> ByteSpan? {
        guard let first, first.count > 0 else { return nil }
        var quote = clamped(first)
        for span in others.sorted(by: { distance($0, first) < distance($1, first) }) where span.count > 0 {
            let grown = quote.union(clamped(span))
            if grown.count <= longest, !crossesLine(grown) { quote = grown }
        }
        let sentence = sentence(around: quote)
        if sentence.count <= max(whole, quote.count) { return sentence }
        return quote.count < short ? clause(around: quote) : quote
    }

    /// The span made longer to the punctuation on either side, or to some words where there is none near by.
    private func clause(around span: ByteSpan) -> ByteSpan {
        var start = span.start
        var lastSpace = start
        while start > 0, span.start - start < reach, !isPause(start - 1) {
            start -= 1
            if bytes[start] == UInt8(ascii: " ") { lastSpace = start + 1 }
        }
        if start > 0, !isPause(start - 1) { start = lastSpace }
        while start < span.start, bytes[start] == UInt8(ascii: " ") { start += 1 }
        var end = span.end
        lastSpace = end
        while end < bytes.count, end - span.end < reach, !isPause(end) {
            if bytes[end] == UInt8(ascii: " ") { lastSpace = end }
            end += 1
        }
        if end < bytes.count, !isPause(end) { end = lastSpace }
        return ByteSpan(start, end)
    }

    /// Whether a clause ends at a byte: a line end, or punctuation before a space.
    private func isPause(_ place: Int) -> Bool {
        if bytes[place] == UInt8(ascii: "\n") { return true }
        guard place + 1 < bytes.count, bytes[place + 1] == UInt8(ascii: " ") else { return false }
        return [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":")].contains(bytes[place]) || isStop(bytes[place])
    }

    private func clamped(_ span: ByteSpan) -> ByteSpan {
        let start = min(max(span.start, 0), bytes.count)
        return ByteSpan(start, min(max(span.end, start), bytes.count))
    }

    private func distance(_ a: ByteSpan, _ b: ByteSpan) -> Int { max(a.start - b.end, b.start - a.end, 0) }

    private func crossesLine(_ span: ByteSpan) -> Bool { bytes[span.start..<span.end].contains(UInt8(ascii: "\n")) }

    /// The span made longer until a sentence or a line begins and ends; stops looking when it is too long to be quoted whole.
    private func sentence(around span: ByteSpan) -> ByteSpan {
        var start = span.start
        while start > 0, span.end - start <= whole, !endsSentence(start - 1) { start -= 1 }
        while start < span.start, bytes[start] == UInt8(ascii: " ") { start += 1 }
        var end = span.end
        while end < bytes.count, end - start <= whole, bytes[end] != UInt8(ascii: "\n") {
            if end > 0, endsSentence(end - 1), end > span.end || endsWithStop(span) { break }
            end += 1
        }
        return ByteSpan(start, end)
    }

    private func endsWithStop(_ span: ByteSpan) -> Bool { span.end > span.start && isStop(bytes[span.end - 1]) }

    private func isStop(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
    }

    /// Whether the byte is the last of a sentence: a line end, or a stop before a space and a capital, and not after an initial or a short title.
    private func endsSentence(_ place: Int) -> Bool {
        if bytes[place] == UInt8(ascii: "\n") { return true }
        guard isStop(bytes[place]), place + 2 < bytes.count, bytes[place + 1] == UInt8(ascii: " ") else { return false }
        let next = bytes[place + 2]
        guard (0x41...0x5A).contains(next) || next >= 0x80 || next == UInt8(ascii: "\"") else { return false }
        var letters = 0
        while place - letters > 0, isLetter(bytes[place - letters - 1]), letters < 4 { letters += 1 }
        let isCapital = letters > 0 && (0x41...0x5A).contains(bytes[place - letters])
        return !(isCapital && letters <= 3)
    }

    private func isLetter(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
