// With `explain`: every value of an event with its words and the rule that read it.
import CaseModel

extension ReportPage {
    func why(_ event: EventView, on page: inout HTMLWriter) {
        page.element("dl", [("class", "why")]) { page in
            row("event", [event.kind], on: &page) { KindWords.label($0) }
            row("whom", event.victims, on: &page, words.name)
            row("by", event.actors, on: &page, words.name)
            row("date", event.date.map { [$0] } ?? [], on: &page) { $0.description }
            row("until", event.until.map { [$0] } ?? [], on: &page) { $0.description }
            row("place", event.place.map { [$0] } ?? [], on: &page, words.name)
            row("term", event.duration.map { [$0] } ?? [], on: &page) { $0.description }
            row("under", event.provisions, on: &page) { $0.key }
            for (name, text) in [("at", event.facility), ("from", event.from), ("to", event.to), ("time", event.time)] {
                row(name, text.map { [$0] } ?? [], on: &page) { $0 }
            }
        }
    }

    private func row<Content>(
        _ name: String, _ values: [Sourced<Content>], on page: inout HTMLWriter, _ show: (Content) -> String
    ) {
        for value in values {
            page.element("dt", text: name)
            page.element("dd") { page in
                page.text(show(value.value))
                let quoted = value.spans.map { "“\(words.quotes.words(of: $0))”" }.joined(separator: ", ")
                page.element(
                    "span", class: "soft", text: " ← \(quoted)" + (value.rule.isEmpty ? "" : "; \(value.rule)"))
            }
        }
    }
}
