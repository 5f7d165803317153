// What every form of output starts from: one report that was read, with all that is known of it.
public import CaseLogic
public import CaseModel

/// One report that was read: its source, its draft folded into a case file, and what follows from it.
public struct Report: Sendable {
    /// The page or text it was read from.
    public var source: Source
    /// The draft, folded into views.
    public var caseFile: CaseFile
    /// What we work out of it: custody, matters, intervals, questions.
    public var findings: CaseFindings

    /// Makes a report from its source and the draft of it.
    public init(_ draft: Draft, source: Source) {
        self.source = source
        caseFile = CaseFile(folding: draft)
        findings = CaseFindings(of: caseFile)
    }

    /// The draft behind the case file.
    public var draft: Draft { caseFile.draft }

    /// Name of the file without its folders, which say more of the reader's machine than of the report.
    public var fileName: String {
        source.capture.name.split(separator: "/").last.map(String.init) ?? source.capture.name
    }

    /// What to call the report: the headline, or the name of the file.
    public var heading: String {
        if let title = source.title, !title.isEmpty { return title }
        return headline.map(Quotes(text: source.text).words) ?? source.id
    }

    /// Where the headline stands in the text: its first line, if that is short and no sentence.
    var headline: ByteSpan? {
        let line = source.text.utf8.prefix { $0 != UInt8(ascii: "\n") }
        guard !line.isEmpty, line.count <= 160, let last = line.last, last != UInt8(ascii: ".") else { return nil }
        return line.count == source.text.utf8.count ? nil : ByteSpan(0, line.count)
    }
}
