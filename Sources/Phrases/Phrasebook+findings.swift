// What case logic finds, in the words of each language: questions about what is missing, and answers that disagree.

public import CaseLogic
public import CaseModel

extension Phrasebook {
    /// A question about what is missing.
    ///
    /// - Parameters:
    ///   - event: the first event that the gap names.
    ///   - custody: the custody that it is in.
    ///   - name: whom it is about.
    public func question(_ gap: Gap, event: EventView?, custody: Custody?, name: String) -> String {
        let asking = gap.asking(event: event, custody: custody)
        return self(
            "question.\(asking.phrase)",
            [
                "name": .text(name), "kind": .text(event.map { kind($0.kind.value) } ?? ""),
                "date": .text(date(orNone: event?.date?.value)), "since": .text(date(orNone: custody?.from)),
                "end": .text(asking.end.map { date($0) } ?? self("word.notSaid")),
            ])
    }

    /// What one side of a disagreement says.
    public func answer(_ saying: Disagreement.Saying) -> String {
        switch saying {
        case .happened: self("disagreement.happened")
        case .denied: self("disagreement.denied")
        case .date(let date): self.date(date)
        case .term(let term): length(term)
        case .other(let text): text
        }
    }
}
