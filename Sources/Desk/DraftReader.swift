// Drafts of the files that are reports.

import Capture
public import CaseModel
import Casebook
public import Drafting
import Presentation
import Reading
public import Vault

/// Reads what was captured, where it is a report.
public struct DraftReader: Sendable {
    private let reader: ReportReader
    private let sensitivity: Sensitivity

    /// The longest file that is tried, in bytes.
    public static let longestReport = 64 << 20

    /// - Parameters:
    ///   - published: day of publication, where it is known better than the page says.
    ///   - sensitivity: how carefully the sources are to be kept.
    public init(published: EDTF? = nil, sensitivity: Sensitivity = .internal) {
        self.sensitivity = sensitivity
        self.reader = ReportReader(reader: Reader(), published: published)
    }

    /// The draft of a report with what is known of it, or why there is none.
    public func draft(of bytes: [UInt8], name: String) -> Result<(draft: Draft, about: SourceCard), Refusal> {
        let captured = Result { () throws(CaptureError) in try Capture.read(bytes: bytes, name: name) }
        return reader.report(captured).map { report in
            let source = report.source
            let about = SourceCard(
                kind: .report, title: source.title ?? report.heading, author: source.author, site: source.siteName,
                file: name, sensitivity: sensitivity)
            return (report.draft, about)
        }
    }
}

/// The record that lies beside a captured file: how it came in. Sealed with it.
public struct CaptureRecordJSON {
    /// The record as JSON, on a line of its own.
    public let bytes: [UInt8]

    /// - Parameters:
    ///   - name: what the file was called.
    ///   - way: how it came in: "file", "standard input".
    ///   - time: when, in UTC.
    ///   - content: its size and hash.
    public init(name: String, way: String, time: String, content: BlobContent) {
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
