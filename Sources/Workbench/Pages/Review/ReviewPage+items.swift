// The right side: the items of the draft in the order of the report, the open one with all that it says and its buttons.

import CaseModel
import Casebook
import Phrases
import Presentation

extension ReviewPage {
    func items(_ page: inout Page) {
        let shown = draft.items.filter { item in if case .person = item.content { false } else { true } }
        page.element("h2", [("id", "statements")]) { page in
            page.say("review.statements")
            page.raw(" ")
            page.element("span", [("class", "q s")], say: "review.statements.order")
        }
        guard !shown.isEmpty else {
            page.element("p", [("class", "q2")], say: "review.statements.none")
            return
        }
        page.element("ol", class: "stm") { page in
            for item in shown { row(item, on: &page) }
        }
    }

    func row(_ item: ReviewItem, on page: inout Page) {
        let number = item.number
        let isNow = item.id == now?.id
        var attributes: [(StaticString, String)] = [("id", "s\(number)"), ("data-s", String(number))]
        if isNow { attributes.append(("class", "now on")) }
        page.element("li", attributes) { page in
            page.link(
                "#w\(number)", [("aria-label", words("review.showWords", ["n": .number(number)]))] + wordsKey(isNow)
            ) {
                $0.data(String(number))
            }
            page.glyph(glyph(of: item))
            page.element("div") { page in
                if isNow {
                    page.element("h3") { title(item, on: &$0) }
                } else {
                    page.element("p", [("class", item.state == .drafted ? "" : "q2")]) { page in
                        page.link("\(base)?now=\(number)#s\(number)", [("class", "plain")]) { title(item, on: &$0) }
                    }
                    if item.state == .drafted {
                        page.element("p", class: "s q2") { summary(item, on: &$0) }
                    }
                }
            }
            state(item, on: &page)
            if isNow { more(item, on: &page) }
        }
    }

    private func wordsKey(_ isNow: Bool) -> [(StaticString, String)] { isNow ? [("data-key", "W")] : [] }

    /// What it is in a few words: the kind and whom it concerns.
    func title(_ item: ReviewItem, on page: inout Page) {
        switch item.content {
        case .event:
            guard let event = draft.event(of: item) else { return }
            page.data(words.kind(event.kind.value).capitalisedFirst)
            let names = (event.kind.value.isAct ? event.actors : event.victims).map { draft.file.name(of: $0.value) }
                .filter { !$0.isEmpty }
            if !names.isEmpty {
                page.raw(": ")
                page.data(names.prefix(3).joined(separator: ", "))
                if names.count > 3 {
                    page.raw(" ")
                    page.say("inbox.more", ["n": .number(names.count - 3)])
                }
            }
        case .relation(let place):
            let statement = draft.draft.statements[place]
            page.data(draft.file.name(of: statement.subject))
            page.raw(": ")
            if case .relation(let type) = statement.property { page.data(words.relation(type)) }
            page.raw(" ")
            if case .entity(let other) = statement.value { page.data(draft.file.name(of: other)) }
        case .person(let person): page.data(draft.file.name(of: person))
        }
    }

    /// Date, place and article on one line.
    private func summary(_ item: ReviewItem, on page: inout Page) {
        guard let event = draft.event(of: item) else { return }
        var parts: [String] = []
        if let date = event.date { parts.append(words.date(date.value)) }
        if let place = event.place { parts.append(draft.file.name(of: place.value)) }
        if let facility = event.facility { parts.append(facility.value) }
        parts += event.provisions.map { words.short($0.value) }
        page.data(parts.joined(separator: " · "))
    }

    private func state(_ item: ReviewItem, on page: inout Page) {
        switch item.state {
        case .accepted: page.element("span", [("class", "s ok")], say: "review.state.accepted")
        case .rejected: page.element("span", [("class", "s ok")], say: "review.state.rejected")
        case .superseded: page.element("span", [("class", "s ok")], say: "review.state.superseded")
        case .drafted:
            page.element("span", class: "st") { page in
                let form = form(of: item)
                page.line(form)
                page.say("standing.\(form == .denied ? "denied" : item.standing.rawValue)")
                for stop in item.stops.prefix(1) {
                    page.raw(" ")
                    page.tag("stop.\(stop.kind.rawValue)")
                }
            }
        }
    }

    /// Everything that the open item says, what stands in its way, and what can be done with it.
    private func more(_ item: ReviewItem, on page: inout Page) {
        page.element("div", class: "more") { page in
            stops(item, on: &page)
            page.element("dl", class: "kv") { ItemDetails(draft: draft, words: words).write(item, on: &$0) }
            if mayDecide { buttons(item, on: &page) }
            neighbours(item, on: &page)
        }
    }

    private func stops(_ item: ReviewItem, on page: inout Page) {
        guard item.state == .drafted else { return }
        for stop in item.stops {
            page.element("p", class: "bad s") { page in
                page.say("stop.\(stop.kind.rawValue).why")
                page.raw(" ")
                page.element("span", [("lang", "en"), ("class", "q2")], data: stop.why)
                if let other = stop.known, let text = known[other] {
                    page.raw(" ")
                    page.link(WebName.path(of: other)) { $0.data(text) }
                }
            }
        }
        if let event = item.sameEvent ?? item.likeEvent, let text = known[event] {
            page.element("p", class: "s") { page in
                page.say(item.sameEvent != nil ? "review.sameEvent" : "review.likeEvent")
                page.raw(" ")
                page.link(WebName.path(of: event)) { $0.data(text) }
            }
        }
    }

    /// The links to the items before and after it.
    private func neighbours(_ item: ReviewItem, on page: inout Page) {
        let all = draft.items.filter { one in
            if case .person = one.content { ReviewOrder.asks(one) || one.id == item.id } else { true }
        }
        guard let place = all.firstIndex(where: { $0.id == item.id }) else { return }
        page.element("p", class: "row s steps") { page in
            if place > 0 { step(all[place - 1], "K", "review.before", on: &page) }
            if place + 1 < all.count { step(all[place + 1], "J", "review.next", on: &page) }
        }
    }

    private func step(_ item: ReviewItem, _ key: String, _ word: Word, on page: inout Page) {
        page.link("\(base)?now=\(item.number)#s\(item.number)", [("data-key", key)]) { page in
            page.say(word)
            page.raw(" ")
            page.element("kbd", [("aria-hidden", "true")], data: key)
        }
    }
}

extension String {
    /// With a capital at its beginning.
    var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
