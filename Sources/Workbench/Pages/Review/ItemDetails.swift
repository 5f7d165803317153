// All that an item says, field by field, each with the words that it was read from.

import CaseModel
import Casebook
import Phrases
import Presentation

struct ItemDetails {
    let draft: DraftUnderReview
    let words: Phrasebook
    private let quotes: Quotes

    init(draft: DraftUnderReview, words: Phrasebook) {
        self.draft = draft
        self.words = words
        quotes = Quotes(text: draft.draft.text)
    }

    func write(_ item: ReviewItem, on page: inout Page) {
        switch item.content {
        case .event: if let event = draft.event(of: item) { write(event, on: &page) }
        case .relation(let place): write(relation: draft.draft.statements[place], on: &page)
        case .person(let id):
            if let person = draft.file.persons.first(where: { $0.id == id }) { write(person, on: &page) }
        }
    }

    private func write(_ event: EventView, on page: inout Page) {
        let isAct = event.kind.value.isAct
        let file = draft.file
        names(isAct ? "field.doer" : "field.victim", isAct ? event.actors : event.victims, on: &page)
        names(
            isAct ? "field.victim" : "field.actor", isAct ? event.victims : event.actors, isMissingSaid: !isAct,
            on: &page)
        if let date = event.date {
            row("field.date", on: &page) { page in
                page.data(words.date(date.value))
                read(date.spans, said: words.date(date.value), on: &page)
            }
        } else {
            missing("field.date", on: &page)
        }
        if let until = event.until { row("field.until", words.date(until.value), until.spans, on: &page) }
        if let time = event.time { row("field.time", time.value, on: &page) }
        if let place = event.place { row("field.place", file.name(of: place.value), on: &page) }
        if let facility = event.facility { row("field.facility", facility.value, on: &page) }
        if let from = event.from { row("field.from", from.value, on: &page) }
        if let to = event.to { row("field.to", to.value, on: &page) }
        if let term = event.duration { row("field.term", words.length(term.value), term.spans, on: &page) }
        for provision in event.provisions { row("field.provision", words.provision(provision.value), on: &page) }
        speakers(event.wordOf, event.deniedBy, on: &page)
        said(event.kind.spans, on: &page)
    }

    private func write(relation: Statement, on page: inout Page) {
        row("field.doer", draft.file.name(of: relation.subject), on: &page)
        if case .relation(let type) = relation.property { row("field.role", words.relation(type), on: &page) }
        if case .entity(let other) = relation.value { row("field.victim", draft.file.name(of: other), on: &page) }
        speakers(relation.wordOf, relation.deniedBy, on: &page)
        said(relation.spans, on: &page)
    }

    private func write(_ person: PersonView, on page: inout Page) {
        for alias in person.aliases.prefix(4) { row("field.alias", alias.value, on: &page) }
        for role in person.roles { row("field.role", words.role(role.value), on: &page) }
        said(person.name.spans, on: &page)
    }

    // MARK: Rows

    private func row(_ word: Word, on page: inout Page, _ fill: (inout Page) -> Void) {
        page.element("dt", say: word)
        page.element("dd", [], fill)
    }

    private func row(_ word: Word, _ value: String, _ spans: [ByteSpan] = [], on page: inout Page) {
        row(word, on: &page) { page in
            page.data(value)
            read(spans, said: value, on: &page)
        }
    }

    private func missing(_ word: Word, on page: inout Page) {
        page.element("dt", say: word)
        page.element("dd", [("class", "q")], say: "word.notSaid")
    }

    private func names(_ word: Word, _ who: [Sourced<EntityID>], isMissingSaid: Bool = false, on page: inout Page) {
        let names = who.map { draft.file.name(of: $0.value) }.filter { !$0.isEmpty }
        guard !names.isEmpty else { return isMissingSaid ? missing(word, on: &page) : () }
        row(word, names.joined(separator: ", "), on: &page)
    }

    private func speakers(_ wordOf: [Speaker], _ deniedBy: Speaker?, on page: inout Page) {
        row("field.wordOf", words.speakers(wordOf, in: draft.file), on: &page)
        if let deniedBy { row("field.denied-by", words.speakers([deniedBy], in: draft.file), on: &page) }
    }

    /// The words that something was read from, unless they say just that.
    private func read(_ spans: [ByteSpan], said: String, on page: inout Page) {
        guard let span = spans.first, span.count > 0 else { return }
        let text = quotes.words(of: span)
        guard text.lowercased() != said.lowercased(), text.utf8.count < 120 else { return }
        page.raw(" ")
        page.element("span", class: "q s") { page in
            page.say("review.readFrom", ["words": .text(text)])
        }
    }

    private func said(_ spans: [ByteSpan], on page: inout Page) {
        let quote = quotes.quote(around: spans.first, taking: Array(spans.dropFirst()))
        guard !quote.isEmpty else { return }
        row("field.words", on: &page) { page in page.element("q", data: quote) }
    }
}
