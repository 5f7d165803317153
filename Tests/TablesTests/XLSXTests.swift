// Workbooks: openpyxl's are read as they were written, the quirks of other programs too, and hostile ones are refused in a sentence.

import CaseModel
import Foundation
import TestSupport
import Testing

@testable import Tables

@Suite struct XLSXTests {
    /// What has to be read from a workbook.
    private struct Expected: Decodable {
        var sheets: [String]
        var rows: [[Content]]

        enum Content: Decodable {
            case text(String)
            case number(Double)

            init(from decoder: any Decoder) throws {
                let json = try decoder.singleValueContainer()
                if let number = try? json.decode(Double.self) {
                    self = .number(number)
                } else {
                    self = .text(try json.decode(String.self))
                }
            }
        }
    }

    /// Has Debian's Python make workbooks in a folder, which is gone afterwards.
    private func made(_ kind: String, _ work: (URL, String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "habeas-books-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let script = Repository.root.appending(path: "Tests/Outside/workbooks.py").path
        let outcome = try Program.run("/usr/bin/python3", [script, kind, folder.path])
        #expect(outcome.exit == 0, "\(outcome.errors)")
        try work(folder, outcome.output)
    }

    private func bytes(_ name: String, in folder: URL) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: folder.appending(path: name)))
    }

    private static let hasOpenpyxl =
        (try? Program.run("/usr/bin/python3", ["-c", "import openpyxl"]).exit) == 0

    @Test(.enabled(if: hasOpenpyxl, "SKIPPED: python3-openpyxl is not installed")) func whatOpenpyxlWroteIsRead() throws
    {
        try made("openpyxl") { folder, output in
            let cases = try JSONDecoder().decode([String: Expected].self, from: Data(output.utf8))
            #expect(cases.count == 40)
            for (name, expected) in cases {
                let file = try TableFile(xlsx: try bytes(name, in: folder))
                #expect(file.sheets.map(\.name) == expected.sheets && file.sheets.map(\.isHidden) == [false, true])
                for (number, row) in expected.rows.enumerated() {
                    let found = file.sheets[0].row(number + 1)
                    for (column, content) in row.enumerated() {
                        let cell = found?[column] ?? Cell()
                        switch content {
                        case .text(let text):
                            #expect(cell.text == text, "\(name) \(ColumnName.letters(column))\(number + 1)")
                        case .number(let value):
                            #expect(cell.number == value && cell.date == nil, "\(name) \(cell) \(value)")
                        }
                    }
                }
            }
        }
    }

    @Test(.wants(program: "python3")) func theQuirksOfOtherProgramsAreRead() throws {
        try made("quirks") { folder, _ in
            let file = try TableFile(xlsx: try bytes("quirks.xlsx", in: folder))
            #expect(
                file.sheets.map(\.name) == ["Main", "Drafts", "Deep"]
                    && file.sheets.map(\.isHidden) == [false, true, true])
            let sheet = try file.sheet(nil)
            #expect(sheet.rows.map(\.number) == [3, 5, 6, 7])
            #expect(sheet.rows[0].cells.map(\.text) == ["", "Name", "Date of detention", "Place"])
            #expect(sheet.rows[1].cells.map(\.text) == ["", "Ким", "2024-05-16", "X"])
            #expect(sheet.rows[2].cells.map(\.text) == ["", "Two runs", "2024-05-17", "TRUE", "10:30", "7"])
            #expect(sheet.rows[3][1].problem?.contains("formula") ?? false)
            #expect(sheet.rows[3][2].problem?.contains("#REF!") ?? false)
            #expect(sheet.rows[3][3].date?.description == "2024-05-16" && sheet.rows[3].cells.count == 4)
            #expect(sheet.merged == [MergedCells(rows: 3...3, columns: 2...3)])
            let mac = try TableFile(xlsx: try bytes("mac.xlsx", in: folder)).sheets[0]
            #expect(mac.rows.map { $0.cells.map(\.text) } == [["Name", "Date"], ["A B", "2024-05-16"]])
            #expect(mac.from1904)
        }
    }

    @Test(.wants(program: "python3")) func hostileAndForeignFilesAreRefusedInASentence() throws {
        try made("hostile") { folder, _ in
            for (name, word) in [
                ("macros.xlsx", "macros"), ("binary.xlsx", "xlsb"), ("word.xlsx", "Word"), ("bomb.xlsx", "unpacks"),
                ("laughs.xlsx", "document type"), ("outside.xlsx", "document type"), ("deep.xlsx", "nested"),
                ("broken.xlsx", "damaged"), ("huge-cell.xlsx", "200 kB"), ("far.xlsx", "columns"),
                ("backwards.xlsx", "out of order"),
                ("empty.xlsx", "nothing"), ("none.xlsx", "no sheets"), ("pages.xlsx", "without a workbook"),
                ("calc.xlsx", "OpenDocument"),
            ] {
                let error = #expect(throws: TableError.self, "\(name)") {
                    try TableFile(xlsx: try bytes(name, in: folder))
                }
                #expect(error?.description.contains(word) ?? false, "\(name): \(error?.description ?? "")")
            }
            // Cut short or altered anywhere, a workbook is refused or read; it never ends the program.
            let good = try bytes("good.xlsx", in: folder)
            #expect(try TableFile(xlsx: good).sheets[0].rows.count == 1)
            for end in stride(from: 0, to: good.count, by: 3) { _ = try? TableFile(xlsx: Array(good[..<end])) }
            var random = Random(seed: 2)
            for _ in 0..<2_000 {
                var changed = good
                for _ in 0...random.below(4) { changed[random.below(changed.count)] = UInt8(random.below(256)) }
                _ = try? TableFile(xlsx: changed)
            }
        }
    }

    @Test func formatsOfNumbers() {
        for (code, look) in [
            ("dd.mm.yyyy", NumberLook.date), ("m/d/yy", .date), ("mmm-yy", .date), ("[$-419]d mmmm yyyy;@", .date),
            ("h:mm", .time),
            ("[h]:mm:ss", .time), ("mm:ss", .time), ("yyyy-mm-dd hh:mm", .dateAndTime), ("General", .number),
            ("0.00", .number),
            ("#,##0 \"дней\"", .number), ("[Red]0", .number), ("0\\d", .number), ("_-* #,##0_-", .number),
            ("@", .number),
        ] { #expect(NumberLook(code: code) == look, "\(code)") }
    }
}
