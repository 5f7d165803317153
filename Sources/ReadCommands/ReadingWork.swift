// What is done with one input: capture, read, write in the form that was asked for.
import Capture
import CaseModel
import Drafting
import Presentation
import Reading

/// The work on one report; the same for all reports of a run.
struct ReadingWork: Sendable {
    /// In what form the result comes.
    enum Style: Sendable { case bare, text, json, html }

    private let reader: ReportReader
    var style: Style
    var explain: Bool
    /// Whether bare text comes without headline and date line.
    var isHeadless = false
    var textStyle: TextStyle

    init(
        reader: Reader, style: Style, published: EDTF?, language: String? = nil, explain: Bool = false,
        isHeadless: Bool = false, textStyle: TextStyle = TextStyle()
    ) {
        self.reader = ReportReader(reader: reader, published: published, language: language)
        self.style = style
        self.explain = explain
        self.isHeadless = isHeadless
        self.textStyle = textStyle
    }

    /// The bytes to put out for one input, or the sentence that says why there are none.
    func result(for input: Input) -> Result<[UInt8], Refusal> {
        let captured = input.captured()
        guard style == .bare else { return reader.report(captured).map(written) }
        return captured.mapError { Refusal($0.description) }.map { source in
            source.text.utf8.dropFirst(isHeadless ? source.bodyStart : 0) + [UInt8(ascii: "\n")]
        }
    }

    private func written(_ report: Report) -> [UInt8] {
        switch style {
        case .json: return ReportJSON(report, explain: explain).bytes() + [UInt8(ascii: "\n")]
        case .text: return Array(CaseFileText(report, style: textStyle, explain: explain).text().utf8)
        case .html: return Array(ReportPage(report, explain: explain).html().utf8)
        case .bare: return Array(report.source.text.utf8)
        }
    }
}

extension Input {
    /// The source behind the input.
    fileprivate func captured() -> Result<Source, CaptureError> {
        Result { () throws(CaptureError) in
            switch self {
            case .standardInput: try Capture.readStandardInput()
            case .file(let path): try Capture.read(path: path)
            }
        }
    }
}
