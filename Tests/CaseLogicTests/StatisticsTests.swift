// Statistics of lengths, counts of people, years that are open: against sums done by hand, and laws that hold for all numbers.

import CaseLogic
import CaseModel
import TestSupport
import Testing

@Suite struct StatisticsTests {
    private func exact(_ days: [Int]) -> LengthStatistics {
        LengthStatistics(days.map { LengthRange(fewest: $0, most: $0) })
    }

    @Test func percentilesAreThoseOfTheNearestRank() {
        let all = exact([15, 20, 35, 40, 50])
        #expect(all.percentile(30)?.fewest == 20)
        #expect(all.percentile(40)?.fewest == 20)
        #expect(all.median?.most == 35)
        #expect(all.percentile(100)?.most == 50)
        #expect(exact([]).median == nil)
        #expect(exact([7]).percentile(1)?.fewest == 7)
    }

    @Test func aRoughLengthMayHaveSeveralPlaces() {
        let all = LengthStatistics([
            LengthRange(fewest: 300, most: 400), LengthRange(fewest: 365, most: 365), LengthRange(fewest: 10, most: 12),
        ])
        #expect(all.place(ofLongest: LengthRange(fewest: 300, most: 400)) == 1...2)
        #expect(all.place(ofLongest: LengthRange(fewest: 365, most: 365)) == 1...2)
        #expect(all.place(ofLongest: LengthRange(fewest: 10, most: 12)) == 3...3)
        #expect(all.place(ofShortest: LengthRange(fewest: 10, most: 12)) == 1...1)
    }

    @Test func aClaimHoldsOnlyWhereNothingGoesBeyondIt() {
        let all = exact([29, 60, 366])
        #expect(ClaimCheck(LengthRange(fewest: 366, most: 366), among: all).verdict == .holds)
        #expect(ClaimCheck(LengthRange(fewest: 60, most: 60), among: all).verdict == .fails)
        #expect(ClaimCheck(LengthRange(fewest: 29, most: 29), among: all, isOfTheShortest: true).verdict == .holds)
        let rough = LengthStatistics([LengthRange(fewest: 200, most: 500), LengthRange(fewest: 366, most: 366)])
        #expect(ClaimCheck(LengthRange(fewest: 366, most: 366), among: rough).verdict == .open)
        #expect(ClaimCheck(LengthRange(fewest: 9, most: 9), among: exact([9])).verdict == .open)
    }

    /// Places of exact lengths are those that sorting gives, whatever the lengths.
    @Test(arguments: 1...20 as ClosedRange<UInt64>) func placesAreThoseOfSorting(seed: UInt64) {
        var random = Random(seed: seed)
        let days = (0..<30).map { _ in Int.random(in: 0...40, using: &random) }
        let all = exact(days)
        for day in days {
            let place = days.sorted(by: >).firstIndex(of: day).map { $0 + 1 } ?? 0
            #expect(all.place(ofLongest: LengthRange(fewest: day, most: day)) == place...place)
        }
    }

    @Test func peopleWithNamesAreAmongThoseCounted() {
        let two = PeopleCount(named: 3, sizes: [[40], [30, 5]])
        #expect((two.fewest, two.most) == (35, 40))
        let more = PeopleCount(named: 50, sizes: [[40]])
        #expect((more.fewest, more.most) == (50, 50))
        let open = PeopleCount(named: 0, sizes: [], uncounted: 1)
        #expect((open.fewest, open.most, open.isOpen) == (1, 1, true))
        #expect(PeopleCount(named: 0, sizes: []).most == 0)
        #expect(PeopleCount(named: 1, sizes: [[Int.max, Int.max]]).fewest >= 1)
    }

    @Test func aYearIsTakenWhereOneAndOnlyOneAgrees() throws {
        func year(_ open: String, _ others: String...) throws -> Int? {
            OpenYears.year(of: try #require(EDTF(open)), among: others.compactMap { EDTF($0) })
        }
        #expect(try year("XXXX-05-16", "2024-05-16") == 2024)
        #expect(try year("XXXX-05-16", "2024-05") == 2024)
        #expect(try year("XXXX-05", "2024-05-16") == 2024)
        #expect(try year("XXXX-05-16", "2024-05-16", "2023-05-16") == nil)
        #expect(try year("XXXX-05-16", "2024-06-16") == nil)
        #expect(try year("XXXX-05-16", "2024") == nil)
        #expect(try year("XXXX-02-29", "2023-02-28") == nil)
        #expect(try year("2022-05-16", "2024-05-16") == nil)
    }

    @Test func theDayOfPublicationGivesTheLatestSuchDayBeforeIt() throws {
        func year(_ open: String, _ published: String) throws -> Int? {
            OpenYears.year(of: try #require(EDTF(open)), before: try #require(EDTF(published)))
        }
        #expect(try year("XXXX-05-16", "2024-05-20") == 2024)
        #expect(try year("XXXX-05-16", "2024-05-16") == 2024)
        #expect(try year("XXXX-12-30", "2024-01-04") == 2023)
        #expect(try year("XXXX-02-29", "2023-03-01") == 2020)
        #expect(try year("XXXX-05-16", "2024") == nil)
    }
}
