// A line that counts, for long runs on a terminal.
import Glibc

/// Shows how far a run has come; says nothing where standard error is no terminal or there is little to do.
struct Progress {
    private let total: Int
    private let isShown: Bool
    private var hasLine = false

    /// Prepares the count for a number of reports.
    init(total: Int) {
        self.total = total
        isShown = total > 4 && isatty(STDERR_FILENO) == 1
    }

    /// Shows how many are done.
    mutating func show(_ done: Int) {
        guard isShown, done < total else { return }
        Messages.write("\r\u{1B}[K\(done) of \(total) reports read")
        hasLine = true
    }

    /// Takes the line away, so that a result or a message may be written.
    mutating func clear() {
        guard hasLine else { return }
        Messages.write("\r\u{1B}[K")
        hasLine = false
    }
}
