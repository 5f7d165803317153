// How an import, or what it would be, is told.

import CaseModel
import Casebook
import Presentation
import ReadCommands
import Tables

/// The telling of a plan.
struct ImportListing {
    let plan: ImportPlan
    let input: TableInput
    /// The entry that began the import; nil of a preview.
    var begun: LedgerID?
    let session: Session

    /// How many rows and problems are shown.
    static let mostShown = 10

    private func say(_ words: String) throws { try session.print(Messages.printable(words)) }

    func text() throws {
        try session.print("INTERNAL")
        let rows = plan.toWrite.count
        let sheet = plan.sheet.map { ", sheet '\($0)'" } ?? ""
        if let begun {
            try say("\(begun.listName)  \(input.name)\(sheet): \(rows.counted("row")) came in")
        } else {
            try say("\(input.name)\(sheet): \(rows.counted("row")) would come in")
        }
        let events = plan.eventCounts.map { "\($0.count) \($0.kind.rawValue)" }.joined(separator: ", ")
        try say(
            "       people: \(plan.newPeople) new, \(plan.knownPeople) known; events: \(events.isEmpty ? "none" : events)"
        )
        for (count, words) in [
            (plan.count { $0 == .same }, "the same as before, left alone"),
            (plan.changedRows, "put right since the last import"),
            (plan.doubles, "the same as another row of the file, left out"), (plan.refusedRows, "left out: see below"),
            (plan.gone.count, "of an earlier import not in the file any more; they stay"),
        ] where count > 0 { try say("       \(count.counted("row")) \(words)") }
        if plan.namesInSeveralRows > 0 {
            try say("       \(plan.namesInSeveralRows.counted("name")) in more than one row: taken for one person each")
        }
        if !plan.sharedNames.isEmpty {
            try say(
                "       \(plan.sharedNames.count.counted("name")) that several people of the casebook bear: new records, to be linked in review"
            )
        }
        try list(plan.problems)
        if !plan.keptAsWords.isEmpty {
            try say("kept as words only:")
            try list(plan.keptAsWords)
        }
        if begun == nil {
            let hidden = input.file.sheets.filter(\.isHidden).map { "'\($0.name)'" }
            if !hidden.isEmpty { session.say("\(input.typed): hidden sheets: \(hidden.joined(separator: ", ")).") }
            for line in plan.toWrite.prefix(Self.mostShown) { try say(words(of: line)) }
        }
        for note in input.file.notes { session.say("\(input.typed): \(note)") }
    }

    private func list(_ problems: [CellProblem]) throws {
        for problem in problems.prefix(Self.mostShown * 2) {
            let place = problem.column.map { ", \($0)\(problem.row) '\(problem.heading ?? "")'" } ?? ""
            try say("  row \(problem.row)\(place): \(problem.why)")
        }
        if problems.count > Self.mostShown * 2 {
            try say("  and \(problems.count - Self.mostShown * 2) more (--json lists all)")
        }
    }

    private func words(of line: ImportPlan.Line) -> String {
        let events = line.row.events.map { $0.kind.rawValue + ($0.date.map { " \($0)" } ?? "") }.joined(separator: ", ")
        let linked = line.row.people.filter { person in line.links.contains { $0.entity == person.entity } }.count
        return
            "  row \(line.row.number)  \(line.row.title)\(linked > 0 ? " (known)" : "")\(events.isEmpty ? "" : ": " + events)"
    }

    func json() throws {
        try session.write { json in
            json.member("stamp", "INTERNAL")
            json.member("import", begun?.description)
            json.member("short", begun?.shortName)
            json.member("table", plan.mapping.table)
            json.member("file", input.name)
            json.member("sheet", plan.sheet)
            json.member("rows", plan.toWrite.count)
            json.member("new_rows", plan.count { $0 == .new })
            json.member("changed_rows", plan.changedRows)
            json.member("same_rows", plan.count { $0 == .same })
            json.member("double_rows", plan.doubles)
            json.member("refused_rows", plan.refusedRows)
            json.member("gone_rows", plan.gone.map(\.number))
            json.member("new_people", plan.newPeople)
            json.member("known_people", plan.knownPeople)
            json.member("shared_names", plan.sharedNames.sorted())
            json.object("events") { json in
                for (kind, count) in plan.eventCounts { json.member(kind.rawValue, count) }
            }
            json.array("problems") { json in for problem in plan.problems { Self.write(problem, &json) } }
            json.array("kept_as_words") { json in for problem in plan.keptAsWords { Self.write(problem, &json) } }
            json.member("notes", input.file.notes)
        }
    }

    private static func write(_ problem: CellProblem, _ json: inout JSONWriter) {
        json.object { json in
            json.member("row", problem.row)
            json.member("column", problem.column)
            json.member("heading", problem.heading)
            json.member("why", problem.why)
        }
    }
}
