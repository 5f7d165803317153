// What is left of a page's markup after cleaning: bare tags and text, with what was learned of the tags on the way.
import CaseModel

/// A page whose markup has bare tags only, ready for the parser.
struct CleanMarkup {
    /// Tags without attributes, text in which the only references are `&lt;` and `&amp;`.
    var bytes: [UInt8] = []
    /// From the text in `bytes` to the decoded file; tags are not in it.
    var map = SourceMap()
    /// What is known of single tags, in order of their place in `bytes`.
    var tags: [TagNote] = []
    /// Bytes of text, tags not counted.
    var textLength = 0
    /// Number of tags kept.
    var tagCount = 0
    /// Deepest nesting that was kept.
    var depth = 0
    /// The `title`, decoded.
    var title: String?
    /// `meta` entries and elements with `itemprop`: lower-case key, value.
    var metadata: [(key: String, value: String)] = []
    /// Contents of the JSON-LD scripts, as ranges of the decoded file.
    var linkedData: [Range<Int>] = []
    /// The `lang` of the page.
    var language: String?
}

/// What a tag's attributes say.
struct TagNote {
    /// Offset of the tag in the clean markup.
    var offset: Int
    var hints: Hints
    /// The machine-readable date of a `time` element.
    var datetime: String?
}
