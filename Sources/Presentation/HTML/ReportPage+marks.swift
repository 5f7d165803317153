// Which words of the report the page marks, and for which item.
import CaseModel

extension ReportPage {
    /// The short names of unread sentences.
    static func unread(_ index: Int) -> String { "u\(index + 1)" }

    /// Every mark of the page.
    func marks() -> [Mark] {
        var marks: [Mark] = []
        for (index, item) in items.enumerated() {
            let name = String(index + 1)
            switch item {
            case .event(let event):
                marks += event.kind.spans.map { Mark(span: $0, part: .kind, item: name, form: item.form) }
                marks += details(of: event).map { Mark(span: $0, part: .detail, item: name, form: item.form) }
            case .relation(let relation):
                marks += relation.spans.map { Mark(span: $0, part: .kind, item: name, form: item.form) }
            }
        }
        for (index, person) in report.caseFile.persons.enumerated() {
            let spans = Set(person.name.spans + person.aliases.flatMap(\.spans))
            marks += spans.sorted().map { Mark(span: $0, part: .name, item: "p\(index + 1)", form: .reported) }
        }
        for (index, item) in report.draft.setAside.enumerated() {
            marks += item.spans.map { Mark(span: $0, part: .aside, item: Marking.letter(index), form: .reported) }
        }
        for (index, sentence) in report.draft.unread.enumerated() {
            marks.append(Mark(span: sentence.trigger, part: .unread, item: Self.unread(index), form: .reported))
        }
        return marks
    }

    /// The first words of every item.
    static func firstWords(of items: [Item], _ report: Report) -> [String: ByteSpan] {
        var first: [String: ByteSpan] = [:]
        for (index, item) in items.enumerated() { first[String(index + 1)] = item.spans.first }
        for (index, person) in report.caseFile.persons.enumerated() { first["p\(index + 1)"] = person.name.spans.first }
        for (index, item) in report.draft.setAside.enumerated() { first[Marking.letter(index)] = item.spans.first }
        for (index, sentence) in report.draft.unread.enumerated() { first[unread(index)] = sentence.trigger }
        return first
    }

    /// Whether the words of a mark are the first of its item, which carry its number.
    func isFirst(_ mark: Mark) -> Bool { firstWords[mark.item] == mark.span }

    private func details(of event: EventView) -> [ByteSpan] {
        var spans: [ByteSpan] = []
        for who in event.victims + event.actors { spans += who.spans }
        for text in [event.facility, event.from, event.to, event.time] { spans += text?.spans ?? [] }
        spans += event.date?.spans ?? []
        spans += event.until?.spans ?? []
        spans += event.place?.spans ?? []
        spans += event.duration?.spans ?? []
        for provision in event.provisions { spans += provision.spans }
        return Set(spans).subtracting(event.kind.spans).sorted()
    }
}
