// One log of two copies of a vault: compared by its Merkle tree, and lengthened where the other copy has more.

/// Compares a log here with the same log in another copy, and takes over what is missing. Needs no keys.
///
/// With the keys of those who may sign it also tells what nobody has signed whom the vault knows: somebody who has no keys can add that to a
/// copy. It is not taken over, and gives way here where the other copy has what somebody signed.
struct LogMerge {
    enum Outcome: Equatable {
        case same
        /// Ours became longer.
        case added(UInt64)
        /// Theirs has fewer entries.
        case shorterThere(UInt64)
        case forked(common: UInt64, keptAt: StorePath)
        /// What theirs has more is signed by nobody who is known.
        case unsigned
    }

    let ours: any Store
    let theirs: any Store
    let vault: Identifier
    let log: Identifier
    var patience = 10.0
    /// The keys of all who may sign; nil where they are not known, and then whoever signed is believed.
    var signers: [VerifyingKey]?
    /// Where the other copy's frames are.
    var theirPath: StorePath
    /// Whether what is signed by nobody here gives way to what somebody signed there.
    var mayRewind = false
    /// Whether what is not taken over is to be kept aside, and told.
    var isLast = true
    /// Told of the place to which our log is about to be cut back.
    var willRewind: (LogHead) throws -> Void = { _ in }
    /// What was met that a person should know.
    private(set) var notices: [String] = []
    /// Whether theirs has more that is signed by nobody who is known.
    private(set) var hasRest = false

    /// One of the two logs, read up to some place.
    private struct Side {
        var reader: LogReader
        /// The place up to which both are the same.
        var common: LogState
        var hasEnded = false
        var damage: String?

        init(_ store: any Store, _ vault: Identifier, _ log: Identifier, _ path: StorePath) {
            common = LogState(log: log)
            reader = LogReader(store: store, vault: vault, from: common, at: path)
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
        theirPath = .frames(of: log)
    }

    /// Compares and takes over; `beforeWriting` is called when our log is about to be lengthened.
    mutating func run(beforeWriting: () -> Void = {}) throws -> Outcome {
        var mine = Side(ours, vault, log, .frames(of: log))
        var other = Side(theirs, vault, log, theirPath)
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
        if differ { return try settle(mine, other, beforeWriting) }
        if mine.isPrefix, other.size > common {
            let end = try signedEnd(theirs, theirPath, from: other)
            try leave(other, after: end)
            if end.size == common {
                if let damage = mine.damage { notices.append("Here, and not mended by the other copy: \(damage)") }
                return .unsigned
            }
            beforeWriting()
            try lengthen(mine, with: other, to: end)
            return .added(end.size - common)
        }
        if let damage = mine.damage { notices.append("Here, and not mended by the other copy: \(damage)") }
        try mine.readToEnd()
        return mine.size > common ? .shorterThere(mine.size - common) : .same
    }

    /// What becomes of a log that goes two ways.
    private mutating func settle(_ mine: Side, _ other: Side, _ beforeWriting: () -> Void) throws -> Outcome {
        let common = other.common.tree.size
        let end = try signedEnd(theirs, theirPath, from: other)
        if end.size == common {
            try leave(other, after: end)
            return .unsigned
        }
        if mayRewind, try signedEnd(ours, .frames(of: log), from: mine).size == common {
            try leave(other, after: end)
            beforeWriting()
            try willRewind(mine.common.head)
            let kept = try keepOurs()
            notices.append(
                "Log \(log) ended here, after its first \(common) entries, with what no member has signed: somebody had added it. It made way for what the other copy has, and is kept as \(kept)."
            )
            try lengthen(mine, with: other, to: end)
            return .added(end.size - common)
        }
        return .forked(common: common, keptAt: isLast ? try keep(other) : theirPath)
    }

    /// A place at the end of a batch, and who has to have signed there.
    private struct Mark {
        var size: UInt64
        var root: Merkle.Hash
        var offset: Int
        var message: [UInt8] = []
        var signature: [UInt8] = []

