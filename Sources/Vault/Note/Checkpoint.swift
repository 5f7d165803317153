// What a log promises at one moment: its size and root, signed (C2SP tlog-checkpoint).

/// A checkpoint: which log, how many entries it has, and the root of their tree.
public struct Checkpoint: Hashable, Sendable {
    /// The name of the log.
    public let origin: String
    /// Entries in the log.
    public let size: UInt64
    /// The root of its tree.
    public let root: Merkle.Hash
    /// Further lines, whose meaning is the log's; usually none.
    public let extensions: [String]

    /// A checkpoint; throws `notACheckpoint` where a line would be empty or hold a line end, or where the size is too large.
    public init(origin: String, size: UInt64, root: Merkle.Hash, extensions: [String] = []) throws(NoteError) {
        guard size <= Merkle.largestSize else {
            throw .notACheckpoint(why: "a log cannot have \(size) entries; the most is \(Merkle.largestSize)")
        }
        for line in [origin] + extensions where line.isEmpty || line.unicodeScalars.contains(where: { $0.value < 0x20 })
        {
            throw .notACheckpoint(why: "the origin and the extensions are lines that are not empty")
        }
        self.origin = origin
        self.size = size
        self.root = root
        self.extensions = extensions
    }

    /// The text that is signed.
    public var text: String {
        ([origin, String(size), root.base64] + extensions).map { $0 + "\n" }.joined()
    }

    /// Reads the text of a checkpoint, which must have exactly the form that `text` gives.
    public init(text: String) throws(NoteError) {
        // Over code units: `Character`s would see a letter and a mark after a line end as one.
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
            String(Substring($0))
        }
        guard lines.count >= 4, lines.last == "" else {
            throw .notACheckpoint(why: "it should have at least three lines")
        }
        guard let size = UInt64(lines[1]), String(size) == lines[1] else {
            throw .notACheckpoint(why: "its second line should be a number of entries")
        }
        guard let root = Merkle.Hash(base64: lines[2]) else {
            throw .notACheckpoint(why: "its third line should be a root of 32 bytes in base64")
        }
        try self.init(origin: lines[0], size: size, root: root, extensions: Array(lines[3..<lines.count - 1]))
    }

    /// Reads a signed checkpoint of one log, as a file holds it.
    ///
    /// - Parameters:
    ///   - bytes: the signed note.
    ///   - origin: the log that it must be of.
    ///   - verifiers: the keys that are known. One of them must have signed; a wrong signature of any refuses the whole.
    /// - Returns: the checkpoint, and the verifiers who signed: whether they are those who may is for the caller to say.
    public static func open(
        _ bytes: [UInt8], origin: String, verifiers: [Note.Verifier]
    ) throws(NoteError) -> (checkpoint: Checkpoint, signers: [Note.Verifier]) {
        let note = try Note(bytes, verifiers: verifiers)
        let checkpoint = try Checkpoint(text: note.text)
        guard checkpoint.origin == origin else { throw .wrongOrigin(checkpoint.origin, wanted: origin) }
        return (checkpoint, note.signers)
    }

    /// The checkpoint as a signed note, for a file.
    public func signed(by signers: [Note.Signer]) throws -> [UInt8] { try Note.signed(text, by: signers) }
}
