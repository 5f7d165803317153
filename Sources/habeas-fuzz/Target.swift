// What is tried: capture, reading, folding and every form of output, with the checks that must hold of all of them.
import Capture
import CaseModel
import Presentation
import Reading

/// Reads one input all the way.
struct Target {
    private let reader = Reader()
    private let limits = CaptureLimits(fileBytes: 4_000_000, textBytes: 100_000, tags: 100_000)

    /// Whether the input was read; what is refused is as well.
    func read(_ input: [UInt8]) -> Bool {
        guard let source = try? Capture.read(bytes: input, name: "input", limits: limits) else { return false }
        let length = source.text.utf8.count
        let draft = reader.read(
            source.text, context: ReadingContext(id: "input", language: "en", published: source.published))
        precondition(draft.text == source.text, "the draft is of another text")
        for statement in draft.statements {
            for span in statement.spans {
                precondition(0 <= span.start && span.end <= length, "a span outside the text")
            }
        }
        let report = Report(draft, source: source)
        precondition(!ReportJSON(report, explain: true).bytes().isEmpty)
        precondition(!ReportPage(report, explain: true).html().isEmpty)
        precondition(!CaseFileText(report, explain: true).text().isEmpty)
        for span in draft.statements.prefix(20).flatMap(\.spans) {
            for range in source.map.originalRanges(of: span) {
                precondition(0 <= range.lowerBound && range.upperBound <= input.count, "a span outside the file")
            }
        }
        return true
    }
}
