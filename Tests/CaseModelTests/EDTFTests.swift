import CaseModel
import Foundation
import TestSupport
import Testing

@Suite struct EDTFTests {
    @Test func readsEveryVectorOfLevels0And1() throws {
        guard let data = Shared.file("vectors/edtf/edtf-validate.json") else { return }
        let vectors = try JSONDecoder().decode([String: [String]].self, from: data)
        for key in ["L0_Intervals", "L1_Intervals", "Level0", "Level1", "L0_L1"] {
            let strings = try #require(vectors[key])
            #expect(strings.count > 10)
            for string in strings { #expect(EDTF(string)?.description == string, "\(key) \(string)") }
        }
        for key in ["invalid_edtf_dates", "invalid_edtf_intervals", "invalid_edtf_datetimes"] {
            for string in try #require(vectors[key]) { #expect(EDTF(string) == nil, "\(key) \(string)") }
        }
        let higher = try #require(vectors["Level2"]) + (try #require(vectors["L2_Intervals"]))
        for string in higher { #expect(EDTF(string) == nil, "level 2 \(string)") }
    }

    @Test(arguments: [
        "XXXX-05", "XXXX-05-16", "XXXX-02-29", "XXXX-05-16~", "XXXX-05-06/XXXX-05-08", "XXXX-12-28/XXXX-01-03",
    ])
    func readsUnspecifiedYears(string: String) {
        #expect(EDTF(string)?.description == string)
        #expect(EDTF(string)?.earliest == nil)
    }

    @Test(arguments: [
        "XXXX", "XXXX-13", "XXXX-02-30", "XXXX-XX", "XXXX-05-XX", "-XXXX-05", "XXXX-21", "2XXX",
        "2024-05-16/XXXX-05-18", "/", "//",
        "2024-5-16", "2024-02-30", "2024-05-16~~", "2024-05-16T10:00:00~", "Y02024", "Y1234567890123", "２０２４",
        "2024-05-1６",
    ])
    func refuses(string: String) { #expect(EDTF(string) == nil) }

    @Test(arguments: [
        ("2024-05-16", "2024-05-16", "2024-05-16"), ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("201X", "2010-01-01", "2019-12-31"), ("19XX", "1900-01-01", "1999-12-31"),
        ("-20XX", "-2099-01-01", "-2000-12-31"),
        ("2023-21", "2023-03-01", "2023-05-31"), ("2023-24", "2023-12-01", "2024-02-29"),
        ("2004-XX", "2004-01-01", "2004-12-31"),
        ("2024-05-16/2024-06", "2024-05-16", "2024-06-30"), ("0000", "0000-01-01", "0000-12-31"),
        ("-0004-02", "-0004-02-01", "-0004-02-29"),
    ])
    func knowsFirstAndLastDay(string: String, first: String, last: String) throws {
        let date = try #require(EDTF(string))
        #expect(date.earliest?.description == first)
        #expect(date.latest?.description == last)
    }

    @Test(arguments: [
        ("2024-03-01~", "P15D", "2024-03-16~"), ("2024-01-31", "P1M", "2024-02-29"),
        ("2023-01-31", "P1M", "2023-02-28"),
        ("2024-02-29", "P1Y", "2025-02-28"), ("2024-12-20", "P15D", "2025-01-04"), ("2024-05", "P1Y6M", "2025-11"),
        ("2019", "P5Y", "2024"), ("2024-05-16", "PT48H", "2024-05-18"), ("2024-05-16", "PT3H", "2024-05-16"),
        ("XXXX-05-16", "P15D", "XXXX-05-31"), ("XXXX-12-25", "P10D", "XXXX-01-04"), ("2024-05-16", "P2W", "2024-05-30"),
        ("2024-05-16/2024-05-17", "P1D", "2024-05-17/2024-05-18"), ("2024-05-16?", "P1D", "2024-05-17?"),
        ("XXXX-11", "P2M", "XXXX-01"),
    ])
    func adds(date: String, duration: String, sum: String) throws {
        let start = try #require(EDTF(date))
        let length = try #require(ISODuration(duration))
        #expect(start.adding(length)?.description == sum)
    }

    @Test(arguments: [
        ("2024-03", "P15D"), ("2024", "P6M"), ("XXXX-02-20", "P15D"), ("2024-05-16/..", "P1D"), ("201X", "P1Y"),
    ])
    func doesNotAddWhatCannotBeKnown(date: String, duration: String) throws {
        let start = try #require(EDTF(date))
        let length = try #require(ISODuration(duration))
        #expect(start.adding(length) == nil)
    }

    @Test func countsDays() {
        #expect(EDTF("2024-04-17").flatMap { EDTF("2024-05-16~").map($0.days(until:)) } == 29)
        #expect(EDTF("2024-05-16").flatMap { EDTF("2024-04-17").map($0.days(until:)) } == -29)
        #expect(EDTF("2024-05").flatMap { EDTF("2024-06-01").map($0.days(until:)) } == .some(nil))
    }

    @Test(arguments: [
        ("2024-05", "2024-05-16", true), ("2024-05-16", "2024-05", false), ("2024", "2024-21", true),
        ("2024-05/..", "2030", true),
        ("../2024", "1990-01-01", true), ("../2024", "2025", false), ("XXXX-05", "XXXX-05-16", true),
        ("XXXX-05-16", "XXXX-05-17", false),
        ("2024-05-01/2024-05-31", "2024-05", true), ("XXXX-05", "2024-05-16", false),
    ])
    func covers(wide: String, narrow: String, expected: Bool) throws {
        #expect(try #require(EDTF(wide)).covers(try #require(EDTF(narrow))) == expected)
    }

    @Test func sortsByTime() {
        let strings = ["XXXX-03", "2024-05-16", "2024-05", "2023-21", "-0001", "2024-05-16/2024-06", "201X"]
        #expect(
            strings.compactMap { EDTF($0) }.sorted().map(\.description)
                == ["-0001", "201X", "2023-21", "2024-05", "2024-05-16", "2024-05-16/2024-06", "XXXX-03"])
    }

    @Test func marksApproximation() {
        #expect(EDTF("2024-05-16")?.withApproximation().description == "2024-05-16~")
        #expect(EDTF("2024-05-16?")?.withApproximation().description == "2024-05-16%")
        #expect(EDTF("2023-21")?.withApproximation().description == "2023-21")
        #expect(EDTF("2024-05/2024-06~")?.withApproximation().description == "2024-05~/2024-06~")
        #expect(EDTF("2024-05-16%")?.withoutQualifiers().description == "2024-05-16")
    }

    @Test func fillsInTheYear() {
        #expect(EDTF("XXXX-05-16~")?.settingYear(2024)?.description == "2024-05-16~")
        #expect(EDTF("XXXX-02-29")?.settingYear(2023) == nil)
        #expect(EDTF("XXXX-12-28/XXXX-01-03")?.settingYear(2023)?.description == "2023-12-28/2024-01-03")
    }

    @Test func isBuiltFromParts() {
        #expect(EDTF(year: 2024, month: 5, day: 16, approximate: true)?.description == "2024-05-16~")
        #expect(EDTF(year: nil, month: 5, day: 16)?.description == "XXXX-05-16")
        #expect(EDTF(year: 2023, month: 2, day: 29) == nil)
        #expect(EDTF(year: 2023, day: 29) == nil)
        #expect(EDTF(year: 2023, season: 21)?.description == "2023-21")
        #expect(EDTF(decadeOf: 1994)?.description == "199X")
        #expect(EDTF(from: EDTF("2019"), to: nil)?.description == "2019/..")
        #expect(EDTF(from: EDTF("2019"), to: EDTF("2018")) == nil)
        #expect(EDTF("2024-05-16")?.isDay == true && EDTF("2024-05")?.isDay == false)
        #expect(EDTF("2024-05-16")?.day?.weekday == 4)
    }

    @Test func keepsItsStringThroughJSON() throws {
        let dates = ["2024-05-16~", "XXXX-05", "../2024"].compactMap { EDTF($0) }
        let data = try JSONEncoder().encode(dates)
        #expect(try JSONDecoder().decode([EDTF].self, from: data) == dates)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([EDTF].self, from: Data(#"["2024-13"]"#.utf8)) }
    }
}
