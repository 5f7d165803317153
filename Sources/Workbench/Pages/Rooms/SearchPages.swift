// Search over everything, in any script. The words that were typed stay in memory: an address holds only a random name of them.

import CaseModel
import Casebook
import Phrases
import Presentation
import Vault

enum SearchPages {
    static let routes: [Route] = [
        .page("/search", .member(.reader)) { await empty($0) },
        .form("/search", .member(.reader), ask),
        .page("/search/:name", .member(.reader), found),
    ]

    /// Sources on a page.
    static let onPage = 20
    /// The last page: who has not found it among so many does better to say more.
    static let lastPage = 5
    /// Questions that are kept for a visitor.
    static let mostQuestions = 40

    /// What is shown.
    enum Kind: String, CaseIterable {
        case person, organisation, place, event, source

        var type: EntityType? { EntityType(rawValue: rawValue) }
    }

    /// Keeps the words and goes to the page with what they find.
    @Sendable static func ask(_ visit: Visit) async throws -> WebAnswer {
        guard let words = visit.form.text("words") else { return .go(to: "/search") }
        let name = RandomToken.make()
        visit.workbench.visitors.change(visit.visitor.token) { visitor in
            visitor.questions.append((name: name, words: String(words.prefix(400))))
            visitor.questions.removeFirst(max(0, visitor.questions.count - mostQuestions))
        }
        return .go(to: "/search/\(name)")
    }

    @Sendable static func empty(_ visit: Visit, status: Int = 200, says word: Word? = nil) async -> WebAnswer {
        await visit.page("search.title", status: status) { page in
            page.heading("search.title")
            if let word { page.element("p", [("class", "lead")], say: word) }
            form(on: &page, words: "")
            advice(on: &page)
        }
    }

    @Sendable static func found(_ visit: Visit) async throws -> WebAnswer {
        guard let words = visit.visitor.questions.last(where: { $0.name == visit.values["name"] })?.words else {
            return await empty(visit, status: 404, says: "search.gone")
        }
        let casebook = try await visit.casebook()
        let kind = visit.form["kind"].flatMap { Kind(rawValue: $0) }
        let number = min(visit.pageNumber, lastPage)
        var results = SearchResults()
        if let type = kind?.type {
            results.records = try await casebook.records(
                named: words, types: [type], includingProtected: visit.showsProtected)
        } else {
            results = try await casebook.search(
                words, limit: onPage, from: (number - 1) * onPage, includingProtected: visit.showsProtected)
            if kind == .source || number > 1 { results.records = [] }
        }
        var said: [LedgerID: [SourceStatement]] = [:]
        for source in results.sources {
            said[source.id] = try await casebook.statements(
                ofSource: source.id, touching: source.places, limit: 12, includingProtected: visit.showsProtected
            )
        }
        let (shown, statements) = (results, said)
        return await visit.page("search.title") { page in
            page.heading("search.title")
            form(on: &page, words: words)
            filters(visit, kind, on: &page)
            guard !shown.records.isEmpty || !shown.sources.isEmpty else {
                page.element("p", [("class", "lead"), ("role", "status")], say: "search.nothing")
                advice(on: &page)
                return
            }
            if !shown.records.isEmpty { records(shown.records, on: &page) }
            if !shown.sources.isEmpty { sources(shown, statements, visit, on: &page) }
            page.pager(
                visit.request.path, query: kind.map { "kind=\($0.rawValue)" } ?? "", page: number,
                hasMore: number < lastPage && shown.count > number * onPage)
        }
    }

    private static func form(on page: inout Page, words: String) {
        page.form(
            "/search", [("class", "row ask-again"), ("role", "search"), ("aria-label", page.words("search.form"))]
        ) {
            page in
            page.element("label", [("for", "f-words")], say: "search.words")
            page.single(
                "input",
                [
                    ("id", "f-words"), ("name", "words"), ("type", "search"), ("maxlength", "400"),
                    ("value", page.covered(words)), ("size", "40"),
                ])
            page.button("search.go", class: "b1")
        }
    }

    private static func filters(_ visit: Visit, _ kind: Kind?, on page: inout Page) {
        let path = visit.request.path
        page.tabs(
            "search.kinds",
            [(path, page.words("search.all"), kind == nil)]
                + Kind.allCases.map { ("\(path)?kind=\($0.rawValue)", page.words("search.\($0.rawValue)"), kind == $0) }
        )
    }

