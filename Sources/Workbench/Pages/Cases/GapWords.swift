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
        let custody = gap.person.flatMap { person in
            view.findings.custodies.first {
                $0.person == person && (gap.events == $0.events || $0.orders.contains(where: gap.events.contains))
            }
        }
        let name = gap.person.map(view.name) ?? event.map { view.names(view.subjects(of: $0)) } ?? ""
        var arguments: [String: Argument] = [
            "name": .text(name), "kind": .text(event.map { words.kind($0.kind.value) } ?? ""),
            "date": .text(event?.date.map { words.date($0.value) } ?? words("date.none")),
        ]
        arguments["since"] = .text(custody?.from.map(words.date) ?? words("date.none"))
        var key = gap.kind.rawValue
        switch gap.kind {
        case .courtOrder where gap.rule == "an order ended before the next began":
            let hold = custody?.holds.last { $0.order == gap.events.first }
            arguments["end"] = .text(hold?.orderEnds.map(words.date) ?? words("word.notSaid"))
            key += gap.events.count > 1 ? ".between" : ".extended"
        case .release:
            if let end = custody?.termEnds?.date {
                arguments["end"] = .text(words.date(end))
                key += ".term"
            }
        case .year where event?.date?.value.hasUnspecifiedYear == false: key += ".computed"
        case .endOfTerm where gap.rule == "an order without a term": key += ".length"
        default: break
        }
        return words("question.\(key)", arguments)
    }
}
