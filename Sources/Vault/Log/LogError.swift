// What can be wrong with a log, in words.

/// Why a log could not be read or written.
public enum LogError: Error, Equatable, Sendable, CustomStringConvertible {
    /// An entry can't be written as it is.
    case unfitEntry(why: String)
    /// The file is damaged in its middle: sound entries follow.
    case damaged(log: Identifier, offset: Int, why: String)
    /// What the log says of itself does not fit together.
    case inconsistent(log: Identifier, index: UInt64, why: String)
    /// The log has fewer entries than were seen before.
    case shorter(log: Identifier, seen: UInt64, found: UInt64)
    /// The log's first entries are other ones than were seen before.
    case rewritten(log: Identifier, size: UInt64)
    /// An entry's body can't be opened.
    case sealed(log: Identifier, index: UInt64, why: String)
    /// Writing failed before, and nothing more is written until the vault is opened again.
    case stopped(log: Identifier, why: String)

    public var description: String {
        switch self {
        case .unfitEntry(let why): "this can't be kept as an entry: \(why)"
        case .damaged(let log, let offset, let why):
            "log \(log) is damaged: at byte \(offset) there is \(why), and sound entries follow. "
                + "Nothing was changed. Bring the log's folder back from a backup or another copy (habeas merge-from)."
        case .inconsistent(let log, let index, let why):
            "log \(log), entry \(index): \(why). It was changed by something else than Habeas; compare with a backup."
        case .shorter(let log, let seen, let found):
            "log \(log) has \(found) entries, but this device has seen \(seen): it was cut or rolled back. "
                + "Bring it back from a backup or another copy (habeas merge-from)."
        case .rewritten(let log, let size):
            "log \(log) is another one than this device has seen: its first \(size) entries were changed. Compare with a backup."
        case .sealed(let log, let index, let why): "log \(log), entry \(index): \(why)"
        case .stopped(let log, let why):
            "log \(log): nothing more is written, because the disk failed before (\(why)). What was acknowledged is safe. "
                + "Look after the disk, then open the vault again."
        }
    }
}
