// How the database finds what it is asked for: no question reads a whole table that grows with the casebook.

import Bureau
import CaseLogic
import CaseModel
import Testing

@testable import Casebook

@Suite struct QueryPlanTests {
    /// Tables that grow with every report.
    private static let large = [
        "entry", "source", "entity", "statement", "record", "spelling", "event", "participant", "event_provision",
        "custody", "person_case", "interval",
        "mark", "naming",
    ]

    /// A full look through an index is allowed where the answer is about everything.
    private static let allowed = [
        "event USING COVERING INDEX event_counted", "event_provision", "interval USING INDEX interval_of_kind",
        // Pages of these are read in order until they are full; counting reads nothing but the index.
        "listed USING INDEX person_case_newest", "listed USING INDEX person_case_name",
        "listed USING INDEX person_case_taken", "listed USING COVERING INDEX person_case_counted",
        "event USING INDEX event_newest", "event USING COVERING INDEX event_newest",
        // These hold nothing but what is protected.
        "source USING INDEX source_protected", "record USING INDEX record_protected",
        "spelling USING INDEX spelling_guarded", "mark USING INDEX mark_protected",
        "mark USING COVERING INDEX mark_protected",
    ]

    @Test func noQuestionReadsAWholeTable() async throws {
        var bureau = FictionalBureau(BureauSetting(seed: 5, statements: 3_000))
        let casebook = try Casebook()
        try await casebook.take(bureau.all())
        let day = CivilDay(number: 19_000)
        _ = try await casebook.held(asOf: day, withStatements: true)
        _ = try await casebook.held(asOf: day, includingUnknown: true)
        _ = try await casebook.protectedHeld(asOf: day)
        _ = try await casebook.due(asOf: day, within: 7, rules: DeadlineRule.shipped(), country: "KZ")
        for key in CountKey.allCases { _ = try await casebook.count(by: key) }
        let person = try #require(bureau.truth.spells.keys.sorted().first)
        var filter = EventFilter()
        (filter.participant, filter.kinds, filter.article, filter.to) = (person, [.detention], "274", day)
        _ = try await casebook.count(by: .month, filter)
        _ = try await casebook.file(of: person, asOf: day)
        _ = try await casebook.records(named: person.shortName)
        _ = try await casebook.records(named: "Adan L")
        _ = try await casebook.search("detained")
        _ = try await casebook.changes(since: day, until: day.adding(days: 100_000))
        _ = try await casebook.intervals()
        _ = try await casebook.checkedClaims()
        _ = try await casebook.savedLists()
        for state in CaseState.allCases.map(Optional.init) + [nil] {
            let filter = CaseFilter(state: state, kind: .detention, code: .criminal)
            for order in CaseOrder.allCases {
                _ = try await casebook.cases(filter, order, asOf: day)
                _ = try await casebook.cases(CaseFilter(state: state), order, asOf: day)
            }
            _ = try await casebook.caseCounts(filter, asOf: day)
        }
        _ = try await casebook.events(kind: nil, month: nil)
        _ = try await casebook.events(kind: .detention, month: "2020-05")
        _ = try await casebook.events(kind: nil, month: "2020-05")
        _ = try await casebook.suggestedJoins()
        _ = try await casebook.suggestedJoins(about: [person])
        let scans = try await casebook.scans().filter { scan in
            Self.large.contains { scan.table == $0 } && !Self.allowed.contains { scan.step.hasPrefix("SCAN " + $0) }
        }
        for scan in scans { Issue.record("\(scan.step)\n\(scan.sql)") }
    }
}

extension Casebook {
    /// The steps that look through a whole table, of all statements that were used.
    fileprivate func scans() throws -> [(table: String, step: String, sql: String)] {
        var found: [(String, String, String)] = []
        for sql in index.database.preparedTexts.sorted() {
            let names = sql.matches(of: /\b(\w+) AS (\w+)\b/).map { (String($0.output.1), String($0.output.2)) }
            let steps = try index.database.plan(of: sql)
            for step in steps where step.hasPrefix("SCAN ") {
                let name = String(step.dropFirst(5).prefix { $0 != " " })
                found.append((names.first { $0.1 == name }?.0 ?? name, step, sql))
            }
        }
        return found
    }
}
