// What happened, in order of time; what came of it in court; where somebody was held.

import CaseLogic
import CaseModel
import Casebook
import Phrases
import Presentation

extension RecordView {
    // MARK: Chronology

    func chronology(_ page: inout Page) {
        section("chronology", &page) { page in
            let all = shownEvents
            guard !all.isEmpty else {
                page.element("p", [("class", "q")], say: "record.noEvents")
                return
            }
            page.element("ol", class: "chr") { page in for event in all { line(event, &page) } }
            page.pages(min(part, parts), of: parts) { "\(path)?part=\($0)#chronology" }
        }
    }

    private func line(_ event: EventView, _ page: inout Page) {
        page.element("li", [("id", anchor(event.id))]) { page in
            page.element("span", [("class", "when")], data: when(event))
            page.glyph(event.kind.value.rawValue)
            page.element("span") { page in sentence(event, &page) }
            page.standing(form(event))
        }
    }

    func when(_ event: EventView) -> String {
        guard let date = event.date?.value else { return words("date.none") }
        return words.date(date) + (event.time.map { ", " + $0.value } ?? "")
    }

    /// One event: what, to whom, by whom, where, on whose word, who denies it.
    func sentence(_ event: EventView, isTitle: Bool = false, _ page: inout Page) {
        let whom = subjects(of: event)
        func kind(_ page: inout Page) { page.data(words.kind(event.kind.value)) }
        if !isTitle, let item = item(event.id), event.id != record.subject {
            page.link(WebName.path(of: item)) { kind(&$0) }
        } else {
            page.element("b") { kind(&$0) }
        }
        if let term = event.duration?.value {
            page.raw(", ")
            page.data(words.length(term))
        }
        if !event.provisions.isEmpty {
            page.raw(", ")
            page.provisions(event.provisions.map(\.value))
        }
        let others = whom.filter { $0 != record.subject }
        if !others.isEmpty {
            page.raw(": ")
            entities(others, &page)
        }
        let doers = doers(of: event).filter { $0 != record.subject }
        if !doers.isEmpty {
            page.raw("; ")
            page.say("event.by")
            page.raw(" ")
            entities(doers, &page)
        }
        place(of: event, &page)
        if let until = event.until?.value {
            page.raw("; ")
            page.data(words("date.until", ["date": .text(words.date(until))]))
        }
        if !event.wordOf.isEmpty || event.standing == .alleged {
            page.raw(" ")
            page.element("span", class: "q s") { page in
                if event.wordOf.isEmpty {
                    page.say("event.noSpeaker")
                } else {
                    page.say("event.word", ["who": .text(speakers(event.wordOf))])
                }
            }
        }
        if let denier = event.deniedBy {
            page.raw(" ")
            page.element("span", class: "q s") { $0.say("event.denied", ["who": .text(speakers([denier]))]) }
        }
    }

    private func place(of event: EventView, _ page: inout Page) {
        if let from = event.from?.value {
            page.raw("; ")
            page.say("event.from", ["place": .text(from)])
        }
        if let to = event.to?.value {
            page.raw("; ")
            page.say("event.to", ["place": .text(to)])
        }
        if let facility = event.facility?.value, facility != event.to?.value {
            page.raw("; ")
            page.data(facility)
        }
        if let place = event.place?.value, place != record.subject {
            page.raw(", ")
            entities([place], &page)
        }
    }

    /// Names of entities, with links to their pages where they are records.
    func entities(_ ids: [EntityID], most: Int = 8, _ page: inout Page) {
        var seen: Set<EntityID> = []
        let all = ids.filter { seen.insert($0).inserted }
        for (place, id) in all.prefix(most).enumerated() {
            if place > 0 { page.raw(", ") }
            if names[id] == "[protected]" {
                page.tag("word.protected")
            } else if let item = item(id), id != record.subject {
                page.link(WebName.path(of: item)) { $0.data(name(id)) }
            } else {
                page.data(name(id))
            }
        }
        if all.count > most {
            page.raw(" ")
            page.say("word.more", ["n": .number(all.count - most)])
        }
    }

    // MARK: Proceedings

