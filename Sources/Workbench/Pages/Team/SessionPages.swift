// Who has signed in now, from where and since when; ending a session.

import CaseModel
import Casebook
import Desk
import Phrases
import Presentation
import Vault

enum SessionPages {
    static let routes: [Route] = [.form("/team/end", .member(.reader), end)]

    static func list(_ visit: Visit, isOwner: Bool, on page: inout Page) {
        let own = visit.visitor.member?.id
        let sessions = visit.workbench.visitors.signedIn.filter { isOwner || $0.member?.id == own }
        let now = visit.workbench.setting.clock()
        func ago(_ time: Double) -> Argument { .number(max(0, Int((now - time) / 60))) }
        page.element("section", [("class", "gapt"), ("id", "sessions")]) { page in
            page.element("h2", say: "team.sessions")
            page.element("table", class: "stk") { page in
                page.element("caption", say: isOwner ? "team.sessions.all" : "team.sessions.own")
                page.element("thead") { page in
                    page.element("tr") { page in
                        for word in [
                            "team.member", "team.session.since", "team.session.last", "team.session.browser",
                            "team.session.end",
                        ] as [Word] { page.element("th", [("scope", "col")], say: word) }
                    }
                }
                page.element("tbody") { page in
                    for session in sessions {
                        page.element("tr") { page in
                            page.element("th", [("scope", "row")]) { page in
                                page.data(session.member?.name ?? "")
                                if session.name == visit.visitor.name {
                                    page.raw(" ")
                                    page.tag("team.session.this")
                                }
                            }
                            page.element(
                                "td", [("data-l", visit.words("team.session.since"))], say: "team.session.ago",
                                ["n": ago(session.began)])
                            page.element(
                                "td", [("data-l", visit.words("team.session.last"))], say: "team.session.ago",
                                ["n": ago(session.last)])
                            page.element("td", [("class", "s"), ("data-l", visit.words("team.session.browser"))]) {
                                page in
                                page.data(Self.browser(session.browser))
                                page.single("br")
                                page.element("span", [("class", "q")], data: session.peer)
                            }
                            page.element("td") { page in
                                page.form("/team/end", [("class", "inl")]) { page in
                                    page.hiddenField("session", session.name)
                                    page.button("team.session.end")
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// The name of a browser and its system in what it says of itself; all of it where neither is found.
    static func browser(_ agent: String) -> String {
        let names = ["Firefox", "Edg", "OPR", "YaBrowser", "Chrome", "Safari", "curl"]
        let systems = ["Android", "iPhone", "iPad", "Windows", "Mac OS X", "Linux"]
        let name = names.first { agent.contains("\($0)/") }
        let system = systems.first { agent.contains($0) }
        let known = [name.map { $0 == "Edg" ? "Edge" : $0 == "OPR" ? "Opera" : $0 }, system].compactMap(\.self)
        return known.isEmpty ? agent : known.joined(separator: ", ")
    }

    /// Ends a session: one's own, or as an owner anybody's.
    @Sendable static func end(_ visit: Visit) async throws -> WebAnswer {
        guard let session = visit.workbench.visitors.signedIn.first(where: { $0.name == visit.form["session"] }),
            let member = session.member
        else { return visit.back("team.session.gone", at: Room.team.path) }
        let isOwner = try await visit.role == .owner
        let own = try visit.member.id
        guard isOwner || member.id == own else { throw WebError.notAllowed }
        visit.workbench.visitors.dismiss(session.token)
        visit.workbench.log(.signedOut, try visit.member)
        if session.token == visit.visitor.token { return .go(to: "/") }
        return visit.done("team.session.ended", at: Room.team.path)
    }
}
