// One captured report: its text, what is known of it, and the way back to the original bytes.

/// A report as it was captured from a file or from standard input.
public struct Source: Sendable {
    /// Name of the report: the stem of the file name.
    public var id: String
    /// Size of the original in bytes.
    public var byteCount: Int
    /// The text to read, one paragraph a line. For plain text the file's own text with its line ends made `\n`.
    public var text: String
    /// Where, in the UTF-8 bytes of `text`, the body begins after headline and date line; 0 for plain text.
    public var bodyStart: Int
    /// What the original is by its contents: `text/html` or `text/plain`.
    public var mediaType: String
    /// Encoding of the original by its usual name (`utf-8`, `windows-1251`).
    public var encoding: String
    /// Headline.
    public var title: String?
    /// Author as the page declares.
    public var author: String?
    /// Day of publication, where the page declares it or has a date line.
    public var published: EDTF?
    /// Where that day comes from.
    public var publishedOrigin: DateOrigin?
    /// Language the page declares (`en`, `en-US`).
    public var language: String?
    /// Name of the site as the page declares.
    public var siteName: String?
    /// How and when it was captured.
    public var capture: CaptureRecord
    /// From each byte of `text` to the original's bytes.
    public var map: SourceMap
    /// What was left out as furniture of the page.
    public var leftOut: [LeftOut]
    /// What a reader of the text should know: an encoding that was guessed, characters that could not be decoded.
    public var notes: [String]

    /// Where the day of publication comes from.
    public enum DateOrigin: String, Hashable, Sendable {
        /// A `meta`, `time` or JSON-LD entry that readers of the page need not see.
        case metadata
        /// A date line that stands in the text.
        case dateLine = "date line"
    }

    /// Makes a source; what is not known stays empty.
    public init(
        id: String, byteCount: Int, text: String, mediaType: String, encoding: String, capture: CaptureRecord,
        map: SourceMap
    ) {
        self.id = id
        self.byteCount = byteCount
        self.text = text
        self.bodyStart = 0
        self.mediaType = mediaType
        self.encoding = encoding
        self.capture = capture
        self.map = map
        self.leftOut = []
        self.notes = []
    }
}

/// How, from where and when a report was captured.
public struct CaptureRecord: Hashable, Sendable {
    /// The way it came in.
    public enum Way: String, Hashable, Sendable {
        case file, standardInput = "standard input", bytes
    }
    /// The way it came in.
    public var way: Way
    /// The path or name it was given under.
    public var name: String
    /// When, as ISO 8601 in UTC, where the caller says so.
    public var time: String?

    /// Makes a record.
    public init(way: Way, name: String, time: String? = nil) {
        self.way = way
        self.name = name
        self.time = time
    }
}

/// One kind of furniture that was left out of the text of a page.
public struct LeftOut: Hashable, Sendable {
    /// What it is, in words that follow a number: "related headlines", "comments", "cookie notices".
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        case navigation, related, comments, sharing, cookies, advertising, captions, forms, sidebars, footers, hidden,
            other
    }
    /// What it is.
    public var kind: Kind
    /// How many pieces.
    public var count: Int
    /// The beginnings of the first few.
    public var snippets: [String]

    /// Makes an entry.
    public init(kind: Kind, count: Int, snippets: [String]) {
        self.kind = kind
        self.count = count
        self.snippets = snippets
    }

    /// The entry in words: `3 related headlines ("Court extends the arrest ...")`.
    public var description: String {
        let noun = count == 1 ? kind.singular : kind.plural
        guard let first = snippets.first else { return "\(count) \(noun)" }
        return "\(count) \(noun) (“\(first)”)"
    }
}

extension LeftOut.Kind {
    /// What one is called.
    var singular: String {
        switch self {
        case .navigation: "navigation item"
        case .related: "related headline"
        case .comments: "comment"
        case .sharing: "sharing button"
        case .cookies: "cookie notice"
        case .advertising: "advertisement"
        case .captions: "picture caption"
        case .forms: "form"
        case .sidebars: "sidebar item"
        case .footers: "footer item"
        case .hidden: "hidden piece"
        case .other: "other piece"
        }
    }
    /// What several are called.
    var plural: String { singular + "s" }
}
