// What must hold whatever the events are: holds don't run backwards, clocks only go forward, every finding names its events.
import CaseModel
import Foundation
import TestSupport
import Testing

@testable import CaseLogic

struct PropertyTests {
    /// Random numbers that are the same in every run.
    private struct Dice: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 33)
        }
    }

    private func randomFile(_ seed: UInt64) -> CaseFile {
        var dice = Dice(state: seed)
        var builder = GoldDraft()
        let dates = [
            "2023", "2023-05", "2023-05-16", "2024-01-01~", "2024-02-03/2024-02-09", "XXXX-05-16", "2022-21",
            "2023-11/..",
        ]
        let terms = ["P15D", "P2M", "P5Y", "P1Y6M"]
        for _ in 0..<Int.random(in: 1...12, using: &dice) {
            let kind = EventKind.allCases.randomElement(using: &dice) ?? .detention
            let person = ["A B", "C D"].randomElement(using: &dice) ?? "A B"
            let date = Int.random(in: 0...3, using: &dice) == 0 ? nil : dates.randomElement(using: &dice)
            builder.add(
                GoldReport.Event(
                    kind: kind.rawValue, date: date, victims: kind.isAct ? [] : [person],
                    actors: kind.isAct ? [person] : [],
                    provisions: Bool.random(using: &dice) ? ["297/2 criminal"] : [],
                    duration: Bool.random(using: &dice) ? terms.randomElement(using: &dice) : nil,
                    facility: Bool.random(using: &dice) ? "prison" : nil, to: Bool.random(using: &dice) ? "centre" : nil
                ))
        }
        return builder.file
    }

    private func check(_ file: CaseFile, _ findings: CaseFindings) {
        let known = Set(file.events.map(\.id))
        for custody in findings.custodies {
            #expect(!custody.holds.isEmpty)
            #expect(Set(custody.events).isSubset(of: known))
            for hold in custody.holds {
                #expect(!hold.events.isEmpty && !hold.rule.isEmpty)
                if let from = hold.from, let until = hold.until {
                    #expect(!until.isSurelyBefore(from), "\(from) \(until)")
                }
                #expect((hold.until == nil) == (hold.untilBasis == nil))
            }
            #expect(custody.end == nil || custody.clock == nil)
        }
        for proceeding in findings.proceedings {
            #expect(!proceeding.events.isEmpty && Set(proceeding.events).isSubset(of: known))
        }
        // An event of a person is in one matter only.
        for (_, matters) in Dictionary(grouping: findings.proceedings, by: \.person) {
            let all = matters.flatMap(\.events)
            #expect(all.count == Set(all).count)
        }
        for interval in findings.intervals {
            #expect(interval.length.fewestDays >= 0 && interval.length.fewestDays <= interval.length.mostDays)
            #expect(interval.from != interval.to && known.contains(interval.from) && known.contains(interval.to))
        }
        for gap in findings.gaps {
            #expect(
                gap.question.hasSuffix("?") || gap.question.contains("recorded.") || gap.question.contains("worked out")
            )
        }
    }

    @Test func anyEvents() {
        for seed in 0..<400 {
            let file = randomFile(UInt64(seed))
            let day = EDTF("2024-03-01")
            let findings = CaseFindings(of: file, asOf: day)
            check(file, findings)
            #expect(findings == CaseFindings(of: file, asOf: day))
        }
    }

    @Test func clocksGoForward() {
        for seed in 0..<200 {
            let file = randomFile(UInt64(seed))
            var last: [EntityID: Int] = [:]
            for day in ["2024-03-01", "2024-03-02", "2024-06-01"].compactMap({ EDTF($0) }) {
                let clocks = CaseFindings(of: file, asOf: day).custodies.compactMap { custody in
                    custody.clock.map { (custody.person, $0.day) }
                }
                for (person, count) in clocks {
                    #expect(count > last[person] ?? 0)
                    last[person] = count
                }
            }
        }
    }

    @Test func annotatedReports() throws {
        let ours = Repository.files(in: "Tests/Gold/en", ending: "json")
        let shared = Shared.place("corpus/reports/en").map { sortedFiles(in: $0, ending: "json") } ?? []
        for url in ours + shared where !keptAside.contains(url.deletingPathExtension().lastPathComponent) {
            let file = try GoldDraft(gold: url).file
            check(file, CaseFindings(of: file))
        }
    }

    @Test func emptyFile() {
        let findings = CaseFindings(of: GoldDraft().file)
        #expect(
            findings.custodies.isEmpty && findings.proceedings.isEmpty && findings.intervals.isEmpty
                && findings.gaps.isEmpty)
    }

    /// Thousands of events of one person must not take minutes.
    @Test(.timeLimit(.minutes(5))) func manyEvents() {
        var builder = GoldDraft()
        for day in 0..<20_000 {
            let date = CivilDay(number: day).description
            let kind: EventKind = day % 3 == 0 ? .detention : day % 3 == 1 ? .charge : .release
            builder.add(
                GoldReport.Event(
                    kind: kind.rawValue, date: date, victims: ["A B"], actors: [],
                    provisions: day % 3 == 1 ? ["\(day) criminal"] : []))
        }
        #expect(CaseFindings(of: builder.file).custodies.count == 334, "the first thousand events are looked at")
    }
}
