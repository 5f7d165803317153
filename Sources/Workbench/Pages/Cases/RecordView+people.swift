// Who else is in the case, where sources disagree, and the statements with their words.

import CaseLogic
import CaseModel
import Casebook
import Phrases
import Presentation

extension RecordView {
    // MARK: People and bodies

    func people(_ page: inout Page) {
        var roles: [EntityID: [String]] = [:]
        var order: [EntityID] = []
        func add(_ id: EntityID, _ role: String) {
            guard id != record.subject else { return }
            if roles[id] == nil { order.append(id) }
            if roles[id]?.contains(role) != true { roles[id, default: []].append(role) }
        }
        let relations = file.relations.filter { $0.from == record.subject || $0.to == record.subject }
        for event in chronology {
            let kind = words.kind(event.kind.value)
            for doer in doers(of: event) { add(doer, words("people.did", ["kind": .text(kind)])) }
            for one in subjects(of: event) { add(one, kind) }
            for one in event.victims.map(\.value) where !subjects(of: event).contains(one) { add(one, kind) }
        }
        guard !order.isEmpty || !relations.isEmpty else { return }
        section("people", &page) { page in
            if !relations.isEmpty { relationTable(relations, &page) }
            guard !order.isEmpty else { return }
            page.element("table", class: "stk") { page in
                header(["people.who", "people.here"], &page)
                page.element("tbody") { page in
                    for id in order.prefix(40) {
                        page.element("tr") { page in
                            page.element("th", [("scope", "row")]) { page in
                                page.glyph(isBody(id) ? "body" : "person")
                                page.raw(" ")
                                entities([id], &page)
                            }
                            page.element(
                                "td", [("data-l", words("people.here"))],
                                data: (roles[id] ?? []).prefix(6).joined(separator: "; "))
                        }
                    }
                }
            }
            if order.count > 40 {
                page.element("p", [("class", "s q")], say: "word.more", ["n": .number(order.count - 40)])
            }
        }
    }

    private func isBody(_ id: EntityID) -> Bool {
        file.draft.entities.indices.contains(id.number) && file.draft.entities[id.number].type == .organisation
    }

    private func relationTable(_ relations: [RelationView], _ page: inout Page) {
        page.element("table", class: "stk") { page in
            header(["people.who", "people.relation", "field.standing", "field.source"], &page)
            page.element("tbody") { page in
                for relation in Self.together(relations).prefix(40) {
                    let isMine = relation.from == record.subject
                    page.element("tr") { page in
                        page.element("th", [("scope", "row")]) { page in
                            page.glyph("relation")
                            page.raw(" ")
                            entities([isMine ? relation.to : relation.from], &page)
                        }
                        page.element("td", [("data-l", words("people.relation"))]) { page in
                            // Read from the first to the second: whose words they are has to be seen.
                            entities([relation.from], &page)
                            page.raw(": ")
                            page.data(words.relation(relation.type))
                            page.raw(" ")
                            entities([relation.to], &page)
                            if relation.isFormer {
                                page.raw(", ")
                                page.say("people.former")
                            }
                        }
                        page.element("td", [("data-l", words("field.standing"))]) {
                            $0.standing(Form(relation.standing))
                        }
                        page.element("td", [("data-l", words("field.source")), ("class", "s")]) { page in
                            for (place, span) in onePerSource(relation.spans).enumerated() {
                                if place > 0 { page.single("br") }
                                source(of: span, &page)
                            }
                        }
                    }
                }
            }
        }
    }

    /// What several sources say alike once, with the words of all.
    private static func together(_ relations: [RelationView]) -> [RelationView] {
        var told: [RelationView] = []
        for relation in relations {
            let same = told.firstIndex { one in
                one.type == relation.type && one.isFormer == relation.isFormer && one.standing == relation.standing
                    && (one.from == relation.from && one.to == relation.to
                        || relation.type.isSymmetric && one.from == relation.to && one.to == relation.from)
            }
            if let same { told[same].spans += relation.spans } else { told.append(relation) }
        }
        return told
    }

    private func onePerSource(_ spans: [ByteSpan]) -> [ByteSpan] {
        var seen: Set<LedgerID> = []
        return spans.filter { span in record.source(of: span).map { seen.insert($0.id).inserted } ?? false }
    }

