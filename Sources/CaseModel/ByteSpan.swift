// Where words stand: a half-open range of UTF-8 bytes in the text of a source.

/// A half-open range of UTF-8 bytes in the extracted text of one source.
public struct ByteSpan: Hashable, Sendable, Comparable {
    /// Offset of the first byte.
    public let start: Int
    /// Offset after the last byte; never before `start`.
    public let end: Int

    /// Makes a span; an `end` before `start` gives an empty span at `start`.
    public init(_ start: Int, _ end: Int) {
        self.start = start
        self.end = Swift.max(start, end)
    }

    /// Number of bytes.
    public var count: Int { end - start }

    /// Whether the two spans share at least one byte.
    public func overlaps(_ other: ByteSpan) -> Bool { start < other.end && other.start < end }

    /// Whether every byte of `other` lies in this span.
    public func contains(_ other: ByteSpan) -> Bool { start <= other.start && other.end <= end }

    /// The smallest span that holds both.
    public func union(_ other: ByteSpan) -> ByteSpan {
        ByteSpan(Swift.min(start, other.start), Swift.max(end, other.end))
    }

    /// Orders by start, then by end.
    public static func < (a: ByteSpan, b: ByteSpan) -> Bool { (a.start, a.end) < (b.start, b.end) }
}