        init(_ state: LogState) { (size, root, offset) = (state.tree.size, state.tree.root, state.offset) }
    }

    /// The end of the last batch after the common beginning that somebody signed who may: who signs vouches for all that is before.
    private func signedEnd(_ store: any Store, _ path: StorePath, from side: Side) throws -> Mark {
        guard let signers else { return Mark(side.reader.state) }
        var end = Mark(side.common)
        var reader = LogReader(store: store, vault: vault, from: side.common, at: path)
        var more = true
        while more {
            var marks: [Mark] = []
            while more, marks.count < 4_096 {
                do {
                    guard let batch = try reader.next() else {
                        more = false
                        break
                    }
                    var mark = Mark(batch.state)
                    mark.message = batch.signedMessage(in: vault)
                    mark.signature = batch.entries.first?.leaf.signature ?? []
                    marks.append(mark)
                } catch is LogError {
                    more = false
                }
            }
            end = marks.last { mark in signers.contains { $0.isValid(mark.signature, for: mark.message) } } ?? end
        }
        return end
    }

    /// Keeps aside what theirs has after a place, and tells it.
    private mutating func leave(_ other: Side, after end: Mark) throws {
        let count = other.size - min(other.size, end.size)
        if count == 0 { return }
        hasRest = true
        guard isLast, theirPath == .frames(of: log) else { return }
        let kept = try keep(other)
        notices.append(
            "The other copy's log \(log) ends with \(count) \(count == 1 ? "entry" : "entries") that no member has signed: somebody has added \(count == 1 ? "it" : "them"). \(count == 1 ? "It was" : "They were") not taken over; that log is kept as \(kept)."
        )
    }

    private mutating func lengthen(_ mine: Side, with other: Side, to wanted: Mark) throws {
        let path = StorePath.frames(of: log)
        let lock = try ours.lock(log, waiting: patience)
        var end = mine.common.offset
        if mine.damage != nil {
            let kept = try keepOurs()
            notices.append("Log \(log) was damaged here and was mended; the damaged file is kept as \(kept).")
        }
        if let size = try ours.size(of: path), size > end { _ = try ours.cut(path, to: end) }
        // Whatever whole batches are there after a power cut are sound; the rest is a torn tail.
        var start = other.common.offset
        while start < wanted.offset {
            let part = try theirs.read(theirPath, from: start, count: min(8 << 20, wanted.offset - start))
            if part.isEmpty { break }
            try ours.append(part, to: path, at: end)
            start += part.count
            end += part.count
        }
        // The other copy may lie on a disk that somebody else writes to: what came is not what was checked until it was read again.
        var check = Side(ours, vault, log, path)
        check.reader = LogReader(store: ours, vault: vault, from: mine.common)
        try check.readToEnd()
        if check.size != wanted.size || check.reader.state.tree.root != wanted.root {
            _ = try ours.cut(path, to: mine.common.offset)
            throw VaultError.refused(
                why: "The other copy's log \(log) changed while it was read. Nothing of it was taken over; try again.")
        }
        _ = consume lock
    }

    /// Keeps our log as it is now.
    private func keepOurs() throws -> StorePath {
        let kept = StorePath.fork(of: log, .random())
        try ours.create(kept) { sink in try ours.open(.frames(of: log)) { source in _ = try source.copyAll(to: &sink) }
        }
        return kept
    }

    /// Keeps the other copy's log, up to its last whole batch.
    private func keep(_ other: Side) throws -> StorePath {
        if theirPath != .frames(of: log) { return theirPath }
        let name = Identifier(bytes: other.reader.state.tree.root.bytes.prefix(16)) ?? .random()
        let kept = StorePath.fork(of: log, name)
        if try ours.exists(kept) { return kept }
        let size = other.reader.state.offset
        try ours.create(kept) { sink in
            for start in stride(from: 0, to: size, by: 8 << 20) {
                try sink.write(try theirs.read(theirPath, from: start, count: min(8 << 20, size - start)))
            }
        }
        return kept
    }
}
