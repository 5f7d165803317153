// One's own second factor: shown as a square of dots and as text, kept when a code of it was typed, taken away with the passphrase.

import CaseModel
import Casebook
import Desk
import Phrases
import Vault

enum SecondFactorPages {
    static let path = "/team/factor"

    static let routes: [Route] = [
        .page(path, .member(.reader), form),
        .form(path, .member(.reader), set),
        .form("/team/factor/remove", .member(.reader), remove),
    ]

    @Sendable static func form(_ visit: Visit) async throws -> WebAnswer {
        let member = try visit.member
        if member.hasSecondFactor { return await kept(visit) }
        let factor = visit.visitor.newFactor ?? TOTP()
        visit.workbench.visitors.change(visit.visitor.token) { $0.newFactor = factor }
        let address = factor.uri(issuer: "Habeas", account: String(member.name.prefix(40)))
        return await visit.page("team.factor.title", in: .team) { page in
            page.element("h1", say: "team.factor.title")
            page.element("p", [("class", "lead")], say: "team.factor.lead")
            page.element("ol", class: "todo") { page in
                page.element("li") { page in
                    page.element("p", say: "team.factor.scan")
                    if let code = QRCode(Array(address.utf8)) {
                        page.element("figure", [("role", "img"), ("aria-label", visit.words("team.factor.square"))]) {
                            $0.raw(trusted: code.svg)
                        }
                    }
                    page.element("p", [("class", "s q2")], say: "team.factor.type")
                    page.element("p", [("class", "offer key"), ("translate", "no")], data: grouped(factor.base32))
                    page.element("p", [("class", "s")]) { $0.link(address, say: "team.factor.open") }
                }
                page.element("li") { page in
                    page.element("p", say: "team.factor.check")
                    page.form(path, [("class", "sheet")]) { page in
                        page.field(
                            "door.code", name: "code",
                            [
                                ("required", ""), ("inputmode", "numeric"), ("pattern", "[0-9 ]{6,7}"),
                                ("maxlength", "7"),
                            ])
                        page.secret("door.passphrase", name: "passphrase")
                        page.element("p", class: "row") { page in
                            page.button("team.factor.do", class: "b1")
                            page.link(Room.team.path, say: "team.leave")
                        }
                    }
                }
            }
            page.element("p", [("class", "s q2")], say: "team.factor.limits")
        }
    }

    /// The page of a member who has one.
    private static func kept(_ visit: Visit) async -> WebAnswer {
        await visit.page("team.factor.title", in: .team) { page in
            page.element("h1", say: "team.factor.title")
            page.element("p", [("class", "lead")], say: "team.factor.has")
            page.form("/team/factor/remove", [("class", "sheet")]) { page in
                page.secret("door.passphrase", name: "passphrase")
                page.element("p", class: "row") { page in
                    page.button("team.factor.remove", class: "b1")
                    page.link(Room.team.path, say: "team.leave")
                }
            }
            page.element("p", [("class", "s q2")], say: "team.factor.limits")
        }
    }

    /// In fours, for typing.
    private static func grouped(_ text: String) -> String {
        stride(from: 0, to: text.utf8.count, by: 4).map { String(text.dropFirst($0).prefix(4)) }.joined(separator: " ")
    }

    @Sendable static func set(_ visit: Visit) async throws -> WebAnswer {
        guard let factor = visit.visitor.newFactor else { return .go(to: path) }
        let now = visit.workbench.setting.vault.now()
        guard let code = visit.form["code"], factor.step(of: code, at: now) != nil else {
            return visit.back("door.code.wrong", at: path)
        }
        return try await change(visit, to: factor, deed: .factorSet, word: "team.factor.kept")
    }

    @Sendable static func remove(_ visit: Visit) async throws -> WebAnswer {
        try await change(visit, to: nil, deed: .factorRemoved, word: "team.factor.removed")
    }

    private static func change(_ visit: Visit, to factor: TOTP?, deed: AuditedDeed, word: Word) async throws
        -> WebAnswer
    {
        guard let passphrase = visit.passphrase("passphrase") else { return visit.back("door.empty", at: path) }
        let (vault, member) = (try visit.desk.vault, try visit.member)
        let made = try await visit.guess {
            try await vault.setSecondFactor(of: member, passphrase: passphrase, secret: factor)
        }
        switch made {
        case .wait: return visit.waitForGuess(at: path)
        case .wrong: return visit.wrongPassphrase(at: path)
        case .right(let now):
            for session in visit.workbench.visitors.signedIn where session.member?.id == member.id {
                visit.workbench.visitors.change(session.token) {
                    $0.member = now
                    $0.newFactor = nil
                }
            }
            visit.workbench.log(deed, member)
            return visit.done(word, at: Room.team.path)
        }
    }
}
