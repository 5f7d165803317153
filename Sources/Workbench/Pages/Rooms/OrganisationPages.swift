// Organisations and authorities: what each is, and how many people its events concern.

import CaseModel
import Casebook
import Phrases
import Vault

enum OrganisationPages {
    static let routes: [Route] = [.page(Room.organisations.path, .member(.reader), list)]

    static let onPage = 25

    @Sendable static func list(_ visit: Visit) async throws -> WebAnswer {
        let casebook = try await visit.casebook()
        let kind = visit.form["kind"].flatMap { OrganisationKind(rawValue: $0) }
        let start = (visit.pageNumber - 1) * onPage
        let found = try await casebook.bodies(
            kind, from: start, limit: onPage, includingProtected: visit.showsProtected)
        let counts = try await casebook.bodyCounts(includingProtected: visit.showsProtected)
        return await visit.page("organisations.title", in: .organisations) { page in
            page.heading("organisations.title", "organisations.count", ["n": .number(found.count)])
            page.element("div", class: "side") { page in
                page.element("aside") { page in
                    page.element("nav", [("class", "lists"), ("aria-label", visit.words("organisations.kinds"))]) {
                        page in
                        entry(nil, nil, isHere: kind == nil, on: &page)
                        for one in OrganisationKind.allCases where counts[one] ?? 0 > 0 {
                            entry(one, counts[one], isHere: one == kind, on: &page)
                        }
                    }
                }
                page.element("div") { page in
                    if found.bodies.isEmpty {
                        page.element("p", [("class", "lead")], say: "organisations.empty")
                    } else {
                        table(found.bodies, on: &page)
                    }
                    page.pager(
                        Room.organisations.path, query: kind.map { "kind=\($0.rawValue)" } ?? "",
                        page: visit.pageNumber, hasMore: found.count > start + onPage)
                }
            }
        }
    }

    private static func entry(_ kind: OrganisationKind?, _ count: Int?, isHere: Bool, on page: inout Page) {
        let path = Room.organisations.path + (kind.map { "?kind=\($0.rawValue)" } ?? "")
        page.link(path, isHere ? [("aria-current", "page")] : []) { page in
            page.element("span") { page in
                if let kind { page.data(page.words.body(kind)) } else { page.say("organisations.all") }
            }
            if let count { page.element("span", [("class", "n")], data: Phrase.grouped(count)) }
        }
    }

    private static func table(_ bodies: [ListedBody], on page: inout Page) {
        page.table(
            "organisations.caption",
            columns: [
                ("organisations.body", false), ("organisations.kind", false), ("organisations.people", true),
                ("organisations.events", true), ("organisations.last", false),
            ]
        ) { page in
            for body in bodies {
                page.element("tr") { page in
                    page.element("th", [("scope", "row")]) { $0.record(body.record, [("class", "name")]) }
                    page.cell("organisations.kind") { page in
                        page.data(body.kind.map { page.words.body($0) } ?? page.words("word.notSaid"))
                    }
                    page.cell("organisations.people", number: body.people)
                    page.cell("organisations.events", number: body.events)
                    page.cell("organisations.last", class: "nw") { page in
                        page.data(body.last.map { page.words.date($0) } ?? page.words("date.none"))
                    }
                }
            }
        }
    }
}
