// The page of a record: a person's case file, an event with its accounts, a body or a place with all that happened there.

import CaseLogic
import CaseModel
import Casebook
import Desk
import Phrases
import Presentation
import Vault

enum RecordPages {
    static let routes: [Route] = [.page("/records/:id", .member(.reader), show)] + RecordForms.routes

    @Sendable static func show(_ visit: Visit) async throws -> WebAnswer {
        let casebook = try await visit.casebook()
        let item = try visit.item()
        let shows = visit.visitor.showsProtected
        guard item.kind == .entity, let known = try await casebook.knownRecord(item) else { throw WebError.notFound }
        // Whoever may not see what is protected is not told that it is there.
        guard shows || known.sensitivity != .protected else { throw WebError.notFound }
        // A record that was merged into another is that one now.
        if known.item != item { return .go(to: WebName.path(of: known.item)) }
        let day = try visit.today
        guard let file = try await casebook.file(of: item, asOf: day, includingProtected: shows) else {
            throw WebError.notFound
        }
        var view = RecordView(
            file, words: visit.words, day: day, showsProtected: shows, role: try await visit.role)
        view.year = visit.form["y"].flatMap(Int.init).flatMap { (1800...2200).contains($0) ? $0 : nil }
        view.part = max(1, min(view.parts, visit.form["part"].flatMap(Int.init) ?? 1))
        if view.type == .person || view.type == .event {
            view.due = try await casebook.due(
                asOf: day, within: 3_660, of: item, rules: DeadlineRule.shipped(), includingProtected: shows)
        }
        view.holds = try await casebook.holds(asOf: day, on: item)
        view.marks = try await casebook.marks(of: item)
        view.merged = try await casebook.merged(into: item)
        view.history = try await casebook.history(of: item, includingProtected: shows)
        let ready = view
        let title: Word = "record.title.\(view.type.rawValue)"
        return await visit.page(title, in: room(of: view.type)) { page in
            switch ready.type {
            case .person: ready.person(&page)
            case .event: ready.eventPage(&page)
            default: ready.other(&page)
            }
        }
    }

    private static func room(of type: EntityType) -> Room {
        switch type {
        case .person, .group: .cases
        case .event: .events
        case .organisation, .place: .organisations
        }
    }
}

extension RecordView {
    /// The page of a person.
    func person(_ page: inout Page) {
        head(&page)
        let hasCase = !file.events.isEmpty
        jump(
            hasCase
                ? [
                    "timeline", "chronology", "proceedings", "custody", "people", "disagreements", "statements",
                    "history",
                ]
                : ["people", "statements", "history"], &page)
        columns(&page) { page in
            if hasCase {
                timeline(&page)
                chronology(&page)
                proceedings(&page)
                custodyChain(&page)
            }
            people(&page)
            disagreements(&page)
            statements(&page)
            historySection(&page)
        }
    }

    /// The file, and beside it what it asks for.
    private func columns(_ page: inout Page, hasNeeds: Bool = true, _ file: (inout Page) -> Void) {
        page.element("div", class: "file") { page in
            page.element("div", [], file)
            page.element("aside", [("class", "rail"), ("aria-label", words("record.needs"))]) { page in
                if hasNeeds {
                    dueSection(&page)
                    questions(&page)
                }
                care(&page)
            }
        }
    }

    /// The page of an event.
    func eventPage(_ page: inout Page) {
        eventHead(&page)
        columns(&page) { page in
            accounts(&page)
            disagreements(&page)
            statements(&page)
            historySection(&page)
        }
    }

    /// The page of a body, a place or a group: everything that happened there or by it.
    func other(_ page: inout Page) {
        head(&page)
        columns(&page, hasNeeds: false) { page in
            chronology(&page)
            people(&page)
            statements(&page)
            historySection(&page)
        }
    }

    /// Links to the parts of the page.
    private func jump(_ parts: [String], _ page: inout Page) {
        page.element("nav", [("class", "jump s"), ("aria-label", words("record.onThisPage"))]) { page in
            for part in parts + ["due", "questions", "care"] {
                guard part != "disagreements" || !findings.disagreements.isEmpty else { continue }
                page.link("#\(part)", say: "record.\(part)")
            }
            page.element("button", [("type", "button"), ("class", "bare"), ("data-print", "")]) {
                $0.say("record.print")
            }
        }
    }

    /// A part with its heading in the margin.
    func section(_ name: String, style: String = "sec", _ page: inout Page, _ fill: (inout Page) -> Void) {
        page.element("section", [("class", style), ("aria-labelledby", name)]) { page in
            page.element("h2", [("id", name)]) { $0.say("record.\(name)") }
            fill(&page)
        }
    }
}
