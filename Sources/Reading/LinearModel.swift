// A small linear model with named features: what it weighs can be read and printed.
import EmbeddedData

/// Weights of named features, and the score they give; trained by `habeas-train events`.
package struct LinearModel: Sendable {
    package private(set) var weights: [String: Float]

    package init(weights: [String: Float]) { self.weights = weights }

    /// The sum of the weights of the features that are there.
    package func score(_ features: Features) -> Float {
        var sum = weights["bias"] ?? 0
        for name in features.names { if let weight = weights[name] { sum += weight } }
        for (name, value) in features.values { if let weight = weights[name] { sum += weight * value } }
        return sum
    }

    /// The place of the option with the largest score, the first of equals; nil where there is none.
    func best(of options: [Features]) -> Int? {
        let scores = options.map(score)
        return scores.indices.max { scores[$0] < scores[$1] }
    }
}

/// What a model sees of one thing: names that hold, and names with a value.
package struct Features: Sendable {
    package private(set) var names: [String] = []
    package private(set) var values: [(String, Float)] = []

    package init() {}

    package mutating func add(_ name: String) { names.append(name) }

    package mutating func add(_ name: String, if holds: Bool) { if holds { names.append(name) } }

    package mutating func add(_ name: String, _ value: Float) { values.append((name, value)) }
}

/// The models that choose participants and dates and weigh events.
package struct EventModels: Sendable {
    package var victims: LinearModel
    package var dates: LinearModel
    package var keep: LinearModel

    package init(victims: LinearModel, dates: LinearModel, keep: LinearModel) {
        self.victims = victims
        self.dates = dates
        self.keep = keep
    }

    /// The models inside the binary; before training, plain rules with a weight for the order in which they are tried.
    package static let trained = EventModels(embedded: "weights/events.tsv")

    private init(embedded name: String) {
        let file = habeas_embedded(name)
        let bytes = UnsafeBufferPointer(start: file.bytes, count: file.count)
        var models: [String: [String: Float]] = [:]
        for line in bytes.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
            let cells = line.split(separator: UInt8(ascii: "\t"))
            guard cells.count == 3, let weight = Float(String(decoding: cells[2], as: UTF8.self)) else { continue }
            models[String(decoding: cells[0], as: UTF8.self), default: [:]][String(decoding: cells[1], as: UTF8.self)] =
                weight
        }
        victims = LinearModel(weights: models["victims"] ?? ["prior": 1])
        dates = LinearModel(weights: models["dates"] ?? ["prior": 1])
        keep = LinearModel(weights: models["keep"] ?? ["prior": 1])
    }
}

/// The exponential function by squaring: the same bits on every machine, close enough for chances.
package enum Exponential {
    package static func value(_ x: Double) -> Double {
        var power = 1 + min(max(x, -30), 30) / 4096
        for _ in 0..<12 { power *= power }
        return power
    }
}
