// Reads what no publication may have out of the index, but for what statements say.

import CaseModel

struct WordReader {
    let database: Database

    /// Names of records but events.
    func names() throws -> [UnfilteredWords.Name] {
        var names: [UnfilteredWords.Name] = []
        // Whether a name is guarded matters of everybody but people.
        try database.prepare(
            """
            SELECT record.id, record.type, spelling.name, spelling.guarded OR record.sensitivity = 'protected'
                OR (record.type <> 'person' AND EXISTS (SELECT 1 FROM mark
                    WHERE mark.item = record.id AND kind = 'sensitivity' AND value = 'internal'))
            FROM spelling JOIN record ON record.id = spelling.record WHERE record.type <> 'event'
            UNION ALL SELECT id, type, name, sensitivity = 'protected' FROM record WHERE type <> 'event'
            """
        ).each { row in
            guard let type = EntityType(rawValue: row.string(1)) else { return }
            names.append(
                UnfilteredWords.Name(row: row.int(0), type: type, name: row.string(2), isGuarded: row.bool(3)))
        }
        return names
    }

    func sources() throws -> [UnfilteredWords.Source] {
        try database.prepare(
            "SELECT id, kind, title, author, file, translator, sensitivity = 'protected', evidence FROM source ORDER BY id"
        ).all { row in
            UnfilteredWords.Source(
                row: row.int(0), kind: row.string(1), title: row.text(2), author: row.text(3), file: row.text(4),
                translator: row.text(5), isProtected: row.bool(6), evidence: row.text(7))
        }
    }

    /// What members wrote in acts.
    func acts() throws -> [UnfilteredWords.InAct] {
        var found: [UnfilteredWords.InAct] = []
        try database.prepare(
            """
            SELECT id, kind, act FROM entry WHERE live = 1 AND act IS NOT NULL
                AND (kind IN ('edited', 'merged', 'preferred', 'held-back', 'appointed', 'closed', 'intervened', 'answered', 'saved', 'undone')
                    OR kind = 'decided' AND instr(act, CAST('"reason"' AS BLOB)) > 0)
            """
        ).each { row in
            let kind = row.string(1)
            // Of who asked for a hold one word is enough.
            guard kind == Act.Kind.held.rawValue || row.inPlace(2, Self.mayHaveManyWords),
                let act = Act(kind: kind, stored: row.bytes(2))
            else { return }
            let texts = Self.words(of: act).compactMap(\.self)
            var asked: String?
            if case .held(let hold) = act { asked = hold.askedBy }
            found.append(UnfilteredWords.InAct(row: row.int(0), texts: texts, askedBy: asked))
        }
        return found
    }

    /// Whether an act as it is kept may have a text of four words or more: there are three blanks, or what may be one: a character beyond ASCII
    /// that begins like a blank, an escape.
    private static func mayHaveManyWords(_ act: UnsafeRawBufferPointer) -> Bool {
        var blanks = 0
        for byte in act {
            switch byte {
            case 0x09...0x0D, 0x20, 0x5C, 0xC2, 0xE1, 0xE2, 0xE3: blanks += 1
            default: continue
            }
            if blanks == 3 { return true }
        }
        return false
    }

    private static func words(of act: Act) -> [String?] {
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

    /// The contact details that stand in texts of some sources.
    func contacts(sources: ClosedRange<Int64>) throws -> Set<String> {
        var found: Set<String> = []
        try database.prepare("SELECT text FROM source WHERE id BETWEEN ? AND ? ORDER BY id").each(
            sources.lowerBound, sources.upperBound
        ) { row in
            let text = row.bytes(0)
            for span in ContactDetails.spans(in: text[...]) {
                found.insert(String(decoding: text[span.start..<span.end], as: UTF8.self))
            }
        }
        return found
    }
}
