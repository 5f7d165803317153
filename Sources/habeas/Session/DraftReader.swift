// Drafts of the files that are reports.

import Capture
import CaseModel
import Presentation
import ReadCommands
import Reading
import Vault

/// Reads what was captured, where it is a report.
struct DraftReader: Sendable {
    private let work: ReadingWork
    private let sensitivity: Sensitivity

    /// The longest file that is tried, in bytes.
    static let longestReport = 64 << 20

    init(published: EDTF?, sensitivity: Sensitivity = .internal) {
        self.sensitivity = sensitivity
        work = ReadingWork(
            reader: Reader(), style: .json, published: published)
    }

    /// The draft of a report with what is known of it, or why there is none.
    func draft(of bytes: [UInt8], name: String) -> Result<(draft: Draft, about: SourceCard), Refusal> {
        let captured = Result { () throws(CaptureError) in try Capture.read(bytes: bytes, name: name) }
        return work.report(captured).map { report in
            let source = report.source
            let about = SourceCard(
                kind: .report, title: source.title ?? report.heading, author: source.author, site: source.siteName,
                file: name, sensitivity: sensitivity)
            return (report.draft, about)
        }
    }
}

/// The record that lies beside a captured file: how it came in. Sealed with it.
struct CaptureRecordJSON {
    let bytes: [UInt8]

    init(name: String, way: String, time: String, content: BlobContent) {
        var writer = JSONWriter()
        writer.object { json in
            json.member("name", name)
            json.member("way", way)
            json.member("time", time)
            json.member("size", Int(clamping: content.size))
            json.member("sha256", content.hash.hex)
            json.member("captured_by", "habeas \(habeasVersion)")
        }
        bytes = writer.bytes + [UInt8(ascii: "\n")]
    }
}
