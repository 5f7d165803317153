// The words to show for an item: the stretch of one line of the report that holds what the item rests on.
import CaseModel

/// Cuts quotes out of the text of a report.
struct Quotes {
    private let bytes: [UInt8]
    /// A quote never grows beyond this many bytes to take in another span.
    private let longest = 320

    init(text: String) { bytes = Array(text.utf8) }

    /// The words of one span.
    func words(of span: ByteSpan) -> String {
        let start = min(max(span.start, 0), bytes.count)
        let end = min(max(span.end, start), bytes.count)
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }

    /// The words around the first span that also hold those of the others that stand in the same line near by.
    func quote(around first: ByteSpan?, taking others: [ByteSpan]) -> String {
        guard let first else { return "" }
        var whole = first
        for span in others.sorted(by: { distance($0, first) < distance($1, first) }) {
            let grown = whole.union(span)
            if grown.count <= longest, !crossesLine(grown) { whole = grown }
        }
        return words(of: whole)
    }

    private func distance(_ a: ByteSpan, _ b: ByteSpan) -> Int { max(a.start - b.end, b.start - a.end, 0) }

    private func crossesLine(_ span: ByteSpan) -> Bool {
        let start = min(max(span.start, 0), bytes.count)
        let end = min(max(span.end, start), bytes.count)
        return bytes[start..<end].contains(UInt8(ascii: "\n"))
    }
}
