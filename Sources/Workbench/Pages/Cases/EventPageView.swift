// The page of an event: what happened, and the account of each source beside the others.

import CaseLogic
import CaseModel
import Casebook
import Phrases
import Presentation

extension RecordView {
    var mainEvent: EventView? { event(record.subject) }

    func eventHead(_ page: inout Page) {
        page.element("header", class: "head") { page in
            page.element("div") { page in
                page.element("p", class: "q s") { page in
                    page.link("/events", say: "room.events")
                    page.raw(" / ")
                    page.say("type.event")
                    page.raw(" ")
                    page.tag("sensitivity.\(record.sensitivity.rawValue)")
                }
                page.element("h1") { page in
                    page.data((mainEvent.map { words.kind($0.kind.value) } ?? words("type.event")).capitalisedFirst)
                }
                if let event = mainEvent { facts(of: event, &page) }
            }
        }
        page.element("nav", [("class", "jump s"), ("aria-label", words("record.onThisPage"))]) { page in
            for part in ["accounts", "statements", "history", "questions", "care"] {
                page.link("#\(part)", say: "record.\(part)")
            }
            page.element("button", [("type", "button"), ("class", "bare"), ("data-print", "")]) {
                $0.say("record.print")
            }
        }
    }

    private func facts(of event: EventView, _ page: inout Page) {
        page.element("dl", class: "kv") { page in
            fact("field.date", when(event), &page)
            named(event.kind.value.isAct ? "field.doer" : "field.victim", subjects(of: event), &page)
            named("field.actor", doers(of: event), &page)
            named("field.place", [event.place?.value].compactMap(\.self), &page)
            if let facility = event.facility?.value { fact("field.facility", facility, &page) }
            if let from = event.from?.value { fact("field.from", from, &page) }
            if let to = event.to?.value { fact("field.to", to, &page) }
            if let term = event.duration?.value { fact("field.term", words.length(term), &page) }
            if let until = event.until?.value { fact("field.until", words.date(until), &page) }
            if !event.provisions.isEmpty {
                fact(
                    "field.provision", event.provisions.map { words.provision($0.value) }.joined(separator: "; "), &page
                )
            }
            page.element("dt", say: "field.standing")
            page.element("dd") { page in
                page.standing(form(event))
                if !event.wordOf.isEmpty {
                    page.raw(" ")
                    page.say("event.word", ["who": .text(speakers(event.wordOf))])
                }
                if let denier = event.deniedBy {
                    page.raw(" ")
                    page.say("event.denied", ["who": .text(speakers([denier]))])
                }
            }
            page.element("dt", say: "record.support")
            page.element("dd") { page in
                page.say(
                    "record.support.words",
                    [
                        "n": .number(record.statements.compactMap(\.self).count),
                        "sources": .number(Set(record.sources.map(\.id)).count),
                        "independent": .number(Set(record.sources.map(\.original)).count),
                    ])
                if record.leftOut > 0 {
                    page.raw(" ")
                    page.say("record.leftOut", ["n": .number(record.leftOut)])
                }
            }
        }
    }

    private func named(_ word: Word, _ ids: [EntityID], _ page: inout Page) {
        guard !ids.isEmpty else { return }
        page.element("dt", say: word)
        page.element("dd") { entities(ids, most: 100, &$0) }
    }

    /// What each source says of the event, a column of words each.
    func accounts(_ page: inout Page) {
        section("accounts", &page) { page in
            page.element("div", class: "two") { page in
                for source in record.sources {
                    let mine = record.statements(about: record.subject).map(\.statement).filter { statement in
                        statement.spans.first.flatMap { record.source(of: $0) }?.id == source.id
                    }
                    if !mine.isEmpty { account(source, mine, &page) }
                }
            }
        }
    }

    private func account(_ source: RecordSource, _ statements: [Statement], _ page: inout Page) {
        page.element("div") { page in
            page.element("h3") { page in
                page.link("/sources/\(WebName.of(source.id))") { $0.data(source.title) }
                page.element("span", [("class", "q s")], data: about(source))
            }
            let spans = statements.flatMap(\.spans)
            let quote = quotes.quote(around: spans.first, taking: spans)
            if !quote.isEmpty { page.element("blockquote", data: quote) }
            page.element("dl", class: "kv") { page in
                for statement in statements {
                    guard let word = Self.field(of: statement.property) else { continue }
                    page.element("dt", say: word)
                    page.element("dd") { page in
                        if case .entity(let id) = statement.value {
                            entities([id], &page)
                        } else {
                            page.data(value(statement.value))
                        }
                    }
                }
            }
            if let head = statements.first(where: { $0.property == .kind }) {
                page.element("p", class: "s q2") { page in
                    page.standing(Form(head.standing, isDenied: head.deniedBy != nil))
                    page.raw(" · ")
                    page.data(speakers(head.wordOf))
                    if let denier = head.deniedBy {
                        page.raw("; ")
                        page.say("event.denied", ["who": .text(speakers([denier]))])
                    }
                }
            }
        }
    }

    private func value(_ value: Value) -> String {
        switch value {
        case .text(let text): text == "[protected]" ? words("word.protected") : text
        case .entity(let id): name(id)
        case .date(let date): words.date(date)
        case .duration(let length): words.length(length)
        case .provision(let provision): words.provision(provision)
        case .eventKind(let kind): words.kind(kind)
        case .role(let role): words.role(role)
        case .organisationKind(let kind): words.body(kind)
        case .number(let number): String(number)
        case .mark: ""
        }
    }

    private static func field(of property: Property) -> Word? {
        switch property {
        case .kind: "field.kind"
        case .victim: "field.victim"
        case .actor: "field.actor"
        case .place: "field.place"
        case .facility: "field.facility"
        case .from: "field.from"
        case .to: "field.to"
        case .date: "field.date"
        case .until: "field.until"
        case .time: "field.time"
        case .duration: "field.term"
        case .provision: "field.provision"
        default: nil
        }
    }
}
