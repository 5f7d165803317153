// Keeps the casebook of an open vault up to date: from the sealed snapshot where there is one, then entry by entry.

import CaseModel
public import Casebook
public import Vault

/// The casebook of a vault, for as long as the vault is open.
public actor CasebookKeeper {
    private let vault: Vault
    private var casebook: Casebook?
    private var clocks = LedgerClocks()
    /// How far each log was taken in.
    private var heads: [LogHead] = []
    /// Entries that are no acts; nil while those before a snapshot were not read.
    private var others: [JudgedEntry]?
    /// The reading that was asked for last.
    private var last: Task<Void, Never>?
    /// Entries taken in since the snapshot was made.
    private var news = 0
    /// Entries that say nothing to this program, in sentences.
    public private(set) var problems: [String] = []

    /// After so many entries beyond the last snapshot a new one is kept.
    private static let entriesBetweenSnapshots = 200

    /// - Parameter vault: the open vault; the casebook is built when it is first asked for.
    public init(_ vault: Vault) { self.vault = vault }

    /// The casebook with all that the vault holds now.
    ///
    /// - Parameter progress: told how many of the new entries were taken, and how many there are.
    /// - Throws: `VaultError` where the vault can't be read, and errors of the index.
    public func current(progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }) async throws -> Casebook {
        // One after the other: of two at a time both would take the same entries.
        let before = last
        let reading = Task {
            await before?.value
            return try await read(progress)
        }
        last = Task { _ = try? await reading.value }
        return try await reading.value
    }

    /// Entries of the vault that are no acts of the casebook, in order: its own, and what members did that changes no case.
    public func others() async throws -> [JudgedEntry] {
        _ = try await current()
        if let others { return others }
        // The casebook came from a snapshot: what is older was not read in this process.
        let all = try await vault.entries().filter { Self.isOther($0.entry.type) }
        others = all
        return all
    }

    private func read(_ progress: @escaping @Sendable (Int, Int) -> Void) async throws -> Casebook {
        let casebook = try await opened()
        let names = await vault.membership.names
        let (entries, sizes) = try await vault.news(after: heads)
        guard !entries.isEmpty else { return casebook }
        // Who is a member, and what a device may add, decides on entries that came before: then all is read again.
        if !heads.isEmpty, entries.contains(where: { Self.changesStandings($0.entry.type) }) {
            try await forget()
            return try await read(progress)
        }
        // Still as bytes: each is read when its turn comes, so that they never all lie in memory as statements.
        var acts: [UnreadEntry] = []
        var clocks = clocks
        for judged in entries {
            let clock = clocks.take(judged.entry)
            guard judged.standing.counts else { continue }
            if judged.entry.type == CalendarLink.type { try await CalendarLink.take(judged.entry, into: casebook) }
            guard Act.Kind(rawValue: judged.entry.type) != nil else { continue }
            do {
                acts.append(
                    UnreadEntry(
                        id: LedgerID(judged.entry.id), clock: clock, time: judged.entry.time,
                        author: names[judged.entry.author] ?? "unknown", type: judged.entry.type,
                        fields: try await fields(of: judged.entry)))
            } catch {
                problems.append(Self.problem(LedgerID(judged.entry.id), error))
            }
        }
        let count = acts.count
        let unread = try await casebook.take(acts) { progress($0, count) }
        problems += unread.map { Self.problem($0.entry, $0.why) }
        self.clocks = clocks
        if heads.isEmpty { others = [] }
        if let known = others.map({ Set($0.map(\.entry.id)) }) {
            others? += entries.filter { Self.isOther($0.entry.type) && !known.contains($0.entry.id) }
        }
        heads = sizes
        news += entries.count
        return casebook
    }

    /// Keeps a snapshot where enough is new. Nothing is lost where that fails.
    public func close() async {
        guard news >= Self.entriesBetweenSnapshots, let casebook else { return }
        do {
            try await casebook.remember(clocks.bytes, as: "clocks")
            let bytes = IndexBytes(bytes: try await casebook.frozen())
            try await vault.keep(bytes, heads: heads, schema: Casebook.schema)
            news = 0
        } catch {}
    }

    private func opened() async throws -> Casebook {
        if let casebook { return casebook }
        if case .success(let kept) = await vault.snapshot(schema: Casebook.schema),
            let resumed = try? Casebook(snapshot: kept.bytes), let bytes = try? await resumed.remembered("clocks"),
            let known = LedgerClocks(bytes)
        {
            casebook = resumed
            clocks = known
            heads = kept.heads
            return resumed
        }
        let fresh = try Casebook()
        casebook = fresh
        return fresh
    }

    private func forget() async throws {
        casebook = try Casebook()
        clocks = LedgerClocks()
        heads = []
        others = nil
        news = 0
        problems = []
    }

    private static func changesStandings(_ type: String) -> Bool { type.hasPrefix("vault.") && type != "vault.seen" }

    private static func isOther(_ type: String) -> Bool {
        type != "vault.seen" && Act.Kind(rawValue: type) == nil
    }

    private static func problem(_ entry: LedgerID, _ why: any Error) -> String {
        "Entry \(entry) was left out of the casebook: \(why)"
    }

    /// The values of an entry's fields, those that lie in evidence too.
    private func fields(of entry: OpenedEntry) async throws -> [ActField] {
        var fields: [ActField] = []
        for field in entry.fields {
            // The reference to a file is not read: it may be gigabytes.
            let isHere = field.form == .inline || field.name == "evidence"
            fields.append(ActField(field.name, isHere ? field.value : try await vault.value(of: field)))
        }
        return fields
    }
}

/// The casebook's index as the vault seals it.
private struct IndexBytes: SnapshotContent {
    let bytes: FrozenIndex

    var count: Int { bytes.count }

    func part(_ range: Range<Int>) -> [UInt8] { bytes.part(range) }
}
