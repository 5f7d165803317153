// Reads the states of a person off their custodies and the stages of their matters.
public import CaseModel

extension CaseFindings {
    /// The states of a person in order of time; the last is the one they are in. Empty where nothing is recorded.
    ///
    /// - Parameter file: the case file that the findings are of.
    public func history(of person: EntityID, in file: CaseFile) -> [PersonStatus] {
        StatusReader(events: EventIndex(file, of: person), person: person).history(of: self)
    }
}

struct StatusReader {
    let events: EventIndex
    let person: EntityID

    private struct Step {
        var status: PersonStatus
        var day: Int?
        /// Of steps of one day the later one in the course of a case comes last.
        var rank: Int
    }

    func history(of findings: CaseFindings) -> [PersonStatus] {
        var steps = findings.custodies.filter { $0.person == person }.flatMap { custody($0) }
        let held = steps.filter { $0.status.kind.isHeld }.flatMap(\.status.events)
        for matter in findings.proceedings where matter.person == person {
            steps += matter.stages.compactMap { stage in held.contains(stage.event) ? nil : self.stage(stage) }
        }
        for event in events.events(of: person) where event.kind.value == .death {
            steps.append(step(.dead, event.date?.value, [event.id], "a death is recorded", rank: 9))
        }
        return collapsed(steps)
    }

    private func step(_ kind: PersonStatus.Kind, _ since: EDTF?, _ events: [EntityID], _ rule: String, rank: Int)
        -> Step
    {
        Step(
            status: PersonStatus(kind: kind, since: since, events: events, rule: rule),
            day: since?.earliest?.number ?? since?.latest?.number, rank: rank)
    }

    private func custody(_ custody: Custody) -> [Step] {
        var steps: [Step] = []
        var last = PersonStatus.Kind.held
        for hold in custody.holds {
            // A transfer goes on under the same order.
            last = kind(of: hold) ?? last
            let on = hold.order == nil && hold.kind == .detention ? ", no order recorded" : ""
            steps.append(step(last, hold.from, hold.events, "\(Wording.name(of: hold.kind))\(on)", rank: 4))
        }
        let events = custody.events
        switch custody.end {
        case .released: steps.append(step(.released, custody.until, events, "a release is recorded", rank: 7))
        case .died: steps.append(step(.dead, custody.until, events, "a death in custody is recorded", rank: 9))
        case .termOver:
            let end = custody.termEnds?.date
            steps.append(
                step(
                    .termOver, end ?? custody.until, events,
                    "the term ended\(end.map { " " + Wording.when($0) } ?? ""); no release is recorded", rank: 5))
        case .notRecorded:
            steps.append(step(.notKnown, custody.until, events, "nothing more is told of the custody", rank: 5))
        case nil: break
        }
        return steps
    }

    private func kind(of hold: CustodyHold) -> PersonStatus.Kind? {
        switch hold.kind {
        case .detention: .detained
        case .administrativeArrest: .administrativeArrest
        case .remand: .remanded
        case .houseArrest: .houseArrest
        case .sentence: .servingSentence
        case .disappearance: .disappeared
        default: nil
        }
    }

    private func stage(_ stage: ProceedingStage) -> Step? {
        switch stage.kind {
        case .charge: step(.charged, stage.date, [stage.event], "a charge is recorded", rank: 3)
        case .trial: step(.onTrial, stage.date, [stage.event], "a hearing is recorded", rank: 3)
        case .sentence: step(.sentenced, stage.date, [stage.event], "a sentence other than prison is recorded", rank: 6)
        default: nil
        }
    }

    /// In order of time, without what changes nothing: a charge or hearing of somebody who is held, the same state again.
    private func collapsed(_ steps: [Step]) -> [PersonStatus] {
        var day = Int.min
        var dated: [(day: Int, rank: Int, place: Int)] = []
        for (place, step) in steps.enumerated() {
            // A step without a day stands with the one before it.
            day = step.day ?? day
            dated.append((day, step.rank, place))
        }
        var history: [PersonStatus] = []
        for key in dated.sorted(by: { ($0.day, $0.rank, $0.place) < ($1.day, $1.rank, $1.place) }) {
            let next = steps[key.place].status
            guard let last = history.last else {
                history.append(next)
                continue
            }
            if last.kind == next.kind || last.kind == .dead { continue }
            if last.kind.isHeld, [.charged, .onTrial, .sentenced].contains(next.kind) { continue }
            history.append(next)
        }
        return history
    }
}
