// What can go wrong with a passphrase, in words for the person at the keyboard.

/// Why there is no passphrase, or not this one. Never holds any part of it.
public enum PassphraseError: Error, Equatable, CustomStringConvertible {
    /// Standard input is no terminal, so nothing is asked.
    case noTerminal
    /// The terminal can't be used.
    case terminal(why: String)
    /// A signal came while the prompt waited; the terminal is as it was before.
    case interrupted(signal: Int32)
    /// The prompt was ended without an answer (Ctrl-D).
    case noAnswer
    /// Nothing was typed, or the file's first line is empty.
    case empty(place: String)
    /// More than `PassphraseText.mostBytes`.
    case tooLong(place: String)
    /// Not UTF-8.
    case notUTF8(place: String)
    /// Has a control character, as an arrow key or Tab types one.
    case controlCharacter(place: String)
    /// The two that were typed are not the same.
    case different
    /// Too easy to guess.
    case tooWeak(reason: String)
    /// The file can't be read.
    case file(path: String, why: String)

    public var description: String {
        switch self {
        case .noTerminal:
            "No passphrase: standard input is no terminal. Use --passphrase-file FILE, HABEAS_PASSPHRASE_FILE or habeas unlock."
        case .terminal(let why): "The terminal can't be asked for the passphrase: \(why)."
        case .interrupted(let signal): "Interrupted (signal \(signal)) before the passphrase was typed."
        case .noAnswer: "No passphrase was typed."
        case .empty(let place): "The passphrase \(place) is empty."
        case .tooLong(let place): "The passphrase \(place) is longer than \(PassphraseText.mostBytes) bytes."
        case .notUTF8(let place): "The passphrase \(place) is not UTF-8 text."
        case .controlCharacter(let place):
            "The passphrase \(place) has a control character in it (an arrow key or Tab?). Type it again."
        case .different: "The two passphrases are not the same. Nothing was changed."
        case .tooWeak(let reason):
            "This passphrase is too easy to guess: \(reason). A generated one of 7 words is safe."
        case .file(let path, let why): "The passphrase file \(path) can't be read: \(why)."
        }
    }
}
