// The page of one case.

import CaseLogic
import CaseModel
import Phrases
import Presentation
import Publication

/// Writes it.
struct CasePage {
    let frame: SiteFrame
    let file: PublishedCase
    let listed: SiteCase
    let said: EventWords
    /// The events in the order of time; those without a date last. A charge that several sources tell alike stands once.
    let events: [EventView]
    /// The words with which each source tells a charge, by the event that stands for all of them.
    private let tellings: [EntityID: [ByteSpan]]
    private var words: Phrasebook { frame.words }
    private var publication: Publication { frame.publication }

    init(_ frame: SiteFrame, _ file: PublishedCase, _ listed: SiteCase) {
        self.frame = frame
        self.file = file
        self.listed = listed
        said = EventWords(file: file, publication: frame.publication, words: frame.words)
        (events, tellings) = SameCharges.once(file.chronology)
    }

    func bytes() -> [UInt8] {
        let data = LinkedData(of: file, listed, in: publication, frame.language).text
        return frame.page(listed.path, title: listed.name, room: nil, data: data) { page in
            page.element("header", class: "id") { page in
                page.element("div") { page in
                    page.element("h1", data: listed.name)
                    lead(&page)
                    page.element("p", class: "s q2") { page in
                        page.say("site.asOf", ["date": .text(words.date(publication.day))])
                        page.raw(" · ")
                        page.say("site.changed", ["date": .text(words.date(listed.changed))])
                    }
                }
                clock(&page)
            }
            courts(&page)
            accusers(&page)
            disputed(&page)
            chronology(&page)
            people(&page)
            sources(&page)
            page.section("about", "case.about.title") { $0.element("p", [("class", "s")], say: "case.about.text") }
            page.section("out", "case.out") { page in
                page.element("ul", class: "row") { page in
                    page.element("li") { page in
                        page.link("\(page.root)data/case/\(listed.id).json") { $0.say("case.data") }
                    }
                    page.element("li") { page in page.link("../changes.atom") { $0.say("changes.feed") } }
                }
            }
        }
    }

    private func lead(_ page: inout SitePage) {
        var parts = publication.roles(of: file.person).filter { $0 != .other }.map { words.role($0) }
        if !listed.isFullName { parts.append(words("case.initials")) }
        guard !parts.isEmpty else { return }
        let text = parts.joined(separator: ", ")
        page.element("p", [("class", "lead")], data: text.prefix(1).uppercased() + text.dropFirst())
    }

    private func clock(_ page: inout SitePage) {
        page.element("section", [("class", "clock"), ("aria-labelledby", "now")]) { page in
            page.element("h2", [("id", "now")], say: "case.now")
            page.element("p") { page in
                page.element("span", [("class", "sq \(listed.state.square)"), ("aria-hidden", "true")]) { _ in }
                page.say("pubstate.\(listed.state.rawValue)")
            }
            guard listed.state == .held, let custody = file.custody else { return }
            if let clock = custody.clock {
                page.element("p", class: "day") { page in
                    if clock.isApproximate {
                        page.say("case.about")
                        page.raw(" ")
                    }
                    page.say("case.day", ["n": .number(clock.day)])
                }
            }
            if let since = custody.from {
                page.element("p", [("class", "s q2")], say: "case.since", ["date": .text(words.date(since))])
            }
            let last = custody.holds.last
            if let place = last?.facility?.value ?? last?.place.map(said.name) {
                page.element("p", [("class", "s q2")], say: "case.where", ["place": .text(place)])
            }
            if let ends = custody.termEnds {
                page.element("p", class: "s q2") { page in
                    page.standing(.computed)
                    page.raw(" ")
                    page.say("case.termEnds", ["date": .text(words.date(ends.date))])
                }
            }
        }
    }

    /// An event as an item of a list, with its day.
    private func item(_ event: EventView, _ page: inout SitePage) {
        page.element("li", class: "p") { page in
            if let date = event.date {
                page.data(words.date(date.value))
                page.raw(": ")
            }
            page.data(said.line(event))
            page.raw(".")
            page.footnotes(file.citations(event.allSpans))
        }
    }

    private func list(
        _ id: String, _ heading: Word, _ events: [EventView], withQuotes: Bool = false, note: Word? = nil,
        _ page: inout SitePage
    ) {
        guard !events.isEmpty else { return }
        page.section(id, heading) { page in
            page.element("ul") { page in
                for event in events {
                    item(event, &page)
                    if withQuotes { quote(event, &page) }
                }
            }
            if let note { page.element("p", [("class", "note s")], say: note) }
        }
    }

    private func courts(_ page: inout SitePage) {
        let decided = events.filter { event in
            switch event.kind.value {
            case .sentence, .fine, .appeal, .remand, .administrativeArrest, .houseArrest, .travelBan:
                event.standing == .reported
            default: false
            }
        }
        list("courts", "case.courts", decided, &page)
    }

