// One browser that talks to the workbench, signed in or not. All of it lies in memory and ends with the process.

import Phrases
import Vault

/// What is known of a browser.
struct Visitor: Sendable {
    /// The secret in its cookie.
    var token = RandomToken.make()
    /// The secret in each of its forms.
    var formToken = RandomToken.make()
    /// What it is called where sessions are listed; no secret.
    let name = RandomToken.make()
    /// Who has signed in.
    var member: SignedIn?
    /// Who gave the right passphrase and still owes the code of the second factor.
    var halfSignedIn: SignedIn?
    var language: Language
    /// Whether pages show what is protected.
    var showsProtected = false
    /// When it came, and when it asked last, in seconds of the steady clock.
    var began: Double
    var last: Double
    /// From where, and with what browser, as its member is shown.
    var peer: String
    var browser: String
    /// What the next page says first.
    var notice: Notice?
    /// Forms that were sent back, by the page they belong to, until they are right.
    var unfinished: [String: FormFields] = [:]
    /// The passphrase that was made up for a first run; the same until a vault is made.
    var offered: String?
    /// The recovery key of the vault that was made just now, until its owner has it on paper.
    var recoveryKey: String?
    /// The second factor that its member is about to set, until a code of it was typed.
    var newFactor: TOTP?
    /// A token that was made just now, until it was shown.
    var newToken: String?
    /// What the last verification of the vault said.
    var verified: (isSound: Bool, sentences: [String])?
    /// What was searched for, by the random names in addresses, newest last: no address ever holds the words themselves.
    var questions: [(name: String, words: String)] = []
}

/// A sentence at the top of the next page.
struct Notice: Sendable {
    var word: Word
    var arguments: [String: Argument] = [:]
    /// Whether something was refused.
    var isProblem = false
    /// The name of the act that can be undone; nil where nothing can.
    var undo: String?
    /// Said as it is, after the word, where another room of the program has its own words.
    var detail: String?
}
