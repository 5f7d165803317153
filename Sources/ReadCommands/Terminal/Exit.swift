// How a run ends: the exit codes that scripts rely on.
package import ArgumentParser
import Glibc

/// How a run ends.
package enum Exit: Int32 {
    case done = 0
    case refused = 1
    case wrongUsage = 2
    case partFailed = 3

    /// A run that can't go on, with the sentence that says why (where it was not said before).
    package struct Failure: Error {
        package var exit: Exit
        package var message: String?

        package init(exit: Exit, message: String? = nil) {
            self.exit = exit
            self.message = message
        }
    }

    /// Ends the process.
    package static func end(_ exit: Exit) -> Never {
        Glibc.exit(exit.rawValue)
    }
}

extension ParsableCommand {
    /// The exit for what a command threw, with its sentence said, or its help shown.
    package static func exit(after error: any Error, say: (String) -> Void, show: (String) -> Void) -> Exit {
        if let failure = error as? Exit.Failure {
            if let message = failure.message { say(message) }
            return failure.exit
        }
        guard exitCode(for: error) != .success else {
            show(fullMessage(for: error))
            return .done
        }
        let message = message(for: error)
        say(message + (message.hasSuffix(".") ? "" : ".") + " See '\(_commandName) --help'.")
        return .wrongUsage
    }
}
