// Answers about the whole casebook that take long to work out: kept until entries come.

import CaseModel

/// What was worked out since entries came last. By whether it includes what is protected.
struct KeptAnswers {
    struct Counted: Hashable {
        var key: CountKey
        var filter: EventFilter
        var includingProtected: Bool
    }

    struct Changed: Hashable {
        var since: CivilDay
        var until: CivilDay
        var includingProtected: Bool
    }

    struct Due: Hashable {
        var day: CivilDay
        var days: Int
        var includingProtected: Bool
    }

    struct Cases: Hashable {
        var filter: CaseFilter
        var day: CivilDay
        var includingProtected: Bool
    }

    /// A role, a kind, a size or a mark of a record.
    struct Trait {
        var property: Property
        var value: Value
    }

    var due: [Due: [DueItem]] = [:]
    var counts: [Counted: [EventCount]] = [:]
    var provisions: [Bool: [ProvisionCount]] = [:]
    var bodyKinds: [Bool: [Int64: OrganisationKind]] = [:]
    var bodies: [Bool: [Int64: ListedBody]] = [:]
    var lengths: [Bool: [IntervalGroup]] = [:]
    var changes: [Changed: [ChangeList.Line]] = [:]
    var cases: [Cases: CaseCounts] = [:]
    /// How many drafts wait.
    var waiting: Int?
    /// What the record of somebody or of a body says of what they are: a court is in thousands of files.
    var traits: [Int64: [Trait]] = [:]

    /// Few enough to lie in memory for as long as no entry comes.
    static let mostCounts = 60
    static let mostTraits = 20_000
}

extension Casebook {
    /// The same as `count(by:)`, worked out once for as long as no entry comes.
    public func keptCount(
        by key: CountKey, _ filter: EventFilter = EventFilter(), includingProtected: Bool = false
    ) throws -> [EventCount] {
        let question = KeptAnswers.Counted(key: key, filter: filter, includingProtected: includingProtected)
        if let known = index.kept.counts[question] { return known }
        let found = try count(by: key, filter, includingProtected: includingProtected)
        if index.kept.counts.count >= KeptAnswers.mostCounts { index.kept.counts = [:] }
        index.kept.counts[question] = found
        return found
    }

    /// The same as `intervals(listed: 0)`, worked out once for as long as no entry comes.
    public func keptIntervals(includingProtected: Bool = false) throws -> [IntervalGroup] {
        if let known = index.kept.lengths[includingProtected] { return known }
        let found = try intervals(listed: 0, includingProtected: includingProtected)
        index.kept.lengths[includingProtected] = found
        return found
    }
}
