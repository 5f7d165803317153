// Lengths of time: as exact as the dates, never more; claims of the source are listed, not believed.
import CaseModel
import Testing

@testable import CaseLogic

struct IntervalTests {
    @Test(arguments: [
        ("2024-04-17", "2024-05-16", "29 days", 29, 29),
        ("2024-02-28", "2024-03-01", "2 days", 2, 2),
        ("2024-05-16", "2024-05-16", "the same day", 0, 0),
        ("2024-04-17~", "2024-05-16", "about 29 days", 29, 29),
        ("2023~", "2024-03-01", "about 1 year", 61, 425),
        ("2023-11", "2024-03-14", "about 4 months", 105, 134),
        ("2024", "2024-03-14", "under a year", 0, 73),
        ("XXXX-04-17", "XXXX-05-16", "about 29 days", 29, 29),
    ])
    func length(_ start: String, _ end: String, _ words: String, _ fewest: Int, _ most: Int) throws {
        let (from, to) = (try #require(EDTF(start)), try #require(EDTF(end)))
        let length = try #require(IntervalLength(from: from, to: to))
        #expect(length.description == words)
        #expect(length.fewestDays == fewest)
        #expect(length.mostDays == most)
    }

    @Test(arguments: [("2024-05-16", "2024-05-15"), ("XXXX-05-16", "2024-05-16"), ("2024-06", "2024-05")])
    func noLength(_ start: String, _ end: String) throws {
        let (from, to) = (try #require(EDTF(start)), try #require(EDTF(end)))
        #expect(IntervalLength(from: from, to: to) == nil)
    }

    @Test(arguments: [
        ("The case took a record year to reach court.", ["a record year"]),
        ("It is the longest sentence ever given to a journalist.", ["longest sentence ever"]),
        ("Police detained her for the first time in May.", ["for the first time"]),
        ("An unprecedented number of raids.", ["unprecedented"]),
        ("He has a criminal record. A record of the hearing was kept. The oldest son was there.", []),
        ("", []),
    ])
    func claims(_ text: String, _ words: [String]) {
        #expect(ClaimReader(text: text).claims(beside: []).map(\.words) == words)
    }
}
