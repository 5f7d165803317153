// Words that no publication may have, asked of SQLite in one question after another: what the quick reader has to find as well.

import CaseModel

@testable import Casebook

struct SlowWords {
    let index: CaseIndex
    let named: Set<Int64>
    let publicTexts: Set<String>
    let cited: Set<Int64>
    var held: Set<Int64> = []
    var found: Set<UnpublishedWords> = []

    init(_ index: CaseIndex, named: Set<Int64>, publicTexts: Set<String>, cited: Set<Int64>, held: Set<Int64>) throws {
        self.index = index
        self.named = named
        self.publicTexts = publicTexts
        self.cited = cited
        self.held = held
        try readContacts()
        try readNames()
        try readStatements()
        try readSources()
        try readActs()
    }

    /// The contact details that stand in texts of sources.
    private mutating func readContacts() throws {
        for text in try index.database.prepare("SELECT text FROM source").all(row: { $0.string(0) }) {
            for span in ContactDetails.spans(in: text) {
                let words = String(decoding: Array(text.utf8)[span.start..<span.end], as: UTF8.self)
                add(words, .contact, of: "a contact detail in a source")
            }
        }
    }

    mutating func add(_ text: String?, _ kind: UnpublishedWords.Kind, of what: String) {
        guard let text, !publicTexts.contains(text), text.contains(where: { $0.isLetter || $0.isNumber }) else {
            return
        }
        found.insert(UnpublishedWords(text, kind, of: what))
    }

    private func short(_ row: Int64) throws -> String { try index.entity(at: row)?.shortName ?? "" }

    /// Names of records, and of people in reports who are none.
    mutating func readNames() throws {
        var names: [(row: Int64, type: String, name: String, isGuarded: Bool)] = []
        try index.database.prepare(
            """
            SELECT record.id, record.type, spelling.name,
                spelling.guarded OR record.sensitivity = 'protected' OR EXISTS (SELECT 1 FROM mark
                    WHERE mark.item = record.id AND kind = 'sensitivity' AND value = 'internal')
            FROM record JOIN spelling ON spelling.record = record.id
            UNION SELECT record.id, record.type, record.name, record.sensitivity = 'protected' FROM record WHERE type <> 'event'
            """
        ).each { row in names.append((row.int(0), row.string(1), row.string(2), row.bool(3))) }
        for name in names {
            switch EntityType(rawValue: name.type) {
            case .person where !(named.contains(name.row) && publicTexts.contains(name.name)):
                add(name.name, .person, of: "a name of \(try short(name.row))")
            case .organisation where name.isGuarded || held.contains(name.row):
                add(name.name, .body, of: "a name of the body \(try short(name.row))")
            case .place where name.isGuarded || held.contains(name.row):
                add(name.name, .place, of: "a name of the place \(try short(name.row))")
            case .group where name.isGuarded || held.contains(name.row):
                add(name.name, .words, of: "the description of the group \(try short(name.row))")
            default: break
            }
        }
        // People of drafts, and names that were put right.
        var drafted: [(row: Int64, name: String)] = []
        try index.database.prepare(
            """
            SELECT entity.id, value FROM statement JOIN entity ON entity.id = statement.subject
            WHERE property IN ('name', 'alias') AND entity.type = 'person' AND statement.review <> 'rejected' AND entity.review <> 'rejected'
                AND (entity.root IS NULL OR statement.review = 'superseded')
            """
        ).each { row in drafted.append((row.int(0), row.string(1))) }
        for one in drafted { add(one.name, .person, of: "a name in a report, \(try short(one.row))") }
        var rejected: [(row: Int64, name: String)] = []
        try index.database.prepare(
            """
            SELECT entity.id, value FROM statement JOIN entity ON entity.id = statement.subject
            WHERE property IN ('name', 'alias') AND entity.type = 'person' AND (statement.review = 'rejected' OR entity.review = 'rejected')
            """
        ).each { row in rejected.append((row.int(0), row.string(1))) }
        for one in rejected where one.name.contains(" ") {
            add(one.name, .doubtful, of: "a name in a report, \(try short(one.row))")
        }
    }

