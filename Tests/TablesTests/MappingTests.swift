// Mappings: suggested in three languages, written and read back, refused with the line that is wrong.

import CaseModel
import TestSupport
import Testing

@testable import Tables

@Suite struct MappingTests {
    @Test func anExportOfUwaziIsKnownByItsColumns() throws {
        let text = """
            Title,Date added,Template,Date of detention,City,Geolocation,Documents,Attachments,Published
            Aidar Testov,2025-01-02,Person,2024-05-16~2024-05-20,Exampletown,,,,Published

            """
        let mapping = try suggested(text)
        let meanings = mapping.columns.map(\.meaning.description)
        #expect(meanings == ["person", "skip", "skip", "date", "place", "skip", "skip", "skip", "skip"])
        #expect(mapping.kind == .detention)
        #expect(
            DateCell(slashed: nil).read("2024-05-16~2024-05-20") == .date(try #require(EDTF("2024-05-16/2024-05-20"))))
        #expect(Exchange.format(of: Array(text.utf8), name: "export.csv") == nil)
    }

    private func suggested(_ text: String) throws -> Mapping {
        try Mapping.suggested(for: TableFile(csv: text), table: "t")
    }

    private func meanings(_ mapping: Mapping) -> [String] { mapping.columns.map { "\($0.meaning)" } }

    @Test func headingsInThreeLanguages() throws {
        for text in [
            "No;Name;Date of detention;Place;Article;Notes\n1;Aidar Testov;16.05.2024;Almaty;297/2;x\n2;B;1.1.2024;;;\n",
            "№;ФИО;Дата задержания;Место;Статья;Примечание\n1;Айдар Тестов;16.05.2024;Алматы;297/2;x\n2;Б;1.1.2024;;;\n",
            "№;Аты-жөні;Ұсталған күні;Қаласы;Бап;Ескерту\n1;Айдар Тестов;16.05.2024;Алматы;297/2;x\n2;Б;1.1.2024;;;\n",
        ] {
            let mapping = try suggested(text)
            #expect(meanings(mapping) == ["skip", "person", "date", "place", "provision", "text"])
            #expect(mapping.kind == .detention)
            #expect(mapping.openQuestions.isEmpty)
        }
    }

    @Test func severalEventsInOneRow() throws {
        let mapping = try suggested(
            "Фамилия;Имя;Отчество;Дата задержания;Место;Дата приговора;Срок;Дата освобождения\nТестов;Айдар;;16.05.2024;Алматы;1.9.2024;3 года;\n"
        )
        #expect(
            meanings(mapping) == [
                "person.surname", "person.given", "person.patronymic", "detention.date", "detention.place",
                "sentence.date",
                "sentence.duration", "release.date",
            ])
    }

    @Test func aColumnOfKinds() throws {
        let mapping = try suggested(
            "Full name,Event,Date\nA B,Detention,1.2.2024\nA B,house arrest,2.2.2024\nA B,арест,3.2.2024\nA B,party,4.2.2024\n"
        )
        #expect(meanings(mapping) == ["person", "kind", "date"])
        #expect(mapping.kinds.map(\.meaning) == [.kind(.detention), .kind(.houseArrest), .undecided, .undecided])
        #expect(mapping.openQuestions.count == 2)
    }

    @Test func theRowOfHeadingsIsFound() throws {
        let file = try TableFile(
            csv:
                "Список задержанных,,\nсоставлен 01.06.2024,,\n,,\nФИО,Дата задержания,Город\nАйдар Тестов,16.05.2024,Алматы\n"
        )
        #expect(Headings.find(in: file.sheets[0]) == 4...4)
        var sheet = Sheet(
            name: "s",
            rows: [
                Row(1, [Cell("Name"), Cell("Detention"), Cell(), Cell("Notes")]),
                Row(2, [Cell(), Cell("Date"), Cell("Place")]),
                Row(3, [Cell("A B"), Cell("16.05.2024"), Cell("Almaty")]),
            ])
        sheet.merged = [MergedCells(rows: 1...1, columns: 1...2), MergedCells(rows: 1...2, columns: 0...0)]
        let rows = Headings.find(in: sheet)
        #expect(rows == 1...2)
        #expect(Headings(of: sheet, in: rows).names == ["Name", "Detention / Date", "Detention / Place", "Notes"])
    }

