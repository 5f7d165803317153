// The draft's side of the page: people, statements, what was set aside.
import CaseModel

extension ReportPage {
    func draft(_ page: inout HTMLWriter) {
        page.element("section", [("class", "draft"), ("id", "draft"), ("aria-label", "The draft"), ("tabindex", "0")]) {
            page in
            people(&page)
            statements(&page)
            timeline(&page)
            findings(&page)
            setAside(&page)
            unread(&page)
            bodies(&page)
        }
    }

    func heading(_ title: String, note: String = "", on page: inout HTMLWriter) {
        page.element("h2") { page in
            page.text(title)
            if !note.isEmpty { page.element("span", class: "note", text: note) }
        }
        page.raw("\n")
    }

    private func people(_ page: inout HTMLWriter) {
        let persons = report.caseFile.persons
        guard !persons.isEmpty else { return }
        heading("People", note: "\(persons.count) in the report", on: &page)
        page.element("ul", [("class", "people")]) { page in
            for (index, person) in persons.enumerated() {
                page.element("li", [("id", "p\(index + 1)")]) { page in
                    toWords("p\(index + 1)", person.name.spans, on: &page) { $0.element("b", text: person.name.value) }
                    let aliases = person.aliases.map { "“\($0.value)”" }
                    let rest = [words.description(person), aliases.isEmpty ? "" : "also " + joined(aliases)].filter {
                        !$0.isEmpty
                    }
                    page.element(
                        "span", class: "small soft" + check(person.confidence), text: " " + rest.joined(separator: "; ")
                    )
                }
                page.raw("\n")
            }
        }
    }

    private func statements(_ page: inout HTMLWriter) {
        heading("Statements", note: "in the order of the report", on: &page)
        guard !items.isEmpty else {
            page.element("p", class: "soft", text: "No event and no relation was read in this report.")
            return
        }
        page.element("ol", [("class", "items")]) { page in
            for (index, item) in items.enumerated() {
                page.element("li", [("id", "s\(index + 1)"), ("data-s", "\(index + 1)")]) { page in
                    pointer(String(index + 1), item.spans, on: &page)
                    switch item {
                    case .event(let event): statement(event, on: &page)
                    case .relation(let relation): statement(relation, on: &page)
                    }
                }
                page.raw("\n")
            }
        }
    }

    /// The number of an item, which leads to its words.
    private func pointer(_ item: String, _ spans: [ByteSpan], on page: inout HTMLWriter) {
        guard hasWords(spans) else { return page.element("span", text: item) }
        page.element("a", [("href", "#w\(item)"), ("aria-label", "\(item), show the words")], text: item)
    }

    /// Something that leads to the words of an item, where it has any.
    private func toWords(
        _ item: String, _ spans: [ByteSpan], on page: inout HTMLWriter, _ fill: (inout HTMLWriter) -> Void
    ) {
        if hasWords(spans) { page.element("a", [("href", "#w\(item)")], fill) } else { fill(&page) }
    }

    private func hasWords(_ spans: [ByteSpan]) -> Bool { spans.first.map { $0.count > 0 } ?? false }

    private func glyph(_ name: String, word: String, on page: inout HTMLWriter) {
        page.raw(trusted: "<svg class=\"glyph\" aria-hidden=\"true\"><use href=\"#k-\(name)\"/></svg>")
        page.element("span", class: "unseen", text: word)
    }

    private func standing(_ form: Form, _ word: String, on page: inout HTMLWriter) {
        page.element("span", [("class", "standing")]) { page in
            page.raw(trusted: "<svg class=\"form\" aria-hidden=\"true\"><use href=\"#l-\(form.letter)\"/></svg>")
            page.text(word)
        }
    }

    private func statement(_ event: EventView, on page: inout HTMLWriter) {
        glyph(event.kind.value.rawValue, word: KindWords.label(event.kind.value), on: &page)
        page.element("div") { page in
            page.element("h3", class: check(event.confidence), text: words.claim(event))
            page.element("p", class: "small soft", text: facts(of: event))
            page.element("p") {
                $0.element("q", text: words.quotes.quote(around: event.kind.spans.first, taking: Timeline.spans(event)))
            }
            if explain { why(event, on: &page) }
        }
        standing(Form(event.standing, isDenied: event.deniedBy != nil), words.standing(event), on: &page)
    }

