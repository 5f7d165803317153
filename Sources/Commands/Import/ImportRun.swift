// Carries an import out: the file as evidence, an entry that begins the import, then the rows in waves.

import CaseModel
import Casebook
import Desk
import Drafting
import Glibc
import Presentation
import ReadCommands
import Tables
import Vault

/// One import.
struct ImportRun {
    let plan: ImportPlan
    let input: TableInput
    let desk: CommandDesk

    /// How many rows are written together.
    private static let batch = 500

    /// Writes everything; returns the entry that began the import.
    func run() async throws -> LedgerID {
        let time = desk.vault.time()
        let record = CaptureRecordJSON(name: input.name, way: "file", time: time, content: BlobContent(of: input.bytes))
            .bytes
        let blob = try await desk.vault.keep(input.bytes, fileExtension: input.fileExtension, record: record)
        let lines = plan.toWrite
        let imported = Imported(
            table: plan.mapping.table, file: input.name, source: blob.id.hex, mapping: plan.mapping.text,
            rows: lines.count)
        let evidence = [Field("evidence", blob.bytes), Field("record", record)]
        var entries = [try Act.captured(Captured(name: input.name)).entry(after: evidence)]
        for other in input.others { entries.append(try await kept(other.name, other.bytes, time)) }
        entries.append(try Act.imported(imported).entry())
        let begun = try await desk.vault.append(entries)
        guard begun.count == entries.count, let last = begun.last else {
            throw Refusal("the import could not be begun.")
        }
        let table = LedgerID(last)
        var ids: [Int: LedgerID] = [:]
        var done = 0
        var progress = LongWork(session: desk.session, what: "rows", total: lines.count)
        let places = plan.lines.indices.filter { plan.lines[$0].fate != .same }
        for wave in 0...(lines.map(\.wave).max() ?? 0) {
            let ofWave = places.filter { plan.lines[$0].wave == wave }
            var start = 0
            while start < ofWave.count {
                if Task.isCancelled {
                    throw Exit.Failure(
                        exit: .partFailed,
                        message: "stopped; the rows that were written are kept. Run it again for the rest.")
                }
                let part = ofWave[start..<min(start + Self.batch, ofWave.count)]
                let written = try await desk.vault.append(
                    try part.map { try note(plan.lines[$0], of: table, ids).entry() })
                for (place, id) in zip(part, written) { ids[place] = LedgerID(id) }
                start += part.count
                done += part.count
                progress.show(done)
            }
        }
        progress.clear()
        return table
    }

    /// The entry of a file that belongs to the one that is imported.
    private func kept(_ name: String, _ bytes: [UInt8], _ time: String) async throws -> (type: String, fields: [Field])
    {
        let record = CaptureRecordJSON(name: name, way: "file", time: time, content: BlobContent(of: bytes)).bytes
        let blob = try await desk.vault.keep(bytes, fileExtension: "csv", record: record)
        return try Act.captured(Captured(name: name)).entry(
            after: [Field("evidence", blob.bytes), Field("record", record)])
    }

    private func note(_ line: ImportPlan.Line, of table: LedgerID, _ ids: [Int: LedgerID]) -> Act {
        var links = line.links
        for one in line.later {
            if let id = ids[one.row] { links.append(Noted.Link(one.entity, is: ItemID(id, entity: one.there))) }
        }
        let people = line.row.people.compactMap { person in person.key.map { TableRow.PersonKey(person.entity, $0) } }
        return .noted(
            Noted(
                about: SourceCard(
                    kind: .table, title: "\(plan.mapping.table), row \(line.row.number)", file: input.name,
                    sensitivity: plan.mapping.sensitivity),
                draft: line.row.draft, links: links,
                row: TableRow(
                    table: table, key: line.row.key, digest: line.row.digest, sheet: plan.sheet,
                    number: line.row.number,
                    people: people.isEmpty ? nil : people)))
    }
}

/// A line that counts, for work that takes long; only on a terminal.
struct LongWork {
    private let session: Session
    private let what: String
    private let total: Int
    private let isShown: Bool

    init(session: Session, what: String, total: Int) {
        self.session = session
        self.what = what
        self.total = total
        isShown = total > 1_000 && isatty(session.errors) == 1
    }

    /// Shows how many are done.
    mutating func show(_ done: Int) {
        if isShown { _ = writeAll(Array("\r\u{1B}[K\(done) of \(total) \(what)".utf8), to: session.errors) }
    }

    /// Takes the line away.
    mutating func clear() { if isShown { _ = writeAll(Array("\r\u{1B}[K".utf8), to: session.errors) } }
}
