// CSV as programs write it; Python's csv module is the judge.

import CaseModel
import Foundation
import TestSupport
import Testing

@testable import Tables

@Suite struct CSVTests {
    private func rows(_ text: String) throws -> [[String]] {
        try TableFile(csv: text).sheets[0].rows.map { $0.cells.map(\.text) }
    }

    @Test func quotesSeparatorsAndLineEnds() throws {
        #expect(try rows("a,b\r\n\"x, y\",\"he said \"\"no\"\"\"\r\n") == [["a", "b"], ["x, y", "he said \"no\""]])
        #expect(try rows("a;b\n\"two\nlines\";2,5\n;\n3;4") == [["a", "b"], ["two\nlines", "2,5"], ["3", "4"]])
        #expect(try rows("a\tb\r1\t2\r") == [["a", "b"], ["1", "2"]])
        #expect(try rows("sep=|\na|b,c;d\n") == [["a", "b,c;d"]])
        #expect(try rows("a,b,\n1,2,") == [["a", "b", ""], ["1", "2", ""]])
        #expect(try rows("\u{FEFF}a,b\n 1 ,\u{A0}2\u{A0}\n") == [["a", "b"], ["1", "2"]])
    }

    @Test func rowsKeepTheirNumbers() throws {
        let sheet = try TableFile(csv: "a,b\n\n,\n\"x\ny\",1\nz,2\n").sheets[0]
        #expect(sheet.rows.map(\.number) == [1, 4, 5])
        #expect(sheet.row(4)?.cells.first?.text == "x\ny")
        #expect(sheet.row(2) == nil)
    }

    @Test func refusalsSayWhatIsWrong() {
        for (text, word) in [
            ("a,b\nx,\"y\n", "never closed"), ("", "nothing"), ("\n\n,\n", "nothing"), ("a\0b", "binary"),
            ("a,b\n" + String(repeating: "x", count: 300_000), "200 kB"),
            (String(repeating: "x,", count: 1_500), "1000 cells"),
        ] {
            let error = #expect(throws: TableError.self) { try TableFile(csv: text) }
            #expect(error?.description.contains(word) ?? false, "\(error?.description ?? "")")
        }
        var few = TableLimits()
        few.rows = 3
        #expect(throws: TableError.self) { try TableFile(csv: "a,b\n1,2\n3,4\n5,6\n", limits: few) }
    }

    @Test func whatIsNoTableIsRefusedByItsFirstBytes() {
        for bytes: [UInt8] in [
            [], [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0], Array("%PDF-1.4".utf8),
            Array("<html><table>".utf8),
            [0x50, 0x4B, 0x05, 0x06, 0, 0],
        ] { #expect(throws: TableError.self) { try TableFile.kind(of: bytes) } }
        #expect(throws: Never.self) { try TableFile.kind(of: Array("a,b".utf8)) == .text }
    }

    @Test func anyBytesAreReadOrRefused() {
        var random = Random(seed: 11)
        let alphabet: [Character] = ["a", "\"", ",", ";", "\n", "\r", "\t", "1", ".", " ", "я", "|", "="]
        for _ in 0..<3_000 {
            let text = String((0..<random.below(60)).map { _ in alphabet[random.below(alphabet.count)] })
            if let file = try? TableFile(csv: text) {
                #expect(file.sheets[0].rows.allSatisfy { !$0.isEmpty })
                _ = try? Mapping.suggested(for: file, table: "t")
            }
        }
    }

    /// Random tables in several dialects, written by Python; what it read back is what we have to read.
    @Test(.wants(program: "python3")) func pythonReadsTheSame() throws {
        let script = """
            import csv, io, json, random, sys
            random.seed(5)
            words = ['Aidar', 'Тест', 'a,b', 'x;y', 'tab\\there', 'he said "no"', 'two\\nlines', '', '16.05.2024', '"', 'қазақ', '1,5', "it's"]
            for number in range(300):
                dialect = random.choice([(',', csv.QUOTE_MINIMAL), (';', csv.QUOTE_MINIMAL), ('\\t', csv.QUOTE_MINIMAL), (';', csv.QUOTE_ALL), (',', csv.QUOTE_ALL)])
                width = random.randint(2, 7)
                rows = [['h%d' % i for i in range(width)]] + [['r'] + [random.choice(words) for _ in range(width - 1)] for _ in range(random.randint(1, 12))]
                out = io.StringIO()
                csv.writer(out, delimiter=dialect[0], quoting=dialect[1], lineterminator=random.choice(['\\r\\n', '\\n'])).writerows(rows)
                print(json.dumps({'text': out.getvalue(), 'separator': dialect[0], 'rows': rows}))
            """
        let python = try #require(Program.path(of: "python3"))
        let outcome = try Program.run(python, ["-c", script])
        struct Case: Decodable {
            var text: String
            var separator: String
            var rows: [[String]]
        }
        let cases = try outcome.output.split(separator: "\n").map {
            try JSONDecoder().decode(Case.self, from: Data($0.utf8))
        }
        #expect(cases.count == 300, "\(outcome.errors)")
        for one in cases {
            let named = one.separator == "\t" ? "tab" : one.separator
            let file = try TableFile(csv: one.text, separator: named)
            #expect(file.sheets[0].rows.map { $0.cells.map(\.text) } == one.rows)
        }
        // Which separator it is, is found in nearly all; a mapping says it in the rest.
        let found = try cases.filter {
            try TableFile(csv: $0.text).separator == ($0.separator == "\t" ? "tab" : $0.separator)
        }
        #expect(found.count >= 290, "\(found.count) of 300")
    }

    @Test func windows1251IsKnownByItsLetters() throws {
        let russian = "ФИО;Дата задержания\nИванов Иван;16.05.2024\nПетрова Анна;17.05.2024\n"
        #expect(CSVEncoding.looksLikeWindows1251([UInt8](try #require(russian.data(using: .windowsCP1251)))))
        for text in ["Nom;Date\nHélène Été;16.05.2024\nFrançois Müller;1\n", "plain;ascii\n1;2"] {
            #expect(!CSVEncoding.looksLikeWindows1251([UInt8](try #require(text.data(using: .windowsCP1252)))))
        }
    }
}
