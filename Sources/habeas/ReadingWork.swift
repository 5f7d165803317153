// What is done with one input: capture, read, write in the form that was asked for.
import Capture
import CaseModel
import Presentation
import Reading

/// Why an input is not read, in one sentence.
struct Refusal: Error, Sendable {
    var sentence: String
    init(_ sentence: String) { self.sentence = sentence }
}

/// The work on one report; the same for all reports of a run.
struct ReadingWork: Sendable {
    /// In what form the result comes.
    enum Style: Sendable { case bare, text, json, html }

    var reader: Reader
    var style: Style
    var published: EDTF?
    var language: String?
    var explain: Bool
    /// Whether bare text comes without headline and date line.
    var isHeadless = false
    var textStyle: TextStyle

    /// The bytes to put out for one input, or the sentence that says why there are none.
    func result(for input: Input) -> Result<[UInt8], Refusal> {
        do throws(CaptureError) {
            let source = try input.capture()
            if style == .bare {
                return .success(source.text.utf8.dropFirst(isHeadless ? source.bodyStart : 0) + [UInt8(ascii: "\n")])
            }
            if let refusal = refusal(of: source) { return .failure(refusal) }
            return .success(written(Report(reader.read(source.text, context: context(of: source)), source: source)))
        } catch {
            return .failure(Refusal(error.description))
        }
    }

    private func refusal(of source: Source) -> Refusal? {
        guard let declared = source.language, language == nil else { return nil }
        let code = declared.prefix { $0 != "-" && $0 != "_" }.lowercased()
        guard code != "en" else { return nil }
        return Refusal(
            "\(source.capture.name): says that its language is '\(declared)', and only English is read so far; "
                + "give --lang en if it is English.")
    }

    private func context(of source: Source) -> ReadingContext {
        if let published {
            return ReadingContext(id: source.id, language: "en", published: published, publishedOrigin: .given)
        }
        return ReadingContext(
            id: source.id, language: "en", published: source.published,
            publishedOrigin: source.publishedOrigin == .dateLine ? .text : .metadata)
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
    fileprivate func capture() throws(CaptureError) -> Source {
        switch self {
        case .standardInput: try Capture.readStandardInput()
        case .file(let path): try Capture.read(path: path)
        }
    }
}
