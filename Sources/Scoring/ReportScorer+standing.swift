// The layers about how events stand: status, hedges, bans, people wronged, sureness, terms and speakers.

extension AnnotatedReport.Event {
    /// Whether it is alleged or denied.
    fileprivate var isHedged: Bool { isAlleged || !(deniedBy ?? "").isEmpty }
    /// Whether it is alleged; an older status of denied counts too.
    fileprivate var isAlleged: Bool { status == "alleged" || status == "denied" }
}

extension ReportScorer {
    mutating func scoreStanding() {
        for (i, j) in relaxed {
            let (wanted, given) = (gold.events[i], predicted.events[j])
            let agrees = wanted.isAlleged == given.isAlleged
            add(.status, right: agrees ? 1 : 0, extra: agrees ? 0 : 1, missed: agrees ? 0 : 1)
            guard wanted.kind != "offence" else { continue }
            let (g, p) = (wanted.isHedged, given.isHedged)
            add(.hedges, right: g && p ? 1 : 0, extra: p && !g ? 1 : 0, missed: g && !p ? 1 : 0)
        }
        score.hedged = required.filter { gold.events[$0].kind != "offence" && gold.events[$0].isHedged }.count
    }

    mutating func scoreHarm() {
        score.bans = gold.bans.count
        for ban in gold.bans {
            guard let first = predicted.events.first(where: { breaks(ban, $0) }) else { continue }
            score.broken += 1
            note("must_not", "BROKEN", "\(Self.label(first)) (\(ban.why ?? "None"))")
        }
        let bodies = Set(predicted.organisations.map { Normalising.text($0.name) })
        let bad = harmed(by: predicted.events, predictedNames, bodies, takingAlternatives: false)
            .subtracting(harmed(by: gold.events, goldNames, bodies, takingAlternatives: true))
        score.wronged = bad.count
        for one in bad.sorted(by: { Normalising.precedes($0.who.sortKey + $0.kind, $1.who.sortKey + $1.kind) }) {
            switch one.who {
            case .person(let index): note("wronged", "EXTRA", "\(one.kind) \(gold.persons[index].name)")
            case .unknown(let name): note("wronged", "EXTRA", "\(one.kind) \(name)")
            case .organisation: break
            }
        }
    }

    private struct Harm: Hashable {
        var who: Who
        var kind: String
    }

    private func harmed(
        by events: [AnnotatedReport.Event], _ names: NameResolver, _ bodies: Set<String>, takingAlternatives: Bool
    ) -> Set<Harm> {
        var result: Set<Harm> = []
        for event in events {
            let kinds = Set([event.kind] + (takingAlternatives ? event.kindAlternatives.compactMap { $0 } : []))
            for kind in kinds.intersection(Kinds.harmful) {
                for who in names.participants(of: event, as: kind) {
                    if case .organisation = who { continue }
                    if case .unknown(let name) = who, bodies.contains(name) { continue }
                    result.insert(Harm(who: who, kind: kind))
                }
            }
        }
        return result
    }

    /// Whether an event records what a ban forbids.
    private func breaks(_ ban: AnnotatedReport.Ban, _ event: AnnotatedReport.Event) -> Bool {
        guard event.kind == ban.kind else { return false }
        let who = predictedNames.participants(of: event)
        let forbidden = predictedNames.resolve(all: ban.victims)
        guard forbidden.isEmpty ? who.isEmpty : !who.isDisjoint(with: forbidden) else { return false }
        return ban.onlyIf.allSatisfy { limit, values in
            switch limit {
            case "date":
                let date = Normalising.date(event.date)
                return values.contains { value in
                    guard let value = Normalising.date(value) else { return date == nil }
                    return date == value || date?.hasPrefix(value + "-") == true
                }
            case "duration": return values.contains((event.duration ?? "").isEmpty ? nil : event.duration?.uppercased())
            case "provision":
                let wanted = Set(values.map { Normalising.provision($0 ?? "None") })
                return event.provisions.contains { wanted.contains(Normalising.provision($0)) }
            default:
                let wanted = predictedNames.resolve(all: values.compactMap { $0 })
                return !wanted.isDisjoint(with: predictedNames.resolve(all: event.actors))
            }
        }
    }

    mutating func scoreSureness() {
        score.predicted = predicted.events.count
        let hits = Set(strict.values)
        for (j, event) in predicted.events.enumerated() where event.confidence == "sure" {
            score.sure += 1
            if hits.contains(j) { score.sureRight += 1 } else if !isOptional(j) { score.sureWrong += 1 }
        }
    }

    /// Durations and speakers are counted over all events: a missed event misses them too.
    mutating func scoreTermsAndWords() {
        for i in required {
            let event = gold.events[i]
            let given = relaxed[i].map { predicted.events[$0] }
            if let term = event.duration, !term.isEmpty {
                let right = Set([term] + event.durationAlternatives.compactMap { $0 })
                let got = (given?.duration ?? "").isEmpty ? nil : given?.duration?.uppercased()
                if let got, right.contains(got) {
                    add(.durations, right: 1)
                } else if !(got == nil && event.durationAlternatives.contains(nil)) {
                    add(.durations, missed: 1)
                }
            }
            if let speaker = event.attributedTo, !speaker.isEmpty, event.kind != "statement" {
                let right = Set(([speaker] + event.attributedAlternatives).map(goldNames.resolve))
                let got = given?.attributedTo ?? ""
                let agrees = !got.isEmpty && right.contains(predictedNames.resolve(got))
                add(.attribution, right: agrees ? 1 : 0, missed: agrees ? 0 : 1)
            }
        }
        let goldOf = Dictionary(uniqueKeysWithValues: relaxed.map { ($0.value, $0.key) })
        for j in predicted.events.indices where goldOf[j] != nil || !isOptional(j) {
            let event = predicted.events[j]
            let wanted = goldOf[j].map { gold.events[$0] }
            if let term = event.duration, !term.isEmpty {
                let right = wanted.map { [$0.duration] + $0.durationAlternatives } ?? []
                if !right.contains(term.uppercased()) { add(.durations, extra: 1) }
            }
            if let speaker = event.attributedTo, !speaker.isEmpty, event.kind != "statement" {
                let names = wanted.map { [$0.attributedTo] + $0.attributedAlternatives } ?? []
                let right = Set(names.compactMap { goldNames.resolve($0) })
                let said = predictedNames.resolve(speaker)
                if said.map(right.contains) != true { add(.attribution, extra: 1) }
            }
        }
    }
}
