// The system's own words for what went wrong.
import Glibc

/// What the system says about the last call that failed.
enum SystemWords {
    /// Words for `errno`.
    static var now: String { words(for: errno) }

    /// Words for an error number.
    static func words(for number: Int32) -> String {
        strerror(number).map { String(cString: $0) } ?? "error \(number)"
    }
}
