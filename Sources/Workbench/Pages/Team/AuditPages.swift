// The audit log: what was done that is no case's business, newest first, in words.

import CaseModel
import Casebook
import Desk
import Phrases
import Presentation
import Vault

/// The vault's own entries that the log tells.
enum VaultDeed: String, CaseIterable {
    case created = "vault.created"
    case member = "vault.member"
    case removed = "vault.removed"
    case epoch = "vault.epoch"
    case device = "vault.device"
    case adopted = "vault.adopted"
    case erased = "vault.erased"
    case timestamp = "vault.timestamp"
    case backup = "vault.backup"
}

enum AuditPages {
    static let routes: [Route] = [.page("/team/log", .member(.owner), log)]

    static let perPage = 50

    @Sendable static func log(_ visit: Visit) async throws -> WebAnswer {
        let all = Array(try await visit.desk.keeper.others().reversed())
        let names = await (try visit.desk.vault).membership.names
        let pages = max(1, (all.count + perPage - 1) / perPage)
        let number = min(max(1, visit.form["page"].flatMap { Int($0) } ?? 1), pages)
        let shown = all.dropFirst((number - 1) * perPage).prefix(perPage)
        return await visit.page("team.log.title", in: .team) { page in
            page.element("div", class: "head") { page in
                page.element("h1", say: "team.log.title")
                page.element("p", [("class", "q2")], say: "team.log.count", ["n": .number(all.count)])
            }
            page.element("table", class: "stk") { page in
                page.element("caption", say: "team.log.caption")
                page.element("thead") { page in
                    page.element("tr") { page in
                        for word in ["team.log.when", "team.log.who", "team.log.what"] as [Word] {
                            page.element("th", [("scope", "col")], say: word)
                        }
                    }
                }
                page.element("tbody") { page in
                    for judged in shown { row(judged, names, visit, on: &page) }
                }
            }
            page.element("nav", [("class", "row"), ("aria-label", visit.words("team.log.pages"))]) { page in
                if number > 1 { page.link("/team/log?page=\(number - 1)", say: "team.log.newer") }
                page.element(
                    "span", [("class", "q2")], say: "team.log.page", ["n": .number(number), "of": .number(pages)])
                if number < pages { page.link("/team/log?page=\(number + 1)", say: "team.log.older") }
            }
        }
    }

    private static func row(_ judged: JudgedEntry, _ names: [Identifier: String], _ visit: Visit, on page: inout Page) {
        let entry = judged.entry
        page.element("tr") { page in
            page.element("td", [("class", "nw s"), ("data-l", visit.words("team.log.when"))]) {
                $0.data(visit.words.time(entry.time))
            }
            page.element(
                "td", [("data-l", visit.words("team.log.who"))], data: names[entry.author] ?? visit.words("word.noName")
            )
            page.element("td", [("data-l", visit.words("team.log.what"))]) { page in
                tell(entry, names, on: &page)
                guard !judged.standing.counts else { return }
                page.raw(" ")
                page.tag("team.log.void")
            }
        }
    }

    private static func tell(_ entry: OpenedEntry, _ names: [Identifier: String], on page: inout Page) {
        if let deed = entry.text("deed").flatMap(AuditedDeed.init), entry.type == "audit" {
            page.say("team.deed.\(deed.rawValue)")
        } else if let deed = VaultDeed(rawValue: entry.type) {
            page.say("team.deed.\(deed.rawValue)")
        } else {
            page.say("team.deed.other")
        }
        let subject = entry.text("member").flatMap { Identifier(hex: $0) }.flatMap { names[$0] }
        for detail in [entry.text("name") ?? subject, entry.text("reason"), entry.text("place")] {
            guard let detail else { continue }
            page.raw(" ")
            page.element("q", data: detail)
        }
        if entry.type == VaultDeed.member.rawValue, let role = entry.text("role").flatMap(Role.init) {
            page.raw(" ")
            page.say("team.log.as", ["role": .text(page.words("team.role.\(role.rawValue)"))])
        }
    }
}
