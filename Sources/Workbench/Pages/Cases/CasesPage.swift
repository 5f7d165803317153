// Cases: everybody whom events are about, by how they are now, a page at a time.

import CaseModel
import Casebook
import Desk
import Phrases
import Presentation
import Vault

enum CasesPage {
    static let routes: [Route] = [
        .page(Room.cases.path, .member(.reader), list),
        .form("/cases/lists", .member(.editor), save),
        .form("/cases/lists/remove", .member(.editor), remove),
    ]

    @Sendable static func list(_ visit: Visit) async throws -> WebAnswer {
        var question = CaseQuestion(visit.form)
        let casebook = try await visit.casebook()
        let (day, shows) = (try visit.today, visit.visitor.showsProtected)
        let counts = try await casebook.caseCounts(question.filter, asOf: day, includingProtected: shows)
        let matching = question.state.map { counts.byState[$0] ?? 0 } ?? counts.all
        let pages = max(1, (matching + Casebook.casesOnPage - 1) / Casebook.casesOnPage)
        question.page = min(question.page, pages)
        let rows = try await casebook.cases(
            question.filter, question.usedOrder, page: question.page, asOf: day, includingProtected: shows)
        let lists = try await casebook.savedLists().compactMap { saved in
            CaseQuestion(saved: saved.words).map { (saved.name, $0) }
        }
        let mayKeep = try await visit.role >= .editor
        let view = CasesView(question: question, counts: counts, day: day, lists: lists, mayKeep: mayKeep)
        return await visit.page("cases.title", in: .cases) { page in
            view.head(&page, matching: matching)
            page.element("div", class: "side") { page in
                view.aside(&page)
                page.element("div") { page in
                    guard !rows.isEmpty else {
                        page.element("p", [("class", "lead")], say: counts.all == 0 ? "cases.none" : "cases.noneHere")
                        return
                    }
                    view.table(rows, &page)
                    page.pages(question.page, of: pages) { number in
                        var other = question
                        other.page = number
                        return other.path
                    }
                    page.element("p", [("class", "s q2")], say: "cases.noDeeds")
                }
            }
        }
    }

    /// Keeps the question under a name.
    @Sendable static func save(_ visit: Visit) async throws -> WebAnswer {
        let question = CaseQuestion(visit.form)
        guard let name = visit.form.text("name"), name.utf8.count <= 200 else {
            return visit.back("cases.list.noName", at: question.path)
        }
        let written = try await visit.write([.saved(Saved(name: name, words: question.saved))])
        return visit.done("cases.list.kept", undo: written.first, at: question.path)
    }

    /// Takes a name away.
    @Sendable static func remove(_ visit: Visit) async throws -> WebAnswer {
        guard let name = visit.form.text("name") else { throw WebError.notFound }
        let written = try await visit.write([.saved(Saved(name: name, words: []))])
        return visit.done("cases.list.removed", undo: written.first, at: Room.cases.path)
    }
}

/// The parts of the page.
struct CasesView {
    let question: CaseQuestion
    let counts: CaseCounts
    let day: CivilDay
    let lists: [(name: String, question: CaseQuestion)]
    let mayKeep: Bool

    func head(_ page: inout Page, matching: Int) {
        page.element("div", class: "head") { page in
            page.element("h1", say: "cases.list.\(question.state?.rawValue ?? "all")")
            page.element("p", class: "row q2") { page in
                for state in CaseState.allCases where counts.byState[state] ?? 0 > 0 || state != .dead {
                    page.element("span") { page in
                        page.square(state)
                        page.say("cases.count.\(state.rawValue)", ["n": .number(counts.byState[state] ?? 0)])
                    }
                }
            }
        }
        page.element("p", class: "s q2 below") { page in
            page.say(
                "cases.asOf",
                [
                    "n": .number(matching), "all": .number(counts.all),
                    "date": .text(page.words.date(day)),
                ])
            if counts.leftOut > 0 {
                page.raw(" ")
                page.say("cases.leftOut", ["n": .number(counts.leftOut)])
            }
        }
    }

    // MARK: Beside the list

    func aside(_ page: inout Page) {
        page.element("aside", [("class", "noprint"), ("aria-label", page.words("cases.aside"))]) { page in
            page.element("section") { page in
                page.element("h2", say: "cases.lists")
                page.element("ul", class: "lists") { page in
                    var held = CaseQuestion()
                    listed("cases.list.held", held, &page)
                    held.state = nil
                    listed("cases.list.all", held, &page)
                    for list in lists {
                        page.element("li") { page in
                            page.link(list.question.path, isHere(list.question)) { $0.data(list.name) }
                        }
                    }
                }
            }
            filters(&page)
            if mayKeep { keeping(&page) }
        }
    }

    private func isHere(_ other: CaseQuestion) -> [(StaticString, String)] {
        var here = question
        here.page = 1
        return here == other ? [("aria-current", "true")] : []
    }

    private func listed(_ word: Word, _ other: CaseQuestion, _ page: inout Page) {
        page.element("li") { page in page.link(other.path, isHere(other)) { $0.say(word) } }
    }

