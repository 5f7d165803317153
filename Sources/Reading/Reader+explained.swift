// The analysis of a text as a table, for whoever writes rules.
import CaseModel
import Syntax

extension Reader {
    /// One unit a line: number, words, lemma, tag, head, relation, and the entities or date found there.
    package func explained(_ text: String) -> String {
        let page = analysed(text, context: ReadingContext(id: "text"), models: .trained)
        let index = MentionIndex(page)
        var lines: [String] = []
        for clause in page.clauses {
            for (number, unit) in clause.units.enumerated() {
                let found = index.entities(at: unit.tokens.upperBound - 1).map { page.entities[$0].name }
                let time = index.time(at: unit.tokens.lowerBound).map { page.times[$0] }
                let note =
                    found.joined(separator: ", ")
                    + (time.map { $0.date?.description ?? $0.duration?.description ?? $0.clock ?? "?" } ?? "")
                lines.append(
                    [
                        "\(number)", page.words.string(unit.tokens), unit.lemma, "\(unit.tag)",
                        "\(clause.tree.heads[number])",
                        clause.tree.relations[number].label, note,
                    ].joined(separator: "\t"))
            }
            lines.append("")
        }
        for event in page.events {
            let people = event.participants.map { page.entities[$0].name }.joined(separator: ", ")
            lines.append(
                "\(event.kind.rawValue)\t\(event.date?.description ?? "-")\t\(people)\t\(event.rule)\t\(page.words.string(event.trigger))"
            )
        }
        for item in page.setAside {
            lines.append("set aside: \(item.kind.rawValue)\t\(item.reason.rawValue)\t\(item.explanation)")
        }
        return lines.joined(separator: "\n")
    }
}
