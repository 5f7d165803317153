// What bringing two copies of a vault together did.

/// What was taken over from another copy of a vault, and what was not.
public struct MergeResult: Sendable, Equatable {
    /// A log that goes one way here and another way there.
    public struct Fork: Sendable, Equatable {
        /// Which log.
        public let log: Identifier
        /// Its entries up to here are the same in both copies.
        public let commonSize: UInt64
        /// Where the other copy's log is kept, in our vault.
        public let keptAt: String
    }

    /// Logs that were not here before.
    public internal(set) var newLogs = 0
    /// Entries that were not here before.
    public internal(set) var newEntries: UInt64 = 0
    /// Entries of which this copy has more than the other.
    public internal(set) var missingThere: UInt64 = 0
    /// Blobs that were not here before.
    public internal(set) var newBlobs = 0
    /// Files of keys, of epochs and of time stamps that were not here before.
    public internal(set) var newFiles = 0
    /// Logs that went two ways. Ours stays as it is, and nothing of theirs is lost.
    public internal(set) var forks: [Fork] = []
    /// What a person should know, in sentences.
    public internal(set) var notices: [String] = []
    /// The blobs that were taken over.
    var copiedBlobs: [Identifier] = []
    /// The logs that became longer.
    var changedLogs: Set<Identifier> = []

    /// Whether nothing was taken over.
    public var isEmpty: Bool { newEntries == 0 && newBlobs == 0 && newFiles == 0 && forks.isEmpty }
}
