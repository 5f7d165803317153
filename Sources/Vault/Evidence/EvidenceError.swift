// What can go wrong with evidence, in words.

/// Why a blob could not be kept or given out.
public enum EvidenceError: Error, Equatable, Sendable, CustomStringConvertible {
    /// What was to be kept became longer, shorter or different meanwhile.
    case changedWhileRead
    /// What was to be kept is no file: a folder or a device.
    case notAFile
    /// The capture record is longer than one can be.
    case recordTooLong(size: Int, limit: Int)
    /// The blob is not there.
    case missing(Identifier)
    /// The blob is not what its entry says; says how.
    case altered(Identifier, how: String)
    /// The blob can't be opened; says why.
    case unopened(Identifier, why: String)
    /// There is more than the caller was ready to take.
    case tooLong(Identifier, size: UInt64, limit: Int)
    /// There is a file already where an export was to go.
    case alreadyThere(path: String)
    /// The system refused to write an export; `code` is its errno.
    case notExported(path: String, code: Int32)

    public var description: String {
        switch self {
        case .changedWhileRead:
            "the file changed while it was read; nothing was kept. Wait until nobody writes to it, or copy it, and try again."
        case .notAFile: "this is no file; nothing was kept"
        case .recordTooLong(let size, let limit):
            "the record of the capture is \(size) bytes long, more than \(limit); nothing was kept"
        case .missing(let id):
            "evidence \(id) is missing. Bring it back from a backup or another copy (habeas merge-from)."
        case .altered(let id, let how):
            "evidence \(id) is not what was kept: \(how). Bring it back from a backup or another copy (habeas merge-from)."
        case .unopened(let id, let why): "evidence \(id) can't be opened: \(why)"
        case .tooLong(let id, let size, let limit):
            "evidence \(id) has \(size) bytes, more than the \(limit) that fit here; export it to a file"
        case .alreadyThere(let path): "\(path): is there already; nothing was written"
        case .notExported(let path, let code):
            "\(path): could not write it: \(SystemWords.words(for: code)). Nothing was left there."
        }
    }
}
