// A new note: what somebody told or a member knows, and what happened, kept together in half a minute.

import CaseModel
import Casebook
import Desk
import Phrases
import Vault

enum NotePages {
    static let path = "/notes/new"

    static let routes: [Route] = [
        .page(path, .member(.editor), form),
        .form("/notes", .member(.editor), keep),
    ]

    /// How many people a form has room for, and how many names it suggests.
    static let people = 3
    private static let suggested = 400

    @Sendable static func form(_ visit: Visit) async throws -> WebAnswer {
        let casebook = try await visit.casebook()
        let shown = visit.visitor.showsProtected
        let persons = try await casebook.suggestedNames(.person, most: suggested, includingProtected: shown)
        let bodies = try await casebook.suggestedNames(.organisation, most: suggested, includingProtected: shown)
        let places = try await casebook.suggestedNames(.place, most: suggested, includingProtected: shown)
        let today = try visit.desk.today.description
        return await visit.page("notes.title", in: .inbox) { page in
            page.element("h1", say: "notes.title")
            page.element("p", [("class", "lead")], say: "notes.lead")
            page.form("/notes", [("class", "sheet")]) { page in
                told(visit, today, on: &page)
                page.element("fieldset", class: "box") { page in
                    page.element("legend") { $0.element("h2", say: "notes.event") }
                    page.element("p", [("class", "s q2")], say: "notes.event.help")
                    happened(visit, on: &page)
                }
                page.element("p", class: "row") { page in
                    page.button("notes.keep", class: "b1")
                    page.link(Room.inbox.path, say: "notes.leave")
                }
                for (id, names) in [("persons", persons), ("bodies", bodies), ("places", places)] {
                    page.element("datalist", [("id", id)]) { page in
                        for name in names { page.single("option", [("value", page.covered(name))]) }
                    }
                }
            }
        }
    }

    /// Who told what, and when.
    private static func told(_ visit: Visit, _ today: String, on page: inout Page) {
        let words = visit.words
        page.element("div", class: "three") { page in
            page.choice(
                "notes.kind", name: "kind",
                options: TypedNote.kinds.map { ($0.rawValue, words("notes.kind.\($0.rawValue)")) },
                chosen: visit.kept("kind"))
            page.field(
                "notes.from", name: "from", value: visit.kept("from") ?? "", help: "notes.from.help",
                [("maxlength", "200")])
            page.field(
                "notes.day", name: "day", value: visit.kept("day") ?? today, [("maxlength", "10"), ("required", "")])
        }
        page.element("div", class: "fld") { page in
            page.element("label", [("for", "f-words")], say: "notes.words")
            page.element(
                "textarea",
                [
                    ("id", "f-words"), ("name", "words"), ("rows", "7"), ("autofocus", ""),
                    ("aria-describedby", "h-words"),
                ],
                data: visit.kept("words") ?? "")
            page.element("p", [("class", "s q"), ("id", "h-words")], say: "notes.words.help")
        }
        page.element("label", class: "ck") { page in
            var attributes: [(StaticString, String)] = [
                ("type", "checkbox"), ("name", "protected"), ("value", "yes"),
            ]
            if visit.kept("protected") != nil { attributes.append(("checked", "checked")) }
            page.single("input", attributes)
            page.element("span", say: "notes.protected")
        }
    }

    /// What happened, where the member can say it at once.
    private static func happened(_ visit: Visit, on page: inout Page) {
        let words = visit.words
        page.element("div", class: "three") { page in
            page.choice(
                "field.kind", name: "event",
                options: [("", words("notes.event.none"))] + EventKind.allCases.map { ($0.rawValue, words.kind($0)) },
                chosen: visit.kept("event"))
            page.field(
                "field.date", name: "date", value: visit.kept("date") ?? "", help: "notes.date.help",
                [("maxlength", "40")])
            page.field(
                "field.place", name: "place", value: visit.kept("place") ?? "",
                [("maxlength", "200"), ("list", "places")])
        }
        page.element("div", class: "three") { page in
            for number in 1...people {
                let name = "person\(number)"
                page.field(
                    number == 1 ? "field.victim" : "notes.person.more", name: name, value: visit.kept(name) ?? "",
                    help: number == 1 ? "notes.person.help" : nil, [("maxlength", "200"), ("list", "persons")])
            }
        }
        page.element("div", class: "three") { page in
            page.field(
                "field.actor", name: "by", value: visit.kept("by") ?? "", [("maxlength", "200"), ("list", "bodies")])
            page.field(
                "field.provision", name: "article", value: visit.kept("article") ?? "", help: "notes.article.help",
                [("maxlength", "100")])
            page.choice(
                "notes.code", name: "code",
                options: LegalCode.allCases.map { ($0.rawValue, words.code($0)) }, chosen: visit.kept("code"))
        }
        page.element("div", class: "three") { page in
            page.field(
                "field.term", name: "term", value: visit.kept("term") ?? "",
                [("maxlength", "4"), ("inputmode", "numeric")])
            page.choice(
                "notes.unit", name: "unit",
                options: TermUnit.allCases.map { ($0.rawValue, words("notes.unit.\($0.rawValue)")) },
                chosen: visit.kept("unit"))
            page.choice(
                "field.standing", name: "standing",
                options: [Standing.reported, .alleged].map { ($0.rawValue, words("standing.\($0.rawValue)")) },
                chosen: visit.kept("standing"))
        }
    }

    /// Keeps the note. With an event it counts at once; without one its words are read, and what was read waits.
    @Sendable static func keep(_ visit: Visit) async throws -> WebAnswer {
        let form = visit.form
        guard let day = form.text("day").flatMap({ EDTF($0) }), day.day != nil else {
            return visit.back("notes.noDay", at: path)
        }
        let words = form.text("words")
        let kind = form["kind"].flatMap(TypedNote.kind) ?? .ownKnowledge
        let sensitivity: Sensitivity = form["protected"] == "yes" ? .protected : .internal
        let event: TypedEvent?
        switch try await TypedEventForm(visit).event() {
        case .success(let typed): event = typed
        case .failure(let problem): return visit.back(problem.word, problem.arguments, detail: problem.detail, at: path)
        }
        if var event {
            event.words = words
            let noted = event.noted(source: kind, from: form.text("from"), sensitivity: sensitivity, day: day)
            let new = event.people.filter { $0.record == nil }.count
            let entry = try await visit.write([.noted(noted)]).first
            visit.forget(path)
            return visit.done("notes.kept.event", ["new": .number(new)], undo: entry, at: Room.inbox.path)
        }
        guard let words else { return visit.back("notes.nothing", at: path) }
        let typed = TypedNote(
            kind: kind, from: form.text("from"), day: day, sensitivity: sensitivity, words: words)
        let note = typed.noted().note
        guard let entry = try await visit.write([.noted(note)]).first else { throw WebError.notFound }
        visit.forget(path)
        guard note.reader != nil else { return visit.done("notes.kept", undo: entry, at: Room.inbox.path) }
        return visit.done("notes.kept.read", at: "/review/\(WebName.of(entry))")
    }
}

extension Visit {
    /// What was typed into the form of a page is not shown there again.
    func forget(_ path: String) {
        workbench.visitors.change(visitor.token) { $0.unfinished[path] = nil }
    }
}
