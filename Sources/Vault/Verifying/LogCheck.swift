// Everything about a log that can be checked without a key.

/// A log read from its beginning: its leaves, its checkpoints, and where it stopped being sound.
struct LogCheck {
    let log: Identifier
    /// The leaf hashes of all sound entries.
    private(set) var leaves: [Merkle.Hash] = []
    /// The signed checkpoints in the frames, by size.
    private(set) var checkpoints: [UInt64: [UInt8]] = [:]
    private(set) var batches: UInt64 = 0
    /// Entries whose bodies were erased.
    private(set) var erased: [UInt64] = []
    /// Why the log can't be read further.
    private(set) var failure: String?
    private(set) var tornBytes = 0

    var size: UInt64 { UInt64(leaves.count) }

    /// Reads a log; `visit` is given every sound batch.
    init(_ log: Identifier, store: any Store, vault: Identifier, visit: (SealedBatch) throws -> Void = { _ in }) throws
    {
        self.log = log
        var reader = LogReader(store: store, vault: vault, from: LogState(log: log))
        do {
            while let batch = try reader.next() {
                for entry in batch.entries {
                    leaves.append(Merkle.leafHash(entry.leaf.bytes))
                    if entry.isErased { erased.append(entry.index) }
                }
                checkpoints[batch.state.tree.size] = batch.checkpoint
                batches += 1
                try visit(batch)
            }
        } catch let error as LogError {
            failure = error.description
        }
        tornBytes = reader.tornBytes
    }

    /// The root of the log as it was with so many entries; nil where it has not so many.
    func root(at size: UInt64) -> Merkle.Hash? {
        size <= self.size ? Merkle.root(of: leaves[..<Int(size)] as ArraySlice<Merkle.Hash>) : nil
    }

    /// Whether the log begins with what a head says.
    func agrees(with head: LogHead) -> Agreement {
        guard let root = root(at: head.size) else { return .shorter }
        return root == head.root ? .same : .different
    }

    enum Agreement { case same, different, shorter }

    /// Puts what was found into a report.
    func report(to report: inout VaultVerification) {
        var summary = VaultVerification.Log(log: log)
        summary.entries = size
        summary.batches = batches
        summary.root = root(at: size) ?? Merkle.emptyRoot
        summary.erased = UInt64(erased.count)
        report.logs.append(summary)
        let place = "logs/\(log)/frames"
        if let failure { report.problem(.log, place, failure) }
        if tornBytes > 0, failure == nil {
            report.remark(
                .tornTail, place,
                "ends with \(tornBytes) bytes of a write that was cut short. They were never acknowledged; the next write cuts them off."
            )
        }
        if size == 0, failure == nil { report.problem(.log, place, "holds no entries.") }
    }
}

extension LogCheck {
    /// Compares the checkpoint file with the frames.
    func checkCheckpoint(_ store: any Store, report: inout VaultVerification) throws {
        let path = StorePath.checkpoint(of: log)
        guard try store.size(of: path) != nil else {
            if size > 0 {
                report.remark(
                    .checkpoint, "\(path)", "is missing; it is made from the frames when the log is next written.")
            }
            return
        }
        let note = try store.read(path, limit: Note.largest)
        let checkpoint: Checkpoint
        do {
            checkpoint = try Checkpoint(uncheckedNote: note)
        } catch {
            return report.problem(.checkpoint, "\(path)", "can't be read: \(error)")
        }
        guard checkpoint.size <= size else {
            return report.problem(
                .checkpoint, "\(path)",
                "is of \(checkpoint.size) entries, and the frames have \(size): the log was cut. Bring it back from a backup or another copy."
            )
        }
        guard checkpoints[checkpoint.size] == note else {
            return report.problem(
                .checkpoint, "\(path)", "is not the one that the frames have at \(checkpoint.size) entries.")
        }
        if checkpoint.size < size {
            report.remark(
                .checkpoint, "\(path)",
                "is \(size - checkpoint.size) entries behind the frames; it is made anew when the log is next written.")
        }
    }
}