    private func filters(_ page: inout Page) {
        page.element("form", [("method", "get"), ("action", "/cases")]) { page in
            page.element("section") { page in
                page.element("fieldset") { page in
                    page.element("legend", class: "s") { page in page.element("b", say: "cases.now") }
                    for state in CaseState.allCases.map(Optional.init) + [nil] {
                        page.element("label", class: "ck") { page in
                            var attributes: [(StaticString, String)] = [
                                ("type", "radio"), ("name", "status"), ("value", state?.rawValue ?? "all"),
                            ]
                            if state == question.state { attributes.append(("checked", "")) }
                            page.single("input", attributes)
                            page.element("span") { page in
                                if let state { page.square(state) }
                                page.say("cases.state.\(state?.rawValue ?? "all")")
                            }
                            let count = state.map { counts.byState[$0] ?? 0 } ?? counts.all
                            page.element("span", [("class", "n")], data: Phrase.grouped(count))
                        }
                    }
                }
            }
            let words = page.words
            let any = [(value: "", text: words("cases.any"))]
            page.choice(
                "cases.code", name: "code",
                options: any + LegalCode.allCases.map { ($0.rawValue, words.code($0)) }, chosen: question.code?.rawValue
            )
            let kinds = EventKind.allCases.map { (value: $0.rawValue, text: words.kind($0)) }.sorted {
                $0.text < $1.text
            }
            page.choice("cases.kind", name: "kind", options: any + kinds, chosen: question.kind?.rawValue)
            page.choice(
                "cases.sort", name: "sort",
                options: CaseOrder.allCases.map { ($0.rawValue, words("cases.sort.\($0.rawValue)")) },
                chosen: question.usedOrder.rawValue)
            page.button("cases.filter", class: "b1")
        }
    }

    private func keeping(_ page: inout Page) {
        page.form("/cases/lists") { page in
            for (name, value) in fields { page.hiddenField(name, value) }
            page.field("cases.list.name", name: "name", [("maxlength", "100"), ("required", "")])
            page.button("cases.list.keep")
        }
        for list in lists where !isHere(list.question).isEmpty {
            page.form("/cases/lists/remove") { page in
                page.hiddenField("name", list.name)
                page.button("cases.list.remove", class: "bare")
            }
        }
    }

    private var fields: [(String, String)] {
        zip(question.saved.dropFirst(), question.saved.dropFirst(2)).enumerated().filter { $0.offset % 2 == 0 }.map {
            (String($0.element.0.dropFirst(2)), $0.element.1)
        }
    }

    // MARK: The list

    func table(_ rows: [ListedCase], _ page: inout Page) {
        page.element("table", class: "stk") { page in
            page.element("caption", say: "cases.caption.\(question.usedOrder.rawValue)")
            page.element("thead") { page in
                page.element("tr") { page in
                    head("cases.person", .name, &page)
                    head("cases.now", nil, &page)
                    head("cases.where", nil, &page)
                    head("cases.under", nil, &page)
                    head("cases.since", .custody, &page)
                    head("cases.last", .last, &page)
                    page.element("th", [("scope", "col"), ("class", "num")], say: "cases.sources")
                }
            }
            page.element("tbody") { page in for one in rows { row(one, &page) } }
        }
    }

    private func head(_ word: Word, _ order: CaseOrder?, _ page: inout Page) {
        var attributes: [(StaticString, String)] = [("scope", "col")]
        if let order, order == question.usedOrder {
            let isRising = order == .name || (order == .custody && question.state == .held)
            attributes.append(("aria-sort", isRising ? "ascending" : "descending"))
        }
        page.element("th", attributes) { page in
            guard let order else { return page.say(word) }
            page.link(question.with { $0.order = order }.path, say: word)
        }
    }

    private func row(_ one: ListedCase, _ page: inout Page) {
        let words = page.words
        page.element("tr") { page in
            page.element("th", [("scope", "row")]) { page in
                page.link(WebName.path(of: one.person), [("class", "name")]) {
                    $0.data(one.name.isEmpty ? words("word.noName") : one.name)
                }
                if one.sensitivity == .protected {
                    page.raw(" ")
                    page.tag("sensitivity.protected")
                }
            }
            page.element("td", [("data-l", words("cases.now"))]) { page in
                page.element("span", class: "nw") { page in
                    page.square(one.state)
                    now(one, &page)
                }
                if one.isOverdue, let end = one.termEnds {
                    page.single("br")
                    page.element("span", [("class", "due s")], say: "cases.overdue", ["date": .text(words.date(end))])
                }
            }
            page.element("td", [("data-l", words("cases.where"))]) { page in
                guard one.state == .held || one.state == .unknown else { return }
                let told = [one.facility, one.place].compactMap(\.self)
                if told.isEmpty {
                    page.element("span", [("class", "q")], say: "cases.noPlace")
                } else {
                    page.data(told.joined(separator: ", "))
                }
            }
            page.element("td", [("data-l", words("cases.under"))]) { $0.provisions(one.provisions, most: 3) }
            page.element("td", [("data-l", words("cases.since"))]) { page in
                if one.state == .held || one.state == .unknown, let since = one.since { page.data(words.date(since)) }
            }
            page.element("td", [("class", "s"), ("data-l", words("cases.last"))]) { page in
                guard let last = one.last else { return }
                page.line(Form(last.standing, isDenied: last.isDenied))
                page.element(
                    "span", [("class", "vh")], say: "standing.\(Form(last.standing, isDenied: last.isDenied).rawValue)")
                page.raw(" ")
                page.data(words.said(last))
            }
            page.element("td", [("class", "num"), ("data-l", words("cases.sources"))], data: String(one.sources))
        }
    }

    private func now(_ one: ListedCase, _ page: inout Page) {
        switch one.state {
        case .held:
            if let day = one.day {
                page.say(one.isOverdue ? "cases.now.dayOverdue" : "cases.now.day", ["n": .number(day)])
            } else {
                page.say("cases.now.noDay")
            }
            if let kind = one.custody {
                page.single("br")
                page.element("span", [("class", "s q2")], data: page.words.kind(kind))
            }
        case .liberty: page.say(one.custody == nil ? "cases.now.never" : "cases.now.released")
        default: page.say("cases.state.\(one.state.rawValue)")
        }
    }
}
