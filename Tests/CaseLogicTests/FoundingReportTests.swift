// The founding report: its custody, intervals and questions must come out right.
import CaseModel
import Foundation
import TestSupport
import Testing

@testable import CaseLogic

@Suite(.wants(shared: "seed/report.json"))
struct FoundingReportTests {
    let file: CaseFile
    let findings: CaseFindings
    let syzdykov: EntityID

    init() throws {
        file = try GoldDraft(gold: #require(Shared.place("seed/report.json"))).file
        findings = CaseFindings(of: file)
        syzdykov = try #require(file.persons.first { $0.name.value == "Aidar Syzdykov" }).id
    }

    private var custodies: [Custody] { findings.custodies.filter { $0.person == syzdykov } }
    private var intervals: [Interval] { findings.intervals.filter { $0.person == syzdykov } }

    @Test func flatThenDepartmentThenDetentionCentre() throws {
        let may = try #require(custodies.first { $0.from == EDTF("2024-05-16") })
        #expect(may.takenFrom?.value == "Syzdykov’s apartment")
        #expect(
            may.holds.map { $0.facility?.value } == [
                "Astana Police Department",
                "temporary detention center at the Department of Internal Affairs of Astana",
            ])
        #expect(may.holds[0].untilTime == "17:00")
        #expect(may.holds[1].fromTime == "17:00")
        #expect(
            may.holds[0].by.map { name($0) } == ["Department for Drug Crime", "Department for Combating Extremism"])
        #expect(may.goesOn)
        #expect(may.orders.isEmpty)
        #expect(may.clock == nil, "the page has no date, so there is no day to count to")
    }

    @Test func fifteenDaysEndWithTheQualifierOfTheirStart() throws {
        let march = try #require(custodies.first { $0.from == EDTF("2024-03-01") })
        #expect(march.holds.map(\.kind) == [.detention, .administrativeArrest])
        #expect(march.termEnds?.date == EDTF("2024-03-16~"))
        #expect(march.end == .termOver)
        #expect(custodies.count == 2)
    }

    @Test func twentyNineDaysAgainstAboutAYear() throws {
        let criminal = try #require(intervals.first { $0.kind == .offenceToDetention })
        #expect(criminal.length.description == "29 days")
        #expect(criminal.start == EDTF("2024-04-17") && criminal.end == EDTF("2024-05-16"))
        let administrative = try #require(intervals.first { $0.kind == .offenceToProsecution })
        #expect(administrative.length.description == "about 1 year")
        #expect(administrative.start == EDTF("2023~") && administrative.end == EDTF("2024-03-01"))
        #expect(administrative.length.mostDays == 425)
    }

    @Test func mattersStayApart() throws {
        let matters = findings.proceedings.filter { $0.person == syzdykov }
        #expect(matters.map(\.code) == [.criminal, .administrative])
        #expect(matters[0].provisions.map(\.key) == ["297/2 criminal"])
        #expect(Set(matters[0].stages.map(\.kind)).isSuperset(of: [.detention, .charge]))
        #expect(matters[0].acts.count == 1)
        #expect(matters[1].stages.map(\.kind) == [.detention, .administrativeArrest])
        #expect(matters[1].acts.count == 1)
    }

    @Test func recordYearIsAClaim() throws {
        let claim = try #require(findings.claims.first)
        #expect(findings.claims.count == 1)
        #expect(claim.words == "a record year")
        #expect(claim.intervals.map(\.length.description) == ["about 1 year"])
    }

    @Test func questions() {
        let about = findings.gaps.filter { $0.person == syzdykov }
        let questions = about.map(\.question)
        #expect(
            questions.contains(
                "Who ordered the custody of Aidar Syzdykov since 2024-05-16, and when? No court order is recorded."))
        #expect(questions.contains("When was Aidar Syzdykov born?"))
        #expect(questions.contains("On what day was the charge of Aidar Syzdykov?"))
        #expect(!about.contains { $0.kind == .lawyer || $0.kind == .article })
        #expect(!findings.gaps.contains { $0.kind == .birthDate && name($0.person) == "Ivanov" })
    }

    private func name(_ id: EntityID?) -> String { id.map { file.name(of: $0) } ?? "" }
}
