// The calendar: appointments, replies, ends of terms and deadlines of the law, by day; and the link for calendar programs.

import CaseLogic
import CaseModel
import Casebook
import Desk
import Phrases
import Vault

enum CalendarPages {
    static let routes: [Route] = [
        .page(Room.calendar.path, .member(.reader), calendar),
        .form("/calendar/link", .member(.reader), makeLink),
        .form("/calendar/link/end", .member(.reader), endLink),
        Route(.get, "/calendar/:file", .anyone, .link, CalendarFeed.feed),
    ]

    /// The deadlines of the law that the program has.
    static let rules = DeadlineRule.shipped()
    /// How far ahead the page looks, in days.
    static let ahead = 30
    /// Lines of one part of the page.
    static let most = 50

    /// What is due, with the day it is told on.
    struct Due {
        var today: CivilDay
        var items: [DueItem]

        var overdue: [DueItem] { items.filter { $0.day < today } }
        var week: [DueItem] { items.filter { $0.day >= today && $0.day <= today.adding(days: 6) } }
        var coming: [DueItem] { items.filter { $0.day > today.adding(days: 6) } }
    }

    @Sendable static func calendar(_ visit: Visit) async throws -> WebAnswer {
        let casebook = try await visit.casebook()
        let today = try visit.today
        let due = Due(
            today: today,
            items: try await casebook.keptDue(
                asOf: today, within: ahead, rules: rules, includingProtected: visit.showsProtected))
        let (role, link) = (try await visit.role, try await CalendarLink.of(try visit.member.id, in: casebook))
        return await visit.page("calendar.title", in: .calendar) { page in
            page.heading("calendar.title", "calendar.today", ["date": .text(visit.words.date(today))])
            if role >= .editor {
                page.element("p") { page in
                    page.link("/appointments/new", [("class", "b"), ("data-key", "N")]) { page in
                        page.say("calendar.new")
                        page.raw(" <kbd aria-hidden=\"true\">N</kbd>")
                    }
                }
            }
            if due.items.isEmpty { page.element("p", [("class", "lead")], say: "calendar.empty") }
            for (word, items) in [
                ("calendar.overdue" as Word, due.overdue.reversed()), ("calendar.week", due.week),
                ("calendar.coming", due.coming),
            ] where !items.isEmpty {
                part(word, Array(items), due.today, mayClose: role >= .editor, link: link, on: &page)
            }
            feed(link, visit, on: &page)
        }
    }

    private static func part(
        _ word: Word, _ items: [DueItem], _ today: CivilDay, mayClose: Bool, link: CalendarLink?, on page: inout Page
    ) {
        page.element("section", [("class", "panel gapt"), ("aria-labelledby", "h-\(word.key)")]) { page in
            page.element("h2", [("id", "h-\(word.key)")]) { page in
                page.say(word)
                page.raw(" ")
                page.element("span", [("class", "n")], data: Phrase.grouped(items.count))
            }
            page.table(
                "calendar.caption",
                columns: [
                    ("calendar.day", false), ("calendar.what", false), ("calendar.whom", false), ("calendar.do", false),
                ]
            ) { page in
                for item in items.prefix(most) { row(item, today, mayClose: mayClose, link: link, on: &page) }
            }
            if items.count > most {
                page.element("p", [("class", "q2 s")], say: "calendar.cut", ["n": .number(items.count - most)])
            }
        }
    }

