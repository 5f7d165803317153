// A passphrase that is asked for once more, by somebody who has signed in: wrong ones count as guesses at the door do.

import Phrases
import Synchronization
import Vault

/// What came of something that needs a passphrase.
enum Guess<Result: Sendable>: Sendable {
    case right(Result)
    /// The passphrase was wrong.
    case wrong
    /// Too many were tried; nothing was.
    case wait
}

extension Visit {
    /// Does something that throws `VaultError.wrongPassphrase` where the passphrase is wrong.
    ///
    /// Whatever else it throws counts as a guess too: a passphrase that is refused for being somebody else's tells something.
    func guess<Result: Sendable>(_ work: () async throws -> Result) async throws -> Guess<Result> {
        let now = workbench.setting.clock()
        guard workbench.guesses.withLock({ $0.take(from: visitor.peer, now: now) }) else { return .wait }
        do {
            let result = try await work()
            workbench.guesses.withLock { $0.giveBack(to: visitor.peer) }
            return .right(result)
        } catch VaultError.wrongPassphrase {
            return .wrong
        }
    }

    /// Goes back to a form, as after a passphrase that was wrong or not tried.
    func wrongPassphrase(at path: String) -> WebAnswer { back("team.passphrase.wrong", at: path) }

    func waitForGuess(at path: String) -> WebAnswer {
        back("door.wait", ["seconds": .number(Int(Guesses.seconds))], at: path)
    }

    /// A passphrase as typed into a field; nil where it is empty or no text that age takes.
    func passphrase(_ field: String) -> AgePassphrase? {
        guard let typed = form[field], !typed.isEmpty else { return nil }
        return try? AgePassphrase(bytes: Array(typed.utf8))
    }

    /// A new passphrase that was typed twice, or why it is none.
    func newPassphrase() -> (passphrase: AgePassphrase?, problem: Word, detail: String?) {
        let typed = form["new"] ?? ""
        guard typed == form["again"] else { return (nil, "first.differ", nil) }
        var bytes = Array(typed.utf8)
        let secret = SecretBytes(taking: &bytes)
        do {
            try PassphraseStrength.check(secret)
            return (try AgePassphrase(secret), "first.weak", nil)
        } catch {
            return (nil, "first.weak", "\(error)")
        }
    }

    /// Words that are offered as a new passphrase; the same until they are used.
    func offer() -> String {
        if let offered = visitor.offered { return offered }
        let made = GeneratedPassphrase().secret.withBytes { String(decoding: $0, as: UTF8.self) }
        workbench.visitors.change(visitor.token) { $0.offered = made }
        return made
    }
}

extension Page {
    /// The offer of a passphrase, and the two fields for a new one.
    mutating func newPassphrase(offered words: String) {
        element("fieldset", class: "box") { page in
            page.element("legend", say: "first.passphrase")
            page.element("p", say: "team.passphrase.offer")
            page.element("p", [("class", "offer"), ("lang", "en")], data: words)
            page.secret("team.passphrase.new", name: "new")
            page.secret("first.again", name: "again")
        }
    }

    /// A field for a passphrase.
    mutating func secret(_ word: Word, name: String) {
        field(word, name: name, type: "password", [("required", ""), ("autocomplete", "off"), ("maxlength", "1024")])
    }
}
