// The inbox: what waits for somebody's eyes, and the ways by which things come in.

import CaseModel
import Casebook
import Desk
import Phrases
import Presentation
import Vault

enum InboxPages {
    static let routes: [Route] = [
        .page(Room.inbox.path, .member(.reader), inbox),
        .form("/inbox/paste", .member(.editor), paste),
        .upload("/inbox/files", .member(.editor), IncomingFiles.take),
    ]

    @Sendable static func inbox(_ visit: Visit) async throws -> WebAnswer {
        let casebook = try await visit.casebook()
        let number = visit.pageNumber
        let count = try await casebook.waitingCount()
        let waiting = try await casebook.inbox(
            includingProtected: visit.visitor.showsProtected, skipping: min(number - 1, count) * onePage, most: onePage)
        let mayAdd = try await visit.role >= .editor
        return await visit.page("inbox.title", in: .inbox) { page in
            page.element("div", class: "head") { page in
                page.element("h1", say: "inbox.title")
                page.element("p", [("class", "q2")], say: "inbox.waiting", ["n": .number(count)])
            }
            if mayAdd { ways(in: &page, visit) }
            guard !waiting.isEmpty else {
                page.element("p", [("class", "lead")], say: "inbox.empty")
                return
            }
            list(waiting, visit, on: &page)
            guard count > onePage else { return }
            page.element("p", class: "row") { page in
                if number > 1 { page.link("/inbox?page=\(number - 1)", say: "inbox.newer") }
                if number * onePage < count { page.link("/inbox?page=\(number + 1)", say: "inbox.older") }
            }
        }
    }

    /// Drafts on one page.
    private static let onePage = 50

    /// Pasting, files, notes.
    private static func ways(in page: inout Page, _ visit: Visit) {
        page.element("div", class: "drop") { page in
            page.form("/inbox/paste") { page in
                page.element("div", class: "fld") { page in
                    page.element("label", [("for", "f-text")], say: "inbox.paste")
                    page.element(
                        "textarea",
                        [("id", "f-text"), ("name", "text"), ("rows", "3"), ("required", ""), ("data-drop", "")],
                        data: visit.kept("text") ?? "")
                }
                page.element("div", class: "row") { page in
                    page.button("inbox.read", class: "b1")
                    page.element("label", [("for", "f-published")], say: "inbox.published")
                    page.single(
                        "input",
                        [
                            ("id", "f-published"), ("name", "published"), ("placeholder", "2025-06-12"),
                            ("maxlength", "10"), ("size", "11"), ("value", visit.kept("published") ?? ""),
                        ])
                    protectedBox(&page, "paste")
                }
            }
            page.element(
                "form",
                [
                    ("method", "post"), ("action", "/inbox/files"), ("enctype", "multipart/form-data"),
                    ("autocomplete", "off"), ("id", "files"),
                ]
            ) { page in
                page.hiddenField("token", page.formToken)
                page.element("div", class: "fld") { page in
                    page.element("label", [("for", "f-files")], say: "inbox.files")
                    page.single(
                        "input",
                        [("id", "f-files"), ("name", "files"), ("type", "file"), ("multiple", ""), ("required", "")])
                    page.element("p", [("class", "s q")], say: "inbox.files.help")
                }
                page.element("div", class: "row") { page in
                    page.button("inbox.keep")
                    protectedBox(&page, "files")
                }
            }
            page.element("p", class: "all") { page in
                page.link("/notes/new", [("class", "b"), ("data-key", "N")]) { page in
                    page.glyph("note")
                    page.say("inbox.note")
                    page.raw(" <kbd aria-hidden=\"true\">N</kbd>")
                }
                page.raw(" ")
                page.element("span", [("class", "s q")], say: "inbox.note.help")
            }
        }
    }

    private static func protectedBox(_ page: inout Page, _ form: String) {
        page.element("label", class: "ck") { page in
            page.single("input", [("type", "checkbox"), ("name", "protected"), ("value", "yes")])
            page.element("span", say: "inbox.protected")
        }
    }

    private static func list(_ waiting: [WaitingDraft], _ visit: Visit, on page: inout Page) {
        page.element("table", class: "stk") { page in
            page.element("caption", say: "inbox.caption")
            page.element("thead") { page in
                page.element("tr") { page in
                    for word in ["inbox.report", "inbox.touches"] as [Word] {
                        page.element("th", [("scope", "col")], say: word)
                    }
                    page.element("th", [("scope", "col"), ("class", "num")], say: "inbox.items")
                    page.element("th", [("scope", "col")], say: "inbox.came")
                }
            }
            page.element("tbody") { page in
                for draft in waiting { row(draft, visit, on: &page) }
            }
        }
    }

    private static func row(_ draft: WaitingDraft, _ visit: Visit, on page: inout Page) {
        let words = visit.words
        page.element("tr") { page in
            page.element("th", [("scope", "row")]) { page in
                page.link("/review/\(WebName.of(draft.id))", [("class", "name")]) { $0.data(draft.title) }
                page.single("br")
                page.element("span", class: "q2 s") { page in
                    page.data(draft.site ?? "")
                    if let published = draft.published {
                        if draft.site != nil { page.raw(", ") }
                        page.data(words.date(published))
                    }
                }
            }
            page.element("td", [("data-l", words("inbox.touches"))]) { page in
                page.data(draft.people.prefix(4).joined(separator: ", "))
                if draft.people.count > 4 {
                    page.raw(" ")
                    page.say("inbox.more", ["n": .number(draft.people.count - 4)])
                }
            }
            page.element("td", [("class", "num"), ("data-l", words("inbox.items"))]) { page in
                page.data(String(draft.waiting))
                if draft.decided > 0 {
                    page.single("br")
                    page.element("span", [("class", "s q")], say: "inbox.begun")
                }
            }
            page.element("td", [("class", "s"), ("data-l", words("inbox.came"))]) { page in
                page.data(words.time(draft.added))
                page.single("br")
                page.element("span", [("class", "q")], data: draft.addedBy)
            }
        }
    }

    /// A pasted report: kept as evidence, read at once, and opened for review.
    @Sendable static func paste(_ visit: Visit) async throws -> WebAnswer {
        guard let text = visit.form.text("text") else { return visit.back("inbox.nothing", at: Room.inbox.path) }
        var published: EDTF?
        if let typed = visit.form.text("published") {
            guard let date = EDTF(typed), date.day != nil else {
                return visit.back("inbox.noDay", at: Room.inbox.path)
            }
            published = date
        }
        let sensitivity: Sensitivity = visit.form["protected"] == "yes" ? .protected : .internal
        let desk = try visit.desk
        let intake = EvidenceIntake(
            into: MemberVault(desk.vault, by: try visit.member), folder: visit.workbench.setting.folder,
            reader: DraftReader(published: published, sensitivity: sensitivity))
        let taken = try await intake.take(Array(text.utf8), called: "pasted.txt", way: "pasted")
        guard let draft = taken.draft else {
            return visit.done("inbox.kept.unread", at: Room.inbox.path)
        }
        return visit.done("inbox.kept", at: "/review/\(WebName.of(LedgerID(draft)))")
    }
}
