// Whether a sentence means prison: the view does not say, so the words beside it are asked.
import CaseModel

enum PrisonTerms {
    private static let free = [
        "suspended", "conditional", "in absentia", "probation", "restriction of freedom", "restricted freedom",
        "restriction of liberty", "community",
        "home detention", "correctional labour", "correctional labor",
    ]
    private static let prison = [
        "prison", "jail", "serving", "camp", "colony", "imprison", "behind bars", "year", "month", "death", "life",
        "penal",
    ]

    /// Whether a sentence puts or keeps somebody in prison; not where the words beside it make it suspended, in absentia or another penalty.
    /// Of somebody who is not held otherwise, "in absentia" anywhere in the sentence is enough.
    static func isCustodial(_ event: EventView, in text: String, isHeld: Bool) -> Bool {
        guard let kind = event.kind.spans.first, kind.count > 0 else { return event.duration != nil }
        var span = kind
        if let term = event.duration?.spans.first, term.start < kind.end + 150, kind.start < term.end + 150 {
            span = span.union(term)
        }
        let words = Wording.clause(around: span, in: text)
        if free.contains(where: { words.contains($0) }) { return false }
        if !isHeld, Wording.sentence(around: span, in: text).contains("in absentia") { return false }
        return event.duration != nil || prison.contains { words.contains($0) }
    }
}
