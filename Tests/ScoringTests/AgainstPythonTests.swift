// The port must give the figures of `score.py`, on gold that was damaged in many ways.
import Foundation
import Scoring
import TestSupport
import Testing

/// Ways to damage a report, each by itself and all at once.
enum Damage: String, CaseIterable {
    case none, dropEvents, shiftDates, crowd, surnames, noAliases, swapRelations, addPeople, addPlaces, moveParts
    case hedge, denyAll, sure, attribute, terms, forgetOptional, mergeEvents, kinds, everything

    /// The report as a careless reader might have read it; `seed` picks what is hit.
    func apply(to report: AnnotatedReport, seed: Int) -> AnnotatedReport {
        var report = report
        let isHit = { (index: Int) in (index * 7 + seed) % 3 == 0 }
        switch self {
        case .none: break
        case .dropEvents: report.events = report.events.enumerated().filter { !isHit($0.offset) }.map(\.element)
        case .shiftDates:
            for i in report.events.indices where isHit(i) {
                report.events[i].date = isHit(i / 3) ? nil : report.events[i].date.map { String($0.prefix(4)) + "~" }
            }
        case .crowd: for i in report.events.indices { report.events[i].victims = report.persons.map(\.name) }
        case .surnames:
            for i in report.persons.indices where isHit(i) {
                let name = report.persons[i].name
                report.persons[i].aliases.append(name)
                report.persons[i].name = name.split(separator: " ").last.map(String.init) ?? name
            }
        case .noAliases:
            for i in report.persons.indices { report.persons[i].aliases = [] }
            for i in report.organisations.indices { report.organisations[i].aliases = [] }
        case .swapRelations:
            for i in report.relations.indices where isHit(i) {
                (report.relations[i].from, report.relations[i].to) = (report.relations[i].to, report.relations[i].from)
            }
            report.relations += report.relations.prefix(2)
        case .addPeople:
            report.persons.append(contentsOf: report.persons.prefix(1))
            for i in report.organisations.indices where isHit(i) {
                report.organisations[i].name = "The “" + report.organisations[i].name.uppercased() + "”"
            }
        case .addPlaces:
            report.places += ["Kazakhstan", "Nowhere", "nowhere"] + report.optionalPlaces
            report.optionalPlaces = []
        case .moveParts:
            for i in report.provisions.indices where isHit(i) {
                if let part = report.provisions[i].part {
                    report.provisions[i].article = (report.provisions[i].article ?? "") + "." + part
                    report.provisions[i].part = nil
                } else {
                    report.provisions[i].code = "other"
                }
            }
        case .hedge: for i in report.events.indices where isHit(i) { report.events[i].status = "alleged" }
        case .denyAll: for i in report.events.indices where isHit(i) { report.events[i].deniedBy = "unnamed" }
        case .sure: for i in report.events.indices { report.events[i].confidence = isHit(i) ? "check" : "sure" }
        case .attribute:
            for i in report.events.indices {
                let speaker = report.persons.isEmpty ? nil : report.persons[i % report.persons.count].name
                report.events[i].attributedTo = isHit(i) ? speaker : report.events[i].attributedTo
            }
        case .terms:
            for i in report.events.indices where isHit(i) { report.events[i].duration = isHit(i / 3) ? nil : "p15d" }
        case .forgetOptional:
            report.events.removeAll(where: \.optional)
            report.persons.removeAll(where: \.optional)
        case .mergeEvents: report.events += report.events.reversed()
        case .kinds:
            for i in report.events.indices where isHit(i) {
                report.events[i].kind = ["offence", "charge", "sentence", "appeal", "detention"][(i + seed) % 5]
            }
        case .everything:
            for damage in Damage.allCases where damage != .everything {
                report = damage.apply(to: report, seed: seed + 1)
            }
        }
        return report
    }
}

@Suite struct AgainstPythonTests {
    @Test(.wants(shared: "corpus/score.py"), .wants(program: "python3"), arguments: Damage.allCases)
    func sameFiguresAsScorePy(damage: Damage) throws {
        let gold = try DevelopmentGold.load()
        #expect(gold.count > 20)
        var predicted: [String: AnnotatedReport] = [:]
        for (index, name) in gold.keys.sorted().enumerated() where damage != .everything || index % 9 != 0 {
            predicted[name] = gold[name].map { damage.apply(to: $0, seed: index) }
        }
        let judged = try ScorePy.run(gold: gold, predicted: predicted)
        let score = Score(gold: gold, predicted: predicted)
        for layer in Layer.allCases {
            let theirs = try #require(judged.layers[layer.rawValue])
            let ours = score[layer]
            #expect(
                [ours.right, ours.extra, ours.missed] == [theirs.tp, theirs.fp, theirs.fn].compactMap { $0 },
                "\(damage) \(layer.rawValue)")
            #expect(abs(score.f1(layer) - (theirs.f1 ?? -1)) < 1e-9, "\(damage) \(layer.rawValue)")
        }
        #expect(abs(score.headline - judged.headline) < 1e-9)
        #expect(score.broken == judged.layers["must_not"]?.recorded)
        #expect(score.bans == judged.layers["must_not"]?.items)
        #expect(score.wronged == judged.layers["wronged"]?.count)
        #expect(score.hedged == judged.layers["hedges"]?.gold)
        if let sure = judged.layers["sure"] {
            #expect(abs(score.surePrecision - (sure.precision ?? -1)) < 1e-9)
            #expect(abs(score.sureShare - (sure.share ?? -1)) < 1e-9)
        } else {
            #expect(score.sure == 0)
        }
    }
}

/// The annotated English reports beside the repository, without those kept aside.
enum DevelopmentGold {
    static func load() throws -> [String: AnnotatedReport] {
        var gold: [String: AnnotatedReport] = [:]
        guard let folder = Shared.place("corpus/reports/en") else { return gold }
        for file in sortedFiles(in: folder, ending: "json") {
            let name = file.deletingPathExtension().lastPathComponent
            if !keptAside.contains(name) { gold[name] = try AnnotatedReport(json: Array(Data(contentsOf: file))) }
        }
        return gold
    }
}

/// `score.py` as a judge.
enum ScorePy {
    struct Verdict: Decodable {
        struct Figures: Decodable {
            var tp, fp, fn, recorded, items, count, gold: Int?
            var f1, precision, share: Double?
        }
        var headline: Double
        var layers: [String: Figures]
    }

    static func run(gold: [String: AnnotatedReport], predicted: [String: AnnotatedReport]) throws -> Verdict {
        let work = FileManager.default.temporaryDirectory.appending(path: "habeas-score-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: work) }
        for (folder, reports) in [("gold", gold), ("predicted", predicted)] {
            let place = work.appending(path: folder)
            try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
            for (name, report) in reports {
                try JSONEncoder().encode(report).write(to: place.appending(path: name + ".json"))
            }
        }
        let script = try #require(Shared.place("corpus/score.py"))
        let python = try #require(Program.path(of: "python3"))
        let folders = ["gold", "predicted"].map { work.appending(path: $0).path }
        let outcome = try Program.run(python, [script.path] + folders + ["--json"])
        #expect(outcome.exit == 0)
        return try JSONDecoder().decode(Verdict.self, from: Data(outcome.output.utf8))
    }
}
