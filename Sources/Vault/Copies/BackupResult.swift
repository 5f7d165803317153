// What a backup is and what it says of itself.

/// A backup that was made or brought back.
public struct BackupResult: Sendable {
    /// How far each log goes in it: the checkpoint to compare with later.
    public internal(set) var heads: [LogHead] = []
    /// What was copied now.
    public internal(set) var copied = MergeResult()
    /// Files of evidence in it.
    public internal(set) var blobs = 0
    /// What a person should know, in sentences.
    public internal(set) var notices: [String] = []
}
