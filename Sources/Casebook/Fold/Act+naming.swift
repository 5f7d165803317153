// What an act names: the entries that have to be there before it can count, and how it is kept in the index.

import CaseModel

extension Act {
    /// The source that it is about.
    var namedSource: LedgerID? {
        switch self {
        case .decided(let act): act.draft
        case .added(let act): act.draft
        case .edited(let act): act.draft
        case .marked(let act): act.source
        default: nil
        }
    }

    /// All entries that it names.
    var namedEntries: [LedgerID] {
        switch self {
        // A publication counts whatever has come of what it names.
        case .captured, .drafted, .imported, .saved, .exported, .published, .agreed, .ruled: []
        case .noted(let act): act.links.map(\.record.entry) + [act.row?.table].compactMap(\.self)
        case .decided(let act):
            [act.draft] + act.decisions.flatMap { [$0.item.entry] + [$0.record?.entry].compactMap(\.self) }
        case .added(let act): [act.draft] + ((act.replaces ?? []) + (act.others ?? [])).map(\.entry)
        case .edited(let act): [act.draft, act.statement.entry]
        case .linked(let act): [act.entity.entry, act.record.entry]
        case .merged(let act): [act.record.entry, act.into.entry]
        case .parted(let act): [act.record.entry]
        case .preferred(let act): act.over.map(\.entry) + [act.statement?.entry].compactMap(\.self)
        case .marked(let act):
            [act.item?.entry, act.source, act.neverMergeWith?.entry].compactMap(\.self)
                + (act.statements ?? []).map(\.entry)
        case .held(let act): [act.item?.entry, act.source].compactMap(\.self)
        case .appointed(let act): act.records.map(\.entry)
        case .closed(let act): [act.appointment]
        case .intervened(let act): act.records.map(\.entry)
        case .answered(let act): [act.intervention]
        case .undone(let act): [act.entry]
        }
    }

    /// Its fields as the index keeps them, one after another: the length of the name, the name, four bytes of length, the value. Nil of a draft, which
    /// lies in tables of its own.
    func stored() throws -> [UInt8]? {
        switch self {
        case .drafted: return nil
        default:
            var bytes: [UInt8] = []
            for field in try withoutDraft.fields() {
                bytes.append(UInt8(truncatingIfNeeded: field.name.utf8.count))
                bytes += field.name.utf8
                for shift in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: field.value.count >> shift)) }
                bytes += field.value
            }
            return bytes
        }
    }

    /// A note without what lies in tables of its own.
    private var withoutDraft: Act {
        guard case .noted(var note) = self else { return self }
        note.draft = Draft(id: "", language: "", text: "")
        return .noted(note)
    }

    /// The act that was kept so; a note comes without its words and statements.
    init?(kind: String, stored bytes: [UInt8]) {
        var fields: [(name: ArraySlice<UInt8>, value: ArraySlice<UInt8>)] = []
        var rest = bytes[...]
        while let length = rest.first.map(Int.init) {
            guard rest.count >= 5 + length else { return nil }
            let name = rest.dropFirst().prefix(length)
            rest = rest.dropFirst(1 + length)
            let count = rest.prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
            rest = rest.dropFirst(4)
            guard rest.count >= count else { return nil }
            fields.append((name, rest.prefix(count)))
            rest = rest.dropFirst(count)
        }
        let act = try? Act(type: kind) { name in
            fields.first { $0.name.elementsEqual(name.utf8) }.map { Array($0.value) }
        }
        guard let act else { return nil }
        self = act
    }
}

extension CaseIndex {
    /// The act of an entry; nil of a draft, whose content is in tables.
    func act(at row: Int64) throws -> Act? {
        try database.prepare("SELECT kind, act FROM entry WHERE id = ?").first(row) { row in
            row.isNull(1) ? nil : Act(kind: row.string(0), stored: row.bytes(1))
        }
    }

    /// In SQL, the entries whose acts name a record, or an entity that is that record.
    static func entriesNaming(_ root: String) -> String {
        """
        SELECT naming.entry FROM entity JOIN naming ON naming.item = entity.id WHERE entity.root = \(root)
        UNION SELECT naming.entry FROM naming WHERE naming.item = \(root)
        """
    }

    /// The acts of a kind that count, in the ledger's order.
    ///
    /// - Parameter record: only those that name this record.
    func acts(_ kind: Act.Kind, naming record: Int64? = nil) throws -> [(
        row: Int64, time: String, author: String, act: Act
    )] {
        let which = record == nil ? "kind = ?1 AND ?2 IS NULL" : "+kind = ?1 AND id IN (\(Self.entriesNaming("?2")))"
        return try database.prepare(
            "SELECT id, time, author, act FROM entry WHERE \(which) AND live = 1 ORDER BY clock, time, log_high, log_low, place"
        ).all(kind.rawValue, record) { row in
            (row.int(0), row.string(1), row.string(2), Act(kind: kind.rawValue, stored: row.bytes(3)))
        }.compactMap { found in found.3.map { (found.0, found.1, found.2, $0) } }
    }
}
