// Batches opened on all cores: most of the time that reading a vault takes.

import Dispatch
import Synchronization

/// What opening a batch gives, before it is known what came before it.
struct OpenedBatch: Sendable {
    /// The body of each entry, or why it can't be opened.
    let bodies: [Result<EntryBody, LogError>]
    /// What the author signed.
    let message: [UInt8]

    /// About how many entries are worth opening together; more take more memory.
    static let entriesAtOnce = 4_096
    /// How few are opened sooner than other threads start.
    private static let fewEntries = 64

    private init(_ batch: SealedBatch, keys: EpochKeys, vault: Identifier) {
        bodies = batch.entries.map { entry in
            Result { () throws(LogError) in try keys.open(entry, in: vault) }
        }
        message = batch.signedMessage(in: vault)
    }

    /// Opens batches; the results are in their order.
    static func open(_ batches: [SealedBatch], with keys: EpochKeys, in vault: Identifier) -> [OpenedBatch] {
        guard batches.count > 1, batches.reduce(0, { $0 + $1.entries.count }) > fewEntries else {
            return batches.map { OpenedBatch($0, keys: keys, vault: vault) }
        }
        let places = Mutex([OpenedBatch?](repeating: nil, count: batches.count))
        DispatchQueue.concurrentPerform(iterations: batches.count) { number in
            let opened = OpenedBatch(batches[number], keys: keys, vault: vault)
            places.withLock { $0[number] = opened }
        }
        return places.withLock { $0.compactMap(\.self) }
    }
}
