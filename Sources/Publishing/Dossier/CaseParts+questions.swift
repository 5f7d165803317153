// What is said against each other, who else is in a case, what is not known, and what all of it rests on.

import CaseLogic
import CaseModel
import Documents
import Phrases
import Publication

extension CaseParts {
    /// Answers that differ, side by side.
    func disagreementBlocks() -> [Block] {
        let found = file.findings.disagreements
        guard !found.isEmpty else { return [.paragraph([.text(words("doc.disagreements.none"))])] }
        let rows = found.map { one -> [[Inline]] in
            let event = event(one.event)
            let question = words(
                "disagreement.\(one.topic.rawValue)",
                [
                    "kind": .text(event.map(said.title) ?? ""),
                    "date": .text(words.date(orNone: event?.date?.value)),
                ])
            let sides = one.sides.map { side -> [Inline] in
                let answer = words.answer(side.saying)
                let speaker = said.chain(side.wordOf) ?? words("word.own")
                return [.text(words("doc.side", ["answer": .text(answer), "who": .text(speaker)]))] + notes(side.spans)
            }
            let others = sides.dropFirst().enumerated().flatMap {
                $0.offset > 0 ? [.lineBreak] + $0.element : $0.element
            }
            return [[.text(question)], sides.first ?? [], Array(others)]
        }
        return [
            .table(
                Document.Table(
                    words("doc.disagreements"),
                    header: ["about", "one", "other"].map { [.text(words("doc.side.\($0)"))] }, rows: rows,
                    widths: [3, 4, 4], namesRows: true))
        ]
    }

    /// Ties to people and bodies, and the bodies that are named.
    func peopleBlocks() -> [Block] {
        var lines = file.relationsOnce.map(line)
        var seen: Set<EntityID> = []
        for event in events {
            for id in event.victims.map(\.value) + event.actors.map(\.value)
            where id != file.subject && seen.insert(id).inserted {
                let entity = publication.entities[file.entities[id.number]]
                let place = file.entities[id.number]
                let kind =
                    publication.kind(of: place).map { words.body($0) }
                    ?? publication.roles(of: place).first.map { words.role($0) }
                let what = kind.map { " (\($0))" } ?? ""
                if entity.naming != .none || entity.type == .organisation {
                    lines.append(
                        [.text("\(said.name(id))\(what).")]
                            + notes(
                                event.victims.first { $0.value == id }?.spans
                                    ?? event.actors.first { $0.value == id }?.spans ?? []))
                }
            }
        }
        return lines.isEmpty ? [.paragraph([.text(words("doc.people.none"))])] : [.bullets(lines)]
    }

    /// A gap as a question.
    func question(_ gap: Gap) -> String {
        let event = gap.events.first.flatMap { self.event($0) }
        let custody = gap.custody(among: file.findings.custodies)
        let names = event.map { said.names($0.kind.value.isAct ? $0.actors : $0.victims) } ?? []
        let question = words.question(
            gap, event: event, custody: custody, name: gap.person.map(said.name) ?? words.list(names))
        return question.prefix(1).uppercased() + question.dropFirst()
    }

    /// The gaps of the person, each question once.
    var gaps: [(gap: Gap, question: String)] {
        var seen: Set<String> = []
        return file.findings.gaps.filter { $0.person == nil || $0.person == file.subject }
            .map { ($0, question($0)) }.filter { seen.insert($0.1).inserted }
    }

    /// What all of it rests on, numbered as the footnotes name it.
    func sourceBlocks() -> [Block] {
        let lines = file.sources.enumerated().map { place, number -> [Inline] in
            let source = publication.sources[number]
            var line: [Inline] = [.text(words.source(source) + ".")]
            if let exhibit = exhibit(of: source) {
                line.append(.text(" " + words("doc.note.exhibit", ["n": .number(exhibit)])))
            }
            let first = file.sources[..<place].firstIndex { publication.sources[$0].original == source.original }
            if let first { line.append(.text(" " + words("doc.source.same", ["n": .number(first + 1)]))) }
            return line
        }
        return lines.isEmpty ? [.paragraph([.text(words("case.nothing"))])] : [.numbers(lines)]
    }

    /// The files that the bureau keeps, by what they are known by.
    func exhibitBlocks() -> [Block] {
        guard !exhibits.isEmpty else { return [.paragraph([.text(words("doc.exhibits.none"))])] }
        let rows = exhibits.enumerated().map { place, exhibit -> [[Inline]] in
            let sources = file.sources.indices.filter { publication.sources[file.sources[$0]].exhibit == exhibit }
            return [
                [.text(String(place + 1))], [.text(sources.map { String($0 + 1) }.joined(separator: ", "))],
                [.code(exhibit.sha256)], [.text(Phrase.grouped(exhibit.size))],
            ]
        }
        return [
            .paragraph([.text(words("doc.exhibits.lead"))]),
            .table(
                Document.Table(
                    words("doc.exhibits.caption"),
                    header: ["number", "source", "digest", "size"].map { [.text(words("doc.exhibit.\($0)"))] },
                    rows: rows,
                    widths: [2, 2, 12, 3])),
        ]
    }
}
