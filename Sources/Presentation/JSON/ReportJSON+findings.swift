// The JSON of what we work out ourselves: custody, matters, intervals, claims to check, disagreements, questions.
import CaseLogic
import CaseModel

extension ReportJSON {
    func findings(_ json: inout JSONWriter) {
        json.list("custody", of: report.findings.custodies, custody)
        json.list("proceedings", of: report.findings.proceedings, proceeding)
        json.list("intervals", of: report.findings.intervals, interval)
        json.list("claims", of: report.findings.claims, claim)
        json.list("disagreements", of: report.findings.disagreements, disagreement)
        json.list("gaps", of: report.findings.gaps, gap)
    }

    private func custody(_ json: inout JSONWriter, _ custody: Custody) {
        json.object { json in
            json.member("person", words.name(custody.person))
            json.member("taken_from", custody.takenFrom?.value)
            json.list("holds", of: custody.holds, hold)
            json.member("end", custody.end?.rawValue)
            if let clock = custody.clock {
                json.object("clock") { json in
                    json.member("day", clock.day)
                    json.member("as_of", clock.asOf.description)
                    json.member("approximate", clock.isApproximate)
                    json.member("rule", clock.rule)
                }
            }
            if let end = custody.termEnds {
                json.object("term_ends") { json in
                    json.member("date", end.date.description)
                    json.member("rule", end.rule)
                    events(&json, end.events)
                }
            }
            standing(&json)
        }
    }

    private func hold(_ json: inout JSONWriter, _ hold: CustodyHold) {
        json.object { json in
            json.member("kind", hold.kind.rawValue)
            let texts = [
                ("facility", hold.facility?.value), ("place", hold.place.map { words.name($0) }),
                ("from", hold.from?.description), ("from_time", hold.fromTime), ("until", hold.until?.description),
                ("until_time", hold.untilTime), ("until_basis", hold.untilBasis?.rawValue),
                ("term", hold.term?.description), ("order_ends", hold.orderEnds?.description),
            ]
            for case (let key, let text?) in texts { json.member(key, text) }
            json.member("by", hold.by.map { words.name($0) })
            if let order = hold.order.flatMap({ positions[$0] }) {
                json.member("order", order)
            }
            json.member("status", hold.standing.rawValue)
            events(&json, hold.events)
            json.member("rule", hold.rule)
        }
    }

    private func proceeding(_ json: inout JSONWriter, _ matter: Proceeding) {
        json.object { json in
            json.member("person", words.name(matter.person))
            json.member("code", matter.code.rawValue)
            json.member("provisions", matter.provisions.map(\.key))
            json.member("alleged", matter.acts.compactMap { positions[$0] })
            json.list("stages", of: matter.stages) { json, stage in
                json.object { json in
                    json.member("kind", stage.kind.rawValue)
                    json.member("date", stage.date?.description)
                    events(&json, [stage.event])
                }
            }
            json.member("rule", matter.rule)
            standing(&json)
        }
    }

    private func interval(_ json: inout JSONWriter, _ interval: Interval) {
        json.object { json in
            json.member("kind", interval.kind.rawValue)
            json.member("person", words.name(interval.person))
            json.member("code", interval.code.rawValue)
            json.member("start", interval.start.description)
            json.member("end", interval.end.description)
            json.member("length", interval.length.description)
            json.array("days") { json in
                json.number(interval.length.fewestDays)
                json.number(interval.length.mostDays)
            }
            events(&json, [interval.from, interval.to])
            json.member("rule", interval.rule)
            standing(&json)
        }
    }

    private func claim(_ json: inout JSONWriter, _ claim: ClaimToCheck) {
        json.object { json in
            json.member("words", claim.words)
            json.member("intervals", claim.intervals.map(\.rule))
            foot(&json, fields: [SourcedField("words", spans: [claim.span])], rule: claim.rule, confidence: nil)
        }
    }

    private func disagreement(_ json: inout JSONWriter, _ disagreement: Disagreement) {
        json.object { json in
            json.member("about", disagreement.about)
            json.list("sides", of: disagreement.sides) { json, side in
                json.object { json in
                    json.member("value", side.value)
                    json.member("word_of", side.wordOf.map(words.plain))
                    events(&json, side.events)
                }
            }
            json.member("rule", disagreement.rule)
        }
    }

    private func gap(_ json: inout JSONWriter, _ gap: Gap) {
        json.object { json in
            json.member("kind", gap.kind.rawValue)
            json.member("question", gap.question)
            json.member("person", gap.person.map { words.name($0) })
            events(&json, gap.events)
            json.member("rule", gap.rule)
        }
    }

    /// Positions of events in the list of events.
    private func events(_ json: inout JSONWriter, _ events: [EntityID]) {
        json.member("events", events.compactMap { positions[$0] })
    }

    private func standing(_ json: inout JSONWriter) {
        json.member("status", Standing.computed.rawValue)
    }
}
