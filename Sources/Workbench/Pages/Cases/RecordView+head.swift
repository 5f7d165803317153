// Who or what a record is, and how a person is now.

import CaseLogic
import CaseModel
import Casebook
import Phrases
import Presentation

extension RecordView {
    func head(_ page: inout Page) {
        page.element("header", class: type == .person ? "id" : "head") { page in
            page.element("div") { page in
                page.element("p", class: "q s") { page in
                    page.link(
                        type == .person ? "/cases" : "/organisations",
                        say: type == .person ? "room.cases" : "room.organisations")
                    page.raw(" / ")
                    page.say("type.\(type.rawValue)")
                    page.raw(" ")
                    page.tag("sensitivity.\(record.sensitivity.rawValue)")
                }
                page.element("h1", data: record.name.isEmpty ? words("word.noName") : record.name)
                aliases(&page)
                facts(&page)
            }
            if type == .person { clock(&page) }
        }
        if let all = record.eventsInAll {
            page.element(
                "p", [("class", "note")], say: "record.newestOnly",
                ["n": .number(file.events.count), "all": .number(all)])
        }
        for hold in holds {
            page.element("div", [("class", "bad")]) { page in
                page.element("p") { page in
                    page.element("b", say: "record.held")
                    page.raw(" ")
                    page.data(hold.reason)
                    page.raw(" ")
                    page.element("span", class: "s q2") { page in
                        page.data([hold.author, words.time(hold.time)].joined(separator: ", "))
                        if let who = hold.askedBy {
                            page.raw("; ")
                            page.say("record.held.askedBy", ["who": .text(who)])
                        }
                        if let until = hold.until {
                            page.raw("; ")
                            page.data(words("date.until", ["date": .text(words.date(until))]))
                        }
                    }
                }
            }
        }
    }

    private var aliasesOfSubject: [Sourced<String>] {
        file.persons.first { $0.id == record.subject }?.aliases
            ?? file.organisations.first { $0.id == record.subject }?.aliases ?? []
    }

    private func aliases(_ page: inout Page) {
        var seen: Set<String> = [record.name, "[protected]"]
        let others = aliasesOfSubject.map(\.value).filter { seen.insert($0).inserted }
        guard !others.isEmpty else { return }
        page.element("p", class: "q2") { page in
            page.say("record.also")
            page.raw(" ")
            page.data(others.prefix(12).joined(separator: ", "))
        }
    }

    private func facts(_ page: inout Page) {
        page.element("dl", class: "kv") { page in
            if let person = file.persons.first(where: { $0.id == record.subject }), !person.roles.isEmpty {
                var roles: [String] = []
                for role in person.roles.map({ words.role($0.value) }) where !roles.contains(role) {
                    roles.append(role)
                }
                fact("field.role", roles.joined(separator: "; "), &page)
            }
            if let body = file.organisations.first(where: { $0.id == record.subject }) {
                fact("field.role", words.body(body.kind.value), &page)
            }
            page.element("dt", say: "record.support")
            page.element("dd") { page in
                let support = Set(record.sources.map(\.id)).count
                let independent = Set(record.sources.map(\.original)).count
                page.say(
                    "record.support.words",
                    [
                        "n": .number(record.statements.compactMap(\.self).count), "sources": .number(support),
                        "independent": .number(independent),
                    ])
                if record.leftOut > 0 {
                    page.raw(" ")
                    page.say("record.leftOut", ["n": .number(record.leftOut)])
                }
            }
            if marks?.isNeverMerged ?? false { fact("record.care", words("record.neverMerged"), &page) }
            if marks?.isChild ?? false { fact("record.care", words("record.child"), &page) }
        }
    }

    func fact(_ word: Word, _ text: String, _ page: inout Page) {
        page.element("dt", say: word)
        page.element("dd", data: text)
    }

    // MARK: Now

