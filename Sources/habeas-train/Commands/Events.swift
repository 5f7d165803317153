// `habeas-train events`: trains the models that choose the people and the date of an event and say how sure it is.
import ArgumentParser
import FoundationEssentials
import Glibc
import Reading

struct Events: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Trains the models that weigh events, from annotated reports.",
        discussion: """
            Reports kept aside are never read. Prints how often each model is right on reports it was not trained on (five parts,
            each judged by models trained on the other four), then writes the weights of all.

              habeas-train events --gold Tests/Gold/en --gold ../shared/corpus/reports/en --out Sources/EmbeddedData/weights/events.tsv
            """)

    @Option(help: "A folder of annotated reports; may be given several times.") var gold: [String]
    @Option(help: "Where to write the weights; without it they are only measured.") var out: String?

    @Option(help: "Passes over the examples.") var rounds = 15
    @Option(help: "Strength of the pull of all weights towards zero.") var decay: Float = 0.03

    @Flag(help: "Only say what goes wrong with the present weights.") var errors = false

    func run() throws {
        let reports = try GoldReport.all(in: gold)
        if errors {
            let reader = Reader()
            for report in reports {
                reader.examples(report.text, context: report.context, gold: report.events, models: .trained).errors
                    .forEach { print($0) }
            }
            return
        }
        let parts = 5
        var tally = EventTally()
        for part in 0..<parts {
            let models = train(on: reports.enumerated().filter { $0.offset % parts != part }.map(\.element))
            for (index, report) in reports.enumerated() where index % parts == part {
                tally.add(
                    Reader().examples(report.text, context: report.context, gold: report.events, models: models), models
                )
            }
        }
        print("\(reports.count) reports, in five parts")
        print(tally.lines.joined(separator: "\n"))
        guard let out else { return }
        let models = train(on: reports)
        var lines = ["# Weights of the event models, trained by habeas-train events. model, feature, weight"]
        for (name, model) in [("victims", models.victims), ("dates", models.dates), ("keep", models.keep)] {
            for (feature, weight) in model.weights.sorted(by: { $0.key < $1.key }) {
                lines.append("\(name)\t\(feature)\t\((weight * 1000).rounded() / 1000)")
            }
        }
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: out), options: .atomic)
    }

    /// The choices of people and dates first; then events, weighed on reports that those were not trained on, so that
    /// how certain a choice looks means the same as on a report nobody has seen.
    private func train(on reports: [GoldReport]) -> EventModels {
        let parts = 4
        var questions: [(features: Features, isRight: Bool, told: String)] = []
        for part in 0..<parts {
            let others = reports.enumerated().filter { $0.offset % parts != part }.map(\.element)
            let models = choices(on: others)
            for (index, report) in reports.enumerated() where index % parts == part {
                questions += examples(of: report, models).events
            }
        }
        var models = choices(on: reports)
        models.keep = ChoiceTraining(rounds: rounds, decay: decay).model(ofQuestions: questions)
        return models
    }

    private func choices(on reports: [GoldReport]) -> EventModels {
        let plain = LinearModel(weights: ["prior": 1])
        var models = EventModels(victims: plain, dates: plain, keep: plain)
        for _ in 0..<2 {
            let all = reports.map { examples(of: $0, models) }
            models.victims = ChoiceTraining(rounds: rounds, decay: decay).model(ofChoices: all.flatMap(\.victims))
            models.dates = ChoiceTraining(rounds: rounds, decay: decay).model(ofChoices: all.flatMap(\.dates))
        }
        return models
    }

    private func examples(of report: GoldReport, _ models: EventModels) -> EventExamples {
        Reader().examples(report.text, context: report.context, gold: report.events, models: models)
    }
}

/// How often the models are right.
private struct EventTally {
    private var victims = (right: 0, all: 0)
    private var dates = (right: 0, all: 0)
    private var events: [(score: Float, isRight: Bool, told: String)] = []

    mutating func add(_ examples: EventExamples, _ models: EventModels) {
        for choice in examples.victims { count(choice, models.victims, &victims) }
        for choice in examples.dates { count(choice, models.dates, &dates) }
        events += examples.events.map { (models.keep.score($0.features), $0.isRight, $0.told) }
    }

    private func count(
        _ choice: (options: [Features], right: Set<Int>), _ model: LinearModel, _ tally: inout (right: Int, all: Int)
    ) {
        let scores = choice.options.map(model.score)
        guard let best = scores.indices.max(by: { (scores[$0], $1) < (scores[$1], $0) }) else { return }
        tally.all += 1
        if choice.right.contains(best) { tally.right += 1 }
    }

    var lines: [String] {
        var lines = [
            "victims right: \(victims.right) of \(victims.all)", "dates right: \(dates.right) of \(dates.all)",
            "events: \(events.filter(\.isRight).count) right of \(events.count)",
        ]
        let losses = events.map { event in
            let chance = 1 / (1 + exp(-Double(event.score)))
            return -log(max(event.isRight ? chance : 1 - chance, 1e-9))
        }
        lines.append("events: mean loss \(losses.reduce(0, +) / Double(max(losses.count, 1)))")
        let sorted = events.sorted { $0.score > $1.score }
        for share in [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0] {
            let top = sorted.prefix(Int(Double(sorted.count) * share))
            guard let last = top.last else { continue }
            let precision = Double(top.filter(\.isRight).count) / Double(top.count)
            lines.append(
                "  best \(Int(share * 100)) %: precision \((precision * 1000).rounded() / 1000), score from \(last.score)"
            )
        }
        lines.append("wrong and sure of it:")
        lines += sorted.filter { !$0.isRight }.prefix(80).map { "  \($0.score) \($0.told)" }
        return lines
    }
}