    /// The source of some words, as a link to the report with them.
    func source(of span: ByteSpan, _ page: inout Page) {
        guard let source = record.source(of: span) else { return }
        page.link("/sources/\(WebName.of(source.id))") { $0.data(source.title) }
        page.data(about(source))
    }

    /// ", site, date".
    func about(_ source: RecordSource) -> String {
        [source.site, source.published.map(words.date)].compactMap(\.self).map { ", " + $0 }.joined()
    }

    // MARK: Disagreements

    func disagreements(_ page: inout Page) {
        guard !findings.disagreements.isEmpty else { return }
        section("disagreements", &page) { page in
            for disagreement in findings.disagreements.prefix(30) { one(disagreement, &page) }
        }
    }

    private func one(_ disagreement: Disagreement, _ page: inout Page) {
        let event = event(disagreement.event)
        page.element("h3") { page in
            page.say(
                "disagreement.\(disagreement.topic.rawValue)",
                [
                    "kind": .text(event.map { words.kind($0.kind.value) } ?? ""),
                    "date": .text(event.map(when) ?? ""),
                ])
        }
        let statements = disagreement.sides.map { statement(of: $0, disagreement) }
        let mayPrefer = mayEdit && disagreement.topic != .whetherItHappened && statements.allSatisfy { $0 != nil }
        if mayPrefer {
            page.form("\(path)/prefer") { page in
                for one in statements { page.hiddenField("of", one.map { "\($0)" } ?? "") }
                sides(disagreement, statements, &page)
                page.element("div", class: "row inl") { page in
                    let name = "why-\(disagreement.event.number)-\(disagreement.topic.rawValue)"
                    page.element("label", [("for", name)], say: "disagreement.why")
                    page.single("input", [("id", name), ("name", "reason"), ("required", ""), ("maxlength", "1000")])
                    page.button("disagreement.prefer")
                }
            }
        } else {
            sides(disagreement, statements.map { _ in nil }, &page)
        }
    }

    private func sides(_ disagreement: Disagreement, _ statements: [ItemID?], _ page: inout Page) {
        page.element("div", class: "two") { page in
            for (place, side) in disagreement.sides.enumerated() {
                page.element("div") { page in
                    if let statement = statements[place] {
                        page.element("label", class: "ck") { page in
                            page.single(
                                "input",
                                [("type", "radio"), ("name", "statement"), ("value", "\(statement)"), ("required", "")])
                            page.element("b", data: said(side))
                        }
                    } else {
                        page.element("p") { $0.element("b", data: said(side)) }
                    }
                    let quote = quotes.quote(around: side.spans.first, taking: side.spans)
                    if !quote.isEmpty { page.element("blockquote", data: quote) }
                    page.element("p", class: "s q2") { page in
                        let isAlleged = side.events.contains { event($0)?.standing == .alleged }
                        page.standing(side.saying == .denied ? .denied : isAlleged ? .alleged : .reported)
                        page.raw(" ")
                        page.data(speakers(side.wordOf))
                        if let span = side.spans.first {
                            page.raw("; ")
                            source(of: span, &page)
                        }
                    }
                }
            }
        }
    }

    func said(_ side: Disagreement.Side) -> String { words.answer(side.saying) }

    /// The statement that a side is.
    private func statement(of side: Disagreement.Side, _ disagreement: Disagreement) -> ItemID? {
        guard side.events.count == 1, side.events[0] == disagreement.event else { return nil }
        let property: Property = disagreement.topic == .date ? .date : .duration
        return record.statements(about: disagreement.event).first { found in
            guard found.statement.property == property else { return false }
            switch (found.statement.value, side.saying) {
            case (.date(let a), .date(let b)): return a == b
            case (.duration(let a), .term(let b)): return a == b
            default: return false
            }
        }?.item
    }

    // MARK: Statements

    /// What one source says of the subject or of one event.
    private struct Telling {
        var entity: EntityID
        var source: RecordSource
        var spans: [ByteSpan]
        var wordOf: [Speaker]
        var standing: Standing
        var isDenied: Bool
        var values: [String]
        var count: Int
    }

