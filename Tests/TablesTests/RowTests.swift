// Rows: each statement rests on the words of its cell, and the same row has the same key.

import CaseModel
import TestSupport
import Testing

@testable import Tables

@Suite struct RowTests {
    private func planned(
        _ text: String, keepsUnreadable: Bool = false, change: (inout Mapping) -> Void = { _ in }
    ) throws -> [PlannedRow] {
        let file = try TableFile(csv: text)
        var mapping = try Mapping.suggested(for: file, table: "t")
        change(&mapping)
        let sheet = try file.sheet(nil)
        let reader = try RowReader(mapping, of: sheet, keepsUnreadable: keepsUnreadable) {
            String(decoding: $0, as: UTF8.self)
        }
        return reader.rows(of: sheet).map { reader.read($0) }
    }

    private static let table = """
        ФИО;Псевдоним;Роль;Дата задержания;Место;Статья;Дата приговора;Срок;Примечание
        Айдар Тестов;Тест;журналист;16.05.2024;Алматы;ст. 274 ч. 2 УК;01.09.2024;3 года;"важно; очень"
        "Берик Тестов; Серик Тестов";;;17.05.2024;Астана;488 КоАП;;;

        """

    @Test func everyStatementRestsOnTheWordsOfItsCell() throws {
        let rows = try planned(Self.table)
        #expect(rows.map(\.problems) == [[], []])
        for row in rows {
            let text = Array(row.draft.text.utf8)
            func words(_ statement: Statement) -> [String] {
                statement.spans.map { String(decoding: text[$0.start..<$0.end], as: UTF8.self) }
            }
            for statement in row.draft.statements {
                #expect(!statement.spans.isEmpty)
                switch statement.value {
                case .text(let value): #expect(words(statement) == [value])
                case .entity(let id) where row.draft.entities[id.number].type == .person:
                    let name = row.people.first { $0.entity == id }?.name ?? ""
                    #expect(words(statement) == [name])
                default: break
                }
            }
        }
        #expect(rows[0].draft.text.hasPrefix("ФИО: Айдар Тестов\nПсевдоним: Тест\n"))
        #expect(rows[1].people.map(\.name) == ["Берик Тестов", "Серик Тестов"])
        #expect(rows[0].events.map(\.kind) == [.detention, .sentence])
        let values = rows[0].draft.statements.map(\.value)
        #expect(values.contains(.provision(Provision(article: "274", part: "2", code: .criminal))))
        #expect(values.contains(.role(.journalist)))
        #expect(values.contains(.duration(try #require(ISODuration("P3Y")))))
    }

    @Test func theDraftStandsInTheLedger() throws {
        for row in try planned(Self.table) {
            let encoded = try JSONCoding.encoded(row.draft)
            #expect(try JSONCoding.decoded(encoded).statements.map(\.spans) == row.draft.statements.map(\.spans))
        }
    }

    @Test func theSameRowHasTheSameKeyWhereverItStands() throws {
        let lines = Self.table.split(separator: "\n").map(String.init)
        let turned = try planned([lines[0], lines[2], lines[1]].joined(separator: "\n"))
        let rows = try planned(Self.table)
        #expect(Set(rows.map(\.key)) == Set(turned.map(\.key)) && rows.count == 2 && rows[0].key != rows[1].key)
        #expect(Set(rows.map(\.digest)) == Set(turned.map(\.digest)))
        // Another mapping makes it another saying of the same row.
        let other = try planned(Self.table) { $0.standing = .alleged }
        #expect(other.map(\.key) == rows.map(\.key) && other[0].digest != rows[0].digest)
        // With a row-id the key stays when cells change.
        let numbered = "ID;ФИО;Дата задержания\nK7;Айдар Тестов;16.05.2024\nK9;Б В;1.1.2024\n"
        let (before, after) = (try planned(numbered), try planned(numbered.replacing("16.05", with: "17.05")))
        #expect(
            before.map(\.key) == after.map(\.key) && before[0].digest != after[0].digest
                && before[1].digest == after[1].digest)
    }

    @Test func problemsNameTheirCells() throws {
        let text = "ФИО;Дата задержания;Место\nА Б;32.05.2024;x\n;16.05.2024;x\n123;16.05.2024;x\nВ Г;-;н/д\n"
        let rows = try planned(text)
        #expect(rows.map { $0.problems.map(\.column) } == [["B"], [nil], ["A", nil], []])
        #expect(rows[0].problems.first?.heading == "Дата задержания" && rows[0].problems.first?.row == 2)
        // Nothing is known of what happened to the last: no event is made up.
        #expect(rows[3].events.isEmpty && rows[3].people.count == 1)
        let kept = try planned(text, keepsUnreadable: true)
        #expect(kept[0].problems.isEmpty && kept[0].keptAsWords.count == 1 && kept[0].draft.text.contains("32.05.2024"))
        #expect(!kept[1].problems.isEmpty)
    }

    @Test func anOpenMappingIsRefused() throws {
        #expect(throws: TableError.self) { try planned("ФИО;Дата\nА Б;16.05.2024\n") }
        #expect(throws: TableError.self) { try planned("Имя;Событие;Дата\nА Б;арест;16.05.2024\n") }
        #expect(throws: TableError.self) {
            try planned("ФИО;Дата задержания\nА Б;16.05.2024\n") { $0.columns[0].heading = "x" }
        }
        #expect(throws: TableError.self) {
            try planned("ФИО;Дата задержания\nА Б;16.05.2024\n") { $0.columns.removeLast() }
        }
    }

    @Test func anAllegedTableIsSaidByWhoSaysSo() throws {
        let row = try #require(
            try planned("ФИО;Дата задержания;Источник\nА Б;16.05.2024;сестра\n") { $0.standing = .alleged }.first)
        let date = try #require(row.draft.statements.first { $0.property == .date })
        #expect(date.standing == .alleged && date.wordOf == [.unnamed("сестра")])
        // What somebody is called is no claim.
        #expect(row.draft.statements.first { $0.property == .name }?.standing == .reported)
    }
}
