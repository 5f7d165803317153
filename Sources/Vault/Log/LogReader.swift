// Reads a log batch by batch, checking all that can be checked without a key.

import Crypto

/// Walks through a log from a known place to its end.
///
/// Checks every frame's checksum, every sealed body against its leaf, every batch against its commit, and so the whole log against its Merkle tree. It does not
/// check who signed: that needs the authors' keys (`SealedBatch.isSigned`).
public struct LogReader {
    private let store: any Store
    private let origin: String
    private let path: StorePath
    /// The place that was reached.
    public private(set) var state: LogState
    /// Bytes after the last batch that were never acknowledged; known at the end.
    public private(set) var tornBytes = 0
    /// Bytes of the file from `windowStart` on.
    private var window: [UInt8] = []
    private var windowStart = 0
    private let chunk = 4 << 20

    /// A reader of a log of a vault, from a place that was reached before or the beginning.
    ///
    /// - Parameter path: the file of its frames, where that is another than the log's own.
    public init(store: any Store, vault: Identifier, from state: LogState, at path: StorePath? = nil) {
        self.path = path ?? .frames(of: state.log)
        self.store = store
        self.state = state
        windowStart = state.offset
        origin = Checkpoint.origin(vault: vault, log: state.log)
    }

    /// The next batch; nil at the end.
    ///
    /// - Throws: `LogError.damaged` or `.inconsistent` where the log is not sound, `StoreError` where it can't be read.
    public mutating func next() throws -> SealedBatch? {
        var entries: [SealedEntry] = []
        var tree = state.tree
        let rootBefore = tree.root
        var position = state.offset
        while true {
            switch try frame(at: position) {
            case .torn(let why):
                if try commitFollows(position) { throw LogError.damaged(log: state.log, offset: position, why: why) }
                tornBytes = max(0, (try store.size(of: path) ?? 0) - state.offset)
                return nil
            case .frame(let frame, let next):
                if frame.kind == .commit {
                    let batch = try finish(entries, tree: tree, commit: frame, end: next)
                    state = batch.state
                    return batch
                }
                let index = tree.size
                guard
                    let entry = SealedEntry(
                        frame, log: state.log, index: index, rootBefore: rootBefore, offset: position)
                else {
                    throw inconsistent(index, "its frame holds no entry")
                }
                if entry.isErased {
                    if !entry.isBlank {
                        throw inconsistent(index, "it says that its body was erased, and it is still there")
                    }
                } else if entry.leaf.sealedHash != Self.sealedHash(entry) {
                    throw inconsistent(index, "its sealed body is not the one that was signed")
                } else if !entry.isOfItsKind {
                    throw inconsistent(index, "its frame says that it is of another kind than was signed")
                }
                guard entries.count < LogAppender.mostEntries else {
                    throw inconsistent(index, "its batch has more than \(LogAppender.mostEntries) entries")
                }
                try tree.append(Merkle.leafHash(entry.leaf.bytes))
                entries.append(entry)
                position = next
            }
        }
    }

    private func finish(_ entries: [SealedEntry], tree: Merkle.RightEdge, commit: Frame, end: Int) throws -> SealedBatch
    {
        let start = state.tree.size
        guard let first = entries.first else { throw inconsistent(start, "a batch without entries") }
        for entry in entries {
            guard entry.leaf.batchStart == start, entry.leaf.batchCount == UInt32(entries.count),
                entry.leaf.signature == first.leaf.signature
            else { throw inconsistent(entry.index, "it belongs to another batch") }
        }
        let note = [UInt8](commit.payload)
        let checkpoint: Checkpoint
        do {
            checkpoint = try Checkpoint(uncheckedNote: note)
        } catch {
            throw inconsistent(start, "its checkpoint can't be read (\(error))")
        }
        guard checkpoint.origin == origin else { throw inconsistent(start, "its checkpoint is another log's") }
        guard checkpoint.size == tree.size, checkpoint.root == tree.root else {
            throw inconsistent(start, "its checkpoint is not the one of these entries")
        }
        return SealedBatch(entries: entries, checkpoint: note, state: LogState(log: state.log, tree: tree, offset: end))
    }

    private func inconsistent(_ index: UInt64, _ why: String) -> LogError {
        .inconsistent(log: state.log, index: index, why: why)
    }

    static func sealedHash(_ entry: SealedEntry) -> Merkle.Hash {
        sealedHash(epoch: entry.epoch, nonce: entry.nonce, sealed: entry.sealed)
    }

    static func sealedHash(epoch: Identifier, nonce: some Collection<UInt8>, sealed: ArraySlice<UInt8>) -> Merkle.Hash {
        var hasher = SHA256()
        hasher.update(data: epoch.bytes)
        hasher.update(data: Array(nonce))
        sealed.withUnsafeBytes { hasher.update(bufferPointer: $0) }
        return Merkle.Hash(hasher.finalize())
    }

    private enum Found {
        case frame(Frame, next: Int)
        case torn(String)
    }

    /// The frame at a place of the file, reading more of it where needed.
    private mutating func frame(at position: Int) throws -> Found {
        while true {
            switch Frame.find(in: window, at: position - windowStart) {
            case .frame(let frame, let next): return .frame(frame, next: next + windowStart)
            case .bad(let why): return .torn(why)
            case .cutOff(let needs):
                let held = windowStart + window.count - position
                guard try store.size(of: path) != nil else { return .torn("no file") }
                let more = try store.read(path, from: position, count: max(chunk, needs))
                if more.count <= held { return .torn("a frame that is cut off") }
                window = more
                windowStart = position
            }
        }
    }

    private func commitFollows(_ position: Int) throws -> Bool {
        guard try store.size(of: path) != nil else { return false }
        var at = position
        while true {
            let bytes = try store.read(
                path, from: at, count: chunk + Frame.longestPayload + Frame.overhead)
            if Frame.holdsCommit(bytes, after: 0) { return true }
            if bytes.count < chunk + Frame.longestPayload { return false }
            at += chunk
        }
    }
}

extension Checkpoint {
    /// The origin of a log's checkpoints.
    static func origin(vault: Identifier, log: Identifier) -> String { "habeas/\(vault)/\(log)" }

    /// The checkpoint in a note whose signatures are not looked at.
    init(uncheckedNote note: [UInt8]) throws {
        self = try Checkpoint(text: Note.parse(note).text)
    }
}
