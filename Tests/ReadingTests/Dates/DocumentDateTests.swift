import CaseModel
import Reading
import Testing

@Suite struct DocumentDateTests {
    private static let dates = Dates()

    private func day(_ text: String) -> String? { Self.dates.find(in: text).documentDate?.description }

    @Test(arguments: [
        "Activist detained\n6 November 2024\nThis morning officers came.",
        "Activist detained\nALMATY, 6 November 2024 – Officers came.",
        "Activist detained\nTbilisi, November 6, 2024—Authorities should release her.",
        "GENEVA (6 November 2024) – Experts today expressed dismay.",
        "Activist detained\nPublished: 6 November 2024, 16:40\nOfficers came.",
        "DIGEST\nCompiled by the group. Published 6 November 2024.\nOn 5 June he was held.",
        "PRESS SERVICE\n06.11.2024, 16:40\nA gathering took place.",
        "Four walk free\nKampala. Wednesday November 6, 2024\nA court yesterday remanded him.",
        "TRIAL NOTE No. 14\nDate of note: 6 November 2024\nThe trial opened on 24 October.",
        "A timeline\n(state of affairs on 06.11.2024)\n17.09.2021 – He sets out.",
        "STATEMENT\nI represent him. He was arrested on 9 January.\nI will appeal.\nA. Rakhimova, advocate. 6 November 2024.",
        "LIVE: the fourth night\nLast updated: 6 November 2024, 04:15.\n21:50 | Fireworks.",
        "“He was healthy”\nFrom our correspondent in Kostanay. November 6, 2024\nThe body was handed over.",
    ])
    func isFound(text: String) { #expect(day(text) == "2024-11-06") }

    @Test(arguments: [
        "He was born on 3 April 1990. Status: political prisoner.", "Date of birth: 3 April 1990.",
        "On 6 November 2024 officers searched his flat.", "The verdict of 6 November 2024 was upheld.",
        "12.03.2024 – He is detained.\n14.03.2024 – He is released.\n15.03.2024 – He leaves.",
        "The law came into force on 6 November 2024 and was amended.",
    ])
    func isNotInvented(text: String) { #expect(day(text) == nil) }

    @Test func givenDayStands() {
        let (found, day) = Self.dates.find(
            in: "ALMATY, 6 November 2024 – Officers came yesterday.", published: EDTF("2024-11-07"))
        #expect(day?.description == "2024-11-07")
        #expect(found.first?.isDateline == true)
        #expect(found.last?.date?.description == "2024-11-06")
    }

    /// In an undated report a year comes from the nearest full date or not at all.
    @Test func undatedReports() {
        let (found, day) = Self.dates.find(
            in: """
                On the 16th of May he was detained. It became known only today.
                He sold it on the 17th of April 2024. On April 24 the party tried again.
                """)
        #expect(day == nil)
        #expect(found.map { $0.date?.description } == ["2024-05-16", nil, "2024-04-17", "2024-04-24"])
        let (alone, _) = Self.dates.find(
            in: "He was detained on 9 June and fined on Tuesday. In 2017 he had been banned. In March he left.")
        #expect(alone.map { $0.date?.description } == ["XXXX-06-09", nil, "2017", "XXXX-03"])
    }

    @Test func chronologies() {
        let (found, _) = Self.dates.find(
            in: """
                THE CASE OF A
                2021
                17 September: he sets out.
                30 September: he is stopped.
                2022
                11 May – the house is searched. He is remanded until 10 July; a charge is added on 4 June.
                Updated: 28 June 2024
                """)
        #expect(
            found.map { $0.date?.description } == [
                "2021", "2021-09-17", "2021-09-30", "2022", "2022-05-11", "2022-07-10", "2022-06-04", "2024-06-28",
            ])
    }

    @Test func weeklyBulletins() {
        let (found, _) = Self.dates.find(
            in:
                "The week in the courts: 18-24 September 2023\nPublished on 25 September 2023 by the desk\nMonday. She was sentenced.\nFriday. He was freed."
        )
        #expect(found.suffix(2).map { $0.date?.description } == ["2023-09-18", "2023-09-22"])
    }

    /// The year that a title gives holds for the dates below it.
    @Test func titlesThatNameAPeriod() {
        let year = Self.dates.find(
            in: "CHRONOLOGY: THE CASE, 2023\n11 January. Agents capture him.\nMay. The office is broken into."
        ).found
        #expect(year.map { $0.date?.description } == ["2023", "2023-01-11", "2023-05"])
        let quarter = Self.dates.find(
            in:
                "DIGEST OF CASES, third quarter of 2023\n1. On 4 July he was sentenced. 2. In the colony since last October."
        ).found
        #expect(quarter.map { $0.date?.description } == ["2023-07/2023-09", "2023-07-04", "2022-10"])
    }

    /// Entries of a live report go back over midnight, in either order.
    @Test func liveReports() {
        let newestFirst = Self.dates.find(
            in:
                "LIVE\nLast update: 2 February 2025, 02:40.\n02:31 Quiet.\n00:20 A singer is dragged off.\n23:55 He was grabbed an hour ago.\n22:10 Quiet."
        ).found
        #expect(
            newestFirst.filter { $0.kind == .clock }.map { $0.date?.description }
                == [nil, "2025-02-02", "2025-02-02", "2025-02-01", "2025-02-01"])
        #expect(newestFirst.last { $0.kind == .point }?.date?.description == "2025-02-01")
        let oldestFirst = Self.dates.find(
            in:
                "LIVE\nLast updated: 2 December 2024, 04:15.\n21:50 | Thousands.\n23:10 | Water cannon.\n00:25 | A cameraman is kicked.\n04:15 | Quiet."
        ).found
        #expect(
            oldestFirst.filter { $0.kind == .clock }.dropFirst().map { $0.date?.description }
                == ["2024-12-01", "2024-12-01", "2024-12-02", "2024-12-02"])
    }

    /// Words said in a letter count from the day it was written.
    @Test func letters() {
        let (found, day) = Self.dates.find(
            in: "A letter\nTranslated. Written on 5 December.\nThey brought me here yesterday.",
            published: EDTF("2022-01-11"))
        #expect(day?.description == "2022-01-11")
        #expect(found.last?.date?.description == "2021-12-04")
    }
}
