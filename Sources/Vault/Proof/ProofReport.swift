// What a checked proof shows, and what it can't show.

/// What a proof was found to show; exists only where everything in it fits together.
public struct ProofReport: Sendable {
    /// A file of evidence in the proof.
    public struct File: Hashable, Sendable {
        /// Its name in the proof's folder.
        public let name: String
        /// What the entry says of it; its bytes have this hash and size.
        public let reference: BlobReference
    }

    /// Which vault.
    public let vault: Identifier
    /// Which entry.
    public let entry: EntryID
    /// Entries in the log when the checkpoint was signed.
    public let size: UInt64
    /// The fields that are shown. All are as they were signed; what they say of times and authors is the author's claim.
    public let fields: [Field]
    /// The files that are shown.
    public let files: [File]
    /// The key of the one who wrote the entry.
    public let author: VerifyingKey
    /// The key that signed the checkpoint.
    public let checkpointKey: Note.Verifier
    /// Whether the checker had the key or a checkpoint from elsewhere.
    public let isAnchored: Bool

    /// The report for people.
    public var sentences: [String] {
        var lines = [
            "Entry \(entry.index) of log \(entry.log) in vault \(vault) is one of the \(size) entries under the checkpoint; the fields below are as its author signed them.",
            "Author's key: \(Base64.text(of: author.bytes))", "Checkpoint's key: \(checkpointKey)",
        ]
        lines += fields.map { field in
            if field.form == .inline, let text = field.text { return "Field \(field.name): \(Self.onOneLine(text))" }
            return "Field \(field.name): \(field.value.count) bytes"
        }
        lines += files.map {
            "File \($0.name): \($0.reference.content.size) bytes, SHA-256 \($0.reference.content.hash.hex); it is the one that the entry names."
        }
        lines.append(
            isAnchored
                ? "This agrees with the key or checkpoint that you gave."
                : "Whose keys these are, the proof can't show: compare them with what their owner has published or given you (check-proof --key or --against)."
        )
        return lines
    }

    /// Control characters and changes of direction could make a line look like another.
    static func onOneLine(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    switch scalar.properties.generalCategory {
                    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate: "\u{FFFD}"
                    default: scalar
                    }
                }))
    }
}