    /// What statements say that nobody but members may read: places in words, contact details.
    mutating func readStatements() throws {
        var values: [(row: Int64, value: String, isContact: Bool)] = []
        try index.database.prepare(
            """
            SELECT statement.subject, statement.value, statement.contact FROM statement JOIN entity AS subject ON subject.id = statement.subject
            JOIN source ON source.id = statement.source LEFT JOIN record AS mine ON mine.id = subject.root
            WHERE property IN ('facility', 'from', 'to') AND statement.review <> 'rejected'
                AND (statement.contact OR \(Reading.isProtectedOrOfProtectedEvent))
            """
        ).each { row in values.append((row.int(0), row.string(1), row.bool(2))) }
        for one in values {
            add(one.value, one.isContact ? .contact : .words, of: "a statement about \(try short(one.row))")
        }
    }

    mutating func readSources() throws {
        var titles:
            [(
                row: Int64, kind: String, title: String?, author: String?, file: String?, translator: String?,
                isProtected: Bool, blob: String?
            )] =
                []
        try index.database.prepare(
            "SELECT id, kind, title, author, file, translator, sensitivity = 'protected', evidence FROM source ORDER BY id"
        ).each { row in
            titles.append(
                (
                    row.int(0), row.string(1), row.text(2), row.text(3), row.text(4), row.text(5), row.bool(6),
                    row.text(7)
                ))
        }
        for source in titles {
            let name = try index.entry(at: source.row)?.shortName ?? ""
            let isNote = source.kind != SourceCard.Kind.report.rawValue
            if isNote || source.isProtected { add(source.author, .person, of: "who told \(name)") }
            if !cited.contains(source.row) || isNote {
                add(manyWords(source.title), .words, of: "what \(name) is called")
            }
            add(source.translator, .person, of: "who translated \(name)")
            if let file = source.file, file.count > 8 { add(file, .identifier, of: "the file of \(name)") }
            add(source.blob, .identifier, of: "the evidence of \(name)")
        }
    }

    /// A text of so many words that it can't be the language's own; of fewer nothing can be told.
    private func manyWords(_ text: String?) -> String? {
        guard let text, text.split(whereSeparator: \.isWhitespace).count >= 4 else { return nil }
        return text
    }

    /// The words of a text that are written as a name: "his sister Dana Testova" has two.
    private func name(in text: String?) -> String? {
        let words = (text ?? "").split(whereSeparator: \.isWhitespace).filter { $0.first?.isUppercase ?? false }
        return words.isEmpty ? nil : words.joined(separator: " ")
    }

    /// What members wrote beside the cases, their names, and the names of logs.
    mutating func readActs() throws {
        let withWords = try index.database.prepare(
            """
            SELECT id, kind, act FROM entry WHERE live = 1 AND act IS NOT NULL
                AND (kind IN ('edited', 'merged', 'preferred', 'held-back', 'appointed', 'closed', 'intervened', 'answered', 'saved', 'undone')
                    OR kind = 'decided' AND instr(act, CAST('"reason"' AS BLOB)) > 0)
            ORDER BY id
            """
        ).all { row in (row.int(0), Act(kind: row.string(1), stored: row.bytes(2))) }
        for (row, act) in withWords {
            guard let act else { continue }
            let entry = try index.entry(at: row)?.shortName ?? ""
            for text in words(of: act) { add(manyWords(text), .words, of: "what a member wrote in \(entry)") }
            if case .held(let hold) = act {
                add(name(in: hold.askedBy), .person, of: "who asked for the hold \(entry)")
            }
        }
        var entries: (authors: Set<String>, logs: Set<String>) = ([], [])
        try index.database.prepare("SELECT DISTINCT author, log_high, log_low FROM entry").each { row in
            entries.authors.insert(row.string(0))
            let log = LedgerID(
                log: (UInt64(bitPattern: row.int(1)), UInt64(bitPattern: row.int(2))), index: 0)
            entries.logs.insert(String(log.description.prefix { $0 != "/" }))
        }
        for author in entries.authors {
            // A name of several words is looked for as a whole: "A. Editor" makes no secret of editors.
            let isOne = author.split(whereSeparator: \.isWhitespace).count == 1
            add(author, isOne ? .person : .body, of: "a member of the vault")
        }
        for log in entries.logs { add(log, .identifier, of: "a log of the vault") }
    }

    private func words(of act: Act) -> [String?] {
        switch act {
        case .decided(let act): act.decisions.map(\.reason)
        case .edited(let act): [act.reason]
        case .merged(let act): [act.reason]
        case .preferred(let act): [act.reason]
        case .held(let act): [act.reason, act.askedBy]
        case .appointed(let act): [act.what, act.place]
        case .closed(let act): [act.outcome]
        case .intervened(let act): [act.what, act.to]
        case .answered(let act): [act.result]
        case .saved(let act): [act.name]
        case .undone(let act): [act.reason]
        default: []
        }
    }
}
