// The signed checkpoints of a vault: what one prints, publishes or has stamped, to compare with later.

/// A signed checkpoint with what it is over.
public struct SignedCheckpoint: Hashable, Sendable {
    /// The log, and how far it goes.
    public let head: LogHead
    /// The signed note.
    public let note: [UInt8]
}

extension Vault {
    /// The newest checkpoint of every log, as the logs themselves have it; needs no keys.
    ///
    /// - Parameter path: how messages name the vault.
    /// - Throws: `VaultError.notAVault`; `LogError` where a log is not sound; `StoreError`.
    public static func checkpoints(in store: any Store, at path: String) throws -> [SignedCheckpoint] {
        let vault = try id(of: store, at: path)
        return try store.identifiers(in: .logs).sorted().compactMap { log in
            var reader = LogReader(store: store, vault: vault, from: LogState(log: log))
            var note: [UInt8]?
            while let batch = try reader.next() { note = batch.checkpoint }
            return note.map { SignedCheckpoint(head: reader.state.head, note: $0) }
        }
    }
}

extension Note {
    /// The signed notes that stand one after another in a file, with empty lines between them or not.
    ///
    /// A checkpoint's text has no empty lines; nothing else is checked.
    public static func parted(_ file: [UInt8]) -> [[UInt8]] {
        var notes: [[UInt8]] = []
        var note: [UInt8] = []
        var hasSignature = false
        for line in file.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            let isSignature = line.starts(with: "\u{2014} ".utf8)
            if hasSignature && !isSignature || note.isEmpty && line.isEmpty {
                if !note.isEmpty { notes.append(note) }
                (note, hasSignature) = ([], false)
                if line.isEmpty { continue }
            }
            note += line + [UInt8(ascii: "\n")]
            hasSignature = hasSignature || isSignature
        }
        if !note.isEmpty { notes.append(note) }
        return notes
    }

    /// Whether a signed note is a checkpoint; its signatures are not checked.
    public static func isCheckpoint(_ note: [UInt8]) -> Bool { (try? Checkpoint(uncheckedNote: note)) != nil }

    /// The first among signed notes that is a checkpoint of a log; nothing is checked.
    public static func checkpoint(of log: Identifier, in vault: Identifier, among notes: [[UInt8]]) -> [UInt8]? {
        let line = Array("\(Checkpoint.origin(vault: vault, log: log))\n".utf8)
        return notes.first { $0.starts(with: line) }
    }
}
