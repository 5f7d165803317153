// Questions about what is missing, in the language of whoever reads, from their parts.

import CaseLogic
import CaseModel
import Phrases

struct GapWords {
    let view: RecordView
    private var words: Phrasebook { view.words }

    init(_ view: RecordView) { self.view = view }

    func question(_ gap: Gap) -> String {
        let event = gap.events.first.flatMap { view.event($0) }
        let custody = gap.custody(among: view.findings.custodies)
        let asking = gap.asking(event: event, custody: custody)
        let name = gap.person.map(view.name) ?? event.map { view.names(view.subjects(of: $0)) } ?? ""
        return words(
            "question.\(asking.phrase)",
            [
                "name": .text(name), "kind": .text(event.map { words.kind($0.kind.value) } ?? ""),
                "date": .text(event?.date.map { words.date($0.value) } ?? words("date.none")),
                "since": .text(custody?.from.map(words.date) ?? words("date.none")),
                "end": .text(asking.end.map(words.date) ?? words("word.notSaid")),
            ])
    }
}
