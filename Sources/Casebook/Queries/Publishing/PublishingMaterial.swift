// Reads everything that a publication is made from, in a few passes beside each other.

public import CaseModel
import Synchronization

/// What a casebook has for a publication.
public struct PublishingMaterial: Sendable {
    /// What may be published before a policy is asked.
    public var publishable: Publishable
    /// What may not, once it is known who is named.
    public var words: UnfilteredWords
}

extension Casebook {
    /// Everything that a publication may be built from, and everything that it may not have.
    ///
    /// - Parameters:
    ///   - levels: the marks of statements that may go out; what is protected never does, whatever is asked.
    ///   - day: the day on which holds are in force.
    public func publishingMaterial(_ levels: Set<Sensitivity>, asOf day: CivilDay) throws -> PublishingMaterial {
        try MaterialReader(index, levels.subtracting([.protected]), try holds(asOf: day)).read()
    }
}

private struct MaterialReader {
    let index: CaseIndex
    let levels: Set<Sensitivity>
    let holds: [Hold]
    private let held: HeldRows

    init(_ index: CaseIndex, _ levels: Set<Sensitivity>, _ holds: [Hold]) throws {
        self.index = index
        self.levels = levels
        self.holds = holds
        held = try HeldRows(holds, in: index)
    }

    /// What a part of the reading gives.
    private enum Piece: Sendable {
        case entities(EntityTable)
        case places(EntryTable, SourceTable)
        case scan(StatementScan)
        case names([UnfilteredWords.Name])
        case titles([UnfilteredWords.Source])
        case acts([UnfilteredWords.InAct])
        case statements([PublishableStatement])
        case records([Int64: PublishableRecord])
        case sources([Int64: PublishableSource])
        case contacts(Set<String>)
    }

    private typealias Part = @Sendable (Database) throws -> Piece

    func read() throws -> PublishingMaterial {
        let tables = try readTables()
        var words = UnfilteredWords(tables.entries, held: held.records)
        let scans = Scans(try scan(tables, &words))
        let (named, cited) = (scans.named, scans.cited)
        var publishable = Publishable(records: [:], statements: [], sources: [:], key: try readKey(), held: holds)
        let heldRecords = held.records
        let reader: @Sendable (Database) -> RecordReader = {
            RecordReader(database: $0, tables: tables, heldRecords: heldRecords)
        }
        let contacts = Self.stretches(of: tables.sources.rows.rows, 8).map { stretch -> Part in
            { .contacts(try WordReader(database: $0).contacts(sources: stretch)) }
        }
        let found = try index.database.reading(
            parts: [
                { _ in .statements(StatementScan.ordered(scans.take(), records: named.count)) },
                { .records(try reader($0).records(named)) },
                { .sources(try reader($0).sources(cited)) },
            ] + contacts)
        for piece in found {
            switch piece {
            case .statements(let all): publishable.statements = all
            case .records(let all): publishable.records = all
            case .sources(let all): publishable.sources = all
            case .contacts(let some): words.contacts.formUnion(some)
            default: break
            }
        }
        return PublishingMaterial(publishable: publishable, words: words)
    }

    private func readTables() throws -> PublishingTables {
        var tables = PublishingTables(
            takesInternal: levels.contains(.internal), takesAny: levels.contains(.public),
            heldStatements: held.statements)
        let (records, sources) = (held.records, held.sources)
        let parts: [Part] = [
            { database in
                let entries = try EntryTable(database)
                return .places(entries, try SourceTable(database, entries, held: sources))
            },
            { .entities(try EntityTable($0, held: records)) },
        ]
        for piece in try index.database.reading(parts: parts) {
            switch piece {
            case .places(let entries, let sources): (tables.entries, tables.sources) = (entries, sources)
            case .entities(let entities): tables.entities = entities
            default: break
            }
        }
        return tables
    }

    /// Looks through the statements, and reads the words that no statement says.
    private func scan(_ tables: PublishingTables, _ words: inout UnfilteredWords) throws -> [StatementScan] {
        let count = try index.database.prepare("SELECT COUNT(*) FROM statement").first { Int($0.int(0)) } ?? 0
        let ranges = Self.stretches(of: tables.entities.rows.rows, 2)
        let scans = ranges.enumerated().map { number, rows -> Part in
            { database in
                // The first takes in the others afterwards.
                var scan = StatementScan(tables, count: number == 0 ? count : count / ranges.count + 1)
                try scan.read(database, rows: rows)
                return .scan(scan)
            }
        }
        let others: [Part] = [
            { .acts(try WordReader(database: $0).acts()) },
            { .names(try WordReader(database: $0).names()) },
            { .titles(try WordReader(database: $0).sources()) },
        ]
        var found: [StatementScan] = []
        for piece in try index.database.reading(parts: scans + others) {
            switch piece {
            case .scan(let scan): found.append(scan)
            case .acts(let acts): words.acts = acts
            case .names(let names): words.names = names
            case .titles(let sources): words.sources = sources
            default: break
            }
        }
        for scan in found {
            words.drafted += scan.drafted
            words.rejected += scan.rejected
            words.statements += scan.words
        }
        return found
    }

    /// Ranges that hold all rows there may be, each with about as many of some.
    private static func stretches(of rows: [Int64], _ count: Int) -> [ClosedRange<Int64>] {
        var ranges: [ClosedRange<Int64>] = []
        var start = Int64.min
        for number in 1..<max(1, count) where !rows.isEmpty {
            let next = rows[rows.count * number / count]
            guard next > start else { continue }
            if start != .min || next != rows[0] {
                ranges.append(start...(next - 1))
                start = next
            }
        }
        return ranges + [start...Int64.max]
    }

    /// Of the first publication; before there is one, of the first rule.
    private func readKey() throws -> String? {
        for kind in [Act.Kind.published, .ruled] {
            for found in try index.acts(kind) {
                switch found.act {
                case .published(let act): return act.key
                case .ruled(let act): if let key = act.key { return key }
                default: break
                }
            }
        }
        return nil
    }
}

/// Scans that are taken once, so that what they found is put in order where it lies.
private final class Scans: Sendable {
    /// By the places of records and of sources: whether statements name them.
    let named: [Bool]
    let cited: [Bool]
    private let all: Mutex<[StatementScan]>

    init(_ scans: consuming [StatementScan]) {
        func either(_ places: [[Bool]]) -> [Bool] {
            var all = places.first ?? []
            for some in places.dropFirst() { for place in some.indices where some[place] { all[place] = true } }
            return all
        }
        named = either(scans.map(\.namesRecord))
        cited = either(scans.map(\.namesSource))
        all = Mutex(scans)
    }

    func take() -> [StatementScan] {
        all.withLock { all in
            defer { all = [] }
            return all
        }
    }
}
