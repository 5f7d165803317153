// Tables through the program: the wizard at a terminal, a workbook, two offices that import one table.
import Foundation
import TestSupport
import Testing

@Suite struct ImportTests {
    private func desk() throws -> VaultDesk {
        let desk = try VaultDesk()
        #expect(try desk.sh("habeas init --owner 'A. Editor' >key").exit == 0)
        return desk
    }

    @Test func theWizardAsksAndWritesTheMapping() throws {
        let desk = try desk()
        try desk.write(
            "a.csv", "Name,What,Date of detention,Term\nAidar Testov,x,03/04/2024,15\nDana Testova,y,05/04/2024,10\n")
        let answers = ["arrests", "", "nonsense", "skip", "", "", "", "month-first", "D", "new-person"]
        let outcome = try desk.terminal("habeas import a.csv --wizard", typed: answers.joined(separator: "\n") + "\n")
        #expect(outcome.output.contains("row-id"), "\(outcome.output)")
        let mapping = try String(contentsOf: desk.folder.appending(path: "a.mapping"), encoding: .utf8)
        for line in [
            "table = \"arrests\"", "\"Name\" = person", "\"What\" = skip", "\"Date of detention\" = date",
            "\"Term\" = duration",
            "kind = detention", "slashed-dates = month-first", "duration-unit = D", "same-name = new-person",
        ] { #expect(mapping.contains(line), "\(line) is missing in \(mapping)") }
        #expect(try desk.sh("habeas import a.csv --mapping a.mapping").exit == 0)
        #expect(try desk.sh("habeas held --as-of 2024-03-05").output.contains("Aidar Testov"))
    }

    @Test(.wants(program: "python3")) func aWorkbookComesIn() throws {
        let desk = try desk()
        let script = Repository.root.appending(path: "Tests/Outside/workbooks.py").path
        #expect(
            try desk.sh("python3 '\(script)' quirks . >/dev/null && habeas import quirks.xlsx --suggest >q.mapping")
                .exit == 0)
        let preview = try desk.sh("habeas import quirks.xlsx --mapping q.mapping --preview")
        #expect(preview.output.contains("Ким: detention 2024-05-16"), "\(preview.output)\(preview.errors)")
        // A formula without a value and one that failed are named by their cells.
        #expect(preview.output.contains("row 7, B7") && preview.output.contains("row 7, C7 'Date of detention"))
        #expect(preview.errors.contains("'Drafts'"))
        let done = try desk.sh("habeas import quirks.xlsx --mapping q.mapping --json")
        #expect(done.exit == 3 && done.output.contains("\"rows\":2"), "\(done.output)")
        #expect(try desk.sh("habeas evidence list").output.contains("quirks.xlsx"))
    }

    @Test func twoOfficesThatImportOneTableMakeNoDoubles() throws {
        let desk = try desk()
        try desk.write("a.csv", "Name,Date of detention\nAidar Testov,16.05.2024\nDana Testova,17.05.2024\n")
        #expect(try desk.sh("habeas import a.csv --suggest >a.mapping && cp -r vault other").exit == 0)
        let there = "HABEAS_VAULT=$PWD/other HABEAS_STATE=$PWD/state-2"
        #expect(
            try desk.sh("habeas import a.csv --mapping a.mapping && \(there) habeas import a.csv --mapping a.mapping")
                .exit == 0)
        #expect(try desk.sh("habeas merge-from other").exit == 0)
        let held = try desk.sh("habeas held --as-of 2024-05-18 --json").output
        #expect(held.split(separator: "\n").count == 2, "\(held)")
        #expect(try desk.sh("habeas import --json").output.split(separator: "\n").count == 2)
    }

    @Test func closingAsksWhatHappened() throws {
        let desk = try desk()
        #expect(try desk.sh("habeas appoint hearing --on 2024-06-01 && habeas appoint call --on 2024-06-02").exit == 0)
        let outcome = try desk.terminal("habeas close", typed: "put off\n2124-07-01 11:00\n\n")
        #expect(outcome.output.contains("What happened?"), "\(outcome.output)")
        let open = try desk.sh("habeas appoint").output
        #expect(
            open.contains("2124-07-01 11:00  hearing") && open.contains("call") && !open.contains("2024-06-01"),
            "\(open)")
    }
}
