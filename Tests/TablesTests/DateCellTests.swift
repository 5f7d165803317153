// Dates and lengths of time in cells: every way of writing a day gives that day, and what can be two days is not guessed.

import CaseModel
import Testing

@testable import Tables

@Suite struct DateCellTests {
    private func read(_ words: String, _ order: SlashedOrder? = nil) -> String {
        switch DateCell(slashed: order).read(Cell(words)) {
        case .date(let date): date.description
        case .ambiguous: "ambiguous"
        case .none: "none"
        }
    }

    @Test func everyWayOfWritingADayGivesThatDay() {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        for number in stride(from: 7_305, to: 24_000, by: 13) {
            let day = CivilDay(number: number)
            let (d, m, y) = (day.day, day.month, day.year)
            for words in [
                "\(two(d)).\(two(m)).\(y)", "\(d).\(m).\(y)", "\(y)-\(two(m))-\(two(d))", "\(y).\(two(m)).\(two(d))",
                "\(y)/\(m)/\(d)",
                "\(two(d))-\(two(m))-\(y)", "\(two(d)).\(two(m)).\(y) г.", "\(two(d)).\(two(m)).\(y) 10:30",
                "\(y)-\(two(m))-\(two(d)) 00:00:00", "\(y)-\(two(m))-\(two(d))T10:30:00",
            ] { #expect(read(words).prefix(10) == day.description, "\(words)") }
            if y < 2069 { #expect(read("\(d).\(m).\(two(y % 100))") == day.description) }
            #expect(read("\(two(d))/\(two(m))/\(y)", .dayFirst) == day.description)
            #expect(read("\(two(m))/\(two(d))/\(y)", .monthFirst) == day.description)
            // A spreadsheet's number of the day: 25,569 is 1 January 1970.
            #expect(DateCell(slashed: nil).read(Cell("", number: Double(number + 25_569))) == .date(EDTF(day)))
            #expect(
                DateCell(slashed: nil, from1904: true).read(Cell("", number: Double(number + 24_107)))
                    == .date(EDTF(day)))
        }
    }

    @Test func whatCanBeTwoDaysIsNotGuessed() {
        #expect(read("03/04/2024") == "ambiguous")
        #expect(read("03/04/2024", .dayFirst) == "2024-04-03")
        #expect(read("03/04/2024", .monthFirst) == "2024-03-04")
        #expect(read("16/05/2024") == "2024-05-16")
        #expect(read("05/16/2024") == "2024-05-16")
        #expect(read("05/05/2024") == "2024-05-05")
        // One that contradicts the mapping is not turned round.
        #expect(read("16/05/2024", .monthFirst) == "none")
        #expect(read("05/16/2024", .dayFirst) == "none")
    }

    @Test(arguments: [
        ("2024", "2024"), ("05.2024", "2024-05"), ("2024-05", "2024-05"), ("5/2024", "2024-05"),
        ("16 мая 2024 г.", "2024-05-16"),
        ("май 2024", "2024-05"), ("May 2024", "2024-05"), ("16 May 2024", "2024-05-16"), ("May 16, 2024", "2024-05-16"),
        ("16 мамыр 2024", "2024-05-16"), ("2024 г.", "2024"), ("2024 год", "2024"), ("45428", "2024-05-16"),
        ("16.05.2024 - 20.05.2024", "2024-05-16/2024-05-20"), ("2024-05-16~", "2024-05-16~"),
    ])
    func partsOfDates(_ words: String, _ date: String) { #expect(read(words) == date) }

    @Test(arguments: [
        "32.05.2024", "30.02.2024", "16.13.2024", "yesterday", "16 мая", "05", "1.2", "16.05.20245", "0016-05-16",
        "20.05.2024 - 16.05.2024",
        "16 Foo 2024", "((", "..", "/", "99999", "16.05.2024.17.18",
    ])
    func whatIsNoDate(_ words: String) { #expect(read(words) == "none") }

    @Test(arguments: [
        ("15 суток", "P15D"), ("3 года 6 мес.", "P3Y6M"), ("10 days", "P10D"), ("2 жыл", "P2Y"), ("15 тәулік", "P15D"),
        ("P15D", "P15D"),
        ("5 лет и 2 месяца", "P5Y2M"), ("1 month", "P1M"), ("3 часа", "PT3H"),
    ])
    func lengthsOfTime(_ words: String, _ duration: String) {
        #expect(DurationCell.read(words, unit: nil)?.description == duration)
    }

    @Test func aBareNumberNeedsItsUnit() {
        #expect(DurationCell.read("15", unit: nil) == nil)
        #expect(DurationCell.read("15", unit: "D")?.description == "P15D")
        for words in ["", "суток", "15 15", "15 дней 3", "скоро"] {
            #expect(DurationCell.read(words, unit: "D") == nil)
        }
    }

    @Test(arguments: [
        ("297/2", "297/2 other"), ("ст. 405 ч. 2 УК РК", "405/2 criminal"), ("488 КоАП", "488 administrative"),
        ("article 274 part 2", "274/2 other"), ("ч. 3 ст. 174 УК", "174/3 criminal"),
        ("405-бап 2-бөлік", "405/2 other"),
        ("272.3", "272.3 other"), ("58A criminal", "58A criminal"),
    ])
    func provisions(_ words: String, _ key: String) {
        #expect(ProvisionWords.read(words, code: nil, country: nil)?.map(\.key) == [key])
    }

    @Test func severalProvisionsAndNone() {
        #expect(
            ProvisionWords.read("274 ч. 2; 405", code: .criminal, country: "KZ")?.map(\.key) == [
                "274/2 criminal", "405 criminal",
            ])
        for words in ["", "нет", "1 2 3 4", "criminal"] {
            #expect(ProvisionWords.read(words, code: nil, country: nil) == nil)
        }
    }
}
