// What an import would do: which rows are new, which came before, which were put right, and who is who.

import CaseModel
import Casebook
import Drafting
import ReadCommands
import Tables
import Vault

/// The plan of an import; nothing is written by making it.
struct ImportPlan {
    /// What is to become of a row.
    enum Fate: Hashable { case new, changed(LedgerID), same }

    /// Who a person of a row is.
    enum Identity: Hashable {
        case known(ItemID)
        /// Somebody first met in the row at a place of `rows`.
        case first(row: Int, EntityID)
    }

    struct Line {
        var row: PlannedRow
        var fate: Fate
        var links: [Noted.Link] = []
        /// People who were first met in another row of this import: by entity, that row's place in `lines` and the entity there.
        var later: [(entity: EntityID, row: Int, there: EntityID)] = []
        /// Rows are written in waves: one that names somebody of another row comes after it.
        var wave = 0
    }

    var mapping: Mapping
    var sheet: String?
    var lines: [Line] = []
    /// Rows that don't come in, with what is wrong.
    var problems: [CellProblem] = []
    var keptAsWords: [CellProblem] = []
    /// Rows of which another row of the file says the same.
    var doubles = 0
    /// Rows of an earlier import that are not in the file any more.
    var gone: [KnownRow] = []
    var knownPeople = 0
    var newPeople = 0
    /// Names that several people of the casebook bear, so that a new record is made.
    var sharedNames: Set<String> = []
    /// Names that stand in more than one row and were taken for one person.
    var namesInSeveralRows = 0

    var toWrite: [Line] { lines.filter { $0.fate != .same } }
    var eventCounts: [(kind: EventKind, count: Int)] {
        let all = toWrite.flatMap(\.row.events).map(\.kind)
        return EventKind.allCases.compactMap { kind in
            let count = all.count { $0 == kind }
            return count > 0 ? (kind, count) : nil
        }
    }
    /// Rows that don't come in.
    var refusedRows: Int { Set(problems.map(\.row)).count }
    func count(_ isIt: (Fate) -> Bool) -> Int { lines.count { isIt($0.fate) } }
    var changedRows: Int { count { if case .changed = $0 { true } else { false } } }

    /// Makes the plan.
    ///
    /// - Throws: `Refusal` where the table does not go with the mapping.
    init(_ input: TableInput, _ mapping: Mapping, _ casebook: Casebook, keepsUnreadable: Bool) async throws {
        let (sheet, reader) = try Self.reader(input, mapping, keepsUnreadable: keepsUnreadable)
        try await self.init(reader.rows(of: sheet).lazy.map { reader.read($0) }, mapping, casebook)
        self.sheet = sheet.name.isEmpty ? nil : sheet.name
    }

    /// Makes the plan of a file of open data, whose rows need no mapping.
    init(_ exchange: Exchange, table: String, _ casebook: Casebook) async throws {
        let rows = exchange.rows(table: table) { String(BlobContent(of: $0).hash.hex.prefix(40)) }
        try await self.init(rows, Mapping(table: table), casebook, numbersAll: true)
    }

    /// - Parameter numbersAll: whether all whom a row names are known by numbers of the file, and never by their names.
    private init(
        _ rows: some Sequence<PlannedRow>, _ mapping: Mapping, _ casebook: Casebook, numbersAll: Bool = false
    ) async throws {
        self.mapping = mapping
        let known = try await casebook.rows(ofTable: mapping.table)
        var seen: [String: PlannedRow] = [:]
        var keysOfRefused: Set<String> = []
        for planned in rows {
            keptAsWords += planned.keptAsWords
            guard planned.problems.isEmpty else {
                problems += planned.problems
                keysOfRefused.insert(planned.key)
                continue
            }
            if let before = seen[planned.key] {
                if before.digest == planned.digest {
                    doubles += 1
                } else {
                    problems.append(
                        CellProblem(
                            row: planned.number,
                            why: "it has the row-id of row \(before.number) and says something else"))
                }
                continue
            }
            seen[planned.key] = planned
            let fate: Fate = known[planned.key].map { $0.digest == planned.digest ? .same : .changed($0.id) } ?? .new
            lines.append(Line(row: planned, fate: fate))
        }
        gone = known.filter { seen[$0.key] == nil && !keysOfRefused.contains($0.key) }.values.sorted {
            $0.number < $1.number
        }
        try await resolvePeople(casebook, numbersAll: numbersAll)
    }
}

