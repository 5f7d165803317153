// Custody: holds follow one another, terms end, repeated tellings are one, releases close.
import CaseModel
import TestSupport
import Testing

@testable import CaseLogic

struct CustodyTests {
    /// One event of one person, in a line: kind, date, term, facility, from, to.
    struct Step {
        var kind: EventKind
        var date: String?
        var term: String?
        var facility: String?
        var from: String?
        var to: String?
        var time: String?

        init(
            _ kind: EventKind, _ date: String?, term: String? = nil, facility: String? = nil, from: String? = nil,
            to: String? = nil, time: String? = nil
        ) {
            (self.kind, self.date, self.term, self.facility, self.from, self.to, self.time) = (
                kind, date, term, facility, from, to, time
            )
        }
    }

    private func findings(_ steps: [Step], asOf: String? = nil) -> CaseFindings {
        var builder = GoldDraft()
        builder.entity("Dana Serik", .person)
        for step in steps {
            builder.add(
                GoldReport.Event(
                    kind: step.kind.rawValue, date: step.date, victims: ["Dana Serik"], actors: [], duration: step.term,
                    facility: step.facility,
                    from: step.from, to: step.to, time: step.time))
        }
        return CaseFindings(of: builder.file, asOf: asOf.flatMap { EDTF($0) })
    }

    @Test func clockCountsTheFirstDay() throws {
        let custody = try #require(findings([Step(.detention, "2024-05-16")], asOf: "2024-06-14").custodies.first)
        #expect(custody.clock?.day == 30)
        #expect(custody.clock?.rule == "from 2024-05-16 to 2024-06-14 is day 30, the first day counted as day 1")
    }

    @Test func remandIsExtended() throws {
        let custodies = findings(
            [
                Step(.detention, "2024-01-09"), Step(.remand, "2024-01-12", term: "P2M", facility: "prison no. 1"),
                Step(.remand, "2024-03-12", term: "P1M"),
            ], asOf: "2024-03-20"
        ).custodies
        let custody = try #require(custodies.first)
        #expect(custodies.count == 1)
        #expect(custody.holds.map { $0.until?.description } == ["2024-01-12", "2024-03-12", "2024-04-12"])
        #expect(custody.holds.map(\.untilBasis) == [.next, .next, .computed])
        #expect(custody.termEnds?.date == EDTF("2024-04-12"))
        #expect(custody.clock?.day == 72)
    }