    private static func advice(on page: inout Page) {
        page.element("ul", [("class", "dots")]) { page in
            for word in ["search.advice.script", "search.advice.all", "search.advice.quotes", "search.advice.begin"]
                as [Word]
            {
                page.element("li", say: word)
            }
        }
    }

    private static func records(_ records: [RecordName], on page: inout Page) {
        page.element("section", [("class", "panel"), ("aria-labelledby", "h-records")]) { page in
            page.element("h2", [("id", "h-records")], say: "search.records")
            page.element("ul", class: "hits") { page in
                for record in records {
                    page.element("li") { page in
                        page.record(record, [("class", "name")])
                        page.raw(" ")
                        page.element("span", [("class", "q2 s")], say: "type.\(record.type.rawValue)")
                    }
                }
            }
        }
    }

    private static func sources(
        _ results: SearchResults, _ statements: [LedgerID: [SourceStatement]], _ visit: Visit, on page: inout Page
    ) {
        page.element("section", [("class", "panel"), ("aria-labelledby", "h-sources")]) { page in
            page.element("h2", [("id", "h-sources")], say: "search.sources")
            page.element("p", class: "q2 s") { page in
                page.say(results.isCut ? "search.count.cut" : "search.count", ["n": .number(results.count)])
                if results.leftOut > 0 {
                    page.raw(" ")
                    page.say("search.leftOut", ["n": .number(results.leftOut)])
                }
            }
            page.element("ol", class: "hits") { page in
                for source in results.sources { hit(source, statements[source.id] ?? [], on: &page) }
            }
        }
    }

    private static func hit(_ source: FoundSource, _ statements: [SourceStatement], on page: inout Page) {
        page.element("li") { page in
            page.link("/sources/\(WebName.of(source.id))", [("class", "name")]) { $0.data(source.title) }
            page.raw(" ")
            page.element("span", class: "q2 s") { page in
                let parts = [source.site, source.published.map { page.words.date($0) }].compactMap(\.self)
                page.data(parts.joined(separator: ", "))
            }
            page.element("blockquote", class: "found") { page in
                page.marked(source.excerpt, source.marks)
            }
            for statement in statements.lazy.filter({ $0.property != .name && $0.property != .alias }).prefix(3) {
                page.element("p", class: "s") { page in
                    page.line(.init(statement.standing, isDenied: statement.isDenied))
                    page.statement(statement)
                }
            }
        }
    }
}

extension Page {
    /// Words with some of them marked.
    mutating func marked(_ text: String, _ marks: [ByteSpan]) {
        // What is protected is covered byte for byte, so that places stay what they are.
        let bytes = Array(covered(text).utf8)
        var place = 0
        func words(_ range: Range<Int>) -> String {
            String(decoding: bytes[range.clamped(to: bytes.indices)], as: UTF8.self)
        }
        for mark in marks.sorted(by: { $0.start < $1.start }) where mark.start >= place && mark.end <= bytes.count {
            data(words(place..<mark.start))
            element("mark", data: words(mark.start..<mark.end))
            place = mark.end
        }
        data(words(place..<bytes.count))
    }

    /// What a statement says, in a line: whom it is about, of what, which value.
    mutating func statement(_ statement: SourceStatement) {
        if let subject = statement.subject {
            record(subject)
        } else {
            say("type.\(statement.type.rawValue)")
        }
        raw(": ")
        data(words.property(statement.property))
        raw(" – ")
        if let other = statement.other {
            record(other)
        } else {
            data(words.value(statement))
        }
    }
}

extension Phrasebook {
    /// The name of what a statement says of its subject.
    func property(_ property: Property) -> String {
        if case .relation(let type) = property { return relation(type) }
        return ifAny("field.\(property.fileName)") ?? ifAny("property.\(property.fileName)") ?? property.fileName
    }

    /// The value of a statement in words.
    func value(_ statement: SourceStatement) -> String {
        let text = statement.value
        switch statement.property {
        case .kind: return EventKind(rawValue: text).map { kind($0) } ?? text
        case .role: return PersonRole(rawValue: text).map { role($0) } ?? text
        case .organisationKind: return OrganisationKind(rawValue: text).map { body($0) } ?? text
        case .date, .until: return EDTF(text).map { date($0) } ?? text
        case .duration: return ISODuration(text).map { length($0) } ?? text
        case .provision:
            let parts = text.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 4, let code = LegalCode(rawValue: parts[2]) else { return text }
            return provision(
                Provision(
                    article: parts[0], part: parts[1].isEmpty ? nil : parts[1], code: code,
                    country: parts[3].isEmpty ? nil : parts[3]))
        default: return text
        }
    }
}
