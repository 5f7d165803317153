// What only members know: notes, tables, appointments, letters, holds, reasons.

import CaseModel
import Casebook
import LeakSupport

extension CanaryCasebook {
    /// A note on a withheld person.
    mutating func own(_ number: Int) {
        let person = withheld[number]
        var note = ReportDraft()
        let me = note.name(.person, person.name, role: .witness)
        note.say(Self.standing(of: number) == .child ? ", a 15-year-old pupil, " : ", a farmer, ")
        let wasHeld = note.say("was held")
        note.say(" at ")
        let event = note.add(.event)
        note.state(event, .kind, .eventKind(.detention), at: wasHeld)
        note.state(event, .victim, .entity(me), at: wasHeld)
        note.state(event, .facility, .text(person.facility), at: note.say(person.facility))
        note.say(", moved from ")
        let (from, to) = (
            text("the", "cellar", "from where", number), text("the", "barracks", "to where", number)
        )
        note.state(event, .from, .text(from), at: note.say(from))
        note.say(" to ")
        note.state(event, .to, .text(to), at: note.say(to))
        note.say(" in ")
        let town = note.name(.place, capital(text("", "", "a place of a note", number)))
        note.state(event, .place, .entity(town), at: wasHeld)
        note.say(" by ")
        let body = note.name(.organisation, text("the", "brigade", "a body of a note", number))
        note.state(event, .actor, .entity(body), at: wasHeld)
        note.say(". ")
        note.state(me, .alias, .text(person.nameCyrillic), at: note.say(person.nameCyrillic))
        note.say(". \(person.note). Telephone +7 \(person.phone), \(person.email), lives at \(person.address).")
        for word in person.facility.split(separator: " ") where word.utf8.count >= 9 {
            plant(String(word), "a facility", number)
        }
        plant(person.facility, "a facility", number)
        let card = SourceCard(
            kind: number % 3 == 0 ? .interview : number % 3 == 1 ? .call : .letter,
            title: text("a talk about", "and the farm", "the title of a note", number),
            author: capital(text("", "", "who told", number)) + " " + capital(text("", "", "who told", number)),
            file: text("", "", "the file of a note", number) + ".txt",
            sensitivity: number % 2 == 0 ? .protected : .internal)
        let draft = note.draft(called: text("note", "", "the id of a note", number))
        let standing = Self.standing(of: number)
        if standing == .waiting || standing == .rejected {
            let entry = write(
                .drafted(Drafted(source: word(), reader: Draft.reader, about: card, draft: draft)), by: .notes)
            if standing == .rejected {
                let decisions = note.entities.map {
                    Decision(
                        ItemID(entry, entity: $0.id), .reject,
                        reason: text("somebody else", "and not this one", "a reason to reject", number))
                }
                write(.decided(Decided(draft: entry, decisions: decisions)), by: .notes)
            }
            return
        }
        let links = records[number].map { [Noted.Link(me, is: $0)] } ?? []
        let entry: LedgerID
        if number % 7 == 0 {
            let table = write(
                .imported(
                    Imported(
                        table: text("list of", "", "the name of a table", number),
                        file: text("", "", "the file of a table", number) + ".csv", source: word(),
                        mapping: text("column", "", "a mapping", number), rows: 1)), by: .notes)
            var about = card
            about.kind = .table
            let key = text("", "", "the key of a row", number)
            entry = write(
                .noted(
                    Noted(
                        about: about, draft: draft, links: links,
                        row: TableRow(
                            table: table, key: key, digest: word(), number: 1,
                            people: [TableRow.PersonKey(me, text("", "", "the key of a person", number))]))),
                by: .notes)
        } else {
            entry = write(.noted(Noted(about: card, draft: draft, links: links)), by: .notes)
        }
        if records[number] == nil { records[number] = ItemID(entry, entity: me) }
        // Those who are public by their mark have public statements, too.
        if [.publicWithoutConsent, .heldBack, .withdrawn, .otherUses].contains(standing) {
            let all = note.statements.indices.map { ItemID(entry, statement: $0) }
            write(
                .marked(Marked(item: ItemID(entry, entity: me), sensitivity: .public, statements: all)), by: .notes)
        }
        errands(number)
        if number % 11 == 0 {
            var now = note.statements[0]
            now.value = .text(person.given + " " + capital(text("", "", "a name put right", number)))
            let item = ItemID(entry, statement: 0)
            let edit = write(
                .edited(
                    Edited(
                        draft: entry, statement: item, now: now,
                        reason: text("as their", "passport has it", "a reason to edit", number))), by: .notes)
            write(
                .undone(Undone(entry: edit, reason: text("it was", "who said so", "a reason to undo", number))),
                by: .notes)
        }
    }

