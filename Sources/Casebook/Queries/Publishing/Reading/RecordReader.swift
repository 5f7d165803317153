// Reads the records and sources that published statements name: a pass through each table, not a question for each record.

import CaseModel

struct RecordReader {
    let database: Database
    let tables: PublishingTables
    let heldRecords: Set<Int64>

    /// - Parameter wanted: by the places of records, which are asked for.
    func records(_ wanted: [Bool]) throws -> [Int64: PublishableRecord] {
        let (entities, entries) = (tables.entities, tables.entries)
        var found: [PublishableRecord?] = Array(repeating: nil, count: wanted.count)
        try database.prepare("SELECT id, type, name, sensitivity, child FROM record ORDER BY id").each { row in
            guard let place = entities.place(ofRecord: row.int(0)), wanted[place], let item = entries.item(row.int(0))
            else { return }
            found[place] = PublishableRecord(
                item: item, type: EntityType(rawValue: row.string(1)) ?? .event, name: row.string(2),
                sensitivity: Sensitivity(rawValue: row.string(3)) ?? .protected, isMarked: false,
                isChild: row.bool(4), consent: [], isHeld: heldRecords.contains(row.int(0)))
        }
        try readMarks(into: &found)
        try readYears(into: &found)
        var records: [Int64: PublishableRecord] = [:]
        records.reserveCapacity(wanted.count { $0 })
        for (place, record) in found.enumerated() { if let record { records[entities.records.rows[place]] = record } }
        return records
    }

    /// Of a merged record those on each of the records that it was made of count.
    private func readMarks(into found: inout [PublishableRecord?]) throws {
        var consents: [Int: Set<Consent>] = [:]
        // Statements have numbers below 0.
        try database.prepare("SELECT item, kind, value FROM mark WHERE item >= 0").each { row in
            let item = row.int(0)
            let places = Set(
                [item, tables.entities.root(of: item) ?? item].compactMap(tables.entities.place(ofRecord:)))
            for place in places {
                switch row.string(1) {
                case "sensitivity": found[place]?.isMarked = true
                case "consent":
                    let agreed = Set(row.string(2).split(separator: ",").compactMap { Consent(rawValue: String($0)) })
                    consents[place] = consents[place].map { $0.intersection(agreed) } ?? agreed
                default: break
                }
            }
        }
        for (place, agreed) in consents { found[place]?.consent = agreed }
    }

    private func readYears(into found: inout [PublishableRecord?]) throws {
        var days = ReadOnce<CivilDay?>()
        try database.prepare("SELECT id, told, date, year_from, entered FROM event ORDER BY id").each { row in
            guard let place = tables.entities.place(ofRecord: row.int(0)), found[place]?.type == .event else { return }
            found[place]?.entered = row.inPlace(4) { time in
                // As letters, where they are more than bytes.
                days.value(of: time) { EDTF(String(row.string(4).prefix(10)))?.day }
            }
            guard !row.isNull(1) else { return }
            found[place]?.told = EDTF(row.string(1))
            found[place]?.yearFound = EDTF(row.string(2))?.earliest?.year
            found[place]?.yearFrom = row.isNull(3) ? nil : row.int(3)
        }
    }

    /// - Parameter wanted: by the places of sources, which are asked for.
    func sources(_ wanted: [Bool]) throws -> [Int64: PublishableSource] {
        var sources: [Int64: PublishableSource] = [:]
        sources.reserveCapacity(wanted.count { $0 })
        let source = try database.prepare(
            """
            SELECT kind, title, author, site, file, sensitivity, translator, published, lang, text, evidence, translation_of
            FROM source WHERE id = ?
            """)
        let reference = try database.prepare("SELECT reference FROM evidence WHERE blob = ? ORDER BY entry LIMIT 1")
        let entry = try database.prepare("SELECT id FROM entry WHERE log_high = ? AND log_low = ? AND place = ?")
        let marks = try readSourceMarks()
        for (place, row) in tables.sources.rows.rows.enumerated() where wanted[place] {
            guard let id = tables.entries.id(of: row),
                var read = try source.first(
                    row,
                    row: { found in
                        PublishableSource(
                            id: id,
                            card: SourceCard(
                                kind: SourceCard.Kind(rawValue: found.string(0)) ?? .ownKnowledge,
                                title: found.text(1), author: found.text(2), site: found.text(3), file: found.text(4),
                                sensitivity: Sensitivity(rawValue: found.string(5)) ?? .protected,
                                translator: found.text(6),
                                translationOf: found.text(11).flatMap { LedgerID($0) }),
                            mark: marks[row], published: found.text(7).flatMap { EDTF($0) },
                            language: found.string(8), quotes: Quotes(utf8: found.bytes(9)),
                            evidence: found.text(10), original: row)
                    })
            else { continue }
            if let blob = read.evidence {
                read.file = try reference.first(blob) { EvidenceBytes.content(of: $0.bytes(0)) }
            }
            if let original = read.card.translationOf,
                let told = try entry.first(
                    Int64(bitPattern: original.log.0), Int64(bitPattern: original.log.1),
                    Int64(bitPattern: original.index), row: { $0.int(0) })
            {
                read.original = told
            }
            sources[row] = read
        }
        return sources
    }

    /// As what sources were marked: of several marks that stand the last one counts that says so.
    private func readSourceMarks() throws -> [Int64: Sensitivity] {
        var marks: [Int64: (rank: UInt32, level: Sensitivity)] = [:]
        try database.prepare(
            "SELECT id, source, act FROM entry WHERE kind = 'marked' AND source IS NOT NULL AND live = 1"
        ).each { row in
            guard let place = tables.entries.rows.place(of: row.int(0)),
                case .marked(let act) = Act(kind: "marked", stored: row.bytes(2)), let level = act.sensitivity
            else { return }
            let (rank, source) = (tables.entries.ranks[place], row.int(1))
            if let known = marks[source], known.rank > rank { return }
            marks[source] = (rank, level)
        }
        return marks.mapValues(\.level)
    }
}
