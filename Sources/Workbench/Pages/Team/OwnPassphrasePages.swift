// One's own passphrase, put under another one.

import CaseModel
import Casebook
import Desk
import Phrases
import Vault

enum OwnPassphrasePages {
    static let path = "/team/passphrase"

    static let routes: [Route] = [
        .page(path, .member(.reader), form),
        .form(path, .member(.reader), change),
    ]

    @Sendable static func form(_ visit: Visit) async throws -> WebAnswer {
        let words = visit.offer()
        return await visit.page("team.passphrase.title", in: .team) { page in
            page.element("h1", say: "team.passphrase.title")
            page.element("p", [("class", "lead")], say: "team.passphrase.lead")
            page.form(path, [("class", "sheet")]) { page in
                page.secret("team.passphrase.old", name: "passphrase")
                page.newPassphrase(offered: words)
                page.element("p", class: "row") { page in
                    page.button("team.passphrase.do", class: "b1")
                    page.link(Room.team.path, say: "team.leave")
                }
            }
        }
    }

    @Sendable static func change(_ visit: Visit) async throws -> WebAnswer {
        guard let old = visit.passphrase("passphrase") else { return visit.back("door.empty", at: path) }
        let new = visit.newPassphrase()
        guard let passphrase = new.passphrase else { return visit.back(new.problem, detail: new.detail, at: path) }
        let (vault, member) = (try visit.desk.vault, try visit.member)
        do {
            switch try await visit.guess({ try await vault.changePassphrase(from: old, to: passphrase, by: member) }) {
            case .wait: return visit.waitForGuess(at: path)
            case .wrong: return visit.wrongPassphrase(at: path)
            case .right: break
            }
        } catch VaultError.refused(let why) {
            return visit.back("error.refused", detail: why, at: path)
        }
        visit.workbench.visitors.change(visit.visitor.token) { $0.offered = nil }
        visit.workbench.log(.passphraseChanged, member)
        return visit.done("team.passphrase.changed", at: Room.team.path)
    }
}
