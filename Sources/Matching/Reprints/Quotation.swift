// Whether a word stands between quotation marks, of the sorts that English, Russian, Kazakh and German texts use.

/// Follows the quotation marks of a text. A quotation ends in its paragraph; a mark that nothing closes there opens none.
struct Quotation {
    private let text: String.UnicodeScalarView
    /// The marks of which one closes the quotation at hand.
    private var closing: [Unicode.Scalar] = []
    /// Where in the paragraph at hand each mark stands last.
    private var last: [Unicode.Scalar: String.Index] = [:]

    /// Starts at the beginning of a text.
    init(_ text: String.UnicodeScalarView) {
        self.text = text
        findMarks(from: text.startIndex)
    }

    /// Whether the place reached is inside a quotation.
    var isOpen: Bool { !closing.isEmpty }

    /// Whether a character is a quotation mark that quotations are told by; single ones are apostrophes too.
    static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x22, 0xAB, 0xBB, 0x201C, 0x201D, 0x201E: true
        default: false
        }
    }

    /// Goes on past the mark or line end at a place.
    mutating func read(_ scalar: Unicode.Scalar, at index: String.Index) {
        if scalar == "\n" {
            closing = []
            findMarks(from: text.index(after: index))
        } else if closing.contains(scalar) {
            closing = []
        } else if closing.isEmpty {
            let wanted = Self.closing(of: scalar)
            if wanted.contains(where: { last[$0].map { $0 > index } ?? false }) { closing = wanted }
        }
    }

    private mutating func findMarks(from start: String.Index) {
        last = [:]
        for index in text[start...].indices {
            if text[index] == "\n" { return }
            if Self.isMark(text[index]) { last[text[index]] = index }
        }
    }

    private static func closing(of scalar: Unicode.Scalar) -> [Unicode.Scalar] {
        switch scalar.value {
        case 0x22: ["\""]
        case 0xAB: ["»"]
        case 0x201C: ["\u{201D}"]
        case 0x201E: ["\u{201C}", "\u{201D}"]
        default: []
        }
    }
}
