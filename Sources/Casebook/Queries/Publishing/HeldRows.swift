// What holds are laid on, by rows.

import CaseModel

/// The rows of everything of which outputs are stopped.
struct HeldRows: Sendable {
    private(set) var records: Set<Int64> = []
    private(set) var statements: Set<Int64> = []
    private(set) var sources: Set<Int64> = []

    init(_ holds: [Hold], in index: CaseIndex) throws {
        for hold in holds {
            switch hold.target {
            case .record(let record): if let row = try index.row(of: record.item) { records.insert(row) }
            case .statement(let item): if let row = try index.row(of: item) { statements.insert(row) }
            case .source(let entry, _, _): if let row = try index.row(of: entry) { sources.insert(row) }
            }
        }
    }
}
