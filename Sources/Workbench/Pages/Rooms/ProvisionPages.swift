// Provisions of law: how many people are prosecuted under each, and who. An address says nothing of which it is.

import CaseModel
import Casebook
import Phrases
import Presentation
import Vault

enum ProvisionPages {
    static let routes: [Route] = [
        .page(Room.provisions.path, .member(.reader), list),
        .page("/provisions/:key", .member(.reader), one),
    ]

    static let onPage = 50

    static func path(of provision: Provision) -> String { "/provisions/\(OpaqueName.of("\(provision)"))" }

    @Sendable static func list(_ visit: Visit) async throws -> WebAnswer {
        let all = try await visit.casebook().provisions(includingProtected: visit.showsProtected)
        let start = (visit.pageNumber - 1) * onPage
        let page = all.dropFirst(start).prefix(onPage)
        return await visit.page("provisions.title", in: .provisions) { body in
            body.heading("provisions.title", "provisions.count", ["n": .number(all.count)])
            guard !page.isEmpty else {
                body.element("p", [("class", "lead")], say: "provisions.empty")
                return
            }
            body.table(
                "provisions.caption",
                columns: [
                    ("provisions.provision", false), ("provisions.reported", true), ("provisions.alleged", true),
                    ("provisions.events", true),
                ]
            ) { body in
                for line in page {
                    body.element("tr") { body in
                        body.element("th", [("scope", "row")]) { body in
                            body.link(path(of: line.provision), [("class", "name")]) {
                                $0.data($0.words.short(line.provision))
                            }
                            body.single("br")
                            body.element("span", [("class", "q2 s")], data: code(line.provision, body.words))
                        }
                        body.cell("provisions.reported", number: line.reported)
                        body.cell("provisions.alleged", number: line.alleged)
                        body.cell("provisions.events", number: line.events)
                    }
                }
            }
            body.pager(Room.provisions.path, page: visit.pageNumber, hasMore: all.count > start + onPage)
        }
    }

    private static func code(_ provision: Provision, _ words: Phrasebook) -> String {
        words.code(provision.code) + (provision.country.map { " (\($0))" } ?? "")
    }

    @Sendable static func one(_ visit: Visit) async throws -> WebAnswer {
        let casebook = try await visit.casebook()
        let all = try await casebook.provisions(includingProtected: visit.showsProtected)
        guard let line = all.first(where: { OpaqueName.of("\($0.provision)") == visit.values["key"] }) else {
            throw WebError.notFound
        }
        let start = (visit.pageNumber - 1) * onPage
        let people = try await casebook.people(
            under: line.provision, from: start, limit: onPage + 1, includingProtected: visit.showsProtected)
        return await visit.page("provisions.one.title", in: .provisions) { page in
            page.element("div", class: "head") { page in
                page.element("h1", data: page.words.short(line.provision))
                page.element("p", [("class", "q2")], data: code(line.provision, page.words))
            }
            page.element("p", class: "lead") { page in
                page.say("provisions.people", ["n": .number(line.reported)])
                if line.alleged > 0 {
                    page.raw(" ")
                    page.say("provisions.people.alleged", ["n": .number(line.alleged)])
                }
            }
            page.table(
                "provisions.one.caption",
                columns: [
                    ("provisions.person", false), ("provisions.last", false), ("provisions.date", false),
                    ("provisions.steps", true), ("field.standing", false),
                ]
            ) { page in
                for person in people.prefix(onPage) {
                    page.element("tr") { page in
                        page.element("th", [("scope", "row")]) { $0.record(person.record, [("class", "name")]) }
                        page.cell("provisions.last") { page in
                            page.glyph(person.kind.rawValue)
                            page.raw(" ")
                            page.data(page.words.kind(person.kind))
                        }
                        page.cell("provisions.date") { $0.data($0.words.date(orNone: person.date)) }
                        page.cell("provisions.steps", number: person.events)
                        page.cell("field.standing") { $0.standing(Form(person.standing)) }
                    }
                }
            }
            page.pager(path(of: line.provision), page: visit.pageNumber, hasMore: people.count > onPage)
        }
    }
}
