// What is due, how long things take and what is asked, over ledgers made for a test.

import CaseLogic
import CaseModel
import Casebook
import Testing

/// A draft of several events of one person, each told in a sentence of its own.
private func story(
    of name: String, _ events: [(kind: EventKind, date: String, term: String?, article: String?)], id: String = "a",
    end: String = ""
) -> Act {
    var text = "\(name)."
    let person = EntityID(0)
    var entities = [Entity(id: person, type: .person)]
    var statements = [
        Statement(
            subject: person, property: .name, value: .text(name), spans: [ByteSpan(0, name.utf8.count)], rule: "test",
            confidence: .sure)
    ]
    for (number, told) in events.enumerated() {
        let event = EntityID(number + 1)
        entities.append(Entity(id: event, type: .event))
        let start = text.utf8.count + 1
        text += " On \(told.date) there was a \(told.kind.rawValue), a prison term."
        let span = ByteSpan(start, text.utf8.count)
        func say(_ property: Property, _ value: Value) {
            statements.append(
                Statement(
                    subject: event, property: property, value: value, spans: [span], rule: "test", confidence: .sure))
        }
        say(.kind, .eventKind(told.kind))
        say(told.kind.isAct ? .actor : .victim, .entity(person))
        if let date = EDTF(told.date) { say(.date, .date(date)) }
        if let term = told.term.flatMap({ ISODuration($0) }) { say(.duration, .duration(term)) }
        if let article = told.article {
            say(.provision, .provision(Provision(article: article, code: .criminal, country: "KZ")))
        }
    }
    return .drafted(
        Drafted(
            source: "00", reader: Draft.reader, about: SourceCard(kind: .report, title: id),
            draft: Draft(id: id, language: "en", text: text + end, entities: entities, statements: statements)))
}

