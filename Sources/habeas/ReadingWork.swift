// What is done with one input: capture, read, write in the form that was asked for.
import CaseModel
import Presentation
import Reading

/// The work on one report; the same for all reports of a run.
struct ReadingWork: Sendable {
    /// In what form the result comes.
    enum Style: Sendable { case bare, text, json, html }

    var reader: Reader
    var format: Style
    var published: EDTF?
    var language: String?
    var explain: Bool

    /// The bytes to put out for one input, or the sentence that says why there are none.
    func result(for input: Input) -> Result<[UInt8], Refusal> {
        PlainFile.bytes(of: input).map { bytes in
            let text = String(decoding: bytes, as: UTF8.self)
            if format == .bare { return Array(text.utf8) }
            let context = ReadingContext(id: input.stem, language: language ?? "en", published: published)
            let report = Report(reader.read(text, context: context), source: input.name)
            switch format {
            case .json: return ReportJSON(report, explain: explain).bytes() + [UInt8(ascii: "\n")]
            case .text, .html, .bare: return ReportJSON(report, explain: explain).bytes() + [UInt8(ascii: "\n")]
            }
        }
    }
}
