// Puts the events of a person together to matters: first by shared articles, then by date, then by place in the text.
import CaseModel

struct ProceedingReader {
    let events: EventIndex
    let held: HeldTogether

    func proceedings() -> [Proceeding] { events.persons.flatMap { proceedings(of: $0) } }

    private func proceedings(of person: EntityID) -> [Proceeding] {
        let all = events.events(of: person).filter { Self.isPart($0.kind.value) }
        var matters = byArticle(all)
        joinSameCode(&matters)
        for event in all where !matters.contains(where: { $0.holds(event) }) {
            addDecision(event, of: person, to: &matters)
        }
        for event in all where !matters.contains(where: { $0.holds(event) }) { addStep(event, to: &matters) }
        return matters.map { proceeding($0, of: person) }
    }

    private static func isPart(_ kind: EventKind) -> Bool {
        switch kind {
        case .offence, .protest, .search, .detention, .interrogation, .charge, .administrativeArrest, .remand,
            .houseArrest, .trial, .sentence, .fine, .appeal,
            .release, .travelBan:
            true
        default: false
        }
    }

    // MARK: By article

    /// Events that cite the same article are one matter.
    private func byArticle(_ all: [EventView]) -> [Matter] {
        var matters: [Matter] = []
        for event in all {
            let cited = event.provisions.map(\.value).filter {
                $0.code != .criminalProcedure && $0.code != .constitution
            }
            guard let code = cited.first?.code else { continue }
            let articles = Set(cited.map { $0.article + " " + $0.code.rawValue })
            var matter = Matter(code: code, articles: articles, events: [event])
            // A second sentence or arrest under the same article is another matter.
            let joined = matters.indices.filter {
                !matters[$0].articles.isDisjoint(with: articles) && !matters[$0].isClosed(to: event)
            }
            for index in joined.reversed() { matter = matters.remove(at: index).joined(with: matter) }
            matters.append(matter)
        }
        return matters
    }

    /// Charges under several articles of one code are one matter unless two penalties or a long time part them.
    private func joinSameCode(_ matters: inout [Matter]) {
        var joined: [Matter] = []
        for matter in matters {
            if let index = joined.firstIndex(where: { $0.code == matter.code && $0.mayBeOne(with: matter) }) {
                joined[index] = joined[index].joined(with: matter)
            } else {
                joined.append(matter)
            }
        }
        matters = joined
    }

    // MARK: Without an article

    /// A charge, order or penalty that cites nothing: joins a matter of its code, or begins one.
    private func addDecision(_ event: EventView, of person: EntityID, to matters: inout [Matter]) {
        let kind = event.kind.value
        let code: LegalCode
        switch kind {
        case .administrativeArrest, .fine: code = .administrative
        case .charge, .remand, .houseArrest, .sentence: code = .criminal
        case .offence:
            // What is alleged goes with the charge or penalty told nearest to it.
            if let nearest = nearestInText(event, matters) {
                matters[nearest].events.append(event)
            } else {
                matters.append(Matter(code: .criminal, articles: [], events: [event]))
            }
            return
        default: return
        }
        let fitting = matters.indices.filter { index in
            (matters[index].code == code || matters[index].code == .other
                || kind == .fine && matters[index].code == .criminal)
                && (!matters[index].isClosed(to: event) || goesOn(matters[index], with: event, of: person))
                && matters[index].isNear(event, days: code == .administrative ? 45 : 1500)
        }
        if let index = fitting.min(by: { matters[$0].distance(to: event) < matters[$1].distance(to: event) }) {
            matters[index].events.append(event)
        } else {
            matters.append(Matter(code: code, articles: [], events: [event]))
        }
    }

    /// A second sentence in the same custody that cites nothing: the case was tried again.
    private func goesOn(_ matter: Matter, with event: EventView, of person: EntityID) -> Bool {
        event.kind.value == .sentence
            && matter.events.contains { $0.kind.value == .sentence && held.same($0, event, of: person) }
    }

    /// A search, detention, hearing, appeal or release: goes with the matter that it fits in time, else in the text.
    private func addStep(_ event: EventView, to matters: inout [Matter]) {
        if event.kind.value == .protest {
            guard let nearest = nearestInText(event, matters), matters[nearest].isAfter(event),
                matters[nearest].isTold(within: 400, of: event)
            else { return }
            matters[nearest].events.append(event)
            return
        }
        let ranked = matters.indices.compactMap { index in matters[index].fit(of: event).map { (fit: $0, index: index) }
        }
        if let best = ranked.min(by: { ($0.fit, $0.index) < ($1.fit, $1.index) }) {
            matters[best.index].events.append(event)
        }
    }

    private func nearestInText(_ event: EventView, _ matters: [Matter]) -> Int? {
        matters.indices.min { matters[$0].textDistance(to: event) < matters[$1].textDistance(to: event) }
    }

    // MARK: What comes out

    private func proceeding(_ matter: Matter, of person: EntityID) -> Proceeding {
        let inOrder = events.events(of: person).filter { matter.holds($0) }
        var provisions: [Provision] = []
        for event in inOrder {
            for provision in event.provisions.map(\.value) where !provisions.contains(provision) {
                provisions.append(provision)
            }
        }
        var seen: Set<ByteSpan> = []
        let spans = inOrder.flatMap { $0.words + $0.provisions.flatMap(\.spans) }.filter { seen.insert($0).inserted }
        let articles = provisions.map { Wording.provision($0) }.joined(separator: ", ")
        let rule =
            articles.isEmpty
            ? "one \(matter.code.rawValue) matter: no article is cited; events joined by date and place in the text"
            : "one matter under \(articles); events that cite no article joined by date and place in the text"
        let acts = inOrder.filter { $0.kind.value == .offence || $0.kind.value == .protest }
        let stages = inOrder.filter { $0.kind.value != .offence && $0.kind.value != .protest }
        return Proceeding(
            person: person, code: matter.code, provisions: provisions, acts: acts.map(\.id),
            stages: stages.map { ProceedingStage(kind: $0.kind.value, event: $0.id, date: $0.date?.value) },
            spans: spans, rule: rule)
    }
}
