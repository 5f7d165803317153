// What every form of output starts from: one report that was read, with all that is known of it.
public import CaseModel

/// One report that was read: its case file and what the page said of itself.
public struct Report: Sendable {
    /// The draft, folded into views.
    public var caseFile: CaseFile
    /// Name of the file it was read from, as the caller gave it.
    public var source: String
    /// Title of the page, where it has one.
    public var title: String?

    /// Makes a report from its draft.
    public init(_ draft: Draft, source: String, title: String? = nil) {
        caseFile = CaseFile(folding: draft)
        self.source = source
        self.title = title
    }

    /// The draft behind the case file.
    public var draft: Draft { caseFile.draft }
}