    @Test func twiceToldIsOneHold() throws {
        let custody = try #require(
            findings([
                Step(.detention, "2024-01-09"), Step(.detention, "2024-01", facility: "city police"),
                Step(.detention, nil),
            ]).custodies.first)
        #expect(custody.holds.count == 1)
        #expect(custody.holds[0].facility?.value == "city police")
        #expect(custody.holds[0].events.count == 3)
    }

    @Test func releaseClosesAndLaterDetentionOpensAnother() {
        let custodies = findings(
            [
                Step(.detention, "2024-01-09"), Step(.release, "2024-01-11"), Step(.detention, "2024-03-01"),
            ], asOf: "2024-03-05"
        ).custodies
        #expect(custodies.map(\.end) == [.released, nil])
        #expect(custodies.map { $0.until?.description } == ["2024-01-11", nil])
        #expect(custodies.map { $0.clock?.day } == [nil, 5])
    }

    @Test func finedAfterDetentionIsNotHeld() throws {
        let custody = try #require(
            findings([Step(.detention, "2024-01-09"), Step(.fine, "2024-01-09")], asOf: "2024-01-10").custodies.first)
        #expect(custody.end == .notRecorded)
        #expect(custody.clock == nil)
    }

    @Test func longSilenceAfterMereDetentionLeavesItOpen() throws {
        let custody = try #require(findings([Step(.detention, "2023-05-01")], asOf: "2024-05-01").custodies.first)
        #expect(custody.end == .notRecorded)
        #expect(
            findings([Step(.detention, "2023-05-01"), Step(.remand, "2023-05-03")], asOf: "2024-05-01").custodies.first?
                .goesOn == true)
    }

    @Test func arrestTermIsOver() throws {
        let done = try #require(
            findings([Step(.administrativeArrest, "2024-03-01~", term: "P15D")], asOf: "2024-04-01").custodies.first)
        #expect(done.end == .termOver)
        #expect(done.termEnds?.date == EDTF("2024-03-16~"))
        #expect(
            done.termEnds?.rule
                == "15 days from 2024-03-01~, the start of the administrative arrest, end on 2024-03-16~")
        let going = try #require(
            findings([Step(.administrativeArrest, "2024-03-01", term: "P15D")], asOf: "2024-03-05").custodies.first)
        #expect(going.goesOn && going.clock?.day == 5)
    }

    @Test func arrestWithoutADayFollowsTheDetention() throws {
        let custody = try #require(
            findings(
                [Step(.detention, "2024-03-01"), Step(.administrativeArrest, nil, term: "P15D")], asOf: "2024-03-05"
            ).custodies.first)
        #expect(custody.termEnds?.date == EDTF("2024-03-16~"))
    }

    @Test func transferTellsWhereItWasBefore() throws {
        let custody = try #require(
            findings([
                Step(.detention, "2024-01-09"),
                Step(.transfer, "2024-01-09", from: "city police", to: "detention centre", time: "17:00"),
            ]).custodies.first)
        #expect(custody.holds.map { $0.facility?.value } == ["city police", "detention centre"])
        #expect(custody.holds[0].untilTime == "17:00")
    }

    @Test func orderGoesWithTheTransfer() throws {
        let custody = try #require(
            findings([
                Step(.remand, "2024-01-10", term: "P2M", facility: "prison A"),
                Step(.transfer, "2024-01-20", to: "prison B"),
            ]).custodies.first)
        #expect(custody.holds[1].order == custody.holds[0].order)
        #expect(custody.holds[1].until == EDTF("2024-03-10"))
        #expect(custody.holds[1].untilBasis == .computed)
    }

    @Test func appealChangesTheTerm() throws {
        let custody = try #require(
            findings(
                [
                    Step(.detention, "2023-11-21"), Step(.sentence, "2024-09-30", term: "P7Y"),
                    Step(.appeal, "2024-12-17", term: "P5Y6M"),
                ], asOf: "2025-06-12"
            ).custodies.first)
        #expect(custody.termEnds?.date == EDTF("2029-05-21"))
        #expect(custody.clock?.day == 570)
    }

    @Test func aTermChangedOnAppealHoldsAfterATransfer() throws {
        let custody = try #require(
            findings(
                [
                    Step(.detention, "2023-11-21"), Step(.sentence, "2024-09-30", term: "P7Y"),
                    Step(.appeal, "2024-12-17", term: "P5Y6M"), Step(.transfer, "2024-12-20", to: "colony"),
                ], asOf: "2025-06-12"
            ).custodies.first)
        #expect(custody.termEnds?.date == EDTF("2029-05-21"))
    }

    @Test func lapsedOrderIsAsked() {
        let gaps = findings(
            [
                Step(.detention, "2022-01-09"), Step(.remand, "2022-01-12", term: "P2M"),
                Step(.remand, "2022-09-08", term: "P2M"),
            ], asOf: "2022-12-01"
        ).gaps.map(\.question)
        #expect(
            gaps.contains(
                "By what order was Dana Serik held between 2022-03-12, when the remand ended, and 2022-09-08?"))
        #expect(gaps.contains("The remand of Dana Serik ended on 2022-11-08: was it extended?"))
    }

    @Test func undatedSentenceTellsServing() throws {
        let custody = try #require(findings([Step(.sentence, nil, term: "P6Y")]).custodies.first)
        #expect(custody.goesOn && custody.from == nil && custody.termEnds == nil)
    }
}
