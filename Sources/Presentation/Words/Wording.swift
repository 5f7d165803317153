// Short phrases that text and web page share.
import CaseModel

enum Wording {
    /// "sure" or "to check".
    static func confidence(_ confidence: Confidence) -> String { confidence == .sure ? "sure" : "to check" }

    /// "1 person", "3 people".
    static func count(_ count: Int, _ one: String, _ many: String) -> String { "\(count) \(count == 1 ? one : many)" }

    /// When the report was published, and how that is known.
    static func published(_ report: Report) -> String {
        guard let date = report.draft.documentDate else { return "day of publication not known" }
        let how =
            switch report.draft.documentDateOrigin {
            case .given: "as given"
            case .metadata: "as the page declares"
            case .text: "from its text"
            case nil: ""
            }
        return "published \(DateWords.words(date))" + (how.isEmpty ? "" : " (\(how))")
    }

    /// How many events there are, and how many are sure.
    static func events(_ events: [EventView]) -> String {
        let sure = events.filter { $0.confidence == .sure }.count
        return "\(count(events.count, "event", "events")), \(sure) sure, \(events.count - sure) to check"
    }

    /// How a date was worked out, where the words do not give it in full.
    static func dateNote(_ event: EventView) -> String? {
        guard let date = event.date, !date.rule.isEmpty, date.rule != "as written" else { return nil }
        return date.rule
    }
}
