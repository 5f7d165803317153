// What was captured, read: a report with its draft, or why there is none.
public import Capture
public import CaseModel
public import Presentation
public import Reading

/// Reads what was captured; the same for all reports of a run.
public struct ReportReader: Sendable {
    private let reader: Reader
    private let published: EDTF?
    private let language: String?

    /// - Parameters:
    ///   - published: day of publication, where it is known better than the page says.
    ///   - language: the language that the reports are in, where it is known; else each is looked at.
    public init(reader: Reader, published: EDTF? = nil, language: String? = nil) {
        self.reader = reader
        self.published = published
        self.language = language
    }

    /// What was read, or the sentence that says why nothing was.
    public func report(_ captured: Result<Source, CaptureError>) -> Result<Report, Refusal> {
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
}
