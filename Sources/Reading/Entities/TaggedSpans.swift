// Looks up what the name tagger says of a token.
import Syntax

/// The spans of the name tagger, found by token.
struct TaggedSpans {
    private var byToken: [Int: NameSpan] = [:]

    init(_ spans: [NameSpan]) {
        for span in spans {
            for token in span.tokens { byToken[token] = span }
        }
    }

    func span(overlapping range: Range<Int>) -> NameSpan? {
        for token in range {
            if let span = byToken[token] { return span }
        }
        return nil
    }
}
