// Members: listed, added, given another role, removed.

import CaseModel
import Casebook
import Desk
import Phrases
import Presentation
import Vault

enum MemberPages {
    static let routes: [Route] = [
        .page("/team/add", .member(.owner), addForm),
        .form("/team/add", .member(.owner), add),
        .form("/team/role", .member(.owner), changeRole),
        .page("/team/remove/:member", .member(.owner), removeForm),
        .form("/team/remove/:member", .member(.owner), remove),
    ]

    // MARK: The list

    static func list(_ membership: Membership, isOwner: Bool, _ visit: Visit, on page: inout Page) {
        let own = visit.visitor.member?.id
        let working = Set(visit.workbench.visitors.signedIn.compactMap { $0.member?.id })
        page.element("table", class: "stk") { page in
            page.element("caption", say: "team.caption")
            page.element("thead") { page in
                page.element("tr") { page in
                    for word in ["team.member", "team.role", "team.state"] as [Word] {
                        page.element("th", [("scope", "col")], say: word)
                    }
                    if isOwner { page.element("th", [("scope", "col")], say: "team.change") }
                }
            }
            page.element("tbody") { page in
                for card in membership.current {
                    page.element("tr") { page in
                        page.element("th", [("scope", "row"), ("class", "name")]) { page in
                            page.data(card.name)
                            if card.id == own {
                                page.raw(" ")
                                page.tag("team.you")
                            }
                        }
                        page.element("td", [("data-l", visit.words("team.role"))]) { page in
                            page.element("b", say: "team.role.\(card.role.rawValue)")
                            page.single("br")
                            page.element("span", [("class", "s q2")], say: "team.role.\(card.role.rawValue).may")
                        }
                        page.element(
                            "td", [("data-l", visit.words("team.state"))],
                            say: working.contains(card.id) ? "team.state.here" : "team.state.away")
                        if isOwner { changes(card, isOwn: card.id == own, visit, on: &page) }
                    }
                }
            }
        }
        if isOwner {
            page.element("p", class: "row") { page in
                page.link("/team/add", [("class", "b")]) { $0.say("team.add.title") }
            }
        }
        guard !membership.former.isEmpty else { return }
        page.element("p", [("class", "s q2")]) { page in
            page.say("team.former")
            page.raw(" ")
            page.data(membership.former.map(\.name).joined(separator: ", "))
        }
    }

    private static func changes(_ card: MemberCard, isOwn: Bool, _ visit: Visit, on page: inout Page) {
        page.element("td", [("data-l", visit.words("team.change"))]) { page in
            page.form("/team/role", [("class", "inl")]) { page in
                page.hiddenField("member", card.id.hex)
                page.element("label", [("class", "vh"), ("for", "f-role-\(card.id.hex)")], say: "team.role")
                page.element("select", [("id", "f-role-\(card.id.hex)"), ("name", "role")]) { page in
                    for role in Role.allCases {
                        var attributes: [(StaticString, String)] = [("value", role.rawValue)]
                        if role == card.role { attributes.append(("selected", "selected")) }
                        page.element("option", attributes, say: "team.role.\(role.rawValue)")
                    }
                }
                page.button("team.role.give")
                if !isOwn { page.link("/team/remove/\(card.id.hex)", say: "team.remove.link") }
            }
        }
    }

    // MARK: Adding

    @Sendable static func addForm(_ visit: Visit) async throws -> WebAnswer {
        let words = visit.offer()
        return await visit.page("team.add.title", in: .team) { page in
            page.element("h1", say: "team.add.title")
            page.element("p", [("class", "lead")], say: "team.add.lead")
            page.form("/team/add", [("class", "sheet")]) { page in
                page.field(
                    "team.add.name", name: "name", value: visit.kept("name") ?? "", help: "first.name.help",
                    [("required", ""), ("maxlength", "100"), ("autofocus", "")])
                page.choice(
                    "team.role", name: "role",
                    options: Role.allCases.map { role in
                        let (name, may) = (
                            visit.words("team.role.\(role.rawValue)"), visit.words("team.role.\(role.rawValue).may")
                        )
                        return (role.rawValue, "\(name): \(may)")
                    }, chosen: visit.kept("role") ?? Role.reviewer.rawValue)
                page.newPassphrase(offered: words)
                page.element("p", class: "row") { page in
                    page.button("team.add.do", class: "b1")
                    page.link(Room.team.path, say: "team.leave")
                }
            }
        }
    }

