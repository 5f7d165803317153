// Reports that tell of published and of withheld people in the same events and in the same sentences.

import CaseModel
import Casebook
import LeakSupport

extension CanaryCasebook {
    /// The report of a published person, in which six withheld ones stand.
    mutating func shared(_ number: Int) {
        let person = open[number]
        let others = (0..<6).map { number * 6 + $0 }
        var report = ReportDraft()
        var ids: [Int: EntityID] = [:]
        func introduce(_ place: Int, _ role: PersonRole? = nil, _ report: inout ReportDraft) -> EntityID {
            let other = withheld[others[place]]
            let id = report.name(.person, other.name, role: role)
            ids[others[place]] = id
            report.say(" (")
            report.state(id, .alias, .text(other.nameCyrillic), at: report.say(other.nameCyrillic))
            report.say(")")
            return id
        }
        let day = "2026-0\(1 + number % 4)-\(number % 9 + 10)"

        // A detention, alone in its sentence; in the next one others.
        let me = report.name(.person, person.name, role: .journalist)
        let wasDetained = report.say(" was detained")
        report.say(" in ")
        let town = report.name(.place, open[Self.published + number % 10].given)
        report.say(" on \(day) by ")
        let body = report.name(.organisation, "the \(open[Self.published + 10 + number % 10].family) police department")
        report.say(" and brought to ")
        let prison = report.say(person.facility)
        report.say(".\n")
        let detention = report.add(.event)
        report.state(detention, .kind, .eventKind(.detention), at: wasDetained)
        report.state(detention, .victim, .entity(me), at: wasDetained)
        report.state(detention, .place, .entity(town), at: wasDetained)
        report.state(detention, .actor, .entity(body), at: wasDetained)
        report.state(detention, .facility, .text(person.facility), at: prison)
        if let date = EDTF(day) { report.state(detention, .date, .date(date), at: wasDetained) }

        let first = introduce(0, nil, &report)
        report.say(" and ")
        let second = introduce(1, nil, &report)
        let with = report.say(" were taken with them")
        report.say(".\n")
        report.state(detention, .victim, .entity(first), at: with)
        report.state(detention, .victim, .entity(second), at: with)

        // A beating on the word of a withheld witness, by a withheld officer, denied.
        let witness = introduce(2, .witness, &report)
        report.say(" said that ")
        let officer = introduce(3, .police, &report)
        let beat = report.say(" beat ")
        report.say(person.family)
        report.say(".\n")
        let beating = report.add(.event)
        let chain: [Speaker] = [.entity(witness), .unnamed("a relative of \(withheld[others[0]].name)")]
        report.state(
            beating, .kind, .eventKind(.illTreatment), at: beat, wordOf: chain, standing: .alleged,
            deniedBy: .entity(officer))
        report.state(beating, .victim, .entity(me), at: beat, wordOf: chain, standing: .alleged)
        report.state(beating, .actor, .entity(officer), at: beat, wordOf: chain, standing: .alleged)

        // Ties.
        report.say(person.family + " is married to ")
        let spouse = introduce(4, .relative, &report)
        let tie = report.say(" and defended by ")
        let lawyer = introduce(5, .lawyer, &report)
        report.say(".\n")
        report.state(me, .relation(.spouseOf), .entity(spouse), at: tie)
        report.state(lawyer, .relation(.lawyerOf), .entity(me), at: tie)

        // What happened to another one alone.
        report.say("The house of \(withheld[others[0]].family) was ")
        let searched = report.say("searched")
        report.say(".\n")
        let search = report.add(.event)
        report.state(search, .kind, .eventKind(.search), at: searched)
        report.state(search, .victim, .entity(first), at: searched)

        // A protest with a small group, at a protected place, before a protected body, told by a role that leads to somebody.
        let groupWords = text("the two of", "farm", "the description of a small group", others[0])
        let placeWords = capital(text("", "", "a protected place", others[1]))
        let bodyWords = text("the", "chapel", "a protected body", others[2])
        report.say("The only ")
        report.say(text("", "of the village", "a role in words", others[3]))
        report.say(" saw them.\n")
        let group = report.name(.group, groupWords)
        let size = report.say(" were there")
        report.state(group, .size, .number(2), at: size)
        report.say(" at ")
        let place = report.name(.place, placeWords)
        report.say(" before ")
        let chapel = report.name(.organisation, bodyWords)
        let stood = report.say(" stood and spoke")
        report.say(" with \(person.family).\n")
        let protest = report.add(.event)
        report.state(protest, .kind, .eventKind(.protest), at: stood)
        report.state(protest, .actor, .entity(me), at: stood)
        report.state(protest, .actor, .entity(group), at: stood)
        report.state(protest, .actor, .entity(chapel), at: stood)
        report.state(protest, .place, .entity(place), at: stood)

        // A charge, of which the place and another name of the person stay inside.
        report.say("\(person.family) was ")
        let charged = report.say("charged")
        report.say(".\n")
        let charge = report.add(.event)
        report.state(charge, .kind, .eventKind(.charge), at: charged)
        report.state(charge, .victim, .entity(me), at: charged)
        let room = text("room", "in the cellar", "a protected facility of a published event", others[4])
        let secretFacility = report.state(charge, .facility, .text(room), at: report.say(room))
        report.say(".\n")
        let nick = capital(text("", "", "an internal alias of a published person", others[5]))
        let secretAlias = report.state(me, .alias, .text(nick), at: report.say(nick))
        report.say(" is what friends call them.\n")
        report.say("Call \(withheld[others[1]].family) at +7 \(withheld[others[1]].phone).\n")

        let titleName = number % 3 == 0 ? withheld[others[0]].name : person.name
        let card = SourceCard(
            kind: .report, title: "What happened to \(titleName)",
            author: capital(text("", "", "who wrote a report", others[0])), site: "Example News",
            file: text("", "", "the file of a report", others[0]) + ".html", sensitivity: .public,
            translator: number % 4 == 0 ? capital(text("", "", "who translated", others[1])) : nil)
        let blob = word()
        plant(blob, "the evidence of a report", others[0])
        let entry = write(
            .drafted(
                Drafted(
                    source: blob, reader: text("reader", "", "a reader", others[0]), about: card,
                    draft: report.draft(called: text("", "", "the id of a draft", others[0]), on: "2026-05-02"))),
            by: .reports)
        // Accepted, but for those whose reading was wrong.
        write(
            .decided(
                Decided(
                    draft: entry,
                    decisions: report.entities.map { entity in
                        let rejected = ids.first { $0.value == entity.id }.map {
                            Self.standing(of: $0.key) == .rejected
                        }
                        return Decision(
                            ItemID(entry, entity: entity.id), rejected == true ? .reject : .accept,
                            reason: rejected == true
                                ? text("it is not", "as the family said", "a reason to reject", others[0]) : nil)
                    })), by: .reports)
        openRecords[number] = ItemID(entry, entity: me)
        for (other, id) in ids { records[other] = ItemID(entry, entity: id) }
        // A careless member marks everything of the report as public, then some of it as what it is.
        let all = report.statements.indices.map { ItemID(entry, statement: $0) }
        let consent: [Consent] =
            number < Self.named
            ? [.public, .name, .send, .authorities, .partners] : [.public, .send, .authorities, .partners]
        let record = ItemID(entry, entity: me)
        write(
            .marked(Marked(item: record, sensitivity: .public, consent: consent, statements: all)), by: .reports)
        for (item, level) in [
            (ItemID(entry, statement: secretFacility), Sensitivity.protected),
            (ItemID(entry, statement: secretAlias), .internal), (ItemID(entry, entity: place), .protected),
            (ItemID(entry, entity: chapel), .protected), (ItemID(entry, entity: group), .internal),
        ] {
            write(.marked(Marked(item: item, sensitivity: level)), by: .reports)
        }
    }
}
