// The entries that were read last, kept so that whoever follows the logs need not have them read again from the beginning.

/// All entries that opened from some place in each log on.
struct RecentEntries: Sendable {
    /// Where each log stood when the keeping began; 0 for logs that are not named.
    private var start: [Identifier: UInt64]
    private(set) var entries: [(entry: OpenedEntry, proof: VaultHistory.Proof)] = []
    /// Whether none was dropped.
    private(set) var isComplete = true

    /// More are not kept: whoever needs them reads the logs.
    private static let most = 10_000

    /// Begins where the logs stand so.
    init(from start: [Identifier: UInt64] = [:]) { self.start = start }

    mutating func add(_ entry: OpenedEntry, _ proof: VaultHistory.Proof) {
        guard isComplete else { return }
        if entries.count == Self.most {
            entries = []
            isComplete = false
        } else {
            entries.append((entry, proof))
        }
    }

    /// Forgets an entry whose body is gone.
    mutating func remove(_ id: EntryID) { entries.removeAll { $0.entry.id == id } }

    /// The entries after some heads; nil where they are not all here.
    func entries(after sizes: [Identifier: UInt64]) -> [(entry: OpenedEntry, proof: VaultHistory.Proof)]? {
        guard isComplete, start.allSatisfy({ sizes[$0.key] ?? 0 >= $0.value }) else { return nil }
        return entries.filter { $0.entry.id.index >= sizes[$0.entry.id.log] ?? 0 }
    }
}
