// What verifying a vault found: what was read, what was not, and what is wrong.

/// The report of a verification, in sentences for people and in values for programs.
public struct VaultVerification: Sendable {
    /// How much a finding weighs.
    public enum Weight: String, Sendable {
        /// The vault, or what it says of itself, was changed or damaged.
        case problem
        /// Nothing is wrong, but somebody should know.
        case remark
    }

    /// What was found to be so.
    public enum Kind: String, Sendable, CaseIterable {
        case format, log, tornTail, checkpoint, tile, against, rolledBack, lagging, keys, epoch, unopened, signature
        case doesNotCount, erasedWithoutRecord, evidenceMissing, evidenceAltered, evidenceUnnamed, timestamp
        case unknownFile, wideMode, link
    }

    /// One thing that was found.
    public struct Finding: Hashable, Sendable {
        public let weight: Weight
        public let kind: Kind
        /// A file of the vault, or an entry as `log/index`.
        public let place: String
        /// What is so, and what to do; a sentence without its subject.
        public let what: String
    }

    /// What was read of one log.
    public struct Log: Hashable, Sendable {
        public let log: Identifier
        /// Entries whose frames, checksums and roots are sound.
        public internal(set) var entries: UInt64 = 0
        public internal(set) var batches: UInt64 = 0
        /// The root over these entries.
        public internal(set) var root = Merkle.emptyRoot
        /// Entries whose body was erased.
        public internal(set) var erased: UInt64 = 0
        /// Entries whose body opened and was the one that was signed; 0 without keys.
        public internal(set) var opened: UInt64 = 0
        /// Batches whose author's signatures are right; 0 without keys.
        public internal(set) var signedBatches: UInt64 = 0
        /// Entries that count; 0 without keys.
        public internal(set) var counting: UInt64 = 0
        /// Entries of a capture device that nobody has adopted yet.
        public internal(set) var waiting: UInt64 = 0
        /// The size of the largest older checkpoint that the log was found to begin with; nil where none was given.
        public internal(set) var anchored: UInt64?

        /// Entries that lie beyond the checkpoint that was given; nil where none was.
        public var beyond: UInt64? { anchored.map { entries - $0 } }
    }

    /// What was read of the evidence.
    public struct Blobs: Hashable, Sendable {
        /// Blobs that entries name.
        public internal(set) var named = 0
        /// Those of them that have the right size.
        public internal(set) var rightSize = 0
        /// Those of them whose every byte was read, opened and compared.
        public internal(set) var read = 0
        /// Those of them that were erased and recorded so.
        public internal(set) var erased = 0
        /// Blobs that no entry names; they are not evidence.
        public internal(set) var unnamed = 0
    }

    /// Which vault; nil where its file FORMAT can't be read.
    public internal(set) var vault: Identifier?
    /// Whether keys were there to open entries and to check who signed.
    public internal(set) var withKeys = false
    /// Whether all bytes of the evidence were read.
    public internal(set) var readData = false
    /// The logs, in the order of their ids.
    public internal(set) var logs: [Log] = []
    public internal(set) var blobs = Blobs()
    /// How many time stamps entries name.
    public internal(set) var timestamps = 0
    /// Files of members' keys, which only their passphrases open.
    public internal(set) var memberKeys = 0
    /// Files that give epochs to others, which only they can open.
    public internal(set) var epochFilesOfOthers = 0
    /// Everything that was found, problems first.
    public internal(set) var findings: [Finding] = []

    init() {}

    /// What is wrong.
    public var problems: [Finding] { findings.filter { $0.weight == .problem } }

    /// Whether nothing is wrong, as far as it was read.
    public var isSound: Bool { !findings.contains { $0.weight == .problem } }

    /// Whether an older checkpoint of every log was given.
    public var isAnchored: Bool { !logs.isEmpty && logs.allSatisfy { $0.anchored != nil } }

    mutating func problem(_ kind: Kind, _ place: String, _ what: String) {
        findings.append(Finding(weight: .problem, kind: kind, place: place, what: what))
    }

    mutating func remark(_ kind: Kind, _ place: String, _ what: String) {
        findings.append(Finding(weight: .remark, kind: kind, place: place, what: what))
    }

    /// Counts something of a log.
    mutating func count(_ log: Identifier, _ change: (inout Log) -> Void) {
        guard let index = logs.firstIndex(where: { $0.log == log }) else { return }
        change(&logs[index])
    }

    /// Puts problems first and says nothing twice.
    mutating func settle() {
        var said: Set<Finding> = []
        let once = findings.filter { said.insert($0).inserted }
        findings = once.filter { $0.weight == .problem } + once.filter { $0.weight == .remark }
    }
}