    @Test func theOrderOfDayAndMonthIsAskedOnlyWhereItMatters() throws {
        let open = try suggested("Name,Date of arrest\nA B,03/04/2024\n")
        #expect(open.needsSlashedDates && open.slashedDates == nil && !open.openQuestions.isEmpty)
        #expect(try suggested("Name,Date of arrest\nA B,03/04/2024\nC D,16/04/2024\n").slashedDates == .dayFirst)
        #expect(try suggested("Name,Date of arrest\nA B,03/04/2024\nC D,04/16/2024\n").slashedDates == .monthFirst)
        #expect(try !suggested("Name,Date of arrest\nA B,03.04.2024\n").needsSlashedDates)
        let both = try suggested("Name,Date of arrest\nA B,16/04/2024\nC D,04/16/2024\n")
        #expect(both.needsSlashedDates && both.slashedDates == nil)
    }

    @Test func aRunningNumberIsNoName() throws {
        #expect(try suggested("ID,Name,Date\n1,A,1.1.2024\n2,B,1.1.2024\n").columns[0].meaning == .skip)
        #expect(try suggested("ID,Name,Date\nK-7,A,1.1.2024\nK-9,B,1.1.2024\n").columns[0].meaning == .rowID)
        #expect(try suggested("ID,Name,Date\nK-7,A,1.1.2024\nK-7,B,1.1.2024\n").columns[0].meaning == .text)
    }

    @Test func whatIsWrittenIsReadBack() throws {
        var mapping = Mapping(table: "a \"quoted\" \\ name", sheet: "Лист # 1", header: 3...4)
        mapping.encoding = "windows-1251"
        mapping.separator = "tab"
        mapping.kind = .detention
        mapping.sameName = .newPerson
        mapping.slashedDates = .dayFirst
        mapping.needsSlashedDates = true
        mapping.durationUnit = "D"
        mapping.code = .criminal
        mapping.country = "KZ"
        mapping.sensitivity = .protected
        mapping.standing = .alleged
        mapping.saidBy = "the bureau's lawyer"
        let plain: [ColumnMeaning] = [
            .person, .surname, .given, .patronymic, .alias, .role, .organisation, .personID, .rowID, .kind, .text,
            .skip, .undecided,
        ]
        let fields = EventField.allCases.flatMap { field in
            [ColumnMeaning.field(field, of: nil)] + EventKind.allCases.map { .field(field, of: $0) }
        }
        mapping.columns = (plain + fields).enumerated().map { Mapping.Column("Heading = \"\($0)\" # \n x", $1) }
        mapping.kinds = [
            Mapping.KindWords("арест # 1", .kind(.remand)), Mapping.KindWords("x = y", .text),
            Mapping.KindWords("?", .undecided),
        ]
        #expect(try Mapping(text: mapping.text) == mapping)
        #expect(try Mapping(text: mapping.text.replacing("\n", with: "\r\n")) == mapping)
    }

    @Test(arguments: [
        ("table = \"t\"\nfoo = 1\n", "line 2"), ("table = \"t\n", "line 1"), ("table\n", "line 1"),
        ("table = \"t\"\nheader = 0\n", "line 2"),
        ("table = \"t\"\n[columns]\n\"a\" = nothing\n", "line 3"),
        ("table = \"t\"\n[columns]\n\"a\" = person\n\"a\" = text\n", "twice"),
        ("table = \"t\"\nkind = party\n", "line 2"), ("table = \"t\"\n[columns]\n\"a\" = \n", "line 3"), ("", "table"),
        ("table = \"t\"\n", "columns"), ("table = \"t\" x\n", "quotes"),
        ("table = \"t\"\nstanding = opinion\n", "alleged"),
    ])
    func refusalsNameTheLine(_ text: String, _ word: String) {
        let error = #expect(throws: TableError.self) { try Mapping(text: text) }
        #expect(error?.description.contains(word) ?? false, "\(error?.description ?? "")")
    }

    @Test func anyTextIsReadOrRefused() {
        var random = Random(seed: 3)
        let pieces = [
            "table", "=", "\"", "[columns]", "\n", "#", " ", "\\", "person", "[kinds]", "header", "1-2", "я", "?",
        ]
        for _ in 0..<3_000 {
            let text = (0..<random.below(30)).map { _ in pieces[random.below(pieces.count)] }.joined()
            if let mapping = try? Mapping(text: text) { #expect((try? Mapping(text: mapping.text)) == mapping) }
        }
    }
}