    func proceedings(_ page: inout Page) {
        let matters = findings.proceedings.filter { $0.person == record.subject }
        section("proceedings", &page) { page in
            guard !matters.isEmpty else {
                page.element("p", [("class", "q")], say: "record.noProceedings")
                return
            }
            page.element("table", class: "stk") { page in
                header(
                    ["proceedings.matter", "proceedings.provision", "proceedings.alleged", "proceedings.stages"], &page)
                page.element("tbody") { page in
                    for matter in matters {
                        page.element("tr") { page in
                            page.element("th", [("scope", "row")], say: "proceedings.code.\(matter.code.rawValue)")
                            page.element("td", [("data-l", words("proceedings.provision"))]) { page in
                                if matter.provisions.isEmpty {
                                    page.element("span", [("class", "q")], say: "proceedings.noProvision")
                                } else {
                                    for (place, one) in matter.provisions.enumerated() {
                                        if place > 0 { page.raw("; ") }
                                        page.link(ProvisionPages.path(of: one)) { $0.data(words.provision(one)) }
                                    }
                                }
                            }
                            page.element("td", [("data-l", words("proceedings.alleged"))]) { page in
                                for act in matter.acts.compactMap({ event($0) }) {
                                    page.standing(form(act))
                                    page.single("br")
                                    page.link(link(act.id)) { $0.data(words.kind(act.kind.value)) }
                                    page.raw(" ")
                                    page.data(when(act))
                                    page.single("br")
                                }
                            }
                            page.element("td", [("data-l", words("proceedings.stages"))]) { page in
                                for (place, stage) in matter.stages.enumerated() {
                                    if place > 0 { page.raw("; ") }
                                    page.link(link(stage.event)) { $0.data(words.kind(stage.kind)) }
                                    page.raw(" ")
                                    page.data(stage.date.map(words.date) ?? words("date.none"))
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    func header(_ all: [Word], _ page: inout Page) {
        page.element("thead") { page in
            page.element("tr") { page in
                for word in all { page.element("th", [("scope", "col")], say: word) }
            }
        }
    }

    // MARK: Custody

    func custodyChain(_ page: inout Page) {
        let spells = findings.custodies.filter { $0.person == record.subject }
        section("custody", &page) { page in
            guard !spells.isEmpty else {
                page.element("p", [("class", "q")], say: "record.noCustody")
                return
            }
            for (number, custody) in spells.enumerated() { chain(custody, number, &page) }
        }
    }

    private func chain(_ custody: Custody, _ number: Int, _ page: inout Page) {
        page.element("table", class: "stk") { page in
            header(["custody.from", "custody.until", "custody.where", "custody.order"], &page)
            page.element("tbody") { page in
                for (place, hold) in custody.holds.enumerated() {
                    page.element("tr", [("id", "hold\(number)-\(place)")]) { page in
                        page.element("th", [("scope", "row")]) { page in
                            page.data(hold.from.map(words.date) ?? words("date.none"))
                            if let time = hold.fromTime { page.data(", " + time) }
                        }
                        page.element("td", [("data-l", words("custody.until"))]) { page in
                            let isLast = place == custody.holds.count - 1
                            if isLast, custody.goesOn {
                                page.say("custody.today")
                            } else {
                                page.data(hold.until.map(words.date) ?? words("word.notSaid"))
                            }
                            if let time = hold.untilTime { page.data(", " + time) }
                        }
                        page.element("td", [("data-l", words("custody.where"))]) { page in
                            page.data(words.kind(hold.kind))
                            page.raw(", ")
                            if let facility = hold.facility?.value {
                                page.data(facility)
                            } else {
                                page.element("span", [("class", "q")], say: "custody.noPlace")
                            }
                            if let town = hold.place {
                                page.raw(", ")
                                entities([town], &page)
                            }
                            if !hold.by.isEmpty {
                                page.raw("; ")
                                page.say("event.by")
                                page.raw(" ")
                                entities(hold.by, &page)
                            }
                        }
                        page.element("td", [("data-l", words("custody.order"))]) { page in
                            if let order = hold.order, let event = event(order) {
                                page.link(link(order)) { $0.data(words.kind(event.kind.value)) }
                                if let term = hold.term {
                                    page.raw(", ")
                                    page.data(words.length(term))
                                }
                                if let end = hold.orderEnds {
                                    page.raw("; ")
                                    page.data(words("date.until", ["date": .text(words.date(end))]))
                                }
                            } else {
                                page.element("span", [("class", "q")], say: "custody.noOrder")
                            }
                        }
                    }
                }
            }
        }
        page.element("p", class: "s q2") { page in
            page.standing(.computed)
            page.raw(": ")
            page.say("custody.end.\(custody.end?.rawValue ?? "goes-on")")
            if let end = custody.termEnds {
                page.raw(" ")
                page.say(
                    end.date.latest.map { $0 < day } ?? false ? "clock.ended" : "clock.ends",
                    ["date": .text(words.date(end.date))])
                page.raw(" ")
                page.data(rule(of: end, in: custody))
            }
        }
    }
}
