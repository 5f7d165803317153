// What is done with one input: capture, read, write in the form that was asked for.
package import Capture
package import CaseModel
package import Presentation
package import Reading

/// Why an input is not read, in one sentence.
package struct Refusal: Error, Sendable {
    package var sentence: String

    package init(_ sentence: String) { self.sentence = sentence }
}

/// The work on one report; the same for all reports of a run.
package struct ReadingWork: Sendable {
    /// In what form the result comes.
    package enum Style: Sendable { case bare, text, json, html }

    var reader: Reader
    var style: Style
    var published: EDTF?
    var language: String?
    var explain: Bool
    /// Whether bare text comes without headline and date line.
    var isHeadless = false
    var textStyle: TextStyle

    package init(
        reader: Reader, style: Style, published: EDTF?, language: String? = nil, explain: Bool = false,
        isHeadless: Bool = false, textStyle: TextStyle = TextStyle()
    ) {
        self.reader = reader
        self.style = style
        self.published = published
        self.language = language
        self.explain = explain
        self.isHeadless = isHeadless
        self.textStyle = textStyle
    }

    /// The bytes to put out for one input, or the sentence that says why there are none.
    func result(for input: Input) -> Result<[UInt8], Refusal> {
        let captured = input.captured()
        guard style == .bare else { return report(captured).map(written) }
        return captured.mapError { Refusal($0.description) }.map { source in
            source.text.utf8.dropFirst(isHeadless ? source.bodyStart : 0) + [UInt8(ascii: "\n")]
        }
    }

    /// What was read, or the sentence that says why nothing was.
    package func report(_ captured: Result<Source, CaptureError>) -> Result<Report, Refusal> {
        captured.mapError { Refusal($0.description) }.flatMap { source in
            if let refusal = refusal(of: source) { return .failure(refusal) }
            return .success(Report(reader.read(source.text, context: context(of: source)), source: source))
        }
    }

    /// Why a report is not read for its language. Its words count; what the page declares counts only where they don't tell.
    private func refusal(of source: Source) -> Refusal? {
        guard language == nil else { return nil }
        let name = source.capture.name
        let advice = "and only English is read so far; give --lang en if it is English."
        if let found = reader.language(of: source.text) {
            return found == "en" ? nil : Refusal("\(name): looks like a text in the language '\(found)', \(advice)")
        }
        if let declared = source.language, declared.prefix(while: { $0 != "-" && $0 != "_" }).lowercased() != "en" {
            return Refusal("\(name): says that its language is '\(declared)', \(advice)")
        }
        if isMostlyLatin(source.text), !reader.isForeign(source.text) { return nil }
        return Refusal("\(name): is in a language that is not known here, \(advice)")
    }

    private func isMostlyLatin(_ text: String) -> Bool {
        var latin = 0
        var other = 0
        for byte in text.utf8.prefix(40_000) {
            switch byte {
            case 0x41...0x5A, 0x61...0x7A: latin += 1
            // The first bytes of letters from Greek on; signs such as dashes and quotes begin with E2.
            case 0xCD...0xE1, 0xE3...0xED: other += 1
            default: break
            }
        }
        return latin >= other
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
    fileprivate func captured() -> Result<Source, CaptureError> {
        Result { () throws(CaptureError) in
            switch self {
            case .standardInput: try Capture.readStandardInput()
            case .file(let path): try Capture.read(path: path)
            }
        }
    }
}
