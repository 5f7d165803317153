// What the members of a made-up bureau decide: accept and link, merge, put right, take back.

import CaseModel

extension FictionalBureau {
    /// Accepts a report: what is known goes to its record, what is new becomes one.
    mutating func review(_ report: FiledReport, _ plan: inout CasePlan) {
        var decisions: [Decision] = []
        var later: [Act] = []
        /// Accepts an entity; returns the record that it belongs to.
        func accept(_ entity: EntityID, known: ItemID?) -> ItemID {
            let item = ItemID(report.entry, entity: entity)
            guard let known else {
                decisions.append(Decision(item, .accept))
                return item
            }
            switch dice.roll(0...9) {
            case 0:
                decisions.append(Decision(item, .accept))
                later.append(.merged(Merged(record: item, into: known, reason: "the same")))
            case 1:
                decisions.append(Decision(item, .accept))
                later.append(.linked(Linked(entity: item, record: known)))
            default: decisions.append(Decision(item, .accept, record: known))
            }
            return known
        }
        for (person, entity) in report.index.people.sorted(by: { $0.key < $1.key }) {
            world.people[person].record = accept(entity, known: world.people[person].record)
        }
        for (body, entity) in report.index.bodies.sorted(by: { $0.key < $1.key }) {
            world.bodies[body].record = accept(entity, known: world.bodies[body].record)
        }
        for (town, entity) in report.index.towns.sorted(by: { $0.key < $1.key }) {
            world.townRecords[town] = accept(entity, known: world.townRecords[town])
        }
        for (step, entity) in report.index.steps.sorted(by: { $0.key < $1.key }) where step >= 0 {
            if plan.steps[step].record == nil { truth.events[plan.steps[step].kind, default: 0] += 1 }
            plan.steps[step].record = accept(entity, known: plan.steps[step].record)
        }
        if let nobody = report.index.nobody { _ = accept(nobody, known: nil) }
        for entity in report.mistakes {
            decisions.append(Decision(ItemID(report.entry, entity: entity), .reject, reason: "misread"))
        }
        for (number, statement) in report.draft.statements.enumerated() {
            guard case .relation = statement.property else { continue }
            decisions.append(Decision(ItemID(report.entry, statement: number), .accept))
        }
        write(.decided(Decided(draft: report.entry, decisions: decisions)))
        for act in later { write(act) }
        for person in plan.people {
            if let record = world.people[person].record { truth.spells[record] = world.people[person].spells }
        }
    }

    /// Something that changes nothing of what is true: a mistake that is taken back, a mark, a note, an errand.
    mutating func somethingOdd(_ report: FiledReport, _ plan: CasePlan) {
        guard let record = world.people[plan.people[0]].record else { return }
        switch dice.roll(0...9) {
        case 0: rejectAndUndo(report)
        case 1: mergeWrongly(record)
        case 2:
            write(
                .marked(
                    Marked(item: record, sensitivity: dice.pick(Sensitivity.allCases), consent: [.send, .partners])))
        case 3: markApart(record)
        case 4: putRight(report)
        case 5: note(plan)
        case 6:
            let appointed = write(
                .appointed(Appointed(records: [record], what: "hearing", date: EDTF(plan.steps[0].day))))
            if dice.happens(50) { write(.closed(Closed(appointment: appointed, outcome: "put off"))) }
        case 7:
            let letter = Intervened(
                records: [record], what: "letter", to: "the prosecutor general", date: EDTF(plan.steps[0].day),
                replyDue: EDTF(plan.steps[0].day.adding(days: 30)))
            let sent = write(.intervened(letter))
            if dice.happens(50) { write(.answered(Answered(intervention: sent, result: "refused"))) }
        case 8: write(.held(Held(item: record, reason: dice.happens(50) ? "asked by the family" : nil)))
        default: addWhatWasMissed(report)
        }
    }

    private mutating func rejectAndUndo(_ report: FiledReport) {
        let all = report.draft.entities.map { Decision(ItemID(report.entry, entity: $0.id), .reject) }
        let mistake = write(.decided(Decided(draft: report.entry, decisions: all)))
        let undone = write(.undone(Undone(entry: mistake, reason: "the wrong report")))
        guard dice.happens(30) else { return }
        // Undone by mistake, and that taken back twice.
        let redone = write(.undone(Undone(entry: undone)))
        write(.undone(Undone(entry: redone)))
    }

    private mutating func mergeWrongly(_ record: ItemID) {
        guard let other = world.people[dice.roll(0...world.people.count - 1)].record, other != record else { return }
        let merged = write(.merged(Merged(record: record, into: other, reason: "alike")))
        write(dice.happens(50) ? .parted(Parted(record: record)) : .undone(Undone(entry: merged)))
    }

    private mutating func markApart(_ record: ItemID) {
        guard let other = world.people[dice.roll(0...world.people.count - 1)].record, other != record else { return }
        write(.marked(Marked(item: record, neverMerge: true, neverMergeWith: other)))
    }

    private mutating func putRight(_ report: FiledReport) {
        guard let item = report.statement(where: { $0.property == .facility }) else { return }
        var now = report.draft.statements[item.number]
        guard case .text(let facility) = now.value else { return }
        now.value = .text(facility + " (old building)")
        let edit = write(.edited(Edited(draft: report.entry, statement: item, now: now, reason: "by its full name")))
        if dice.happens(30) { write(.undone(Undone(entry: edit))) }
    }

    private mutating func addWhatWasMissed(_ report: FiledReport) {
        guard let (_, person) = report.index.people.min(by: { $0.key < $1.key }) else { return }
        let statement = Statement(
            subject: person, property: .role, value: .role(.other), spans: [ByteSpan(0, 8)], rule: "added by a member",
            confidence: .sure)
        truth.statements += 1
        let added = write(.added(Added(draft: report.entry, entities: [], statements: [statement])))
        if dice.happens(30) { write(.undone(Undone(entry: added))) }
    }

    private mutating func note(_ plan: CasePlan) {
        guard let person = plan.people.last, let record = world.people[person].record else { return }
        let name = world.people[person].name.latin
        let draft = Draft(
            id: "call", language: "en", text: "\(name) was seen by the family.",
            entities: [Entity(id: EntityID(0), type: .person)],
            statements: [
                Statement(
                    subject: EntityID(0), property: .name, value: .text(name), spans: [ByteSpan(0, name.utf8.count)],
                    rule: "noted", confidence: .sure)
            ])
        truth.statements += 1
        let entry = write(.noted(Noted(about: SourceCard(kind: .call, title: "A call"), draft: draft)), having: false)
        write(.linked(Linked(entity: ItemID(entry, entity: EntityID(0)), record: record)))
    }
}
