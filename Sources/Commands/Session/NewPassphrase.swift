// How a new passphrase is agreed on: from a file, else at a terminal, where seven words are offered first.

import ArgumentParser
import ReadCommands
import Vault

/// The options of commands that set a passphrase.
struct NewPassphraseOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("A file whose first line is the new passphrase (else it is asked for).", valueName: "file"))
    var newPassphraseFile: String?

    @Flag(help: "Take a new passphrase that is easy to guess.")
    var weakPassphrase = false

    /// The new passphrase.
    ///
    /// - Parameter whose: begins the question, such as "Your new passphrase".
    func passphrase(in session: Session, whose: String) throws -> AgePassphrase {
        if let newPassphraseFile {
            let file = try PassphraseFile(path: session.path(newPassphraseFile))
            for note in file.notes { session.say(note) }
            try PassphraseStrength.check(file.passphrase, forced: weakPassphrase)
            return try AgePassphrase(file.passphrase)
        }
        guard session.isInteractive else {
            throw Exit.Failure(
                exit: .refused,
                message: "there is no terminal to ask for the new passphrase: give --new-passphrase-file.")
        }
        session.say("\(whose):")
        return try NewPassphrase.ask(session, forced: weakPassphrase)
    }
}

enum NewPassphrase {
    /// Offers a generated passphrase; the person types it, or one of their own, twice.
    static func ask(_ session: Session, forced: Bool) throws -> AgePassphrase {
        let offered = GeneratedPassphrase()
        session.say("A passphrase that nobody guesses, for you to write down and learn (\(Int(offered.bits)) bits):")
        let words = offered.secret.withBytes { String(decoding: $0, as: UTF8.self) }
        _ = writeAll(Array("\n    \(words)\n\n".utf8), to: session.errors)
        session.say("Type it, or one of your own of twelve characters or more.")
        return try AgePassphrase(
            try PassphrasePrompt.askNew(prompt: "Passphrase: ", again: "Once more:  ", forced: forced).passphrase)
    }
}
