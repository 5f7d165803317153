// Many writers, one log: what arrives while the disk is busy is written together with the next fsync.

/// Appends to a log for many tasks at once.
///
/// Each `append` returns when its entries outlast a power cut. Entries that wait for the disk at the same time share one write and one fsync (group commit).
public actor LogWriter {
    private struct Waiting {
        let batch: Batch
        let done: CheckedContinuation<Range<UInt64>, any Error>
    }

    private var appender: LogAppender
    private var sealer: EntrySealer
    private var waiting: [Waiting] = []
    private var isWriting = false

    /// A writer on top of an open log.
    public init(_ appender: LogAppender, sealedBy sealer: EntrySealer) {
        self.appender = appender
        self.sealer = sealer
    }

    /// Seals what is written from now on to others.
    func seal(by sealer: EntrySealer) { self.sealer = sealer }

    /// Where the log stands.
    public var state: LogState { appender.state }

    /// Appends a batch; returns the indices of its entries.
    public func append(_ batch: Batch) async throws -> Range<UInt64> {
        try await withCheckedThrowingContinuation { done in
            waiting.append(Waiting(batch: batch, done: done))
            if !isWriting {
                isWriting = true
                Task { await writeAll() }
            }
        }
    }

    private func writeAll() async {
        while !waiting.isEmpty {
            // Those who were answered just now, and those who come with us, share the next fsync.
            await Task.yield()
            let now = waiting
            waiting = []
            let (after, result) = await Self.write(now.map(\.batch), with: appender, sealedBy: sealer)
            appender = after
            switch result {
            case .success(let ranges): for (waiter, range) in zip(now, ranges) { waiter.done.resume(returning: range) }
            case .failure(let error): for waiter in now { waiter.done.resume(throwing: error) }
            }
        }
        isWriting = false
    }

    /// Off the actor, so that others can queue while the disk works.
    @concurrent private static func write(
        _ batches: [Batch], with appender: LogAppender, sealedBy sealer: EntrySealer
    ) async -> (LogAppender, Result<[Range<UInt64>], any Error>) {
        var appender = appender
        let result = Result { try appender.append(batches, sealedBy: sealer) }
        return (appender, result)
    }
}
