// Personal tokens: made, shown once, listed, ended.

import CaseModel
import Casebook
import Desk
import Phrases
import Presentation
import Vault

enum TokenPages {
    static let routes: [Route] = [
        .form("/settings/tokens", .member(.reader), make),
        .form("/settings/tokens/end", .member(.reader), end),
    ]

    /// The longest time for which a token holds, in days.
    static let longest = 365
    /// Tokens of one member at most.
    static let most = 20

    static func section(_ tokens: [AccessToken], isOwner: Bool, _ visit: Visit, on page: inout Page) {
        let own = visit.visitor.member?.id
        let shown = tokens.filter { isOwner || $0.member == own }
        page.element("section", [("class", "gapt"), ("id", "tokens")]) { page in
            page.element("h2", say: "settings.tokens")
            page.element("p", [("class", "s q2")], say: "settings.tokens.help")
            page.element("p") { $0.link(OpenAPI.path, say: "settings.tokens.document") }
            if let secret = visit.visitor.newToken {
                visit.workbench.visitors.change(visit.visitor.token) { $0.newToken = nil }
                page.element("div", [("class", "good"), ("role", "status")]) { page in
                    page.element("p", say: "settings.tokens.once")
                    page.element("p", [("class", "offer"), ("translate", "no")], data: secret)
                }
            }
            if !shown.isEmpty { list(shown, visit, on: &page) }
            page.form("/settings/tokens", [("class", "sheet")]) { page in
                page.element("div", class: "three") { page in
                    page.field(
                        "settings.tokens.name", name: "name", value: visit.kept("name") ?? "",
                        [("required", ""), ("maxlength", "100")])
                    page.choice(
                        "settings.tokens.scope", name: "scope",
                        options: TokenScope.allCases.map {
                            ($0.rawValue, visit.words("settings.scope.\($0.rawValue)"))
                        }, chosen: visit.kept("scope"))
                    page.field(
                        "settings.tokens.days", name: "days", value: visit.kept("days") ?? "30",
                        [("required", ""), ("inputmode", "numeric"), ("maxlength", "3")])
                }
                page.element("p", class: "row") { $0.button("settings.tokens.make") }
            }
        }
    }

    private static func list(_ tokens: [AccessToken], _ visit: Visit, on page: inout Page) {
        page.element("table", class: "stk") { page in
            page.element("caption", [("class", "vh")], say: "settings.tokens")
            page.element("thead") { page in
                page.element("tr") { page in
                    for word in [
                        "settings.tokens.name", "settings.tokens.scope", "settings.tokens.until", "team.session.end",
                    ] as [Word] { page.element("th", [("scope", "col")], say: word) }
                }
            }
            page.element("tbody") { page in
                for token in tokens {
                    page.element("tr") { page in
                        page.element("th", [("scope", "row")], data: token.name)
                        page.element(
                            "td", [("data-l", visit.words("settings.tokens.scope"))],
                            say: "settings.scope.\(token.scope.rawValue)")
                        page.element(
                            "td", [("data-l", visit.words("settings.tokens.until"))],
                            data: EDTF(token.until).map { visit.words.date($0) } ?? token.until)
                        page.element("td") { page in
                            page.form("/settings/tokens/end", [("class", "inl")]) { page in
                                page.hiddenField("entry", token.id.description)
                                page.button("team.session.end")
                            }
                        }
                    }
                }
            }
        }
    }

    @Sendable static func make(_ visit: Visit) async throws -> WebAnswer {
        let path = Room.settings.path
        let member = try visit.member
        guard let name = visit.form.text("name"), name.utf8.count <= 200 else {
            return visit.back("settings.tokens.noName", at: path)
        }
        guard let scope = visit.form["scope"].flatMap(TokenScope.init) else {
            return visit.back("settings.tokens.noScope", at: path)
        }
        guard let days = visit.form.text("days").flatMap({ Int($0) }), (1...longest).contains(days) else {
            return visit.back("settings.tokens.noDays", ["n": .number(longest)], at: path)
        }
        let own = try await visit.open?.tokens().filter { $0.member == member.id } ?? []
        guard own.count < most else { return visit.back("settings.tokens.tooMany", ["n": .number(most)], at: path) }
        let secret = AccessToken.secret()
        let until = try visit.desk.today.adding(days: days).description
        _ = try await (try visit.desk.vault).append(
            AccessToken.made, AccessToken.fields(name: name, secret: secret, scope: scope, until: until), by: member,
            needs: .reader)
        visit.workbench.log(.tokenMade, member)
        visit.forget(path)
        visit.workbench.visitors.change(visit.visitor.token) { $0.newToken = secret }
        return .go(to: "\(path)#tokens")
    }

    /// Ends a token: one's own, or as an owner anybody's.
    @Sendable static func end(_ visit: Visit) async throws -> WebAnswer {
        let member = try visit.member
        guard let token = try await visit.open?.tokens().first(where: { $0.id.description == visit.form["entry"] })
        else { return visit.back("settings.tokens.gone", at: Room.settings.path) }
        let isOwner = try await visit.role == .owner
        guard isOwner || token.member == member.id else { throw WebError.notAllowed }
        _ = try await (try visit.desk.vault).append(
            AccessToken.ended, [Field("token", token.id.description)], by: member, needs: .reader)
        visit.workbench.log(.tokenMade, member)
        return visit.done("settings.tokens.ended", at: Room.settings.path)
    }
}
