// What a bar counts, one by one.

import CaseLogic
import CaseModel
import Casebook
import Phrases
import Presentation
import Vault

enum StatisticsLists {
    static let onPage = 50

    /// The events of a kind, a place or a provision, in a year or at all times.
    @Sendable static func events(_ visit: Visit) async throws -> WebAnswer {
        let casebook = try await visit.casebook()
        let year = StatisticsPages.year(visit)
        var filter = StatisticsPages.filter(year)
        var (query, title, under): (String, String, Provision?) = ("", "", nil)
        if let kind = visit.form["kind"].flatMap({ EventKind(rawValue: $0) }) {
            filter.kinds = [kind]
            (query, title) = ("kind=\(kind.rawValue)", visit.words.kind(kind))
        } else if let item = visit.form["place"].flatMap({ WebName.item($0) }) {
            guard let place = try await casebook.record(item, includingProtected: visit.showsProtected) else {
                throw WebError.notFound
            }
            filter.place = item
            (query, title) = ("place=\(WebName.of(item))", place.name)
        } else if let key = visit.form["provision"] {
            let known = try await casebook.provisions(includingProtected: visit.showsProtected).first {
                OpaqueName.of("\($0.provision)") == key
            }
            guard let known else { throw WebError.notFound }
            (query, title, under) = ("provision=\(key)", visit.words.provision(known.provision), known.provision)
        } else {
            throw WebError.notFound
        }
        if let year { query += "&year=\(year)" }
        let events = try await casebook.events(
            counted: filter, under: under, from: (visit.pageNumber - 1) * onPage, limit: onPage + 1,
            includingProtected: visit.showsProtected)
        return await visit.page("statistics.events.title", in: .statistics) { [title, query] page in
            page.element("div", class: "head") { page in
                page.element("h1", data: title)
                page.element("p", class: "q2") { page in
                    if let year { page.data(year) } else { page.say("statistics.whole") }
                }
            }
            if events.isEmpty {
                page.element("p", [("class", "lead")], say: "statistics.events.empty")
            } else {
                table(events.prefix(onPage), on: &page)
            }
            page.pager("/statistics/events", query: query, page: visit.pageNumber, hasMore: events.count > onPage)
        }
    }

    private static func table(_ events: some Sequence<CountedEvent>, on page: inout Page) {
        page.table(
            "statistics.events.caption",
            columns: [
                ("field.date", false), ("field.kind", false), ("field.place", false), ("field.victim", false),
                ("field.standing", false),
            ]
        ) { page in
            for event in events {
                page.element("tr") { page in
                    page.element("th", [("scope", "row"), ("class", "nw")], data: page.words.date(orNone: event.date))
                    page.cell("field.kind") { page in
                        page.glyph(event.kind.rawValue)
                        page.raw(" ")
                        page.link(WebName.path(of: event.record.item)) { $0.data($0.words.kind(event.kind)) }
                    }
                    page.cell("field.place") { page in if let place = event.place { page.record(place) } }
                    page.cell("field.victim") { $0.records(event.people, most: 4) }
                    page.cell("field.standing") { $0.standing(Form(event.standing, isDenied: event.isDenied)) }
                }
            }
        }
    }

    /// The lengths of one kind that have so many days.
    @Sendable static func lengths(_ visit: Visit) async throws -> WebAnswer {
        guard let kind = visit.values["kind"].flatMap({ Interval.Kind(rawValue: $0) }),
            let code = visit.values["code"].flatMap({ LegalCode(rawValue: $0) })
        else { throw WebError.notFound }
        let number = visit.form["bin"].flatMap { Int($0) }
        let bin = number.flatMap { StatisticsLengths.bins.indices.contains($0) ? StatisticsLengths.bins[$0] : nil }
        let found = try await visit.casebook().intervals(
            kind, code, days: bin?.days ?? 0...1_000_000, from: (visit.pageNumber - 1) * onPage, limit: onPage + 1,
            includingProtected: visit.showsProtected)
        return await visit.page("statistics.lengths.title", in: .statistics) { page in
            page.element("div", class: "head") { page in
                page.element("h1", say: "statistics.length.\(kind.rawValue)")
                page.element("p", class: "q2") { page in
                    page.data(page.words.code(code))
                    if let bin {
                        page.raw(", ")
                        page.say(bin.word)
                    }
                }
            }
            page.table(
                "statistics.lengths.caption",
                columns: [
                    ("statistics.person", false), ("statistics.from", false), ("statistics.to", false),
                    ("statistics.days", true),
                ]
            ) { page in
                for one in found.prefix(onPage) {
                    page.element("tr") { page in
                        page.element("th", [("scope", "row")]) { $0.record(one.person, [("class", "name")]) }
                        page.cell("statistics.from") { page in
                            page.link(WebName.path(of: one.from)) { $0.data($0.words.date(one.start)) }
                        }
                        page.cell("statistics.to") { page in
                            page.link(WebName.path(of: one.to)) { $0.data($0.words.date(one.finish)) }
                        }
                        page.cell("statistics.days", class: "num") { $0.data(StatisticsLengths.days(one.days)) }
                    }
                }
            }
            page.pager(
                visit.request.path, query: bin == nil ? "" : "bin=\(number ?? 0)", page: visit.pageNumber,
                hasMore: found.count > onPage)
        }
    }
}