    @Sendable static func add(_ visit: Visit) async throws -> WebAnswer {
        let path = "/team/add"
        guard let name = visit.form.text("name") else { return visit.back("first.noName", at: path) }
        guard let role = visit.form["role"].flatMap(Role.init) else { return visit.back("team.noRole", at: path) }
        let new = visit.newPassphrase()
        guard let passphrase = new.passphrase else { return visit.back(new.problem, detail: new.detail, at: path) }
        let (vault, owner) = (try visit.desk.vault, try visit.member)
        do {
            // That a passphrase is somebody else's already is told, so it counts as a guess.
            let made = try await visit.guess {
                try await vault.addMember(name: name, role: role, passphrase: passphrase, by: owner)
            }
            guard case .right(let card) = made else { return visit.waitForGuess(at: path) }
            visit.workbench.visitors.change(visit.visitor.token) { $0.offered = nil }
            visit.forget(path)
            return visit.done("team.added", ["name": .text(card.name)], at: Room.team.path)
        } catch VaultError.refused(let why) {
            return visit.back("error.refused", detail: why, at: path)
        }
    }

    // MARK: Roles

    /// The member that an id means; those who were removed are none.
    static func card(_ id: String?, _ visit: Visit) async throws -> MemberCard {
        let current = await (try visit.desk.vault).membership.current
        guard let id, let card = current.first(where: { $0.id.hex == id }) else { throw WebError.notFound }
        return card
    }

    private static func isLastOwner(_ card: MemberCard, _ visit: Visit) async throws -> Bool {
        let current = await (try visit.desk.vault).membership.current
        return card.role == .owner && !current.contains { $0.role == .owner && $0.id != card.id }
    }

    @Sendable static func changeRole(_ visit: Visit) async throws -> WebAnswer {
        let card = try await card(visit.form["member"], visit)
        guard let role = visit.form["role"].flatMap(Role.init) else {
            return visit.back("team.noRole", at: Room.team.path)
        }
        if role != .owner, try await isLastOwner(card, visit) {
            return visit.back("team.lastOwner", ["name": .text(card.name)], at: Room.team.path)
        }
        try await (try visit.desk.vault).changeRole(of: card.id, to: role, by: try visit.member)
        return visit.done(
            "team.role.given", ["name": .text(card.name), "role": .text(visit.words("team.role.\(role.rawValue)"))],
            at: Room.team.path)
    }

    // MARK: Removing

    @Sendable static func removeForm(_ visit: Visit) async throws -> WebAnswer {
        let card = try await card(visit.values["member"], visit)
        let locks = try visit.desk.vault.member == card.id
        let hasDevices = await !(try visit.desk.vault).membership.captureDevices.isEmpty
        return await visit.page("team.remove.title", in: .team) { page in
            page.element("h1", say: "team.remove.heading", ["name": .text(card.name)])
            page.element("ul", class: "dots") { page in
                page.element("li", say: "team.remove.does")
                page.element("li", say: "team.remove.doesNot")
                page.element("li", say: "team.remove.merge")
                if hasDevices { page.element("li", say: "team.remove.devices") }
                if locks { page.element("li", say: "team.remove.locks") }
            }
            page.form("/team/remove/\(card.id.hex)") { page in
                page.element("p", class: "row") { page in
                    page.button("team.remove.do", class: "b1")
                    page.link(Room.team.path, say: "team.leave")
                }
            }
        }
    }

    @Sendable static func remove(_ visit: Visit) async throws -> WebAnswer {
        let card = try await card(visit.values["member"], visit)
        let vault = try visit.desk.vault
        guard card.id != (try visit.member).id else { return visit.back("team.remove.self", at: Room.team.path) }
        if try await isLastOwner(card, visit) {
            return visit.back("team.lastOwner", ["name": .text(card.name)], at: Room.team.path)
        }
        try await vault.removeMember(card.id, by: try visit.member)
        for session in visit.workbench.visitors.signedIn where session.member?.id == card.id {
            visit.workbench.visitors.dismiss(session.token)
        }
        if vault.member == card.id {
            // It was their key that opened the vault; nothing more can be written before somebody else opens it.
            var answer = WebAnswer.go(to: "/")
            answer.after = .lock
            return answer
        }
        return visit.done("team.removed", ["name": .text(card.name)], at: Room.team.path)
    }
}
