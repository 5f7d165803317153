// The JSON of what we work out ourselves: custody, matters, intervals, claims to check, disagreements, questions.
import CaseLogic
import CaseModel

extension ReportJSON {
    func findings(_ json: inout JSONWriter) {
        json.key("custody")
        json.array(of: report.findings.custodies, custody)
        json.key("proceedings")
        json.array(of: report.findings.proceedings, proceeding)
        json.key("intervals")
        json.array(of: report.findings.intervals, interval)
        json.key("claims")
        json.array(of: report.findings.claims, claim)
        json.key("disagreements")
        json.array(of: report.findings.disagreements, disagreement)
        json.key("gaps")
        json.array(of: report.findings.gaps, gap)
    }

    private func custody(_ json: inout JSONWriter, _ custody: Custody) {
        json.object { json in
            json.key("person")
            json.string(words.name(custody.person))
            json.key("taken_from")
            json.string(orNull: custody.takenFrom?.value)
            json.key("holds")
            json.array(of: custody.holds, hold)
            json.key("end")
            json.string(orNull: custody.end?.rawValue)
            if let clock = custody.clock {
                json.key("clock")
                json.object { json in
                    json.key("day")
                    json.number(clock.day)
                    json.key("as_of")
                    json.string(clock.asOf.description)
                    json.key("approximate")
                    json.bool(clock.isApproximate)
                    json.key("rule")
                    json.string(clock.rule)
                }
            }
            if let end = custody.termEnds {
                json.key("term_ends")
                json.object { json in
                    json.key("date")
                    json.string(end.date.description)
                    json.key("rule")
                    json.string(end.rule)
                    events(&json, end.events)
                }
            }
            standing(&json)
        }
    }

    private func hold(_ json: inout JSONWriter, _ hold: CustodyHold) {
        json.object { json in
            json.key("kind")
            json.string(hold.kind.rawValue)
            let texts = [
                ("facility", hold.facility?.value), ("place", hold.place.map { words.name($0) }),
                ("from", hold.from?.description), ("from_time", hold.fromTime), ("until", hold.until?.description),
                ("until_time", hold.untilTime), ("until_basis", hold.untilBasis?.rawValue),
                ("term", hold.term?.description), ("order_ends", hold.orderEnds?.description),
            ]
            for (key, text) in texts {
                guard let text else { continue }
                json.key(key)
                json.string(text)
            }
            json.key("by")
            json.array(of: hold.by) { json, id in json.string(words.name(id)) }
            if let order = hold.order.flatMap({ positions[$0] }) {
                json.key("order")
                json.number(order)
            }
            json.key("status")
            json.string(hold.standing.rawValue)
            events(&json, hold.events)
            json.key("rule")
            json.string(hold.rule)
        }
    }

    private func proceeding(_ json: inout JSONWriter, _ matter: Proceeding) {
        json.object { json in
            json.key("person")
            json.string(words.name(matter.person))
            json.key("code")
            json.string(matter.code.rawValue)
            json.key("provisions")
            json.array(of: matter.provisions) { json, provision in json.string(provision.key) }
            json.key("alleged")
            json.array(of: matter.acts.compactMap { positions[$0] }) { json, position in json.number(position) }
            json.key("stages")
            json.array(of: matter.stages) { json, stage in
                json.object { json in
                    json.key("kind")
                    json.string(stage.kind.rawValue)
                    json.key("date")
                    json.string(orNull: stage.date?.description)
                    events(&json, [stage.event])
                }
            }
            json.key("rule")
            json.string(matter.rule)
            standing(&json)
        }
    }

    private func interval(_ json: inout JSONWriter, _ interval: Interval) {
        json.object { json in
            json.key("kind")
            json.string(interval.kind.rawValue)
            json.key("person")
            json.string(words.name(interval.person))
            json.key("code")
            json.string(interval.code.rawValue)
            json.key("start")
            json.string(interval.start.description)
            json.key("end")
            json.string(interval.end.description)
            json.key("length")
            json.string(interval.length.description)
            json.key("days")
            json.array { json in
                json.number(interval.length.fewestDays)
                json.number(interval.length.mostDays)
            }
            events(&json, [interval.from, interval.to])
            json.key("rule")
            json.string(interval.rule)
            standing(&json)
        }
    }

    private func claim(_ json: inout JSONWriter, _ claim: ClaimToCheck) {
        json.object { json in
            json.key("words")
            json.string(claim.words)
            json.key("intervals")
            json.array(of: claim.intervals) { json, interval in json.string(interval.rule) }
            foot(&json, fields: [SourcedField("words", spans: [claim.span])], rule: claim.rule, confidence: nil)
        }
    }

    private func disagreement(_ json: inout JSONWriter, _ disagreement: Disagreement) {
        json.object { json in
            json.key("about")
            json.string(disagreement.about)
            json.key("sides")
            json.array(of: disagreement.sides) { json, side in
                json.object { json in
                    json.key("value")
                    json.string(side.value)
                    json.key("word_of")
                    json.array(of: side.wordOf) { json, speaker in json.string(words.plain(speaker)) }
                    events(&json, side.events)
                }
            }
            json.key("rule")
            json.string(disagreement.rule)
        }
    }

    private func gap(_ json: inout JSONWriter, _ gap: Gap) {
        json.object { json in
            json.key("kind")
            json.string(gap.kind.rawValue)
            json.key("question")
            json.string(gap.question)
            json.key("person")
            json.string(orNull: gap.person.map { words.name($0) })
            events(&json, gap.events)
            json.key("rule")
            json.string(gap.rule)
        }
    }

    /// Positions of events in the list of events.
    private func events(_ json: inout JSONWriter, _ events: [EntityID]) {
        json.key("events")
        json.array(of: events.compactMap { positions[$0] }) { json, position in json.number(position) }
    }

    private func standing(_ json: inout JSONWriter) {
        json.key("status")
        json.string(Standing.computed.rawValue)
    }
}
