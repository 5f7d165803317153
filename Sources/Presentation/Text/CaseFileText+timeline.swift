// The dated timeline of a case file in text.
import CaseModel

extension CaseFileText {
    func timeline(_ page: inout TextPage) {
        let events = Timeline.ordered(words.file.events)
        guard !events.isEmpty else {
            page.heading("Timeline")
            page.paragraph(report == nil ? "No event is recorded." : "No event was read in this report.", indent: 2)
            return
        }
        page.heading(
            "Timeline", note: report == nil ? Wording.count(events.count, "event", "events") : Wording.events(events))
        for event in events { entry(event, on: &page) }
    }

    private func entry(_ event: EventView, on page: inout TextPage) {
        let date = event.date.map { DateWords.words($0.value) } ?? "no date given"
        let form = Form(event.standing, isDenied: event.deniedBy != nil)
        let lead = "  " + date
        let room = Self.column - 3
        let head = lead.count <= room ? lead + String(repeating: " ", count: room - lead.count) + form.line : lead
        if lead.count > room {
            page.paragraph(lead, indent: 0)
            page.paragraph(
                words.sentence(event), lead: String(repeating: " ", count: room) + form.line, indent: Self.column)
        } else {
            page.paragraph(words.sentence(event), lead: head, indent: Self.column)
        }
        let quote = words.quotes.quote(around: event.kind.spans.first, taking: Timeline.spans(event))
        page.paragraph(
            "\(words.standing(event)), \(how(event)): “\(quote)”\(source(event.kind.spans))", indent: Self.column,
            look: .faint)
        if let note = Wording.dateNote(event) { page.paragraph("date: \(note)", indent: Self.column, look: .faint) }
        rules(of: event, on: &page)
    }

    /// How sure it is, of a report; how many sources tell it, of many.
    private func how(_ event: EventView) -> String { support(event.id) ?? Wording.confidence(event.confidence) }

    private func rules(of event: EventView, on page: inout TextPage) {
        rules([("event", [event.kind])], on: &page) { KindWords.label($0) }
        rules([("date", event.date.map { [$0] } ?? []), ("until", event.until.map { [$0] } ?? [])], on: &page) {
            $0.description
        }
        rules(
            [("whom", event.victims), ("by", event.actors), ("place", event.place.map { [$0] } ?? [])], on: &page,
            words.name)
        rules([("term", event.duration.map { [$0] } ?? [])], on: &page) { $0.description }
        rules([("provision", event.provisions)], on: &page) { $0.key }
        let texts = [("at", event.facility), ("from", event.from), ("to", event.to), ("time", event.time)]
        rules(texts.map { ($0.0, $0.1.map { [$0] } ?? []) }, on: &page)
    }

    /// With `explain`, one line for each value: its words and its rule.
    func rules<Content>(
        _ fields: [(String, [Sourced<Content>])], on page: inout TextPage, _ show: (Content) -> String
    ) {
        guard explain else { return }
        for (field, values) in fields {
            for value in values {
                let rest = value.spans.map { "“\(words.quotes.words(of: $0))”" }.joined(separator: ", ")
                let rule = value.rule.isEmpty ? "" : " (\(value.rule))"
                page.paragraph("\(field): \(show(value.value)) ← \(rest)\(rule)", indent: Self.column + 2, look: .faint)
            }
        }
    }

    func rules(_ fields: [(String, [Sourced<String>])], on page: inout TextPage) { rules(fields, on: &page) { $0 } }
}