@Suite struct DueTests {
    private func day(_ text: String) throws -> CivilDay { try #require(EDTF(text)?.day) }

    /// Writes a story and accepts all of it.
    private func accepted(_ device: inout Device, _ act: Act, events: Int) -> [LedgerEntry] {
        let draft = device.write(act)
        return [draft] + (1...events).map { device.write(.accepting(draft, event: $0)) }
    }

    private func casebook(_ entries: [LedgerEntry]) async throws -> Casebook {
        let casebook = try Casebook()
        try await casebook.take(entries)
        return casebook
    }

    @Test func appointmentsAreDueUntilTheyAreClosed() async throws {
        var device = Device(1)
        let entries = accepted(&device, story(of: "Aidar Testov", [(.detention, "2026-05-01", nil, nil)]), events: 1)
        let person = ItemID(entries[0].id, entity: EntityID(0))
        let made = device.write(
            .appointed(
                Appointed(records: [person], what: "hearing", date: try #require(EDTF("2026-05-10")), time: "10:30")))
        let closed = device.write(.closed(Closed(appointment: made.id, outcome: "put off")))
        let undone = device.write(.undone(Undone(entry: closed.id)))
        func due(_ entries: [LedgerEntry], _ on: String, within days: Int) async throws -> [DueItem] {
            try await casebook(entries).due(asOf: try day(on), within: days)
        }
        let before = try await due(entries + [made], "2026-05-05", within: 7)
        #expect(before.map(\.what) == ["hearing"])
        #expect(before.first?.records.map(\.name) == ["Aidar Testov"])
        #expect(before.first?.entry == made.id)
        #expect(try await due(entries + [made], "2026-05-05", within: 4).isEmpty)
        // Nobody closed it: it stays.
        #expect(try await due(entries + [made], "2026-06-01", within: 0).count == 1)
        #expect(try await due(entries + [made, closed], "2026-05-05", within: 7).isEmpty)
        #expect(try await due(entries + [made, closed, undone], "2026-05-05", within: 7).count == 1)
        #expect(try await due([closed, made] + entries, "2026-05-05", within: 7).isEmpty)
    }

    @Test func repliesAreDueUntilTheyCome() async throws {
        var device = Device(1)
        let written = device.write(
            .intervened(
                Intervened(
                    records: [], what: "letter", to: "the prosecutor", date: try #require(EDTF("2026-05-01")),
                    replyDue: try #require(EDTF("2026-05-15")))))
        let answered = device.write(.answered(Answered(intervention: written.id, result: "refused")))
        #expect(try await casebook([written]).due(asOf: try day("2026-05-20"), within: 0).map(\.kind) == [.reply])
        #expect(try await casebook([written, answered]).due(asOf: try day("2026-05-20"), within: 0).isEmpty)
    }

    @Test func aTermEndsAndIsOverdueUntilAReleaseIsRecorded() async throws {
        var device = Device(1)
        let held: [(EventKind, String, String?, String?)] = [
            (.detention, "2024-05-16", nil, nil), (.administrativeArrest, "2024-05-17", "P15D", nil),
        ]
        let entries = accepted(&device, story(of: "Aidar Testov", held), events: 2)
        let before = try await casebook(entries).due(asOf: try day("2024-05-30"), within: 7)
        #expect(before.map(\.kind) == [.endOfTerm])
        #expect(before.first?.day.description == "2024-06-01")
        #expect(before.first?.detail?.contains("15 days from 2024-05-17") ?? false)
        let after = try await casebook(entries).due(asOf: try day("2024-06-10"), within: 7)
        #expect(after.first?.what.contains("no release recorded") ?? false)
        let overdue = try await casebook(entries).held(asOf: try day("2024-06-10"))
        #expect(overdue.map(\.state) == [.overdue])
        let released = accepted(
            &device, story(of: "Aidar Testov", [(.release, "2024-06-01", nil, nil)], id: "b"), events: 1)
        let merged = device.write(
            .merged(
                Merged(
                    record: ItemID(released[0].id, entity: EntityID(0)),
                    into: ItemID(entries[0].id, entity: EntityID(0)))))
        let all = entries + released + [merged]
        #expect(try await casebook(all).due(asOf: try day("2024-06-10"), within: 7).isEmpty)
        #expect(try await casebook(all).held(asOf: try day("2024-06-10")).isEmpty)
    }

    @Test func aDeadlineRunsFromItsEventUntilItIsMet() async throws {
        var device = Device(1)
        let rules = try DeadlineRule.rules(
            in:
                "country\tcode\tfrom\tlength\tmet\twhat\tsource\nKZ\t*\tdetention\tPT72H\tremand,release\torder of a court\tLaw 1\n",
            of: "x.tsv")
        let entries = accepted(&device, story(of: "Aidar Testov", [(.detention, "2024-05-16", nil, "297")]), events: 1)
        let found = try await casebook(entries).due(asOf: try day("2024-05-17"), within: 7, rules: rules)
        #expect(found.map(\.kind) == [.deadline])
        #expect(found.first?.day.description == "2024-05-19")
        #expect(found.first?.detail?.contains("not verified by a lawyer") ?? false)
        #expect(found.first?.detail?.contains("not compared with the text of the law") ?? false)
        // Long after, nobody is reminded any more.
        #expect(try await casebook(entries).due(asOf: try day("2024-09-01"), within: 7, rules: rules).isEmpty)
        let met = accepted(
            &device, story(of: "Aidar Testov", [(.remand, "2024-05-18", "P2M", "297")], id: "b"), events: 1)
        let merged = device.write(
            .merged(
                Merged(record: ItemID(met[0].id, entity: EntityID(0)), into: ItemID(entries[0].id, entity: EntityID(0)))
            ))
        let after = try await casebook(entries + met + [merged]).due(
            asOf: try day("2024-05-18"), within: 7, rules: rules)
        #expect(!after.contains { $0.kind == .deadline })
        // Another country's law is not applied.
        let elsewhere = rules.map { rule in
            var rule = rule
            rule.country = "UZ"
            return rule
        }
        #expect(
            try await casebook(entries).due(asOf: try day("2024-05-17"), within: 7, rules: elsewhere, country: "UZ")
                .isEmpty)
    }

    @Test func aRecordIsCheckedAgainstAllOnRecord() async throws {
        var device = Device(1)
        func matter(_ name: String, _ first: String, _ last: String, end: String = "") -> [LedgerEntry] {
            accepted(
                &device,
                story(of: name, [(.offence, first, nil, "297"), (.detention, last, nil, "297")], id: name, end: end),
                events: 2)
        }
        var entries = matter("Aidar Testov", "2023", "2024-05-16", end: " It took a record year.")
        entries += matter("Saule Bekova", "2024-04-17", "2024-05-16")
        let claims = try await casebook(entries).checkedClaims()
        #expect(claims.map(\.words) == ["a record year"])
        #expect(claims.first?.interval?.person.name == "Aidar Testov")
        #expect(claims.first?.check?.population == 2)
        #expect(claims.first?.check?.verdict == .holds)
        entries += matter("Timur Lee", "2020-05-16", "2024-05-16")
        #expect(try await casebook(entries).checkedClaims().first?.check?.verdict == .fails)
        let groups = try await casebook(entries).intervals([.offenceToDetention])
        #expect(groups.map(\.statistics.count) == [3])
        #expect(groups.first?.longest.first?.person.name == "Timur Lee")
        #expect(groups.first?.shortest.first?.days == LengthRange(fewest: 29, most: 29))
    }

    @Test func gapsAreAskedOfThoseWhoAreConcernedNow() async throws {
        var device = Device(1)
        let entries = accepted(&device, story(of: "Aidar Testov", [(.detention, "2024-05-16", nil, nil)]), events: 1)
        let gaps = try await casebook(entries).gaps(asOf: try day("2024-05-20"))
        #expect(gaps.contains { $0.kind == .courtOrder })
        #expect(gaps.allSatisfy { $0.person.name == "Aidar Testov" && !$0.quotes.isEmpty })
        #expect(try await casebook(entries).gaps(asOf: try day("2024-05-20"), [.lawyer]).map(\.kind) == [.lawyer])
        #expect(try await casebook(entries).gaps(asOf: try day("2026-05-20")).isEmpty)
    }

    @Test func aListIsKeptUntilItIsTakenAway() async throws {
        var device = Device(1)
        let first = device.write(.saved(Saved(name: "a", words: ["count"])))
        let second = device.write(.saved(Saved(name: "a", words: ["held", "--unknown"])))
        let gone = device.write(.saved(Saved(name: "a", words: [])))
        #expect(try await casebook([second, first]).savedLists().map(\.words) == [["held", "--unknown"]])
        #expect(try await casebook([gone, second, first]).savedLists().isEmpty)
    }
}
