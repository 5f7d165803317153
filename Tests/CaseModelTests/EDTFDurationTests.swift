import CaseModel
import Foundation
import Testing

@Suite struct ISODurationTests {
    @Test(arguments: ["P15D", "P1Y6M", "PT3H", "P2W", "P18M", "P3Y", "P1DT12H", "PT48H", "PT12.34S", "P0.3M", "P0D"])
    func printsWhatItRead(string: String) { #expect(ISODuration(string)?.description == string) }

    @Test(arguments: [
        ("P2.5Y", "P2Y6M"), ("PT1.5H", "PT1H30M"), ("P0.5Y", "P6M"), ("P1,5D", "P1DT12H"), ("P1Y0M", "P1Y"),
    ])
    func movesFractionsToSmallerUnits(string: String, canonical: String) {
        #expect(ISODuration(string)?.description == canonical)
    }

    @Test(arguments: [
        "", "P", "PT", "15D", "P15", "P1M1Y", "P1D1D", "PD", "P1H", "PT1D", "P1.5Y6M", "P-1D", "P1DT", "P9999999999D",
        "p1d",
    ])
    func refuses(string: String) { #expect(ISODuration(string) == nil) }

    @Test func comparesByRoughLength() throws {
        let lengths = ["PT48H", "P15D", "P3W", "P1M", "P18M", "P2Y"].compactMap { ISODuration($0)?.roughDays }
        #expect(lengths == lengths.sorted() && Set(lengths).count == 6)
        #expect(ISODuration("P0.3M")?.roughDays == 0.3 * 30.4375)
    }

    @Test func isBuiltFromParts() {
        #expect(ISODuration(years: 2, months: 6)?.description == "P2Y6M")
        #expect(ISODuration() == nil)
        #expect(ISODuration(days: -1) == nil)
    }
}

@Suite struct CivilDayTests {
    @Test func countsFromTheEpoch() {
        #expect(CivilDay(year: 1970, month: 1, day: 1)?.number == 0)
        #expect(CivilDay(year: 2000, month: 3, day: 1)?.number == 11_017)
    }

    @Test func comesBackFromItsNumber() {
        for number in stride(from: -1_000_000, through: 1_000_000, by: 997) {
            let (year, month, day) = CivilDay(number: number).components
            #expect(CivilDay(year: year, month: month, day: day)?.number == number)
        }
    }

    @Test func knowsWeekdays() {
        #expect(CivilDay(year: 2024, month: 5, day: 16)?.weekday == 4)
        #expect(CivilDay(year: 1969, month: 12, day: 29)?.weekday == 1)
        #expect(CivilDay(year: 2024, month: 5, day: 19)?.monday.description == "2024-05-13")
    }
}
