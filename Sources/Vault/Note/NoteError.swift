// What can be wrong with a signed note or a checkpoint, in words.

/// Why a note, a key or a checkpoint was refused.
public enum NoteError: Error, Equatable, CustomStringConvertible {
    /// The bytes are not a signed note.
    case malformed(why: String)
    /// The text cannot be signed.
    case badText(why: String)
    /// A name cannot be the name of a key.
    case badName(String)
    /// A verifier key is not one of ours, or was mistyped.
    case badKey(why: String)
    /// A signature of a key that we know is wrong: the note was changed.
    case badSignature(name: String)
    /// Nobody whom we know has signed.
    case unsigned(names: [String])
    /// The text of the note is not a checkpoint.
    case notACheckpoint(why: String)
    /// The checkpoint is of another log.
    case wrongOrigin(String, wanted: String)

    public var description: String {
        switch self {
        case .malformed(let why): "this is not a signed note: \(why)"
        case .badText(let why): "this text cannot be signed: \(why)"
        case .badName(let name):
            "\u{201C}\(name)\u{201D} cannot be the name of a key: it is empty, too long, or has a space or a plus sign in it"
        case .badKey(let why): "this is not a verifier key: \(why)"
        case .badSignature(let name): "the signature of \(name) is wrong: the note was changed after it was signed"
        case .unsigned(let names):
            names.isEmpty
                ? "nobody has signed the note"
                : "no key that is known here has signed the note; it is signed by \(names.joined(separator: ", "))"
        case .notACheckpoint(let why): "this is not a checkpoint: \(why)"
        case .wrongOrigin(let origin, let wanted): "this is a checkpoint of the log \(origin), not of \(wanted)"
        }
    }
}
