// A small writer of HTML that escapes everything it is not told to be markup.

/// Collects markup as UTF-8.
public struct HTMLWriter: Sendable {
    /// What was written so far.
    public private(set) var bytes: [UInt8] = []

    public init() {}

    /// What was written so far, as text.
    public var html: String { String(decoding: bytes, as: UTF8.self) }

    /// Markup of our own, as it is.
    public mutating func raw(_ markup: StaticString) {
        markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// Markup that was made elsewhere out of our own, such as drawings; nothing from a report or a person's typing.
    public mutating func raw(trusted markup: String) { bytes.append(contentsOf: markup.utf8) }

    /// What another writer has written.
    public mutating func append(_ other: HTMLWriter) { bytes += other.bytes }

    /// Words from a report, a draft or a person.
    public mutating func text(_ words: String) { Self.escape(words, into: &bytes) }

    /// An element with attributes, filled by `fill`.
    public mutating func element(
        _ name: StaticString, _ attributes: [(StaticString, String)] = [], _ fill: (inout HTMLWriter) throws -> Void
    ) rethrows {
        open(name, attributes)
        try fill(&self)
        close(name)
    }

    /// An element that holds only words.
    public mutating func element(
        _ name: StaticString, _ attributes: [(StaticString, String)] = [], text words: String
    ) {
        element(name, attributes) { $0.text(words) }
    }

    /// An element with a class that holds only words.
    public mutating func element(_ name: StaticString, class style: String, text words: String) {
        element(name, [("class", style)], text: words)
    }

    /// An element with a class, filled by `fill`.
    public mutating func element(
        _ name: StaticString, class style: String, _ fill: (inout HTMLWriter) throws -> Void
    ) rethrows {
        try element(name, [("class", style)], fill)
    }

    /// The beginning of an element; by itself the whole of one that holds nothing.
    public mutating func open(_ name: StaticString, _ attributes: [(StaticString, String)] = []) {
        bytes.append(UInt8(ascii: "<"))
        raw(name)
        for (key, value) in attributes {
            bytes.append(UInt8(ascii: " "))
            raw(key)
            raw("=\"")
            text(value)
            bytes.append(UInt8(ascii: "\""))
        }
        bytes.append(UInt8(ascii: ">"))
    }

    /// The end of an element.
    public mutating func close(_ name: StaticString) {
        raw("</")
        raw(name)
        bytes.append(UInt8(ascii: ">"))
    }

    /// The words with every character that could be read as markup, or that no page may hold, made harmless.
    static func escaped(_ words: String) -> String {
        var bytes: [UInt8] = []
        escape(words, into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func escape(_ words: String, into bytes: inout [UInt8]) {
        var words = words
        words.withUTF8 { text in
            bytes.reserveCapacity(bytes.count + text.count + 16)
            var copied = 0
            var place = 0
            while place < text.count {
                guard let found = replacement(text, place) else {
                    place += 1
                    continue
                }
                bytes.append(contentsOf: text[copied..<place])
                found.with.withUTF8Buffer { bytes.append(contentsOf: $0) }
                place += found.length
                copied = place
            }
            bytes.append(contentsOf: text[copied...])
        }
    }

    /// What stands for the character at a place; nil where it stays.
    private static func replacement(
        _ text: UnsafeBufferPointer<UInt8>, _ place: Int
    ) -> (with: StaticString, length: Int)? {
        switch text[place] {
        case UInt8(ascii: "&"): ("&amp;", 1)
        case UInt8(ascii: "<"): ("&lt;", 1)
        case UInt8(ascii: ">"): ("&gt;", 1)
        case UInt8(ascii: "\""): ("&quot;", 1)
        case UInt8(ascii: "'"): ("&#39;", 1)
        case 0x09, 0x0A: nil
        // Controls are no text, and marks that turn the direction of writing could make words seem to say something else:
        // U+0080 to U+009F, U+202A to U+202E, U+2066 to U+2069.
        case 0x00...0x1F, 0x7F: ("\u{FFFD}", 1)
        case 0xC2 where (0x80...0x9F).contains(text[place + 1]): ("\u{FFFD}", 2)
        case 0xE2
        where text[place + 1] == 0x80 && (0xAA...0xAE).contains(text[place + 2])
            || text[place + 1] == 0x81 && (0xA6...0xA9).contains(text[place + 2]):
            ("\u{FFFD}", 3)
        default: nil
        }
    }
}
