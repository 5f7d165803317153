// Appends batches to a log: sealed, signed, committed, and safe on the disk before anybody is told.

import Crypto

/// Entries of one author that are to be written together.
public struct Batch: Sendable {
    /// The fields of each entry, at least one entry.
    public var entries: [[Field]]
    /// Who signs.
    public var author: Author

    /// A batch.
    public init(_ entries: [[Field]], by author: Author) {
        self.entries = entries
        self.author = author
    }
}

/// The one who writes to a log. Holds the log's lock; a failed write stops it for good, so that nothing is built on what may be lost.
public struct LogAppender: Sendable {
    /// The most entries in a batch: larger batches are split.
    public static let mostEntries = 1_024

    private let store: any Store
    private let vault: Identifier
    private let lock: StoreLock
    private var failure: String?
    /// Where the log stands.
    public private(set) var state: LogState
    /// Where a torn tail was kept that had to be cut off, if there was one.
    public let keptTail: KeptTail?

    /// Opens a log for writing, from a state that was reached before or the beginning; reads on to its end and cuts off a torn tail.
    ///
    /// - Throws: `StoreError.busy` where another process writes; `LogError` where the log is not sound.
    public init(store: any Store, vault: Identifier, from state: LogState, waiting seconds: Double = 10) throws {
        self.store = store
        self.vault = vault
        lock = try store.lock(state.log, waiting: seconds)
        var reader = LogReader(store: store, vault: vault, from: state)
        while try reader.next() != nil {}
        self.state = reader.state
        keptTail = reader.tornBytes > 0 ? try store.cut(.frames(of: state.log), to: reader.state.offset) : nil
    }

    /// Appends batches with one write and one fsync; returns the indices of the entries of each.
    ///
    /// When this returns, the entries outlast a power cut. When it throws, none of them was acknowledged, and the appender takes no more.
    public mutating func append(_ batches: [Batch], sealedBy sealer: EntrySealer) throws -> [Range<UInt64>] {
        if let failure { throw LogError.stopped(log: state.log, why: failure) }
        var bytes: [UInt8] = []
        var state = state
        var indices: [Range<UInt64>] = []
        for batch in Self.joined(batches) {
            for part in stride(from: 0, to: batch.entries.count, by: Self.mostEntries) {
                let entries = batch.entries[part..<min(part + Self.mostEntries, batch.entries.count)]
                try write(entries, by: batch.author, sealer: sealer, to: &bytes, state: &state)
            }
        }
        var next = self.state.tree.size
        for batch in batches {
            indices.append(next..<next + UInt64(batch.entries.count))
            next += UInt64(batch.entries.count)
        }
        if bytes.isEmpty { return indices }
        do {
            try store.append(bytes, to: .frames(of: state.log), at: self.state.offset)
        } catch {
            failure = "\(error)"
            throw error
        }
        state.offset = self.state.offset + bytes.count
        self.state = state
        return indices
    }

    /// Batches of one author that follow one another become one, which needs one signature.
    private static func joined(_ batches: [Batch]) -> [Batch] {
        var joined: [Batch] = []
        for batch in batches where !batch.entries.isEmpty {
            if let last = joined.indices.last, joined[last].author.id == batch.author.id {
                joined[last].entries += batch.entries
            } else {
                joined.append(batch)
            }
        }
        return joined
    }

    /// Adds one batch to the bytes to write and to the tree.
    private func write(
        _ entries: ArraySlice<[Field]>, by author: Author, sealer: EntrySealer, to bytes: inout [UInt8],
        state: inout LogState
    ) throws {
        let start = state.tree.size
        let rootBefore = state.tree.root
        // Asked of the system in one go: a salt seed and a nonce for each entry.
        var random = randomBytes(entries.count * 64)[...]
        var parts: [(leaf: Leaf, nonce: [UInt8], sealed: [UInt8])] = []
        for (number, fields) in entries.enumerated() {
            let body = EntryBody(saltSeed: [UInt8](random.prefix(32)), fields: fields)
            let nonce = [UInt8](random.dropFirst(32).prefix(32))
            random = random.dropFirst(64)
            let place = SealedEntry.place(
                vault: vault, log: state.log, index: start + UInt64(number), rootBefore: rootBefore, epoch: sealer.epoch
            )
            let sealed = try sealer.seal(try body.encoded(), nonce: nonce, place: place, vault: vault, log: state.log)
            let leaf = Leaf(
                fieldsRoot: body.fieldsRoot(),
                sealedHash: LogReader.sealedHash(epoch: sealer.epoch, nonce: nonce, sealed: sealed[...]),
                batchStart: start, batchCount: UInt32(entries.count), signature: [])
            parts.append((leaf, nonce, sealed))
        }
        let batchRoot = Merkle.root(
            of: parts.map { Leaf.batchLeaf(fieldsRoot: $0.leaf.fieldsRoot, sealedHash: $0.leaf.sealedHash) })
        let message = Leaf.signed(
            vault: vault, log: state.log, start: start, count: UInt32(entries.count), rootBefore: rootBefore,
            batchRoot: batchRoot)
        let signature = [UInt8](try author.key.signature(for: message))
        for var part in parts {
            part.leaf.signature = signature
            let leaf = part.leaf.bytes
            Frame.append(sealer.kind, to: &bytes) { payload in
                payload += UInt16(leaf.count).bigEndianBytes + leaf + sealer.epoch.bytes + part.nonce
                payload += part.sealed
            }
            try state.tree.append(Merkle.leafHash(leaf))
        }
        let note = try checkpoint(of: state, signedBy: author)
        Frame.append(.commit, to: &bytes) { $0 += note }
    }

    private func checkpoint(of state: LogState, signedBy author: Author) throws -> [UInt8] {
        let origin = Checkpoint.origin(vault: vault, log: state.log)
        return try Checkpoint(origin: origin, size: state.tree.size, root: state.tree.root)
            .signed(by: [Note.Signer(name: origin, key: author.key)])
    }
}
