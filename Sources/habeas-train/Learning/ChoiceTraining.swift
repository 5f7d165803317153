// Trains linear models on choices and on yes-or-no questions: stochastic gradient with AdaGrad and L2, always in the same order.
import Reading

/// Learns the weights of named features.
struct ChoiceTraining {
    /// Passes over the examples.
    var rounds = 30
    var rate: Float = 0.2
    /// Strength of the pull towards zero.
    var decay: Float = 0.01
    /// A feature seen fewer times teaches nothing.
    var seenFrom = 4

    private final class Table {
        private let known: Set<String>
        var numbers: [String: Int] = [:]
        var names: [String] = []
        var weights: [Float] = []
        var squares: [Float] = []

        init(_ features: [Features], seenFrom: Int) {
            var counts: [String: Int] = [:]
            for one in features {
                for name in one.names { counts[name, default: 0] += 1 }
                for (name, _) in one.values { counts[name, default: 0] += 1 }
            }
            known = Set(counts.filter { $0.value >= seenFrom }.keys)
        }

        func number(_ name: String) -> Int {
            if let known = numbers[name] { return known }
            numbers[name] = names.count
            names.append(name)
            weights.append(0)
            squares.append(1e-4)
            return names.count - 1
        }

        func indexed(_ features: Features) -> [(Int, Float)] {
            features.names.map { (number($0), 1) } + features.values.map { (number($0.0), $0.1) } + [
                (number("bias"), 1)
            ]
        }

        func score(_ features: [(Int, Float)]) -> Float { features.reduce(0) { $0 + weights[$1.0] * $1.1 } }

        func move(_ features: [(Int, Float)], by gradient: Float, rate: Float, decay: Float) {
            for (index, value) in features {
                let step = gradient * value - decay * weights[index]
                squares[index] += step * step
                weights[index] += rate * step / squares[index].squareRoot()
            }
        }

        var model: LinearModel {
            LinearModel(weights: Dictionary(uniqueKeysWithValues: zip(names, weights).filter { abs($0.1) > 0.01 }))
        }
    }

    /// A model under which the right options of each choice score highest.
    func model(ofChoices choices: [(options: [Features], right: Set<Int>)]) -> LinearModel {
        let table = Table(choices.flatMap(\.options), seenFrom: seenFrom)
        let examples = choices.map { choice in (choice.options.map(table.indexed), choice.right) }
        for _ in 0..<rounds {
            for (options, right) in examples where options.count > 1 {
                let chances = softmax(options.map(table.score))
                let good = right.reduce(Float(0)) { $0 + chances[$1] }
                for (index, option) in options.enumerated() {
                    let target = right.contains(index) ? chances[index] / max(good, 1e-6) : 0
                    table.move(option, by: target - chances[index], rate: rate, decay: decay)
                }
            }
        }
        return table.model
    }

    /// A model whose score is the log odds of yes.
    func model(ofQuestions questions: [(features: Features, isRight: Bool, told: String)]) -> LinearModel {
        let table = Table(questions.map(\.features), seenFrom: seenFrom)
        let examples = questions.map { (table.indexed($0.features), $0.isRight ? Float(1) : 0) }
        for _ in 0..<rounds {
            for (features, target) in examples {
                let chance = 1 / (1 + exponential(-table.score(features)))
                table.move(features, by: target - chance, rate: rate, decay: decay)
            }
        }
        return table.model
    }

    private func softmax(_ scores: [Float]) -> [Float] {
        let top = scores.max() ?? 0
        let powers = scores.map { exponential($0 - top) }
        let sum = powers.reduce(0, +)
        return powers.map { $0 / sum }
    }

    private func exponential(_ x: Float) -> Float { Float(Exponential.value(Double(x))) }
}
