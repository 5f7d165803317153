// The front of the room: gold and predictions in, figures out; a port of `score.py` that gives the same figures.

/// What is counted.
public enum Layer: String, CaseIterable, Sendable {
    case persons, organisations, places, provisions, events
    case eventsRelaxed = "events_relaxed"
    case eventUnits = "event_units"
    case dates, status, hedges, durations, attribution, relations
}

/// Right, wrongly given and missed items.
public struct Tally: Hashable, Sendable {
    /// Found and right.
    public var right = 0
    /// Given and not in the gold.
    public var extra = 0
    /// In the gold and not given.
    public var missed = 0

    /// Share of what was given that is right.
    public var precision: Double { isEmpty ? 1 : right + extra == 0 ? 0 : Double(right) / Double(right + extra) }
    /// Share of the gold that was found.
    public var recall: Double { isEmpty ? 1 : right + missed == 0 ? 0 : Double(right) / Double(right + missed) }
    /// Harmonic mean of precision and recall; 1 where there was nothing to find and nothing was given.
    public var f1: Double { precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall) }

    private var isEmpty: Bool { right == 0 && extra == 0 && missed == 0 }

    /// Makes a tally.
    public init(right: Int = 0, extra: Int = 0, missed: Int = 0) {
        self.right = right
        self.extra = extra
        self.missed = missed
    }

    static func += (a: inout Tally, b: Tally) {
        a.right += b.right
        a.extra += b.extra
        a.missed += b.missed
    }
}

/// One thing that a prediction got wrong.
public struct Mistake: Hashable, Sendable {
    /// Name of the report.
    public var report: String
    /// Name of the layer, or `must_not` or `wronged`.
    public var layer: String
    /// MISSED, EXTRA or BROKEN.
    public var what: String
    /// The item.
    public var item: String
}

/// Figures over any number of reports.
public struct Score: Sendable {
    /// Tallies by layer.
    public var layers: [Layer: Tally]
    /// Bans of the gold, and how many of them were broken.
    public var bans = 0, broken = 0
    /// People wrongly made doer of an offence or target of a charge or sentence.
    public var wronged = 0
    /// Events marked sure: right, wrong; and all events.
    public var sureRight = 0, sureWrong = 0, sure = 0, predicted = 0
    /// Hedged events of the gold, offences apart.
    public var hedged = 0
    /// Number of reports scored.
    public var reports = 0
    /// What went wrong, by report in order.
    public var mistakes: [Mistake] = []

    init() { layers = Dictionary(uniqueKeysWithValues: Layer.allCases.map { ($0, Tally()) }) }

    /// Scores predictions against the gold of the same names; a missing prediction counts as empty.
    public init(gold: [String: AnnotatedReport], predicted: [String: AnnotatedReport]) {
        self.init()
        for name in gold.keys.sorted(by: Normalising.precedes) {
            guard let report = gold[name] else { continue }
            var scorer = ReportScorer(name: name, gold: report, predicted: predicted[name] ?? AnnotatedReport())
            scorer.run()
            add(scorer.score)
        }
    }

    /// The tally of a layer.
    public subscript(layer: Layer) -> Tally { layers[layer] ?? Tally() }

    /// F1 of a layer; 0 for dates, status and hedges where no event was matched at all.
    public func f1(_ layer: Layer) -> Double {
        let relaxed = self[.eventsRelaxed]
        let nothingMatched = relaxed.right == 0 && relaxed.missed > 0
        if nothingMatched, layer == .dates || layer == .status || layer == .hedges { return 0 }
        return self[layer].f1
    }

    /// Mean F1 of persons, organisations, provisions, relations and event units, the last counting three times.
    public var headline: Double {
        let once = f1(.persons) + f1(.organisations) + f1(.provisions) + f1(.relations)
        return (once + 3 * f1(.eventUnits)) / 7
    }

    /// Precision of the events marked sure.
    public var surePrecision: Double {
        sureRight + sureWrong == 0 ? 0 : Double(sureRight) / Double(sureRight + sureWrong)
    }

    /// Share of the events that are marked sure.
    public var sureShare: Double { predicted == 0 ? 0 : Double(sure) / Double(predicted) }

    /// Share of the bans that were broken.
    public var brokenShare: Double { bans == 0 ? 0 : Double(broken) / Double(bans) }

    private mutating func add(_ other: Score) {
        for (layer, tally) in other.layers { layers[layer, default: Tally()] += tally }
        bans += other.bans
        broken += other.broken
        wronged += other.wronged
        sureRight += other.sureRight
        sureWrong += other.sureWrong
        sure += other.sure
        predicted += other.predicted
        hedged += other.hedged
        reports += 1
        mistakes += other.mistakes
    }
}
