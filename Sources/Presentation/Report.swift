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

    /// Where the headline stands in the text: its first line, if that is short and no sentence. A path such as "• Home • > • News" may stand above.
    var headline: ByteSpan? {
        var rest = source.text.utf8[...]
        var start = 0
        while !rest.isEmpty {
            let line = rest.prefix { $0 != UInt8(ascii: "\n") }
            let length = line.count
            let words = String(decoding: line.prefix(Self.longestHeadline + 1), as: UTF8.self)
            rest = rest.dropFirst(length + 1)
            let first = words.first { $0 != " " && $0 != "\t" }
            guard first.map({ "•·>»›|".contains($0) }) ?? (start > 0) else {
                guard !rest.isEmpty, (1...Self.longestHeadline).contains(length), !words.hasSuffix(".") else {
                    return nil
                }
                return ByteSpan(start, start + length)
            }
            start += length + 1
        }
        return nil
    }

    /// In bytes.
    private static let longestHeadline = 160
}
