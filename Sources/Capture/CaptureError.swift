// Why a file was refused, in one sentence: what, where, what to do.

/// A refusal: nothing was captured and nothing was changed.
public struct CaptureError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was wrong.
    public enum Reason: Hashable, Sendable {
        case missing
        case unreadable(String)
        case directory
        case notAFile(String)
        case empty
        case binary
        /// A known format that is not read yet, by its name ("a PDF document").
        case format(String)
        /// Size (or the part seen so far) and limit, in bytes.
        case tooLarge(size: Int, limit: Int)
        /// Length of the text and limit, in bytes.
        case tooMuchText(length: Int, limit: Int)
        case tooManyTags(limit: Int)
        case encoding(String)
        case noArticle
    }
    /// What was wrong.
    public let reason: Reason
    /// The path or name under which it was given.
    public let name: String

    /// Makes an error.
    public init(_ reason: Reason, name: String) {
        self.reason = reason
        self.name = name
    }

    /// One sentence for a person: what, where, what to do.
    public var description: String {
        switch reason {
        case .missing: "\(name): there is no such file; check the path."
        case .unreadable(let why): "\(name): can't be opened (\(why)); check its permissions."
        case .directory: "\(name): is a folder, not a report; give the files in it."
        case .notAFile(let what):
            "\(name): is \(what), not a file; save it as a file, or pass it on standard input (habeas read -)."
        case .empty: "\(name): is empty; save the report again."
        case .binary: "\(name): is binary data, not text; give a saved web page or a plain text file."
        case .format(let what):
            "\(name): is \(what), which can't be read yet; save its text as a web page or a plain text file."
        case .tooLarge(let size, let limit):
            "\(name): is too large (\(megabytes(size)), the limit is \(megabytes(limit))); split it, or save only the report."
        case .tooMuchText(let length, let limit):
            "\(name): has too much text (\(megabytes(length)), the limit is \(megabytes(limit))); split it, or save only the report."
        case .tooManyTags(let limit): "\(name): has more than \(limit) tags; save only the report itself."
        case .encoding(let what): "\(name): is in the encoding \(what), which can't be read; save it as UTF-8."
        case .noArticle:
            "\(name): no article was found in this page; open the report itself and save that page, or save its text."
        }
    }

    private func megabytes(_ bytes: Int) -> String { "\((bytes + 999_999) / 1_000_000) MB" }
}
