// Matters: one a person and case, with their articles, acts and stages.
import CaseModel
import TestSupport
import Testing

@testable import CaseLogic

struct ProceedingTests {
    private func event(
        _ kind: EventKind, _ date: String?, _ provisions: [String] = [], term: String? = nil, denied: String? = nil
    ) -> GoldReport.Event {
        let isAct = kind.isAct
        return GoldReport.Event(
            kind: kind.rawValue, date: date, victims: isAct ? [] : ["Dana Serik"], actors: isAct ? ["Dana Serik"] : [],
            provisions: provisions,
            duration: term, status: isAct ? "alleged" : "reported", deniedBy: denied)
    }

    private func findings(_ events: [GoldReport.Event], asOf: String? = nil) -> CaseFindings {
        var builder = GoldDraft()
        builder.entity("Dana Serik", .person)
        for event in events { builder.add(event) }
        return CaseFindings(of: builder.file, asOf: asOf.flatMap { EDTF($0) })
    }

    @Test func articlesOfOneCaseAreOneMatter() throws {
        let matters = findings([
            event(.detention, "2023-11-21"), event(.charge, "2023-11-23", ["190/4 criminal"]),
            event(.charge, "2024-01-10", ["258/1 criminal"]),
            event(.sentence, "2024-09-30", term: "P7Y"), event(.appeal, "2024-12-17"),
        ]).proceedings
        let matter = try #require(matters.first)
        #expect(matters.count == 1)
        #expect(matter.provisions.map(\.key) == ["190/4 criminal", "258/1 criminal"])
        #expect(matter.stages.map(\.kind) == [.detention, .charge, .charge, .sentence, .appeal])
        #expect(matter.reached?.kind == .appeal)
    }

    @Test func oldConvictionIsAnotherMatter() {
        let matters = findings([
            event(.sentence, "2019-03-01", ["293/2 criminal"]), event(.charge, "2024-01-10", ["274 criminal"]),
            event(.search, "2024-01-10"),
        ]).proceedings
        #expect(matters.map { $0.provisions.map(\.key) } == [["293/2 criminal"], ["274 criminal"]])
        #expect(matters.map { $0.stages.count } == [1, 2])
    }

    @Test func eachArrestIsItsOwnMatter() {
        let matters = findings([
            event(.detention, "2024-01-05"),
            event(.administrativeArrest, "2024-01-06", ["488 administrative"], term: "P10D"),
            event(.detention, "2024-06-05"),
            event(.administrativeArrest, "2024-06-06", ["488 administrative"], term: "P15D"),
        ]).proceedings
        #expect(
            matters.map { $0.stages.map(\.kind) } == [
                [.detention, .administrativeArrest], [.detention, .administrativeArrest],
            ])
    }

    @Test func intervalsNameBothEvents() throws {
        let interval = try #require(
            findings([
                event(.offence, "2024-04-17", ["297/2 criminal"]), event(.detention, "2024-05-16"),
                event(.charge, nil, ["297/2 criminal"]),
            ]).intervals.first)
        #expect(interval.kind == .offenceToDetention)
        #expect(interval.rule == "from the alleged offence (2024-04-17) to the detention (2024-05-16): 29 days")
    }

    @Test func denialStandsBesideTheAccusation() throws {
        let found = findings([event(.offence, "2024-04-17", ["297/2 criminal"], denied: "Dana Serik")]).disagreements
        #expect(found.map(\.about) == ["whether the alleged offence of Dana Serik took place as told"])
        #expect(found.first?.sides.map(\.value) == ["it did", "denied"])
    }

    @Test func twoTermsOfOneDayDisagree() {
        let found = findings([event(.sentence, "2024-04-17", term: "P5Y"), event(.sentence, "2024-04-17", term: "P6Y")])
            .disagreements
        #expect(found.map(\.about) == ["the term of the sentence of Dana Serik"])
        #expect(found.first?.sides.map(\.value) == ["5 years", "6 years"])
    }

    @Test func questions() {
        let gaps = findings(
            [event(.detention, "XXXX-05-16"), event(.charge, "2024-05-17"), event(.appeal, "2024-06-01")],
            asOf: "2024-06-02"
        ).gaps
        #expect(
            Set(gaps.map(\.kind)).isSuperset(of: [.year, .article, .appealOutcome, .lawyer, .birthDate, .whoDetained]))
        #expect(gaps.map(\.question).contains("Under which article is the charge against Dana Serik?"))
    }
}
