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
        let name = gap.person.map(view.name) ?? event.map { view.names(view.subjects(of: $0)) } ?? ""
        return words.question(gap, event: event, custody: custody, name: name)
    }
}
