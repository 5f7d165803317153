// What an act names: the entries that have to be there before it can count, and how it is kept in the index.

import CaseModel
import FoundationEssentials

extension Act {
    /// The source that it is about.
    var namedSource: LedgerID? {
        switch self {
        case .decided(let act): act.draft
        case .added(let act): act.draft
        case .edited(let act): act.draft
        default: nil
        }
    }

    /// All entries that it names.
    var namedEntries: [LedgerID] {
        switch self {
        case .captured, .drafted, .imported, .saved, .exported: []
        case .noted(let act): act.links.map(\.record.entry) + [act.row?.table].compactMap(\.self)
        case .decided(let act):
            [act.draft] + act.decisions.flatMap { [$0.item.entry] + [$0.record?.entry].compactMap(\.self) }
        case .added(let act): [act.draft] + (act.replaces ?? []).map(\.entry)
        case .edited(let act): [act.draft, act.statement.entry]
        case .linked(let act): [act.entity.entry, act.record.entry]
        case .merged(let act): [act.record.entry, act.into.entry]
        case .parted(let act): [act.record.entry]
        case .preferred(let act): act.over.map(\.entry) + [act.statement?.entry].compactMap(\.self)
        case .marked(let act): [act.item.entry] + [act.neverMergeWith?.entry].compactMap(\.self)
        case .held(let act): [act.item?.entry, act.source].compactMap(\.self)
        case .appointed(let act): act.records.map(\.entry)
        case .closed(let act): [act.appointment]
        case .intervened(let act): act.records.map(\.entry)
        case .answered(let act): [act.intervention]
        case .undone(let act): [act.entry]
        }
    }

    /// Its fields as the index keeps them; nil of a draft, which lies in tables of its own.
    func stored() throws -> [UInt8]? {
        switch self {
        case .drafted: return nil
        default:
            var kept: [String: Data] = [:]
            for field in try withoutDraft.fields() { kept[field.name] = Data(field.value) }
            return Array(try JSONEncoder().encode(kept))
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
        guard let kept = try? JSONDecoder().decode([String: Data].self, from: Data(bytes)),
            let act = try? Act(type: kind, field: { kept[$0].map(Array.init) })
        else { return nil }
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

    /// The acts of a kind that count, in the ledger's order.
    func acts(_ kind: Act.Kind) throws -> [(row: Int64, time: String, author: String, act: Act)] {
        try database.prepare(
            "SELECT id, time, author, act FROM entry WHERE kind = ? AND live = 1 ORDER BY clock, time, log_high, log_low, place"
        ).all(kind.rawValue) { row in
            (row.int(0), row.string(1), row.string(2), Act(kind: kind.rawValue, stored: row.bytes(3)))
        }.compactMap { found in found.3.map { (found.0, found.1, found.2, $0) } }
    }
}
