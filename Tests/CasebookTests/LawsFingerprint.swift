// Everything that an index holds, written down without the numbers of its rows: two indexes of the same entries have the same fingerprint.

import CaseModel

@testable import Casebook

/// The rows of an index by table, each as a line of text in which things go by their names in the ledger.
struct Fingerprint: Equatable {
    var lines: [String: [String]] = [:]

    /// What a column refers to, where it holds numbers of rows.
    private enum Reference {
        case entry, entity, statement, item, words, speakers, mark
        /// Several rows with commas between them.
        case entities
    }

    private static let references: [String: Reference] = [
        "entry.id": .entry, "entry.source": .entry, "undoing.entry": .entry, "undoing.target": .entry,
        "naming.item": .item, "naming.entry": .entry, "waiting.entry": .entry, "source.id": .entry,
        "entity.id": .entity, "entity.source": .entry, "entity.record": .entity,
        "entity.root": .entity, "statement.id": .statement, "statement.source": .entry, "statement.subject": .entity,
        "statement.other": .entity, "statement.word_of": .speakers, "statement.denied_by": .speakers,
        "statement.rule": .words, "statement.made_by": .words, "statement.superseded_by": .statement,
        "record.id": .entity, "spelling.record": .entity, "merger.record": .entity, "merger.target": .entity,
        "mark.item": .item, "mark.kind": .mark, "mark.entry": .entry, "event.id": .entity, "event.place": .entity,
        "participant.event": .entity, "participant.record": .entity, "event_provision.event": .entity,
        "custody.person": .entity, "person_case.person": .entity, "interval.person": .entity,
        "interval.from_event": .entity,
        "interval.to_event": .entity, "entity.link": .entity, "entity.decided_by": .entry, "statement.child": .entity,
        "table_row.entry": .entry, "table_row.import": .entry, "custody.place": .entity, "custody.held_by": .entities,
        "custody.events": .entities, "event.year_from": .item, "expected.entry": .entry, "closing.entry": .entry,
        "closing.target": .entry, "guarded.root": .entity,
    ]
    /// Numbers for words, what the keeper remembers, and the inside of the table for searching.
    private static func isLeftOut(_ table: String) -> Bool {
        table == "words" || table == "progress" || table.hasPrefix("search") || table.hasPrefix("sqlite_")
    }

    init(of index: CaseIndex) throws {
        let database = index.database
        var entries: [Int64: String] = [:]
        try database.prepare("SELECT id FROM entry").each { row in
            entries[row.int(0)] = (try index.entry(at: row.int(0)))?.description
        }
        var words: [Int64: String] = [:]
        try database.prepare("SELECT id, text FROM words").each { words[$0.int(0)] = $0.string(1) }

        func item(_ row: Int64, _ kind: String) -> String {
            "\(entries[RowNumber.entry(of: row)] ?? "?")#\(kind)\(RowNumber.number(of: row))"
        }
        func name(_ row: Row, _ column: Int32, _ reference: Reference?) -> String {
            guard !row.isNull(column) else { return "-" }
            switch reference {
            case .entry: return entries[row.int(column)] ?? "?"
            case .entity: return item(row.int(column), "e")
            case .statement: return item(row.int(column), "s")
            case .item:
                let number = row.int(column)
                return number >= 0 ? item(number, "e") : item(~number, "s")
            case .words: return words[row.int(column)] ?? "?"
            case .speakers:
                return row.string(column).split(separator: "\u{1F}").map { part in
                    part.first == "=" ? item(Int64(part.dropFirst()) ?? -1, "e") : String(part)
                }.joined(separator: "; ")
            case .mark:
                let parts = row.string(column).split(separator: ":")
                return parts.count == 2 ? "\(parts[0]):\(item(Int64(parts[1]) ?? -1, "e"))" : row.string(column)
            case .entities:
                return row.string(column).split(separator: ",").map { item(Int64($0) ?? -1, "e") }.joined(
                    separator: ",")
            case nil: return row.text(column) ?? ""
            }
        }

        let tables = try database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").all {
            $0.string(0)
        }
        for table in tables where !Self.isLeftOut(table) {
            let columns = try database.prepare("SELECT name FROM pragma_table_info('\(table)')").all { $0.string(0) }
            // The whole reading refers to the same as the open one.
            let form = table.hasPrefix("guarded_") ? String(table.dropFirst("guarded_".count)) : table
            lines[table] = try database.prepare("SELECT * FROM \(table)").all { row in
                columns.enumerated().filter { form != "interval" || $0.element != "id" }.map { place, column in
                    "\(column)=\(name(row, Int32(place), Self.references["\(form).\(column)"]))"
                }.joined(separator: " ")
            }.sorted()
        }
    }

    /// What answers can be made of: without the ledger's own rows, and without what some entries brought in themselves.
    func answers(without entries: [LedgerID]) -> Fingerprint {
        var rest = self
        for table in ["entry", "naming", "undoing", "waiting"] { rest.lines[table] = nil }
        for (table, rows) in rest.lines {
            rest.lines[table] = rows.filter { row in !entries.contains { row.contains($0.description) } }
        }
        return rest
    }

    /// Where two differ, in a few lines.
    func difference(from other: Fingerprint) -> String {
        var found: [String] = []
        for table in Set(lines.keys).union(other.lines.keys).sorted() {
            let (mine, theirs) = (Set(lines[table] ?? []), Set(other.lines[table] ?? []))
            found += mine.subtracting(theirs).sorted().prefix(3).map { "+ \(table): \($0.prefix(700))" }
            found += theirs.subtracting(mine).sorted().prefix(3).map { "- \(table): \($0.prefix(700))" }
        }
        return found.prefix(14).joined(separator: "\n")
    }
}

extension Casebook {
    /// Everything that it holds.
    func fingerprint() throws -> Fingerprint { try Fingerprint(of: index) }

    /// Lets the database grow by so many pages more and no further; nil takes the limit away.
    func limit(pages: Int?) throws {
        let now = try index.database.prepare("PRAGMA page_count").first { $0.number(0) } ?? 0
        _ = try index.database.prepare("PRAGMA max_page_count = \(pages.map { now + $0 } ?? 1 << 30)").first {
            $0.number(0)
        }
    }
}
