// The exit codes that scripts rely on.
import Glibc

/// How a run ends.
enum Exit: Int32 {
    case done = 0
    case refused = 1
    case wrongUsage = 2
    case partFailed = 3

    /// A run that can't go on, with the sentence that says why (where it was not said before).
    struct Failure: Error {
        var exit: Exit
        var message: String?
    }

    /// Ends the process.
    static func end(_ exit: Exit) -> Never {
        Glibc.exit(exit.rawValue)
    }
}
