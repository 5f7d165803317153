// The map from every byte of an extracted text back to the bytes of the file it was read from.

/// Where each byte of an extracted text came from in the original file, exactly.
///
/// A map is a list of runs. In a run, every `textUnit` bytes of the text came from `rawUnit` bytes of the original: 1 and 1
/// where text was taken as it stands, 2 and 1 for a Cyrillic letter of windows-1251, 3 and 8 for a character written `&rdquo;`.
/// A unit can't be divided: a byte inside it maps to all of its original bytes. Bytes that we added (the line end between two paragraphs)
/// map to an empty range where they stand.
public struct SourceMap: Hashable, Sendable {
    /// A stretch of the text whose units all have the same sizes and follow one another in the original too.
    struct Run: Hashable, Sendable {
        var text: UInt32
        var raw: UInt32
        var textUnit: UInt32
        var rawUnit: UInt32
        var count: UInt32

        var textEnd: Int { Int(text) + Int(textUnit) * Int(count) }
        var rawEnd: Int { Int(raw) + Int(rawUnit) * Int(count) }
    }

    private(set) var runs: [Run] = []

    /// Makes an empty map.
    public init() {}

    /// Makes the map of a text that is its own original.
    public init(identity length: Int) { appendCopy(text: 0, raw: 0, count: length) }

    /// Number of runs, for tests and statistics.
    public var runCount: Int { runs.count }

    /// Adds a stretch taken byte for byte. Calls must come in the order of the text.
    public mutating func appendCopy(text: Int, raw: Int, count: Int) {
        append(text: text, textUnit: 1, raw: raw, rawUnit: 1, count: count)
    }

    /// Adds one indivisible piece: `textLength` bytes that came from `rawLength` bytes.
    public mutating func appendUnit(text: Int, textLength: Int, raw: Int, rawLength: Int) {
        append(text: text, textUnit: textLength, raw: raw, rawUnit: rawLength, count: 1)
    }

    private mutating func append(text: Int, textUnit: Int, raw: Int, rawUnit: Int, count: Int) {
        guard count > 0, textUnit > 0 else { return }
        if let last = runs.last, last.textUnit == UInt32(textUnit), last.rawUnit == UInt32(rawUnit),
            last.textEnd == text, last.rawEnd == raw
        {
            runs[runs.count - 1].count += UInt32(count)
            return
        }
        runs.append(
            Run(
                text: UInt32(text), raw: UInt32(raw), textUnit: UInt32(textUnit), rawUnit: UInt32(rawUnit),
                count: UInt32(count)))
    }

    /// The original bytes of a span of the text, as one or more ranges: in the order of the text, neighbours joined.
    ///
    /// Two ranges or more where something was left out in between. Empty only for an empty span or bytes that we added.
    public func originalRanges(of span: ByteSpan) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        forEachPiece(in: span.start..<span.end) { piece in
            guard piece.rawLength > 0 else { return }
            if let last = ranges.last, last.upperBound == piece.raw {
                ranges[ranges.count - 1] = last.lowerBound..<piece.rawEnd
            } else {
                ranges.append(piece.raw..<piece.rawEnd)
            }
        }
        return ranges
    }

    /// The smallest range of original bytes that holds everything a span came from; `nil` where it came from nothing.
    public func originalRange(of span: ByteSpan) -> Range<Int>? {
        var low = Int.max
        var high = -1
        forEachPiece(in: span.start..<span.end) { piece in
            guard piece.rawLength > 0 else { return }
            low = Swift.min(low, piece.raw)
            high = Swift.max(high, piece.rawEnd)
        }
        return high < 0 ? nil : low..<high
    }

    /// A piece of a run as it lies in a range that was asked for.
    public struct Piece: Hashable, Sendable {
        /// First byte in the text.
        public var text: Int
        /// Sizes of one unit in the text and in the original.
        public var textUnit: Int
        public var rawUnit: Int
        /// First byte in the original.
        public var raw: Int
        /// Number of units.
        public var count: Int

        /// Bytes of the original.
        public var rawLength: Int { rawUnit * count }
        /// End in the original.
        public var rawEnd: Int { raw + rawLength }
        /// End in the text.
        public var textEnd: Int { text + textUnit * count }
    }

    /// Visits the runs that share bytes with a range of the text, cut to whole units.
    public func forEachPiece(in range: Range<Int>, _ body: (Piece) -> Void) {
        var index = firstRun(endingAfter: range.lowerBound)
        while index < runs.count {
            let run = runs[index]
            if Int(run.text) >= range.upperBound { return }
            let unit = Int(run.textUnit)
            let start = Swift.max(range.lowerBound, Int(run.text))
            let end = Swift.min(range.upperBound, run.textEnd)
            let first = (start - Int(run.text)) / unit
            let last = (end - Int(run.text) + unit - 1) / unit
            if last > first {
                body(
                    Piece(
                        text: Int(run.text) + first * unit, textUnit: unit, rawUnit: Int(run.rawUnit),
                        raw: Int(run.raw) + first * Int(run.rawUnit), count: last - first))
            }
            index += 1
        }
    }

    private func firstRun(endingAfter offset: Int) -> Int {
        var low = 0
        var high = runs.count
        while low < high {
            let middle = (low + high) / 2
            if runs[middle].textEnd <= offset { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension SourceMap {
    /// Adds, at `text`, a copy of the bytes `range` of an intermediate text, mapped through that text's own map.
    public mutating func appendCopy(text: Int, of range: Range<Int>, through map: SourceMap) {
        map.forEachPiece(in: range) { piece in
            if piece.text >= range.lowerBound, piece.textEnd <= range.upperBound {
                append(
                    text: text + piece.text - range.lowerBound, textUnit: piece.textUnit, raw: piece.raw,
                    rawUnit: piece.rawUnit, count: piece.count)
            } else {
                // The range cuts through a unit: what is left of it maps to all of the unit's original.
                let start = Swift.max(piece.text, range.lowerBound)
                let end = Swift.min(piece.textEnd, range.upperBound)
                append(
                    text: text + start - range.lowerBound, textUnit: end - start, raw: piece.raw,
                    rawUnit: piece.rawLength, count: 1)
            }
        }
    }

    /// Adds, at `text`, one piece that came from all of the bytes `range` of an intermediate text.
    public mutating func appendUnit(text: Int, textLength: Int, from range: Range<Int>, through map: SourceMap) {
        guard let raw = map.originalRange(of: ByteSpan(range.lowerBound, range.upperBound)) else { return }
        append(text: text, textUnit: textLength, raw: raw.lowerBound, rawUnit: raw.count, count: 1)
    }
}
