// Events: everything that happened, the newest first, a page at a time.

import CaseModel
import Casebook
import Desk
import Phrases
import Presentation
import Vault

enum EventsPage {
    static let routes: [Route] = [.page(Room.events.path, .member(.reader), list)]

    @Sendable static func list(_ visit: Visit) async throws -> WebAnswer {
        let kind = visit.form["kind"].flatMap(EventKind.init)
        let month = visit.form["month"].flatMap { isMonth($0) ? $0 : nil }
        let wanted = max(1, visit.form["page"].flatMap(Int.init) ?? 1)
        let casebook = try await visit.casebook()
        let shows = visit.visitor.showsProtected
        var found = try await casebook.events(kind: kind, month: month, page: wanted, includingProtected: shows)
        let pages = max(1, (found.all + Casebook.casesOnPage - 1) / Casebook.casesOnPage)
        let number = min(wanted, pages)
        if number != wanted {
            found = try await casebook.events(kind: kind, month: month, page: number, includingProtected: shows)
        }
        let (events, day) = (found, try visit.today)
        return await visit.page("events.title", in: .events) { page in
            page.element("div", class: "head") { page in
                page.element("h1", say: "events.title")
                page.element("p", [("class", "q2")]) { page in
                    page.say("events.asOf", ["n": .number(events.all), "date": .text(page.words.date(day))])
                    if events.leftOut > 0 {
                        page.raw(" ")
                        page.say("events.leftOut", ["n": .number(events.leftOut)])
                    }
                }
            }
            filters(kind, month, &page)
            guard !events.events.isEmpty else {
                page.element("p", [("class", "lead")], say: "events.none")
                return
            }
            table(events.events, &page)
            page.pages(number, of: pages) { number in
                var parts: [String] = []
                if let kind { parts.append("kind=\(kind.rawValue)") }
                if let month { parts.append("month=\(month)") }
                parts.append("page=\(number)")
                return "/events?" + parts.joined(separator: "&")
            }
        }
    }

    /// "2024-05" or "2024".
    private static func isMonth(_ text: String) -> Bool {
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2D }), let date = EDTF(text) else {
            return false
        }
        return date.day == nil && date.earliest != nil && !date.isInterval
    }

    private static func filters(_ kind: EventKind?, _ month: String?, _ page: inout Page) {
        page.element("form", [("method", "get"), ("action", "/events"), ("class", "row noprint filters")]) { page in
            let words = page.words
            let kinds = EventKind.allCases.map { (value: $0.rawValue, text: words.kind($0)) }.sorted {
                $0.text < $1.text
            }
            page.choice(
                "events.kind", name: "kind", options: [("", words("cases.any"))] + kinds, chosen: kind?.rawValue)
            page.field(
                "events.month", name: "month", value: month ?? "",
                [("placeholder", "2024-05"), ("maxlength", "7"), ("size", "9")])
            page.button("cases.filter", class: "b1")
        }
    }

    private static func table(_ events: [ListedEvent], _ page: inout Page) {
        page.element("table", class: "stk") { page in
            page.element("caption", say: "events.caption")
            page.element("thead") { page in
                page.element("tr") { page in
                    for word in [
                        "field.date", "field.kind", "events.whom", "field.place", "field.provision", "field.standing",
                    ] as [Word] {
                        page.element("th", [("scope", "col")], say: word)
                    }
                    page.element("th", [("scope", "col"), ("class", "num")], say: "cases.sources")
                }
            }
            page.element("tbody") { page in for event in events { row(event, &page) } }
        }
    }

    private static func row(_ event: ListedEvent, _ page: inout Page) {
        let words = page.words
        page.element("tr") { page in
            page.element(
                "td", [("class", "nw"), ("data-l", words("field.date"))],
                data: event.date.map(words.date) ?? words("date.none"))
            page.element("th", [("scope", "row")]) { page in
                page.glyph(event.kind.rawValue)
                page.raw(" ")
                page.link(WebName.path(of: event.event)) { $0.data(words.kind(event.kind)) }
                if event.sensitivity == .protected {
                    page.raw(" ")
                    page.tag("sensitivity.protected")
                }
            }
            page.element("td", [("data-l", words("events.whom"))]) { page in
                if event.subjects.isEmpty {
                    page.element("span", [("class", "q")], say: "events.nobody")
                } else {
                    page.recordsOrTags(event.subjects)
                }
                if !event.others.isEmpty {
                    page.raw("; ")
                    page.say("event.by")
                    page.raw(" ")
                    page.recordsOrTags(event.others, most: 3)
                }
            }
            page.element("td", [("data-l", words("field.place"))]) { page in
                if let place = event.place { page.recordOrTag(place) }
            }
            page.element("td", [("data-l", words("field.provision"))]) { $0.provisions(event.provisions, most: 3) }
            page.element("td", [("data-l", words("field.standing"))]) {
                $0.standing(Form(event.standing, isDenied: event.isDenied))
            }
            page.element("td", [("class", "num"), ("data-l", words("cases.sources"))], data: String(event.sources))
        }
    }
}
