// The scoring of one report: its lists of names and provisions, and the pairing of its events.

/// Scores one prediction against its gold.
struct ReportScorer {
    let name: String
    let gold: AnnotatedReport
    let predicted: AnnotatedReport
    let goldNames: NameResolver
    let predictedNames: NameResolver
    var score = Score()

    /// Whether gold event `i` and predicted event `j` may be the same (kind and somebody in common), and with the same date.
    var loose: [[Bool]] = []
    var exact: [[Bool]] = []
    var required: [Int] = []
    var optional: [Int] = []
    /// Pairs of gold and predicted events, with the same date and with any.
    var strict: [Int: Int] = [:]
    var relaxed: [Int: Int] = [:]

    init(name: String, gold: AnnotatedReport, predicted: AnnotatedReport) {
        self.name = name
        self.gold = gold
        self.predicted = predicted
        goldNames = NameResolver(gold: gold)
        predictedNames = NameResolver(gold: gold, predicted: predicted)
    }

    mutating func run() {
        scoreNames()
        scoreProvisions()
        pairEvents()
        scoreEvents()
        scoreUnits()
        scoreDates()
        scoreStanding()
        scoreHarm()
        scoreSureness()
        scoreTermsAndWords()
        scoreRelations()
    }

    mutating func add(_ layer: Layer, right: Int = 0, extra: Int = 0, missed: Int = 0) {
        score.layers[layer, default: Tally()] += Tally(right: right, extra: extra, missed: missed)
    }

    mutating func note(_ layer: String, _ what: String, _ item: String) {
        score.mistakes.append(Mistake(report: name, layer: layer, what: what, item: item))
    }

    /// Scores two lists of which each item can be paired once.
    private mutating func list<Gold, Predicted>(
        _ layer: Layer, _ gold: [Gold], _ predicted: [Predicted], isOptional: (Gold) -> Bool,
        matches: (Gold, Predicted) -> Bool, goldLabel: (Gold) -> String, predictedLabel: (Predicted) -> String
    ) {
        let (pairs, absorbed) = Matching.pair(gold, predicted, isOptional: isOptional, matches: matches)
        let used = Set(pairs.values)
        let missed = gold.indices.filter { !isOptional(gold[$0]) && pairs[$0] == nil }
        let extra = predicted.indices.filter { !used.contains($0) && !absorbed.contains($0) }
        add(layer, right: pairs.count, extra: extra.count, missed: missed.count)
        for index in missed { note(layer.rawValue, "MISSED", goldLabel(gold[index])) }
        for index in extra { note(layer.rawValue, "EXTRA", predictedLabel(predicted[index])) }
    }

    private mutating func scoreNames() {
        list(
            .persons, gold.persons, predicted.persons, isOptional: \.optional,
            matches: { NameResolver.personForms($0).contains(Normalising.person($1.name)) },
            goldLabel: \.name, predictedLabel: \.name)
        list(
            .organisations, gold.organisations, predicted.organisations, isOptional: \.optional,
            matches: { !NameResolver.organisationForms($0).isDisjoint(with: NameResolver.organisationForms($1)) },
            goldLabel: \.name, predictedLabel: \.name)
        let wanted = gold.places.map(Normalising.text)
        let unpunished = Set(gold.optionalPlaces.map(Normalising.text)).union(Normalising.countries)
        var given: [String] = []
        for place in predicted.places.map(Normalising.text) where !place.isEmpty && !given.contains(place) {
            given.append(place)
        }
        given = given.filter { wanted.contains($0) || !unpunished.contains($0) }
        list(
            .places, wanted, given, isOptional: { _ in false }, matches: ==, goldLabel: { $0 }, predictedLabel: { $0 })
    }

    private mutating func scoreProvisions() {
        func key(_ law: AnnotatedReport.Law) -> String {
            Normalising.article(law.article, law.part) + "/" + (law.code ?? "").lowercased()
        }
        var given: [AnnotatedReport.Law] = []
        for law in predicted.provisions where !given.contains(where: { key($0) == key(law) }) { given.append(law) }
        list(
            .provisions, gold.provisions, given, isOptional: \.optional, matches: { key($0) == key($1) },
            goldLabel: key, predictedLabel: key)
    }

    private mutating func scoreRelations() {
        list(
            .relations, relations(of: gold, goldNames), relations(of: predicted, predictedNames),
            isOptional: \.optional, matches: { $0.keys.contains($1.main) }, goldLabel: \.label, predictedLabel: \.label)
    }
}

/// A relation in a form that can be compared.
private struct ComparableRelation {
    var main: String
    var keys: Set<String>
    var optional: Bool
    var label: String
}

/// The relations of a report, each once.
private func relations(of report: AnnotatedReport, _ names: NameResolver) -> [ComparableRelation] {
    let symmetric: Set<String> = ["spouse-of", "sibling-of", "relative-of", "associate-of"]

    func key(_ type: String?, _ from: Who?, _ to: Who?) -> String {
        var (a, b) = (from?.sortKey ?? "None", to?.sortKey ?? "None")
        var type = type ?? "None"
        if type == "child-of" { (type, a, b) = ("parent-of", b, a) }
        if symmetric.contains(type), Normalising.precedes(b, a) { swap(&a, &b) }
        return "\(type) \(a) \(b)"
    }

    var result: [ComparableRelation] = []
    for relation in report.relations {
        let (from, to) = (names.resolve(relation.from), names.resolve(relation.to))
        let main = key(relation.type, from, to)
        guard !result.contains(where: { $0.main == main }) else { continue }
        let keys = Set(([relation.type] + relation.typeAlternatives).map { key($0, from, to) })
        let label = "\(relation.type): \(relation.from ?? "None") -> \(relation.to ?? "None")"
        result.append(ComparableRelation(main: main, keys: keys, optional: relation.optional, label: label))
    }
    return result
}
