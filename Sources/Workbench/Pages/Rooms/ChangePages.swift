// What changed between two days: what came in, what was decided, who is in another state.

import CaseLogic
import CaseModel
import Casebook
import Phrases
import Presentation
import Vault

enum ChangePages {
    static let routes: [Route] = [.page(Room.changes.path, .member(.reader), changes)]

    static let onPage = 20
    /// Days between the two at most: what more of them changed is asked for in several steps.
    static let longest = 31

    @Sendable static func changes(_ visit: Visit) async throws -> WebAnswer {
        let today = try visit.today
        let typed = (from: visit.day("from"), to: visit.day("to"))
        // The last day that is shown; the casebook asks for the first that is not.
        let to = typed.to ?? typed.from?.adding(days: 6) ?? today
        var from = typed.from ?? to.adding(days: -6)
        if from > to { from = to }
        let isShortened = to.number - from.number >= longest
        if isShortened { from = to.adding(days: 1 - longest) }
        let first = from
        let found = try await visit.casebook().changes(
            since: first, until: to.adding(days: 1), from: (visit.pageNumber - 1) * onPage, limit: onPage,
            includingProtected: visit.showsProtected)
        return await visit.page("changes.title", in: .changes) { page in
            page.element("div", class: "head") { page in
                page.element("h1", say: "changes.title")
                chooser(first, to, on: &page)
            }
            page.element(
                "p", [("class", "lead")], say: "changes.count",
                [
                    "n": .number(found.count), "from": .text(visit.words.date(first)),
                    "to": .text(visit.words.date(to)),
                ])
            if isShortened {
                page.element("p", [("class", "q2 s")], say: "changes.shortened", ["n": .number(longest)])
            }
            for change in found.changes { section(change, on: &page) }
            page.pager(
                Room.changes.path, query: "from=\(first)&to=\(to)", page: visit.pageNumber,
                hasMore: found.count > visit.pageNumber * onPage)
        }
    }

    private static func chooser(_ from: CivilDay, _ to: CivilDay, on page: inout Page) {
        page.element("form", [("class", "row"), ("method", "get"), ("action", Room.changes.path)]) { page in
            for (name, word, day) in [("from", "changes.from" as Word, from), ("to", "changes.to", to)] {
                page.element("label", [("for", "f-\(name)")], say: word)
                page.single(
                    "input",
                    [("id", "f-\(name)"), ("name", name), ("type", "date"), ("value", day.description)])
            }
            page.element("button", [("type", "submit")], say: "changes.show")
        }
    }

    private static func section(_ change: RecordChange, on page: inout Page) {
        page.element("section", class: "panel changed") { page in
            page.element("h2") { page in
                if let record = change.record {
                    page.record(record)
                    page.raw(" ")
                    page.element("span", [("class", "q2 s")], say: "type.\(record.type.rawValue)")
                } else {
                    page.say("changes.casebook")
                }
            }
            page.element("ul") { page in
                for item in change.items { line(item, on: &page) }
            }
        }
    }

    private static func line(_ item: RecordChange.Item, on page: inout Page) {
        page.element("li") { page in
            if case .event(let kind, _, _, let standing) = item.about {
                page.glyph(kind.rawValue)
                page.raw(" ")
                page.line(Form(standing))
            }
            page.data(page.words.change(item))
            page.raw(" ")
            page.element("span", class: "q2 s") { page in
                page.data(
                    [item.time.utf8.count > 10 ? page.words.time(item.time) : nil, item.by].compactMap(\.self)
                        .joined(separator: ", "))
                if let source = item.source {
                    page.raw(" ")
                    page.link("/sources/\(WebName.of(source))", say: "changes.source")
                }
            }
        }
    }
}

extension Phrasebook {
    /// What changed, in a sentence.
    func change(_ item: RecordChange.Item) -> String {
        switch item.about {
        case .event(let kind, let date, let place, let standing):
            let words = self("rooms.event", ["kind": .text(self.kind(kind)), "date": .text(self.date(orNone: date))])
            return [words, place, standing == .reported ? nil : self("standing.\(standing.rawValue)")]
                .compactMap(\.self).joined(separator: ", ")
        case .status(let status, let since, let before):
            let now = self("changes.status.\(status.rawValue)")
            let then = before.map { self("changes.status.\($0.rawValue)") } ?? self("changes.status.nothing")
            guard let since else { return self("changes.state", ["now": .text(now), "before": .text(then)]) }
            return self(
                "changes.state.since", ["now": .text(now), "since": .text(date(since)), "before": .text(then)])
        case .term(let kind):
            return self("calendar.term.over", ["kind": .text(kind.map { self.kind($0) } ?? self("calendar.custody"))])
        case .act(let typed):
            let said = self("changes.\(item.kind.rawValue)")
            guard let typed, !typed.isEmpty else { return said }
            return self(
                "changes.words",
                ["what": .text(said), "words": .text(item.kind == .appointed ? appointment(typed) : typed)])
        }
    }
}