    private func accusers(_ page: inout SitePage) {
        let claimed = events.filter { $0.kind.value == .charge || $0.kind.value == .offence }
        list("accusers", "case.accusers", claimed, withQuotes: true, note: "case.accusers.note", &page)
    }

    private func disputed(_ page: inout SitePage) {
        list("disputed", "case.disputed", events.filter { $0.deniedBy != nil }, &page)
    }

    private func quote(_ event: EventView, _ page: inout SitePage) {
        var seen: Set<String> = []
        for span in tellings[event.id] ?? [] {
            guard let quote = file.quote(span), seen.insert(quote.words).inserted else { continue }
            let language = publication.sources[file.sources[quote.source - 1]].language
            page.element("li") { page in
                page.element("blockquote", [("lang", language)]) { page in page.element("q", data: quote.words) }
            }
        }
    }

    private func chronology(_ page: inout SitePage) {
        page.section("chronology", "case.chronology") { page in
            guard !events.isEmpty else { return page.element("p", say: "case.nothing") }
            if let drawing = CaseTimeline(events, file, publication.day) {
                page.element("figure", class: "wide") { page in
                    page.element(
                        "div",
                        [
                            ("class", "fig"), ("tabindex", "0"), ("role", "region"),
                            ("aria-label", words("case.timeline")),
                        ]
                    ) { drawing.draw(&$0) }
                    page.element("figcaption", say: "case.timeline.caption")
                }
            }
            page.element("ol", class: "chr") { page in
                for (place, event) in events.enumerated() {
                    page.element("li", [("id", "c\(place + 1)")]) { page in
                        page.element("span", class: "when") { page in
                            page.element("b", data: String(place + 1))
                            page.data(words.date(orNone: event.date?.value))
                        }
                        page.glyph(event.kind.value.rawValue)
                        page.element("span") { page in
                            page.data(said.line(event))
                            page.footnotes(file.citations(event.allSpans))
                        }
                        page.standing(event.form)
                    }
                }
            }
        }
    }

    private func people(_ page: inout SitePage) {
        let relations = file.relationsOnce
        guard !relations.isEmpty else { return }
        page.section("people", "case.people") { page in
            page.element("ul") { page in
                for relation in relations {
                    page.element("li", class: "p") { page in
                        name(relation.from, &page)
                        page.raw(": ")
                        if relation.isFormer {
                            page.say("case.former")
                            page.raw(" ")
                        }
                        page.data(words.relation(relation.type))
                        page.raw(" ")
                        name(relation.to, &page)
                        if relation.standing == .alleged {
                            page.raw(" ")
                            page.standing(.alleged)
                        }
                        page.footnotes(file.citations(relation.spans))
                    }
                }
            }
        }
    }

    /// A name, with the way to its page where it has one.
    private func name(_ id: EntityID, _ page: inout SitePage) {
        let entity = publication.entities[file.entities[id.number]]
        let name = said.name(id)
        if entity.isCase, id != file.subject {
            page.link("\(entity.id).html") { $0.data(name) }
        } else if entity.type == .organisation {
            page.link("../body/\(entity.id).html") { $0.data(name) }
        } else {
            page.data(name)
        }
    }

    private func sources(_ page: inout SitePage) {
        page.section("sources", "case.sources") { page in
            page.element("ol", class: "srcs") { page in
                for (place, source) in file.sources.enumerated() {
                    page.element("li", [("id", "s\(place + 1)")]) { page in
                        page.element("b", data: String(place + 1))
                        page.data(words.source(publication.sources[source]))
                    }
                }
            }
        }
    }
}

extension PublishedCase {
    /// The relations, each once: what several sources say has all their footnotes.
    var relationsOnce: [RelationView] {
        var order: [RelationView] = []
        for relation in file.relations {
            let known = order.firstIndex {
                $0.from == relation.from && $0.to == relation.to && $0.type == relation.type
                    && $0.isFormer == relation.isFormer && $0.standing == relation.standing
            }
            if let known { order[known].spans += relation.spans } else { order.append(relation) }
        }
        return order
    }

    /// The events in the order of time; those without a date last.
    var chronology: [EventView] {
        file.events.enumerated().sorted { a, b in
            switch (a.element.date?.value, b.element.date?.value) {
            case (let x?, let y?): x == y ? a.offset < b.offset : x < y
            case (nil, nil): a.offset < b.offset
            case (nil, _): false
            case (_, nil): true
            }
        }.map(\.element)
    }
}

extension EventView {
    /// All words that anything about it rests on, the kind's first.
    var allSpans: [ByteSpan] {
        var spans = kind.spans + (date?.spans ?? []) + (place?.spans ?? []) + (facility?.spans ?? [])
        spans += victims.flatMap(\.spans) + actors.flatMap(\.spans)
        spans += (duration?.spans ?? []) + (until?.spans ?? []) + provisions.flatMap(\.spans)
        return spans
    }

    /// How it is drawn and named: an alleged deed is never told as reported.
    var form: Form { Form(kind.value == .offence ? .alleged : standing, isDenied: deniedBy != nil) }
}
