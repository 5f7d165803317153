// How a new passphrase is agreed on at a terminal: seven words are offered first.

import Vault

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
