// Slips of a hand: what can't be brought back is asked about once more.

import ArgumentParser
import CaseModel
import Desk
import Glibc
import ReadCommands

/// A command that asks "yes" on a terminal, and wants `--yes` without one.
protocol ConfirmedCommand: ParsableCommand {
    var yes: Bool { get set }

    /// Whether what was asked needs it; always, unless a command says otherwise.
    var needsConfirmation: Bool { get }

    /// What will happen, as a sentence or two.
    var warning: String { get }
}

extension ConfirmedCommand {
    var needsConfirmation: Bool { true }
}

extension Session {
    /// Asks whether to go on.
    ///
    /// - Throws: `Exit.Failure` unless the answer is "yes", or where nobody can be asked.
    func confirm(_ warning: String) throws {
        guard isInteractive else {
            throw Exit.Failure(
                exit: .refused, message: "\(warning) Give --yes if that is what you want; nothing was done.")
        }
        say(warning)
        _ = writeAll(Array("Type yes to go on: ".utf8), to: errors)
        guard readLine(strippingNewline: true)?.trimmed.lowercased() == "yes" else {
            throw Exit.Failure(exit: .refused, message: "nothing was done.")
        }
    }
}
