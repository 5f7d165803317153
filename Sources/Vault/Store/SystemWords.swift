// The system's own words for what went wrong.
import Glibc

/// What the system says about a call that failed, to stand inside a sentence: in lower case.
public enum SystemWords {
    /// Words for `errno`.
    public static var now: String { words(for: errno) }

    /// Words for an error number.
    public static func words(for number: Int32) -> String {
        let words = strerror(number).map { String(cString: $0) } ?? "error \(number)"
        return words.prefix(1).lowercased() + words.dropFirst()
    }
}
