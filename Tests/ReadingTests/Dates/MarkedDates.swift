// Texts with their expressions of time in double brackets, and what each should come to.
import CaseModel
import Reading

/// A text with its expected expressions of time marked.
struct MarkedDates: CustomStringConvertible, Sendable {
    /// The text with [[brackets]] around each expression.
    var marked: String
    /// What each comes to: a date, a length, a time of day, or `-`; a bound stands before it ("until 2024-05-16").
    var expected: [String]
    var published: String?

    init(_ marked: String, _ expected: String..., published: String? = "2024-05-20") {
        self.marked = marked
        self.expected = expected
        self.published = published
    }

    var description: String { marked }

    /// The text without brackets.
    var text: String { marked.replacing("[[", with: "").replacing("]]", with: "") }

    /// The text marked as the reader finds it.
    func found(by dates: Dates) -> (marked: String, values: [String]) {
        let (found, _) = dates.find(in: text, published: published.flatMap { EDTF($0) })
        var bytes = Array(text.utf8)
        for item in found.reversed() {
            bytes.insert(contentsOf: Array("]]".utf8), at: item.span.end)
            bytes.insert(contentsOf: Array("[[".utf8), at: item.span.start)
        }
        let values = found.map { item in
            let value = item.date?.description ?? item.duration?.description ?? item.clock ?? "-"
            return item.bound.map { $0 + " " + value } ?? value
        }
        return (String(decoding: bytes, as: UTF8.self), values)
    }
}