    private static func row(
        _ item: DueItem, _ today: CivilDay, mayClose: Bool, link: CalendarLink?, on page: inout Page
    ) {
        let words = page.words
        page.element("tr") { page in
            page.element("th", [("scope", "row"), ("class", "nw")]) { page in
                page.element("span", [("class", item.day < today ? "due" : "")], data: words.date(item.date))
                page.single("br")
                page.element("span", class: "q2 s") { page in
                    let days = item.day.number - today.number
                    page.say(
                        days == 0 ? "calendar.isToday" : days < 0 ? "calendar.ago" : "calendar.in",
                        ["n": .number(abs(days))])
                }
            }
            page.cell("calendar.what") { page in
                page.data(words.what(item))
                if let more = words.detail(item) {
                    page.single("br")
                    page.element("span", [("class", "q2 s")], data: more)
                }
                if case .deadline(let rule, _) = item.subject {
                    page.single("br")
                    page.element("span", [("class", "q2 s"), ("lang", "en")], data: rule.source)
                    if rule.verified == nil {
                        page.raw(" ")
                        page.tag("calendar.notVerified")
                    }
                }
            }
            page.cell("calendar.whom") { page in
                page.records(item.records)
                if let link, let first = item.records.first {
                    page.single("br")
                    page.element(
                        "span", [("class", "q s")], say: "calendar.number",
                        ["number": .text(CalendarFeed.number(of: first.item, link))])
                }
            }
            page.cell("calendar.do") { page in
                guard mayClose else { return }
                if let entry = item.entry {
                    page.link("/appointments/\(WebName.of(entry))", [("class", "b")]) { $0.say("calendar.happened") }
                } else if let record = item.records.first {
                    page.link("/appointments/new/\(WebName.of(record.item))") { $0.say("calendar.plan") }
                }
            }
        }
    }

    // MARK: The link for calendar programs

    private static func feed(_ link: CalendarLink?, _ visit: Visit, on page: inout Page) {
        page.element("section", [("class", "panel gapt"), ("aria-labelledby", "h-feed")]) { page in
            page.element("h2", [("id", "h-feed")], say: "calendar.feed")
            page.element("p", [("class", "rule")], say: "calendar.feed.help")
            if let link {
                let scheme = visit.workbench.setting.isBehindTLS ? "https" : "http"
                let host = visit.request.headers["host"] ?? ""
                page.element(
                    "p", [("class", "offer")], data: "\(scheme)://\(host)/calendar/\(link.secret).ics")
                page.element("div", class: "row") { page in
                    page.form("/calendar/link") { $0.button("calendar.feed.again") }
                    page.form("/calendar/link/end") { $0.button("calendar.feed.end") }
                }
            } else {
                page.form("/calendar/link") { $0.button("calendar.feed.make") }
            }
        }
    }

    @Sendable static func makeLink(_ visit: Visit) async throws -> WebAnswer {
        let member = try visit.member
        let link = CalendarLink(secret: RandomToken.make(), member: member.id, language: visit.language.rawValue)
        try await visit.desk.write(link, by: member)
        return visit.done("calendar.feed.made", at: Room.calendar.path)
    }

    @Sendable static func endLink(_ visit: Visit) async throws -> WebAnswer {
        try await visit.desk.revokeCalendarLink(by: try visit.member)
        return visit.done("calendar.feed.ended", at: Room.calendar.path)
    }
}

extension Phrasebook {
    /// What is due, in words.
    func what(_ item: DueItem) -> String {
        switch item.subject {
        case .appointment(let act):
            return appointment(act.what)
        case .reply(let act): return self("calendar.reply", ["to": .text(act.to)])
        case .term(let kind, let isOver):
            let kind = kind.map { self.kind($0) } ?? self("calendar.custody")
            return self(isOver ? "calendar.term.over" : "calendar.term", ["kind": .text(kind)])
        case .deadline(let rule, _): return ifAny(rule.word) ?? rule.what
        }
    }

    /// What an appointment is: its kind in the language of the page, and what a member wrote of it.
    func appointment(_ what: String) -> String {
        let parts = what.split(separator: ": ", maxSplits: 1).map(String.init)
        guard let kind = parts.first.flatMap({ AppointmentKind(rawValue: $0) }) else { return what }
        return ([self("appointment.\(kind.rawValue)")] + parts.dropFirst()).joined(separator: ": ")
    }

    /// More of it.
    func detail(_ item: DueItem) -> String? {
        switch item.subject {
        case .appointment(let act):
            let parts = [act.time, act.place].compactMap(\.self)
            return parts.isEmpty ? nil : parts.joined(separator: ", ")
        case .reply(let act): return "\(act.what), \(date(act.date))"
        case .term: return nil
        case .deadline(let rule, let from):
            return self(
                "calendar.runs",
                ["length": .text(length(rule.length)), "kind": .text(kind(rule.from)), "date": .text(date(from))])
        }
    }
}

extension DeadlineRule {
    /// The phrase that says what is due: by country, code and event, since the rule itself has English words only.
    var word: Word { "deadline.\(country?.lowercased() ?? "any").\(code?.rawValue ?? "any").\(from.rawValue)" }
}
