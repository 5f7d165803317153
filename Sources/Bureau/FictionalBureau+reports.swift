// How a made-up case is reported: once, again by another hand with another date, reprinted.

import CaseModel

/// A report as it lies in the ledger.
struct FiledReport {
    var entry: LedgerID
    var draft: Draft
    var index: ReportIndex
    /// Steps read from it that never happened.
    var mistakes: [EntityID] = []
}

extension FictionalBureau {
    /// Reports the next steps of a case, with everything that is done about the report.
    mutating func report(_ plan: inout CasePlan) {
        let new = plan.told..<min(plan.steps.count, plan.told + dice.roll(setting.stepsInReport))
        let last = plan.steps[new.upperBound - 1].day
        plan.told = new.upperBound
        let published = last.adding(days: dice.roll(0...2))
        // One step may be told with a wrong day at first, and another report put it right.
        let wrong = dice.happens(8) ? dice.roll(new.lowerBound...new.upperBound - 1) : nil
        let first = write(plan, new, published: published, wrong: wrong)
        if dice.happens(8) { reprint(first) }
        review(first, &plan)
        if wrong != nil || dice.happens(35) {
            let isLater = wrong != nil || dice.happens(50)
            let contradicted = wrong == nil && isLater && dice.happens(30) ? new.lowerBound : nil
            let second = write(
                plan, new, published: isLater ? published.adding(days: dice.roll(1...9)) : published,
                wrong: contradicted)
            if wrong == nil, dice.happens(10) {
                truth.waiting.insert(second.entry)
            } else {
                review(second, &plan)
            }
            if let wrong { prefer(second, over: first, step: wrong) }
        }
        if dice.happens(setting.oddities) { somethingOdd(first, plan) }
    }

    private mutating func write(_ plan: CasePlan, _ new: Range<Int>, published: CivilDay, wrong: Int?) -> FiledReport {
        var writer = ReportWriter(
            world, words: dice.happens(30) ? .russian : .english, isOtherSpelling: dice.happens(25))
        let name = "report-\(reports)-\(dice.roll(100...999))"
        writer.headline("\(writer.spelling(of: plan.people[0])): \(plan.steps[new.lowerBound].kind.rawValue)")
        let size = dice.roll(900...2_600)
        for number in new {
            let day = plan.steps[number].day
            let wordOf: [Speaker] =
                plan.steps[number].standing == .alleged
                ? [.unnamed("the lawyer")] : dice.happens(10) ? [.unnamed("relatives")] : []
            writer.tell(
                number, plan.steps[number], day: number == wrong ? day.adding(days: dice.roll(1...2)) : day,
                wordOf: wordOf, sure: dice.happens(80))
            writer.background(dice.pick(writer.words.background))
        }
        if dice.happens(30) { writer.lawyer(plan.lawyer, of: plan.people[0]) }
        if dice.happens(5) { writer.nobody() }
        var mistakes: [EntityID] = []
        if dice.happens(8) {
            var fine = Step(kind: .fine, day: published, town: plan.steps[0].town)
            fine.victims = plan.people
            writer.tell(-1, fine, day: published, sure: false)
            mistakes = [writer.index.steps[-1]].compactMap(\.self)
        }
        writer.paragraph()
        // What went before.
        for number in (0..<new.lowerBound).suffix(setting.stepsRepeated) {
            writer.tell(number, plan.steps[number], day: plan.steps[number].day, sure: true)
        }
        while writer.count < size { writer.background(dice.pick(writer.words.background)) }
        let draft = writer.draft(id: name, published: published)
        return FiledReport(
            entry: file(draft, title: name, site: "site-\(dice.roll(1...40)).example"), draft: draft,
            index: writer.index, mistakes: mistakes)
    }

    private mutating func file(_ draft: Draft, title: String, site: String) -> LedgerID {
        write(.captured(Captured(name: draft.id + ".html")), having: false)
        truth.statements += draft.statements.count
        let about = SourceCard(kind: .report, title: title, site: site, file: draft.id + ".html")
        let blob = String(dice.next() | 1 << 63, radix: 16) + String(dice.next() | 1 << 63, radix: 16)
        return write(.drafted(Drafted(source: blob, reader: Draft.reader, about: about, draft: draft)), having: false)
    }

    /// The same report on another site, which a member sets aside.
    private mutating func reprint(_ report: FiledReport) {
        let entry = file(report.draft, title: "Reprint", site: "reprints.example")
        let refused = report.draft.entities.filter { $0.type == .event || $0.type == .person }
        write(
            .decided(
                Decided(
                    draft: entry,
                    decisions: refused.map { Decision(ItemID(entry, entity: $0.id), .reject, reason: "a reprint") })))
    }

    /// Prefers the day that one report gives to that of another.
    private mutating func prefer(_ right: FiledReport, over wrong: FiledReport, step: Int) {
        guard let one = right.day(of: step), let other = wrong.day(of: step) else { return }
        write(
            .preferred(Preferred(statement: one, over: [other], reason: "the second report was written in the court")))
    }
}

extension FiledReport {
    /// The statement that gives the day of a step.
    func day(of step: Int) -> ItemID? {
        guard let event = index.steps[step] else { return nil }
        return statement { $0.subject == event && $0.property == .date }
    }

    /// The first statement of some sort.
    func statement(where isIt: (Statement) -> Bool) -> ItemID? {
        draft.statements.firstIndex(where: isIt).map { ItemID(entry, statement: $0) }
    }
}
