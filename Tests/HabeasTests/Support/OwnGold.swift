// The annotated reports of the repository that tests may look at, as perfect drafts.
import CaseModel
import Foundation
import Presentation
import Scoring
import TestSupport

/// One annotated report of our own.
struct OwnGold: CustomStringConvertible, Sendable {
    var name: String
    var gold: URL

    var description: String { name }

    /// All of them, without those kept aside.
    static let reports: [OwnGold] = sortedFiles(in: Repository.root.appending(path: "Tests/Gold/en"), ending: "json")
        .compactMap {
            let name = $0.deletingPathExtension().lastPathComponent
            guard !keptAside.contains(name) else { return nil }
            return OwnGold(name: name, gold: $0)
        }

    /// The report with the draft of a perfect reader.
    func perfectReport() throws -> Report {
        let draft = try GoldDraft(gold: gold).draft
        let record = CaptureRecord(way: .file, name: "\(name).txt")
        let source = Source(
            id: name, byteCount: draft.text.utf8.count, text: draft.text, mediaType: "text/plain", encoding: "utf-8",
            capture: record, map: SourceMap(identity: draft.text.utf8.count))
        return Report(draft, source: source)
    }

    func annotation() throws -> AnnotatedReport { try AnnotatedReport(json: Array(Data(contentsOf: gold))) }
}
