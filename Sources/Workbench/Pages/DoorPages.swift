// The door: unlocking and signing in, the code of the second factor, the lock, the language. All that anybody can reach without a passphrase.

import CaseModel
import Casebook
import Desk
import Phrases
import Synchronization
import Vault

enum DoorPages {
    static let routes: [Route] = [
        .page("/", .anyone, home),
        .form("/unlock", .anyone, unlock),
        .page("/code", .anyone, code),
        .form("/code", .anyone, giveCode),
        .form("/lock", .anyone, lock),
        .form("/sign-out", .anyone, signOut),
        .form("/language", .anyone, chooseLanguage),
        .page("/alive", .member(.reader)) { _ in WebAnswer(status: 204, headers: [], body: []) },
    ]

    /// Where somebody begins: the first run where there is no vault, the door, or the inbox.
    @Sendable static func home(_ visit: Visit) async throws -> WebAnswer {
        if visit.visitor.recoveryKey != nil { return .go(to: "/recovery") }
        if visit.visitor.member != nil { return .go(to: Room.inbox.path) }
        if visit.visitor.halfSignedIn != nil { return .go(to: "/code") }
        guard visit.workbench.hasVault else { return try await FirstRunPages.form(visit) }
        return await visit.page("door.title", style: "door") { page in
            page.element("h1", say: "door.heading")
            page.element("p", [("class", "lead")], say: visit.open == nil ? "door.locked" : "door.open")
            page.form("/unlock") { page in
                // A browser that has a field for the name beside it doesn't take it for another site's.
                page.field(
                    "door.passphrase", name: "passphrase", type: "password", help: "door.passphrase.help",
                    [
                        ("required", ""), ("autofocus", ""), ("autocomplete", "off"), ("spellcheck", "false"),
                        ("maxlength", "1024"),
                    ])
                page.element("p", class: "row") { page in
                    page.button(visit.open == nil ? "door.unlock" : "door.signIn", class: "b1")
                }
            }
            page.element("p", [("class", "s q2")], say: "door.care")
        }
    }

    /// Opens the vault with the first passphrase that is right, and signs in.
    @Sendable static func unlock(_ visit: Visit) async throws -> WebAnswer {
        let (workbench, visitor) = (visit.workbench, visit.visitor)
        guard workbench.hasVault, let typed = visit.form["passphrase"], !typed.isEmpty else {
            return visit.back("door.empty", at: "/")
        }
        let now = workbench.setting.clock()
        guard workbench.guesses.withLock({ $0.take(from: visitor.peer, now: now) }) else {
            return visit.back("door.wait", ["seconds": .number(Int(Guesses.seconds))], at: "/")
        }
        do {
            let (_, member) = try await workbench.open(with: typed)
            workbench.guesses.withLock { $0.giveBack(to: visitor.peer) }
            return signedIn(member, visit)
        } catch VaultError.wrongPassphrase {
            return visit.back("door.wrong", at: "/")
        } catch let error as any CustomStringConvertible & Error {
            return visit.back("door.broken", detail: error.description, at: "/")
        }
    }

    /// Lets a member in, or asks for the code first. The cookie and the forms' secret are new from here on.
    static func signedIn(_ member: SignedIn, _ visit: Visit) -> WebAnswer {
        let token = RandomToken.make()
        visit.workbench.visitors.change(visit.visitor.token) { visitor in
            visitor.token = token
            visitor.formToken = RandomToken.make()
            visitor.began = visit.workbench.setting.clock()
            visitor.unfinished = [:]
            if member.hasSecondFactor { visitor.halfSignedIn = member } else { visitor.member = member }
        }
        if !member.hasSecondFactor {
            visit.workbench.open?.present.add(member)
            visit.workbench.log(.signedIn, member)
        }
        var answer = WebAnswer.go(to: member.hasSecondFactor ? "/code" : "/")
        answer.set("Set-Cookie", Gate.cookie(token, for: visit.request, visit.workbench.setting))
        return answer
    }

    @Sendable static func code(_ visit: Visit) async throws -> WebAnswer {
        guard visit.visitor.halfSignedIn != nil else { return .go(to: "/") }
        return await visit.page("door.title", style: "door") { page in
            page.element("h1", say: "door.code.heading")
            page.form("/code") { page in
                page.field(
                    "door.code", name: "code", help: "door.code.help",
                    [
                        ("required", ""), ("autofocus", ""), ("inputmode", "numeric"), ("pattern", "[0-9 ]{6,7}"),
                        ("maxlength", "7"),
                    ])
                page.element("p", class: "row") { $0.button("door.signIn", class: "b1") }
            }
        }
    }

    @Sendable static func giveCode(_ visit: Visit) async throws -> WebAnswer {
        let (workbench, visitor) = (visit.workbench, visit.visitor)
        guard let member = visitor.halfSignedIn, let open = visit.open else { return .go(to: "/") }
        let now = workbench.setting.clock()
        guard workbench.guesses.withLock({ $0.take(from: visitor.peer, now: now) }) else {
            return visit.back("door.wait", ["seconds": .number(Int(Guesses.seconds))], at: "/code")
        }
        let typed = (visit.form["code"] ?? "").filter { !$0.isWhitespace }
        guard open.codes.take(typed, of: member, at: workbench.setting.vault.now())
        else { return visit.back("door.code.wrong", at: "/code") }
        workbench.guesses.withLock { $0.giveBack(to: visitor.peer) }
        workbench.visitors.change(visitor.token) {
            $0.halfSignedIn = nil
            $0.member = member
        }
        open.present.add(member)
        workbench.log(.signedIn, member)
        return .go(to: "/")
    }

    /// Ends the process: whoever can reach the workbench may lock it. Nothing can be lost by that.
    @Sendable static func lock(_ visit: Visit) async throws -> WebAnswer {
        guard visit.open != nil, visit.visitor.member != nil else { return .go(to: "/") }
        var answer = WebAnswer.go(to: "/")
        answer.set("Set-Cookie", Gate.noCookie(for: visit.request, visit.workbench.setting))
        // Not "cookies": a browser would take those of every other program on this machine.
        answer.set("Clear-Site-Data", "\"cache\", \"storage\"")
        answer.after = .lock
        return answer
    }

    @Sendable static func signOut(_ visit: Visit) async throws -> WebAnswer {
        if let member = visit.visitor.member { visit.workbench.log(.signedOut, member) }
        visit.workbench.visitors.dismiss(visit.visitor.token)
        return .go(to: "/")
    }

    @Sendable static func chooseLanguage(_ visit: Visit) async throws -> WebAnswer {
        if let language = visit.form["language"].flatMap({ Language(rawValue: $0) }) {
            visit.workbench.visitors.change(visit.visitor.token) { $0.language = language }
        }
        return .go(to: visit.ownPath(visit.form["from"]))
    }
}

extension Visit {
    /// A path of ours that a form names; the beginning where it names anything else.
    func ownPath(_ typed: String?) -> String {
        guard let typed, typed.first == "/", typed.dropFirst().first != "/", typed.dropFirst().first != "\\",
            typed.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") })
        else { return "/" }
        return typed
    }
}
