// Lines of text for a terminal or a sheet of paper: wrapped, indented, and bold or faint where the terminal can show it.

/// How wide the lines are, and whether they may carry the codes for bold and faint.
public struct TextStyle: Sendable {
    /// Characters a line.
    public var width: Int
    /// Whether bold, faint and italic are shown.
    public var isStyled: Bool

    /// Makes a style.
    public init(width: Int = 80, isStyled: Bool = false) {
        self.width = max(40, width)
        self.isStyled = isStyled
    }
}

/// Collects the lines.
public struct TextPage {
    /// How a stretch of text looks.
    public enum Look: String {
        case plain = ""
        case bold = "1"
        case faint = "2"
        case italic = "3"
    }

    let style: TextStyle
    /// The lines so far, each ended.
    public private(set) var text = ""

    /// An empty page.
    public init(style: TextStyle) { self.style = style }

    /// An empty line.
    public mutating func space() { text += "\n" }

    /// A line as it is, of words that are clean already.
    public mutating func line(_ words: String) { text += words + "\n" }

    /// A heading with an empty line before it.
    mutating func heading(_ title: String, note: String = "") {
        space()
        text += dressed(title.uppercased(), .bold) + (note.isEmpty ? "" : "  " + dressed(note, .faint)) + "\n"
    }

    /// A paragraph that hangs under `lead`, which stands in the first columns of its first line.
    public mutating func paragraph(
        _ words: String, lead: String = "", indent: Int, look: Look = .plain, leadLook: Look = .plain
    ) {
        let room = max(24, style.width - indent)
        for (index, line) in Self.wrap(words, room).enumerated() {
            let gap = index == 0 ? indent - lead.count : indent
            if index == 0, !lead.isEmpty, gap < (lead.hasSuffix(" ") ? 0 : 1) {
                text += dressed(lead, leadLook) + "\n" + String(repeating: " ", count: indent)
            } else {
                text += (index == 0 ? dressed(lead, leadLook) : "") + String(repeating: " ", count: max(gap, 0))
            }
            text += dressed(line, look) + "\n"
        }
    }

    private func dressed(_ words: String, _ look: Look) -> String {
        style.isStyled && look != .plain && !words.isEmpty ? "\u{1B}[\(look.rawValue)m\(words)\u{1B}[0m" : words
    }

    /// Breaks words into lines of at most `width` characters; a longer word has a line of its own, or is broken where that is asked for.
    public static func wrap(_ words: String, _ width: Int, breaksWords: Bool = false) -> [String] {
        var lines: [String] = []
        var line = ""
        var length = 0
        for word in clean(words).split(separator: " ").flatMap({ breaksWords ? pieces($0, width) : [$0] }) {
            let count = word.count
            if length > 0, length + 1 + count > width {
                lines.append(line)
                (line, length) = ("", 0)
            }
            if length > 0 {
                line += " "
                length += 1
            }
            line += word
            length += count
        }
        if length > 0 || lines.isEmpty { lines.append(line) }
        return lines
    }

    private static func pieces(_ word: Substring, _ width: Int) -> [Substring] {
        guard width > 0, word.count > width else { return [word] }
        var pieces: [Substring] = []
        var rest = word
        while !rest.isEmpty {
            pieces.append(rest.prefix(width))
            rest = rest.dropFirst(width)
        }
        return pieces
    }

    /// The words without line ends and without characters that a report could use to play tricks on a terminal.
    static func clean(_ words: String) -> String {
        var kept = String.UnicodeScalarView()
        for scalar in words.unicodeScalars {
            switch scalar.value {
            case 0x09, 0x0A, 0x0D, 0x2028, 0x2029: kept.append(" ")
            case 0..<0x20, 0x7F...0x9F, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: continue
            default: kept.append(scalar)
            }
        }
        return String(kept)
    }
}
