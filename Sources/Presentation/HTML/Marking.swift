// Which words of the report belong to which items of the draft, cut into stretches that do not overlap.
public import CaseModel

/// Words that belong to one item.
public struct Mark {
    /// What the words are to the item.
    public enum Part { case kind, detail, name, aside, unread }
    public var span: ByteSpan
    public var part: Part
    /// Short name of the item: "1", "a", "p3".
    public var item: String
    public var form: Form

    public init(span: ByteSpan, part: Part, item: String, form: Form) {
        self.span = span
        self.part = part
        self.item = item
        self.form = form
    }
}

/// A stretch of text with the marks that cover all of it.
public struct MarkedStretch {
    public var span: ByteSpan
    public var marks: [Mark]
    /// Marks whose first byte is the first of the stretch, and whose last is the last of it.
    public var starting: [Mark]
    public var ending: [Mark]
}

public enum Marking {
    /// The letters of what was set aside: a to z, then a1, b1 ...
    public static func letter(_ index: Int) -> String {
        let letter = String(UnicodeScalar(UInt8(ascii: "a") + UInt8(index % 26)))
        return index < 26 ? letter : letter + String(index / 26)
    }

    /// Cuts each line wherever a mark begins or ends in it; takes time in proportion to lines and marks.
    public static func stretches(of lines: [ByteSpan], marks: [Mark]) -> [[MarkedStretch]] {
        let sorted = marks.filter { $0.span.count > 0 }.sorted { $0.span < $1.span }
        var next = 0
        var open: [Mark] = []
        return lines.map { line in
            var stretches: [MarkedStretch] = []
            var position = line.start
            open.removeAll { $0.span.end <= position }
            while position < line.end {
                while next < sorted.count, sorted[next].span.start <= position {
                    if sorted[next].span.end > position { open.append(sorted[next]) }
                    next += 1
                }
                var end = open.map(\.span.end).min() ?? line.end
                if next < sorted.count { end = min(end, sorted[next].span.start) }
                end = min(end, line.end)
                stretches.append(
                    MarkedStretch(
                        span: ByteSpan(position, end), marks: open, starting: open.filter { $0.span.start == position },
                        ending: open.filter { $0.span.end == end }))
                position = end
                open.removeAll { $0.span.end <= position }
            }
            return stretches
        }
    }

    /// The lines of a text, without their line ends.
    public static func lines(of text: String) -> [ByteSpan] {
        var lines: [ByteSpan] = []
        var start = 0
        var offset = 0
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\n") {
                lines.append(ByteSpan(start, offset))
                start = offset + 1
            }
            offset += 1
        }
        if start < offset { lines.append(ByteSpan(start, offset)) }
        return lines
    }
}
