// Which sources of one case say one thing once: reprints of a report, and translations of a source.

import CaseModel
import Matching

/// The sources of a case, put together where one repeats another.
struct Originals {
    private var firsts: [Int64: Int64] = [:]

    /// Compares the texts of a case's reports with one another: only what tells of the same people can be counted twice.
    init(of joined: JoinedCase, in index: CaseIndex) throws {
        let texts = Array(joined.draft.text.utf8)
        let about = try index.database.prepare("SELECT kind, translation_of FROM source WHERE id = ?")
        var reports = ReprintIndex<Int64>()
        for (place, source) in joined.sources.enumerated() {
            firsts[source.source] = source.source
            let found = try about.first(source.source) { row in (kind: row.string(0), original: row.text(1)) }
            if let original = try found?.original.flatMap({ LedgerID($0) }).flatMap({ try index.row(of: $0) }) {
                // The original may come later in the case, or never.
                if firsts[original] == nil { firsts[original] = original }
                join(source.source, original)
            }
            guard found?.kind == SourceCard.Kind.report.rawValue, joined.sources.count > 1 else { continue }
            let end = place + 1 < joined.sources.count ? joined.sources[place + 1].start : texts.count
            let print = ReportPrint(String(decoding: texts[source.start..<end], as: UTF8.self))
            for reprint in reports.reprints(of: print) { join(source.source, reprint.id) }
            reports.insert(source.source, print)
        }
    }

    /// A number that only the sources that say one thing share.
    func number(of source: Int64) -> Int { Int(first(of: source)) }

    private func first(of source: Int64) -> Int64 {
        var found = source
        while let next = firsts[found], next != found { found = next }
        return found
    }

    private mutating func join(_ one: Int64, _ other: Int64) {
        let (a, b) = (first(of: one), first(of: other))
        firsts[max(a, b)] = min(a, b)
    }
}
