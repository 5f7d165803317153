// One log of two copies of a vault: compared by its Merkle tree, and lengthened where the other copy has more.

/// Compares a log here with the same log in another copy, and takes over what is missing. Needs no keys.
struct LogMerge {
    enum Outcome: Equatable {
        case same
        /// Ours became longer.
        case added(UInt64)
        /// Theirs has fewer entries.
        case shorterThere(UInt64)
        case forked(common: UInt64, keptAt: StorePath)
    }

    let ours: any Store
    let theirs: any Store
    let vault: Identifier
    let log: Identifier
    var patience = 10.0
    /// What was met that a person should know.
    private(set) var notices: [String] = []

    /// One of the two logs, read up to some place.
    private struct Side {
        var reader: LogReader
        /// The place up to which both are the same.
        var common: LogState
        var hasEnded = false
        var damage: String?

        init(_ store: any Store, _ vault: Identifier, _ log: Identifier) {
            common = LogState(log: log)
            reader = LogReader(store: store, vault: vault, from: common)
        }

        var size: UInt64 { reader.state.tree.size }

        /// Whether it is wholly in the other.
        var isPrefix: Bool { hasEnded && size == common.tree.size }

        mutating func step() throws {
            do {
                hasEnded = try reader.next() == nil
            } catch let error as LogError {
                (hasEnded, damage) = (true, error.description)
            }
        }

        mutating func readToEnd() throws { while !hasEnded { try step() } }
    }

    init(ours: any Store, theirs: any Store, vault: Identifier, log: Identifier) {
        self.ours = ours
        self.theirs = theirs
        self.vault = vault
        self.log = log
    }

    /// Compares and takes over; `beforeWriting` is called when our log is about to be lengthened.
    mutating func run(beforeWriting: () -> Void = {}) throws -> Outcome {
        var (mine, other) = (Side(ours, vault, log), Side(theirs, vault, log))
        var differ = false
        while !differ, !mine.isPrefix, !other.isPrefix {
            // The one that lags behind goes on; one that has ended between two places of the other has gone its own way.
            let mineGoes = mine.size <= other.size
            if mineGoes ? mine.hasEnded : other.hasEnded {
                differ = true
            } else if mineGoes {
                try mine.step()
            } else {
                try other.step()
            }
            if mine.size == other.size {
                differ = mine.reader.state.tree.root != other.reader.state.tree.root
                if !differ { (mine.common, other.common) = (mine.reader.state, other.reader.state) }
            }
        }
        try other.readToEnd()
        if let damage = other.damage { notices.append("In the other copy: \(damage)") }
        let common = other.common.tree.size
        if differ { return .forked(common: common, keptAt: try keep(other)) }
        if mine.isPrefix, other.size > common {
            beforeWriting()
            try lengthen(mine, with: other)
            return .added(other.size - common)
        }
        if let damage = mine.damage { notices.append("Here, and not mended by the other copy: \(damage)") }
        try mine.readToEnd()
        return mine.size > common ? .shorterThere(mine.size - common) : .same
    }

    private mutating func lengthen(_ mine: Side, with other: Side) throws {
        let path = StorePath.frames(of: log)
        let lock = try ours.lock(log, waiting: patience)
        var end = mine.common.offset
        if mine.damage != nil {
            let kept = StorePath.fork(of: log, .random())
            try ours.create(kept) { sink in try ours.open(path) { source in _ = try source.copyAll(to: &sink) } }
            notices.append("Log \(log) was damaged here and was mended; the damaged file is kept as \(kept).")
        }
        if let size = try ours.size(of: path), size > end { _ = try ours.cut(path, to: end) }
        // Whatever whole batches are there after a power cut are sound; the rest is a torn tail.
        var start = other.common.offset
        while start < other.reader.state.offset {
            let part = try theirs.read(path, from: start, count: min(8 << 20, other.reader.state.offset - start))
            if part.isEmpty { break }
            try ours.append(part, to: path, at: end)
            start += part.count
            end += part.count
        }
        // The other copy may lie on a disk that somebody else writes to: what came is not what was checked until it was read again.
        var check = Side(ours, vault, log)
        check.reader = LogReader(store: ours, vault: vault, from: mine.common)
        try check.readToEnd()
        if check.reader.state.head != other.reader.state.head {
            _ = try ours.cut(path, to: mine.common.offset)
            throw VaultError.refused(
                why: "The other copy's log \(log) changed while it was read. Nothing of it was taken over; try again.")
        }
        _ = consume lock
    }

    /// Keeps the other copy's log, up to its last whole batch.
    private func keep(_ other: Side) throws -> StorePath {
        let name = Identifier(bytes: other.reader.state.tree.root.bytes.prefix(16)) ?? .random()
        let kept = StorePath.fork(of: log, name)
        if try ours.exists(kept) { return kept }
        let size = other.reader.state.offset
        try ours.create(kept) { sink in
            for start in stride(from: 0, to: size, by: 8 << 20) {
                try sink.write(
                    try theirs.read(.frames(of: log), from: start, count: min(8 << 20, size - start)))
            }
        }
        return kept
    }
}
