// The casebook: what a bureau knows, folded from its ledger. The front of the room; the questions it answers are in `Queries/`.

public import CaseModel

/// An open casebook. Same entries, same answers, in whatever order the entries came.
///
///     let casebook = try Casebook()
///     try await casebook.take(entries)
///     let held = try await casebook.held(asOf: today)
public actor Casebook {
    let index: CaseIndex

    /// An empty casebook.
    public init() throws { index = try CaseIndex() }

    /// The casebook that a snapshot kept.
    ///
    /// - Parameter bytes: what `snapshot()` gave.
    /// - Throws: `DatabaseError` where they are damaged; then begin with an empty one and take all entries again.
    public init(snapshot bytes: [UInt8]) throws { index = try CaseIndex(serialized: bytes) }

    /// The name of the snapshot's form; a snapshot of another form is of no use.
    public static var schema: String { Schema.name }

    /// Everything that was worked out, as bytes to be kept (sealed, for it holds all that the casebook knows).
    public func snapshot() throws -> [UInt8] {
        let frozen = try frozen()
        return frozen.part(0..<frozen.count)
    }

    /// The same as `snapshot()`, to be read part by part: an index of a large bureau takes hundreds of megabytes.
    public func frozen() throws -> FrozenIndex { try index.database.frozen() }

    /// Takes entries in: all of them or, where it throws, none. Entries that it has change nothing.
    public func take(_ entries: [LedgerEntry], progress: @Sendable (Int) -> Void = { _ in }) throws {
        try Fold.take(count: entries.count, into: index, progress: progress) { entries[$0] }
    }

    /// Takes entries in as the ledger keeps them, each read when its turn comes: all of them or, where it throws, none.
    ///
    /// - Returns: those that say nothing to this version, and why; they are left out.
    public func take(_ entries: [UnreadEntry], progress: @Sendable (Int) -> Void = { _ in }) throws
        -> [(entry: LedgerID, why: ActUnreadable)]
    {
        var problems: [(entry: LedgerID, why: ActUnreadable)] = []
        try Fold.take(count: entries.count, into: index, progress: progress) { number in
            do {
                return try entries[number].read()
            } catch let why as ActUnreadable {
                problems.append((entries[number].id, why))
                return nil
            }
        }
        return problems
    }

    /// Something small that the keeper of the casebook wants to find again, such as how far each log was read.
    public func remember(_ bytes: [UInt8], as key: String) throws {
        try index.database.prepare("INSERT OR REPLACE INTO progress (key, value) VALUES (?,?)").run(key, bytes)
    }

    /// What was remembered under a key.
    public func remembered(_ key: String) throws -> [UInt8]? {
        try index.database.prepare("SELECT value FROM progress WHERE key = ?").first(key) { $0.bytes(0) }
    }
}