extension ImportPlan {
    /// The sheet that the mapping means, and what reads its rows.
    private static func reader(
        _ input: TableInput, _ mapping: Mapping, keepsUnreadable: Bool
    ) throws -> (Sheet, RowReader) {
        do {
            let sheet = try input.file.sheet(mapping.sheet)
            let reader = try RowReader(mapping, of: sheet, keepsUnreadable: keepsUnreadable) {
                String(BlobContent(of: $0).hash.hex.prefix(40))
            }
            return (sheet, reader)
        } catch {
            throw Refusal("\(input.typed): \(error.description)")
        }
    }

    private mutating func resolvePeople(_ casebook: Casebook, numbersAll: Bool) async throws {
        let byName = mapping.sameName == .onePerson ? try await casebook.recordsByName(.person) : [:]
        var met: [String: Identity] = [:]
        var knownItems: Set<ItemID> = []
        var rowsOfName: [String: Int] = [:]
        for place in lines.indices where lines[place].fate != .same {
            var links: [EntityID: ItemID] = [:]
            if case .changed(let old) = lines[place].fate {
                links = Self.heirs(
                    of: try await casebook.entities(ofRow: old), in: lines[place].row, people: !numbersAll)
            }
            for person in lines[place].row.people where links[person.entity] == nil {
                let isPerson = person.type == .person
                let name = ComparedName(person.name)
                let id = person.key ?? (mapping.sameName == .onePerson ? "name\u{1F}" + name.letters : nil)
                var identity = id.flatMap { met[$0] }
                if identity == nil, let key = person.key, let found = try await casebook.person(withTableKey: key) {
                    identity = .known(found.item)
                }
                if identity == nil, isPerson, person.key == nil || mapping.sameName == .onePerson {
                    let found = (byName[name] ?? []).filter { !$0.isNeverMerged }
                    if found.count == 1, person.key == nil { identity = .known(found[0].item) }
                    if found.count > 1 { sharedNames.insert(person.name) }
                }
                if let id {
                    if met[id] == nil { met[id] = identity ?? .first(row: place, person.entity) }
                    if isPerson, person.key == nil { rowsOfName[id, default: 0] += 1 }
                }
                switch identity {
                case .known(let item): links[person.entity] = item
                case .first(let row, let entity) where row != place:
                    lines[place].later.append((person.entity, row, entity))
                    lines[place].wave = max(lines[place].wave, lines[row].wave + 1)
                default: if isPerson { newPeople += 1 }
                }
            }
            knownItems.formUnion(lines[place].row.people.filter { $0.type == .person }.compactMap { links[$0.entity] })
            lines[place].links = links.sorted { $0.key < $1.key }.map { Noted.Link($0.key, is: $0.value) }
        }
        knownPeople = knownItems.count
        namesInSeveralRows = rowsOfName.values.count { $0 > 1 }
    }

    /// The records that the people and events of a row were, for the row that is put in its place.
    ///
    /// - Parameter withPeople: whether people are known by their names.
    static func heirs(
        of old: [KnownRowEntity], in row: PlannedRow, people withPeople: Bool = true
    ) -> [EntityID: ItemID] {
        var links: [EntityID: ItemID] = [:]
        let people = old.filter { $0.type == .person }
        for person in row.people where withPeople {
            if let same = people.first(where: { ComparedName($0.name) == ComparedName(person.name) }) {
                links[person.entity] = same.record
            } else if people.count == 1, row.people.count == 1 {
                // The one person of the row, whose name was put right.
                links[person.entity] = people[0].record
            }
        }
        var events = old.filter { $0.type == .event }
        for event in row.events {
            guard let same = events.firstIndex(where: { $0.name == event.kind.rawValue }) else { continue }
            links[event.entity] = events[same].record
            events.remove(at: same)
        }
        return links
    }
}