    func statements(_ page: inout Page) {
        let shown = Set(shownEvents.map(\.id))
        var tellings: [Telling] = []
        var places: [String: Int] = [:]
        for (item, statement) in zip(record.statements, file.draft.statements) where item != nil {
            let entity = statement.subject
            guard entity == record.subject || shown.contains(entity), let span = statement.spans.first,
                let source = record.source(of: span)
            else { continue }
            let key = "\(entity.number) \(source.id)"
            let value = said(statement)
            if let place = places[key] {
                tellings[place].spans += statement.spans
                tellings[place].count += 1
                if let value, !tellings[place].values.contains(value) { tellings[place].values.append(value) }
                if statement.property == .kind {
                    (tellings[place].wordOf, tellings[place].standing) = (statement.wordOf, statement.standing)
                    tellings[place].isDenied = statement.deniedBy != nil
                }
            } else {
                places[key] = tellings.count
                tellings.append(
                    Telling(
                        entity: entity, source: source, spans: statement.spans, wordOf: statement.wordOf,
                        standing: statement.standing, isDenied: statement.deniedBy != nil,
                        values: value.map { [$0] } ?? [], count: 1))
            }
        }
        let order = Dictionary(
            ([record.subject] + chronology.map(\.id)).enumerated().map { ($0.element, $0.offset) },
            uniquingKeysWith: { first, _ in first })
        tellings.sort {
            (order[$0.entity] ?? .max, $0.source.span.start) < (order[$1.entity] ?? .max, $1.source.span.start)
        }
        section("statements", &page) { page in
            page.element("table", class: "stk") { page in
                header(["statements.said", "field.wordOf", "field.standing", "field.source"], &page)
                page.element("tbody") { page in for one in tellings { row(one, &page) } }
            }
            sources(&page)
        }
    }

    private func row(_ telling: Telling, _ page: inout Page) {
        page.element("tr") { page in
            page.element("td") { page in
                page.element("b", data: telling.values.prefix(5).joined(separator: ", "))
                page.raw(" ")
                page.element("span", [("class", "q s")], say: "statements.count", ["n": .number(telling.count)])
                let quote = quotes.quote(around: telling.spans.first, taking: telling.spans)
                if !quote.isEmpty {
                    page.single("br")
                    page.element("q", data: quote)
                }
            }
            page.element("td", [("data-l", words("field.wordOf"))], data: speakers(telling.wordOf))
            page.element("td", [("data-l", words("field.standing"))]) {
                $0.standing(Form(telling.standing, isDenied: telling.isDenied))
            }
            page.element("td", [("data-l", words("field.source")), ("class", "s")]) { page in
                page.link("/sources/\(WebName.of(telling.source.id))") { $0.data(telling.source.title) }
                page.data(about(telling.source))
            }
        }
    }

    /// A value in a word or two; nil of what is only a name of somebody else.
    private func said(_ statement: Statement) -> String? {
        switch statement.value {
        case .text(let text): text == "[protected]" ? words("word.protected") : text
        case .entity: nil
        case .date(let date): words.date(date)
        case .duration(let length): words.length(length)
        case .provision(let provision): words.short(provision) + " " + words.shortCode(provision.code)
        case .eventKind(let kind): words.kind(kind)
        case .role(let role): words.role(role)
        case .organisationKind(let kind): words.body(kind)
        case .number(let number): String(number)
        case .mark: nil
        }
    }

    private func sources(_ page: inout Page) {
        let independent = Set(record.sources.map(\.original)).count
        page.element(
            "h3", say: "record.sources", ["n": .number(record.sources.count), "independent": .number(independent)])
        var firsts: [Int: String] = [:]
        page.element("ol", class: "srcs") { page in
            for (number, source) in record.sources.prefix(60).enumerated() {
                let first = firsts[source.original]
                if first == nil { firsts[source.original] = source.title }
                page.element("li") { page in
                    page.element("b", data: String(number + 1))
                    page.link("/sources/\(WebName.of(source.id))") { $0.data(source.title) }
                    page.data(about(source))
                    if first != nil {
                        page.raw(" ")
                        page.element("span", [("class", "q s")], say: "record.reprint")
                    }
                }
            }
        }
    }
}