    private func clock(_ page: inout Page) {
        page.element("section", [("class", "clock"), ("aria-labelledby", "now")]) { page in
            guard let status = record.status else {
                page.element("h2", [("id", "now")], say: "status.no-measure")
                page.element("p", class: "s q2") { $0.say("as.of", ["date": .text(words.date(day))]) }
                return
            }
            page.element("h2", [("id", "now")]) { page in
                page.say("status.\(status.kind.rawValue)")
                if status.kind.isHeld, let hold = custody?.holds.last { page.data(place(of: hold)) }
            }
            if status.kind.isHeld, let clock = custody?.clock {
                page.element("p", [("class", "day")]) { page in
                    page.say(clock.isApproximate ? "clock.dayAbout" : "clock.day", ["n": .number(clock.day)])
                }
                bar(&page)
            }
            page.element("p", class: "row s q2") { page in
                if let since = status.since {
                    page.element("span", say: "clock.since", ["date": .text(words.date(since))])
                }
                page.element("span", say: "as.of", ["date": .text(words.date(day))])
            }
            page.element("p", class: "s q2") { page in
                page.standing(.computed)
                page.raw(": ")
                page.say("rule.status.\(status.kind.rawValue)")
            }
            if let custody, custody.goesOn, let end = custody.termEnds {
                page.element("p", class: "s") { page in
                    let isOver = end.date.latest.map { $0 < day } ?? false
                    page.element(
                        "b", [("class", isOver ? "due" : "")], say: isOver ? "clock.ended" : "clock.ends",
                        ["date": .text(words.date(end.date))])
                    page.raw(" ")
                    page.element("span", class: "q2") { $0.data(rule(of: end, in: custody)) }
                }
            }
            ForEachStatus(history: record.history, words: words).write(&page)
        }
    }

    private func place(of hold: CustodyHold) -> String {
        guard let place = hold.facility?.value ?? hold.place.map(name) else { return "" }
        return ", " + place
    }

    /// How much of the term is over: a full part and a dotted one.
    private func bar(_ page: inout Page) {
        guard let custody, let first = custody.from?.earliest, let last = custody.termEnds?.date.latest, last > first
        else { return }
        let done = Double(min(day.number, last.number) - first.number) / Double(last.number - first.number)
        let x = Int(1 + 398 * max(0, min(1, done)))
        page.raw(
            trusted:
                "<svg viewBox=\"0 0 400 30\" aria-hidden=\"true\"><path class=\"bx r\" d=\"M1 6H\(x)v12H1z\"/><path class=\"m c\" d=\"M\(min(398, x + 4)) 12H398\"/><path class=\"ax2\" d=\"M399 4v16\"/></svg>"
        )
    }

    /// How the end of a term is known, in words.
    func rule(of end: ComputedDate, in custody: Custody) -> String {
        let hold = custody.holds.last { $0.order != nil }
        if let order = end.events.first.flatMap({ event($0) }), order.until?.value == end.date {
            return words("rule.end.said", ["kind": .text(words.kind(order.kind.value))])
        }
        let term = hold?.term ?? end.events.lazy.compactMap { event($0)?.duration?.value }.first
        let isSentence = hold?.order.flatMap { event($0) }?.kind.value == .sentence
        guard let term, let from = isSentence ? custody.from : hold?.from else { return words("rule.end.unknown") }
        return words(
            isSentence ? "rule.end.sentence" : "rule.end.computed",
            ["length": .text(words.length(term)), "date": .text(words.date(from))])
    }
}

/// The states before the one of today.
struct ForEachStatus {
    let history: [PersonStatus]
    let words: Phrasebook

    func write(_ page: inout Page) {
        guard history.count > 1 else { return }
        page.element("details", class: "s") { page in
            page.element("summary", say: "record.before", ["n": .number(history.count - 1)])
            page.element("ol") { page in
                for status in history.dropLast().reversed() {
                    page.element("li") { page in
                        page.say("status.\(status.kind.rawValue)")
                        if let since = status.since {
                            page.raw(", ")
                            page.say("clock.since", ["date": .text(words.date(since))])
                        }
                    }
                }
            }
        }
    }
}
