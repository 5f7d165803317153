// What programs can ask for.

import CaseLogic
import CaseModel
import Casebook
import Desk
import Phrases
import Presentation
import Vault

enum APIReading {
    private static let pages: [APIParameter] = [
        APIParameter(name: "page", shape: .integer(1...100_000)),
        APIParameter(name: "per_page", shape: .integer(1...200)),
    ]
    private static func day(_ name: String) -> APIParameter { APIParameter(name: name, shape: .day) }

    static let endpoints: [APIEndpoint] = [
        .get("/inbox", "Drafts that wait for review, the newest first.", pages) { call in
            try await call.page(of: try await call.casebook.inbox()) { $1.members(to: &$0) }
        },
        .get("/drafts/:id", "A draft with its items.", [], draft),
        .get("/records", "People of the casebook.", pages) { call in
            try await call.page(of: try await call.casebook.people()) { $1.members(to: &$0) }
        },
        .get("/records/:id", "A record: its state, events, statements with their sources.", [day("as_of")], record),
        .get("/held", "Who is held, since when, on what.", pages + [day("as_of")]) { call in
            let people = try await call.casebook.held(
                asOf: try call.day("as_of"), includingUnknown: false, includingProtected: false, withStatements: true)
            return try await call.page(of: people) { $1.members(to: &$0) }
        },
        .get(
            "/events", "Events, the newest first.",
            [
                APIParameter(name: "page", shape: .integer(1...100_000)),
                APIParameter(name: "kind", shape: .choice(EventKind.allCases.map(\.rawValue))),
            ]
        ) { call in
            let number = call.number("page", otherwise: 1)
            let found = try await call.casebook.events(
                kind: call.text("kind").flatMap(EventKind.init), month: nil, page: number)
            return try await call.answer { json in
                json.member("count", found.all)
                json.member("page", number)
                json.list("items", of: found.events) { json, event in json.object { event.members(to: &$0) } }
            }
        },
        .get(
            "/due", "Appointments, replies, ends of terms, deadlines of the law.",
            pages + [day("as_of"), APIParameter(name: "within", shape: .integer(0...3_660))], due),
        .get(
            "/counts", "Events and the people they are about, counted.",
            [APIParameter(name: "by", shape: .choice(CountKey.allCases.map(\.rawValue)))] + pages
        ) { call in
            let key = call.text("by").flatMap(CountKey.init) ?? .kind
            return try await call.page(of: try await call.casebook.count(by: key)) { $1.members(to: &$0, by: key) }
        },
        .get(
            "/sources", "Reports, notes and rows of tables.",
            [APIParameter(name: "group", shape: .choice(SourceGroup.allCases.map(\.rawValue)))] + pages, sources),
        .get("/changes", "What changed between two days.", [day("since"), day("until")] + pages, changes),
        .post(
            "/search", .reader, "Finds reports, notes and records by their words.",
            .object([
                ("words!", .text(most: 400, what: "All have to be there; of the last its beginning.")),
                ("limit", .integer(1...100)),
            ]), search),
    ]

    @Sendable private static func draft(_ call: APICall) async throws -> WebAnswer {
        let casebook = try await call.casebook
        guard let found = try await casebook.draft(try call.entry()), found.about.sensitivity < .protected else {
            throw APIProblem.unknown
        }
        let draft = try await casebook.listed(found)
        let listing = ItemListing(draft, showsProtected: false)
        return try await call.answer { json in
            json.member("item", draft.id.description)
            json.member("draft", draft.shortName)
            json.member("title", draft.about.title)
            json.member("site", draft.about.site)
            json.list("items", of: draft.items) { json, item in json.object { listing.write(item, to: &$0) } }
        }
    }

    @Sendable private static func record(_ call: APICall) async throws -> WebAnswer {
        let casebook = try await call.casebook
        let item = try call.item()
        guard try await casebook.record(item, includingProtected: false) != nil,
            let file = try await casebook.file(of: item, asOf: try call.day("as_of"))
        else { throw APIProblem.unknown }
        return try await call.answer(bytes: RecordJSON(file).bytes())
    }

    @Sendable private static func due(_ call: APICall) async throws -> WebAnswer {
        let day = try call.day("as_of")
        let items = try await call.casebook.due(
            asOf: day, within: call.number("within", otherwise: 7), rules: DeadlineRule.shipped(), country: nil,
            includingProtected: false, withStatements: true)
        return try await call.page(of: items) { $1.members(to: &$0, asOf: day) }
    }

    @Sendable private static func sources(_ call: APICall) async throws -> WebAnswer {
        let (number, size) = (call.number("page", otherwise: 1), call.number("per_page", otherwise: 50))
        let group = call.text("group").flatMap(SourceGroup.init) ?? .report
        let found = try await call.casebook.sources(group, from: (number - 1) * size, limit: size)
        return try await call.answer { json in
            json.member("count", found.count)
            json.member("page", number)
            json.list("items", of: found.sources) { json, source in json.object { source.members(to: &$0) } }
        }
    }

    @Sendable private static func changes(_ call: APICall) async throws -> WebAnswer {
        let last = try call.day("until")
        let first = call.text("since").flatMap { EDTF($0)?.day } ?? last.adding(days: -7)
        guard first <= last else { throw APIProblem.wrong("'since' lies after 'until'.") }
        let changes = try await call.casebook.changes(
            since: first, until: last.adding(days: 1), includingProtected: false)
        let items = changes.flatMap { change in change.items.map { (change, $0) } }
        return try await call.page(of: items) { json, item in item.0.members(of: item.1, to: &json) }
    }

    @Sendable private static func search(_ call: APICall) async throws -> WebAnswer {
        let found = try await call.casebook.search(
            call.body.text("words") ?? "", limit: call.body.integer("limit") ?? 20, asOf: nil,
            includingProtected: false)
        return try await call.answer { json in
            json.member("count", found.count)
            json.list("records", of: found.records) { json, record in json.object { record.foundMembers(to: &$0) } }
            json.list("sources", of: found.sources) { json, source in json.object { source.members(to: &$0) } }
        }
    }
}