    /// What was done for somebody.
    private mutating func errands(_ number: Int) {
        guard let record = records[number], number % 2 == 0 else { return }
        let date = EDTF(Self.day.adding(days: number % 50 - 10))
        let appointed = write(
            .appointed(
                Appointed(
                    records: [record], what: text("meet", "", "an appointment", number), date: date,
                    place: text("at", "square", "the place of an appointment", number))), by: .care)
        write(
            .closed(Closed(appointment: appointed, outcome: text("nobody but", "came", "an outcome", number))),
            by: .care)
        let letter = write(
            .intervened(
                Intervened(
                    records: [record], what: text("letter on", "", "an intervention", number),
                    to: text("to", "office", "whom it went to", number), date: date)), by: .care)
        write(
            .answered(Answered(intervention: letter, result: text("answered that", "is well", "an answer", number))),
            by: .care)
        if number % 6 == 0 {
            write(
                .saved(
                    Saved(
                        name: text("list", "", "the name of a list", number),
                        words: ["person", text("", "", "the words of a list", number)])), by: .care)
        }
    }

    /// What members decided on a withheld person.
    mutating func mark(_ number: Int, hasOwn: Bool) {
        guard let record = records[number] else { return }
        // An officer whom a member marks as public is named by the rules, whatever he says to it.
        if number < Self.published * 6, number % 6 == 3, Self.standing(of: number) != .heldBack {
            write(.marked(Marked(item: record, sensitivity: number % 2 == 0 ? .protected : .internal)), by: .care)
            return
        }
        func marked(_ level: Sensitivity, _ consent: [Consent]? = nil) -> Act {
            .marked(Marked(item: record, sensitivity: level, consent: consent))
        }
        switch Self.standing(of: number) {
        case .protected: write(marked(.protected), by: .care)
        case .internalOnly, .waiting, .rejected: break
        case .publicWithoutConsent: write(marked(.public), by: .care)
        case .heldBack:
            write(marked(.public, [.public, .name, .send]), by: .care)
            write(
                .held(
                    Held(
                        item: record, reason: text("because", "would be beaten", "the reason of a hold", number),
                        askedBy: "his sister " + capital(text("", "", "who asked for a hold", number)))), by: .care)
        case .child: write(marked(.public, [.send]), by: .care)
        case .withdrawn:
            write(marked(.public, [.public, .name, .send]), by: .care)
            write(.marked(Marked(item: record, consent: [])), by: .care)
        case .otherUses: write(marked(.public, [.partners, .send, .authorities]), by: .care)
        case .merged:
            // Into somebody who is published: their names are other names of that one now, and nobody agreed to these.
            guard number >= Self.published * 6, let into = openRecords[number % Self.published] else {
                write(marked(.internal), by: .care)
                return
            }
            write(
                .merged(
                    Merged(
                        record: record, into: into,
                        reason: text("the same by", "who knows both", "a reason to merge", number))), by: .care)
        }
    }

    /// What only members know of people who are published.
    mutating func ownOfPublished(_ number: Int, isTold: Bool) {
        guard let record = openRecords[number] else { return }
        let person = open[number]
        plantCare(of: person, 1_000 + number)
        var note = ReportDraft()
        let me = note.name(.person, person.name)
        note.say(" telephoned. \(person.note). +7 \(person.phone), \(person.email), \(person.address).")
        let event = note.add(.event)
        let held = note.say(" Held again.")
        note.state(event, .kind, .eventKind(.threat), at: held)
        note.state(event, .victim, .entity(me), at: held)
        let room = text("cell", "below", "a facility that is for members", 1_000 + number)
        let facility = note.state(event, .facility, .text(room), at: note.say(room))
        let card = SourceCard(
            kind: .call, title: text("call of", "at night", "the title of a note", 1_000 + number),
            author: capital(text("", "", "who told", 1_000 + number)), sensitivity: .internal)
        let entry = write(
            .noted(
                Noted(
                    about: card, draft: note.draft(called: text("", "", "the id of a note", 1_000 + number)),
                    links: [Noted.Link(me, is: record)])), by: .notes)
        if isTold, number % 2 == 0 {
            // Of half of them the note is told, without the room.
            let told = note.statements.indices.filter { $0 != facility }.map { ItemID(entry, statement: $0) }
            write(.marked(Marked(item: record, statements: told)), by: .notes)
        }
        if number >= Self.named {
            // Published by initials: the name is withheld like any other.
            for (text, what) in [
                (person.name, "name"), (person.family, "surname"), (person.nameCyrillic, "name in Cyrillic"),
                (person.familyCyrillic, "surname in Cyrillic"),
            ] { plant(text, what + " of somebody published by initials", 1_000 + number) }
        }
    }
}
