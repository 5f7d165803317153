// Custody, matters and the order of events, as blocks of a document.

import CaseLogic
import CaseModel
import Documents
import Phrases
import Presentation
import Publication

extension CaseParts {
    /// Every custody: its holds in a table, its clock, the end of its term.
    func custodyBlocks() -> [Block] {
        guard !custodies.isEmpty else { return [.paragraph([.text(words("doc.custody.none"))])] }
        return custodies.enumerated().flatMap { place, custody -> [Block] in
            let from = words.date(orNone: custody.from)
            let title = words(
                custody.goesOn ? "doc.custody.open" : "doc.custody.closed",
                [
                    "n": .number(place + 1), "from": .text(from),
                    "until": .text(custody.until.map(words.date) ?? words("word.notSaid")),
                ])
            var facts: [[Inline]] = []
            if let clock = custody.clock {
                facts.append(
                    line(
                        clock.isApproximate ? "doc.clock.about" : "doc.clock",
                        ["n": .number(clock.day), "date": .text(words.date(clock.asOf)), "from": .text(from)],
                        notes(ofEvents: custody.holds.first?.events ?? [])))
            }
            if let ends = ends(custody) {
                facts.append([.text(ends)] + endNotes(custody))
            }
            if let end = custody.end { facts.append([.text(words("doc.end.\(end.rawValue)"))]) }
            let blocks: [Block] = [.heading(2, title), .table(holds(custody))]
            return facts.isEmpty ? blocks : blocks + [.bullets(facts)]
        }
    }

    private func holds(_ custody: Custody) -> Document.Table {
        let rows = custody.holds.map { hold -> [[Inline]] in
            let place = [hold.facility?.value, hold.place.map(said.name)].compactMap(\.self)
            let by = words.list(hold.by.map(said.name))
            var order = words.kind(hold.kind)
            if let term = hold.term { order += ", " + words.length(term) }
            if said.isAllegedStanding(hold.standing) { order += ", " + words("standing.alleged") }
            let until = hold.until.map {
                words.date($0) + " " + words("doc.basis.\((hold.untilBasis ?? .said).rawValue)")
            }
            return [
                [.text(words.date(orNone: hold.from))], [.text(until ?? words("word.notSaid"))], [.text(order)],
                [.text(place.isEmpty ? words("word.notSaid") : place.joined(separator: ", "))],
                [.text(by.isEmpty ? words("word.notSaid") : by)] + notes(ofEvents: hold.events),
            ]
        }
        return Document.Table(
            words("doc.holds.caption"),
            header: ["from", "until", "what", "where", "by"].map { [.text(words("doc.hold.\($0)"))] }, rows: rows,
            widths: [3, 4, 4, 4, 4])
    }

    /// Every matter, with its stages and what is alleged in it.
    func matterBlocks() -> [Block] {
        let matters = file.findings.proceedings.filter { $0.person == file.subject }
        guard !matters.isEmpty else { return [.paragraph([.text(words("doc.matters.none"))])] }
        return matters.enumerated().flatMap { place, matter -> [Block] in
            var articles: [String] = []
            for provision in matter.provisions.map(words.provision) where !articles.contains(provision) {
                articles.append(provision)
            }
            var blocks: [Block] = [
                .heading(
                    2,
                    words(
                        "doc.matter",
                        ["n": .number(place + 1), "code": .text(words("doc.matter.\(matter.code.rawValue)"))]))
            ]
            if !articles.isEmpty {
                blocks.append(
                    .paragraph(
                        line(
                            "doc.matter.articles", ["articles": .text(words.list(articles))],
                            notes(ofEvents: matter.events.filter { event($0)?.provisions.isEmpty == false }))))
            }
            let stages = matter.stages.compactMap { event($0.event) }
            if !stages.isEmpty { blocks.append(.bullets(lines(stages))) }
            let acts = matter.acts.compactMap { event($0) }
            if !acts.isEmpty {
                blocks.append(.paragraph([.text(words("doc.matter.acts"))]))
                blocks.append(.bullets(lines(acts)))
            }
            return blocks
        }
    }

    /// All events in a table.
    func chronologyBlocks() -> [Block] {
        guard !events.isEmpty else { return [.paragraph([.text(words("case.nothing"))])] }
        let rows = events.map { event -> [[Inline]] in
            let place = [event.facility?.value, event.place.map { said.name($0.value) }].compactMap(\.self)
            return [
                [.text(words.date(orNone: event.date?.value))],
                [.text(said.line(event, isInTable: true))] + notes(event.allSpans),
                [.text(place.joined(separator: ", "))], [.text(said.chain(event.wordOf) ?? words("word.own"))],
                [.text(words("standing.\(event.form.rawValue)"))],
            ]
        }
        return [
            .table(
                Document.Table(
                    words("doc.chronology.caption"),
                    header: ["date", "what", "where", "word", "standing"].map { [.text(words("doc.column.\($0)"))] },
                    rows: rows, widths: [4, 8, 4, 4, 4]))
        ]
    }
}

extension EventWords {
    func isAllegedStanding(_ standing: Standing) -> Bool { standing == .alleged }
}