    private func statement(_ relation: RelationView, on page: inout HTMLWriter) {
        glyph("relation", word: "relation", on: &page)
        page.element("div") { page in
            page.element("h3", class: check(relation.confidence), text: words.sentence(relation))
            page.element("p") {
                $0.element("q", text: words.quotes.quote(around: relation.spans.first, taking: relation.spans))
            }
            if explain {
                page.element("dl", [("class", "why")]) { page in
                    page.element("dt", text: "rule")
                    page.element("dd", text: relation.rule)
                }
            }
        }
        standing(Form(relation.standing), relation.standing.rawValue, on: &page)
    }

    /// Date, doer and place in one line.
    private func facts(of event: EventView) -> String {
        var facts = [event.date.map { DateWords.words($0.value) } ?? "no date given"]
        if let note = Wording.dateNote(event) { facts[0] += " (\(note))" }
        if let by = words.by(event) { facts.append("by \(by)") }
        if let place = event.place { facts.append("in \(words.name(place.value))") }
        if event.kind.value != .transfer, let facility = event.facility?.value { facts.append("at \(facility)") }
        if let time = event.time?.value { facts.append(time) }
        if let until = event.until?.value { facts.append("until \(DateWords.words(until))") }
        if event.standing != .alleged, let word = words.word(of: event) { facts.append(word) }
        return facts.joined(separator: " · ")
    }

    func check(_ confidence: Confidence) -> String { confidence == .check ? " check" : "" }

    private func timeline(_ page: inout HTMLWriter) {
        let dated = Timeline.ordered(report.caseFile.events).filter { $0.date != nil }
        guard dated.count > 1 else { return }
        heading("In time", note: "events with a date", on: &page)
        page.element("ol", [("class", "time")]) { page in
            for event in dated {
                page.element("li") { page in
                    page.element("span", class: "soft", text: event.date.map { DateWords.words($0.value) } ?? "")
                    page.element("span") { page in
                        page.element("a", [("href", "#s\(numbers[event.id] ?? 1)")], text: words.claim(event))
                    }
                }
            }
        }
    }

    private func setAside(_ page: inout HTMLWriter) {
        guard !report.draft.setAside.isEmpty else { return }
        heading("Set aside", note: "shown, never recorded", on: &page)
        page.element("ul", [("class", "items")]) { page in
            for (index, item) in report.draft.setAside.enumerated() {
                let letter = Marking.letter(index)
                page.element("li", [("id", "s\(letter)"), ("data-s", letter)]) { page in
                    pointer(letter, item.spans, on: &page)
                    glyph(item.kind.rawValue, word: KindWords.label(item.kind), on: &page)
                    page.element("div") { page in
                        page.element("h3", text: words.title(item))
                        page.element("p", class: "small soft", text: words.reason(item.reason))
                        page.element("p") {
                            $0.element("q", text: words.quotes.quote(around: item.spans.first, taking: item.spans))
                        }
                        if explain { page.element("p", class: "small soft", text: "rule: \(item.explanation)") }
                    }
                }
            }
        }
    }

    private func unread(_ page: inout HTMLWriter) {
        guard !report.draft.unread.isEmpty else { return }
        heading("Nothing read here", note: "though a word suggests an event", on: &page)
        page.element("ul", [("class", "plain")]) { page in
            for (index, sentence) in report.draft.unread.enumerated() {
                page.element("li", [("id", "s\(Self.unread(index))"), ("data-s", Self.unread(index))]) { page in
                    toWords(Self.unread(index), [sentence.trigger], on: &page) { page in
                        page.element("q", text: words.quotes.words(of: sentence.span))
                    }
                }
            }
        }
    }

    /// Organisations and provisions, which the report names and statements refer to.
    private func bodies(_ page: inout HTMLWriter) {
        if !report.caseFile.organisations.isEmpty {
            heading("Organisations", on: &page)
            page.element("ul", [("class", "people")]) { page in
                for organisation in report.caseFile.organisations {
                    page.element("li") { page in
                        page.element("b", text: organisation.name.value)
                        let aliases = organisation.aliases.map { "“\($0.value)”" }
                        let rest = [
                            words.kindWord(organisation.kind.value), aliases.isEmpty ? "" : "also " + joined(aliases),
                        ]
                        page.element(
                            "span", class: "small soft" + check(organisation.confidence),
                            text: " " + rest.filter { !$0.isEmpty }.joined(separator: "; "))
                    }
                }
            }
        }
        guard !report.draft.provisions.isEmpty else { return }
        heading("Provisions", on: &page)
        page.element("ul", [("class", "people")]) { page in
            for (provision, _) in report.draft.provisions { page.element("li", text: FileWords.full(provision)) }
        }
    }
}
