// Whether an entry about other entries is about what was there when it was written: what is still to come nobody adopts or erases.

/// What became of asking the log that an entry is about.
enum Witness: Sendable, Equatable {
    /// It is as the entry says, or the entry says nothing of the kind.
    case holds
    /// This copy has too little of that log.
    case unknown
    case fails(why: String)

    /// Why the entry does not count; nil where it may.
    var refusal: String? {
        switch self {
        case .holds: nil
        case .unknown: "this copy lacks what it is about"
        case .fails(let why): why
        }
    }
}

/// What was met in logs while they were read: enough to tell whether entries about them are true.
struct LogFacts {
    private struct Facts {
        let start: UInt64
        /// The roots of the entries' fields, from `start` on.
        var fieldsRoots: [Merkle.Hash] = []
        /// The roots of the log at the ends of its batches.
        var roots: [UInt64: Merkle.Hash] = [:]
        /// Entries of the vault's own.
        var own: Set<UInt64> = []
    }

    private var logs: [Identifier: Facts] = [:]

    /// A log is about to be read from a place on.
    mutating func begin(at head: LogHead) {
        logs[head.log] = Facts(start: head.size, roots: [head.size: head.root])
    }

    /// The next batch of a log.
    mutating func take(_ batch: SealedBatch, _ bodies: [Result<EntryBody, LogError>]) {
        let log = batch.state.log
        for entry in batch.entries { logs[log]?.fieldsRoots.append(entry.leaf.fieldsRoot) }
        logs[log]?.roots[batch.state.tree.size] = batch.state.tree.root
        for (entry, body) in zip(batch.entries, bodies) {
            guard case .success(let body) = body, let type = body.fields.first(where: { $0.name == "type" }),
                type.value.starts(with: VaultEvent.prefix.utf8)
            else { continue }
            logs[log]?.own.insert(entry.index)
        }
    }

    /// Whether a log was read from this size on, or from before.
    func reach(_ log: Identifier, from size: UInt64) -> Bool { logs[log].map { $0.start <= size } ?? false }

    /// Whether a log had this head at the end of one of its batches.
    func had(_ head: LogHead) -> Bool { logs[head.log]?.roots[head.size] == head.root }

    /// The root of an entry's fields.
    func fieldsRoot(of entry: EntryID) -> Merkle.Hash? {
        guard let facts = logs[entry.log], entry.index >= facts.start else { return nil }
        let place = entry.index - facts.start
        return place < UInt64(facts.fieldsRoots.count) ? facts.fieldsRoots[Int(place)] : nil
    }

    /// Whether an entry is known to be one of the vault's own; one without a body is not.
    func isOwn(_ entry: EntryID) -> Bool { logs[entry.log]?.own.contains(entry.index) ?? false }
}

extension VaultEvent {
    /// The log whose entries it is about.
    var logItIsAbout: Identifier? {
        switch self {
        case .adopted(let device, _): device
        case .erased(let item, _, _): EntryID(item)?.log
        default: nil
        }
    }
}

extension VaultHistory {
    /// Asks the logs about entries that are not known yet to be true; says whether any became known.
    mutating func hearWitnesses(_ facts: LogFacts, store: any Store, keys: EpochKeys) throws -> Bool {
        var facts = facts
        var showsErased: Bool?
        for recorded in events where recorded.stamp.id == genesis {
            if case .created(_, _, _, let shows) = recorded.event { showsErased = shows }
        }
        guard let showsErased else { return false }
        var changed = false
        for index in events.indices where events[index].witness == .unknown {
            let witness = try witness(of: events[index], showsErased: showsErased, &facts, store: store, keys: keys)
            if witness != .unknown {
                events[index].witness = witness
                changed = true
            }
        }
        return changed
    }

    private func witness(
        of recorded: Recorded, showsErased: Bool, _ facts: inout LogFacts, store: any Store, keys: EpochKeys
    ) throws -> Witness {
        switch recorded.event {
        case .adopted(let device, let entries):
            if entries.isEmpty { return .holds }
            guard let seen = recorded.seen, seen.size >= entries.upperBound else {
                return .fails(why: "it adopts entries of \(device) that its author had not seen")
            }
            return try witness(of: seen, &facts, store: store, keys: keys)
        case .erased(let item, _, let shown):
            guard let entry = EntryID(item) else { return .holds }
            if let shown {
                if shown.isOwn { return .fails(why: "it erases one of the vault's own entries") }
                guard try load(entry.log, from: entry.index, to: entry.index + 1, &facts, store: store, keys: keys)
                else { return .unknown }
                return facts.fieldsRoot(of: entry) == shown.fieldsRoot
                    ? .holds : .fails(why: "it erases another entry than it shows")
            }
            if showsErased { return .fails(why: "it does not show what it erases") }
            let isBefore = entry.log == recorded.stamp.id.log && entry.index < recorded.stamp.id.index
            if !isBefore {
                guard let seen = recorded.seen, seen.size > entry.index else {
                    return .fails(why: "it erases an entry that its author had not seen")
                }
                let witness = try witness(of: seen, &facts, store: store, keys: keys)
                if witness != .holds { return witness }
            }
            guard try load(entry.log, from: entry.index, to: entry.index + 1, &facts, store: store, keys: keys)
            else { return .unknown }
            return facts.isOwn(entry) ? .fails(why: "it erases one of the vault's own entries") : .holds
        default: return .holds
        }
    }

    /// Whether a log was as an author says to have seen it.
    private func witness(of seen: LogHead, _ facts: inout LogFacts, store: any Store, keys: EpochKeys) throws -> Witness
    {
        guard try load(seen.log, from: seen.size, to: seen.size, &facts, store: store, keys: keys) else {
            return .unknown
        }
        return facts.had(seen) ? .holds : .fails(why: "its author says to have seen another log \(seen.log) than this")
    }

    /// Makes known what a log had between two sizes, reading it again where that was long ago; no where it is not so long.
    private func load(
        _ log: Identifier, from start: UInt64, to end: UInt64, _ facts: inout LogFacts, store: any Store,
        keys: EpochKeys
    ) throws -> Bool {
        guard let state = tracks[log]?.state, state.tree.size >= end else { return false }
        if facts.reach(log, from: start) { return true }
        do {
            var reader = LogReader(store: store, vault: vault, from: LogState(log: log))
            facts.begin(at: reader.state.head)
            while reader.state.tree.size < state.tree.size, let batch = try reader.next() {
                let bodies = batch.entries.map { entry in
                    Result { () throws(LogError) in try keys.open(entry, in: vault) }
                }
                facts.take(batch, bodies)
            }
            return true
        } catch is LogError {
            return false
        }
    }
}
