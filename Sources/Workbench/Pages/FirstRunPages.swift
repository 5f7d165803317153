// The first run: a vault is made, its passphrase agreed on, its recovery key shown once to be kept on paper.

import CaseModel
import Casebook
import Desk
import Phrases
import Vault

enum FirstRunPages {
    static let routes: [Route] = [
        .form("/vault", .anyone, make),
        .page("/recovery", .anyone, recovery),
        .form("/recovery", .anyone, recoveryKept),
    ]

    /// The form at the door where there is no vault yet.
    static func form(_ visit: Visit) async throws -> WebAnswer {
        let made = GeneratedPassphrase().secret.withBytes { String(decoding: $0, as: UTF8.self) }
        let words = visit.visitor.offered ?? made
        visit.workbench.visitors.change(visit.visitor.token) { $0.offered = words }
        return await visit.page("first.title", style: "door") { page in
            page.element("h1", say: "first.heading")
            page.element("p", [("class", "lead")], say: "first.lead")
            page.form("/vault") { page in
                page.field(
                    "first.name", name: "name", value: visit.kept("name") ?? "", help: "first.name.help",
                    [("required", ""), ("maxlength", "100"), ("autofocus", "")])
                page.element("fieldset", class: "box") { page in
                    page.element("legend", say: "first.passphrase")
                    page.element("p", say: "first.passphrase.offer")
                    page.element("p", [("class", "offer"), ("lang", "en")], data: words)
                    page.element("p", [("class", "s q2")], say: "first.passphrase.why")
                    for (word, name) in [("first.passphrase", "passphrase"), ("first.again", "again")]
                        as [(Word, String)]
                    {
                        page.field(
                            word, name: name, type: "password",
                            [("required", ""), ("autocomplete", "off"), ("maxlength", "1024")])
                    }
                }
                if visit.workbench.setting.samples != nil {
                    page.element("label", class: "ck") { page in
                        page.single("input", [("type", "checkbox"), ("name", "sample"), ("value", "yes")])
                        page.element("span", say: "first.sample")
                    }
                }
                page.element("p", class: "row") { $0.button("first.make", class: "b1") }
            }
            page.element("p", [("class", "s q2")]) { page in
                page.say("first.where")
                page.raw(" ")
                page.element("code", data: visit.workbench.setting.folder)
            }
        }
    }

    @Sendable static func make(_ visit: Visit) async throws -> WebAnswer {
        let workbench = visit.workbench
        guard !workbench.hasVault else { return .go(to: "/") }
        let typed = visit.form["passphrase"] ?? ""
        guard let name = visit.form.text("name") else { return visit.back("first.noName", at: "/") }
        guard typed == visit.form["again"] else { return visit.back("first.differ", at: "/") }
        var bytes = Array(typed.utf8)
        let secret = SecretBytes(taking: &bytes)
        do {
            try PassphraseStrength.check(secret)
        } catch {
            return visit.back("first.weak", detail: "\(error)", at: "/")
        }
        let (member, recovery) = try await workbench.make(owner: name, passphrase: try AgePassphrase(secret))
        if visit.form["sample"] == "yes", let open = workbench.open, let samples = workbench.setting.samples {
            try await SampleCasebook(folder: samples).take(into: open.desk, by: member)
        }
        workbench.visitors.change(visit.visitor.token) {
            $0.recoveryKey = recovery.secretText()
            $0.offered = nil
        }
        return DoorPages.signedIn(member, visit)
    }

    /// The key, once; after "I have it" no page shows it again.
    @Sendable static func recovery(_ visit: Visit) async throws -> WebAnswer {
        guard let key = visit.visitor.recoveryKey, visit.visitor.member != nil else { return .go(to: "/") }
        return await visit.page("first.recovery.title", style: "door") { page in
            page.element("h1", say: "first.recovery.heading")
            page.element("p", [("class", "lead")], say: "first.recovery.lead")
            page.element("p", [("class", "offer key"), ("translate", "no")], data: key)
            page.element("ul", class: "dots") { page in
                for word in ["first.recovery.print", "first.recovery.away", "first.recovery.never"] as [Word] {
                    page.element("li", say: word)
                }
            }
            page.form("/recovery", [("class", "noprint")]) { page in
                page.element("p", class: "row") { page in
                    page.element("button", [("type", "button"), ("data-print", "")], say: "first.recovery.printNow")
                    page.button("first.recovery.kept", class: "b1")
                }
            }
        }
    }

    @Sendable static func recoveryKept(_ visit: Visit) async throws -> WebAnswer {
        visit.workbench.visitors.change(visit.visitor.token) { $0.recoveryKey = nil }
        return .go(to: "/")
    }
}
