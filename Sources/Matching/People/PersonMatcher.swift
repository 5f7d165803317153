// Suggests which known person a record may be, by name and by what else is known, with the reasons.

#if canImport(Glibc)
    import Glibc
#endif

/// A person as far as matching looks at one.
public struct PersonRecord<ID: Hashable & Sendable>: Sendable {
    /// The record.
    public var id: ID
    /// All spellings and aliases.
    public var names: [PreparedName]
    /// What is known besides.
    public var context: PersonContext

    /// Makes a record.
    public init(id: ID, names: [PreparedName], context: PersonContext = PersonContext()) {
        self.id = id
        self.names = names
        self.context = context
    }
}

/// Whether two records are one person.
public struct PersonComparison: Sendable {
    /// How the names compare that are most alike.
    public var name: NameComparison
    /// What else speaks for and against.
    public var context: [ContextFinding]
    /// From 0, surely two, to 1, surely one.
    public var score: Double
    /// What to make of it: never `same` by given name and surname alone, nor where an ending, patronymic or year of birth disagrees.
    public var verdict: Verdict

    /// What was found, in words: the name first, then what else speaks for, then what speaks against.
    public var reasons: [String] {
        name.reasons + context.sorted { $0.weight > $1.weight }.map(\.words)
    }
}

/// A record that may be the same person.
public struct PersonSuggestion<ID: Hashable & Sendable>: Sendable {
    /// The record.
    public let id: ID
    /// How it compares.
    public let comparison: PersonComparison
}

/// Compares records of persons and suggests which may be one; a value.
public struct PersonMatcher<ID: Hashable & Sendable>: Sendable {
    /// Marks that no suggestion crosses.
    public var neverMerge = NeverMerge<ID>()
    private var index = CandidateIndex<ID>()
    private var contexts: [ID: PersonContext] = [:]

    /// A matcher that knows nobody.
    public init() {}

    /// The number of records.
    public var count: Int { index.count }

    /// Adds a record, or replaces it.
    public mutating func insert(_ record: PersonRecord<ID>) {
        index.insert(record.id, names: record.names)
        contexts[record.id] = record.context
    }

    /// Takes a record out; its marks stay.
    public mutating func remove(_ id: ID) {
        index.remove(id)
        contexts[id] = nil
    }

    /// The records that may be the same person as this one, likeliest first; never across a mark, never the record itself.
    public func suggestions(for record: PersonRecord<ID>, most: Int = 10) -> [PersonSuggestion<ID>] {
        // A name that alone is not enough may be so with what else is known.
        var found = index.candidates(for: record.names, atLeast: 0.3, most: 200).compactMap {
            candidate -> PersonSuggestion<ID>? in
            guard candidate.id != record.id, neverMerge.allows(record.id, candidate.id) else { return nil }
            let comparison = Self.comparison(
                candidate.comparison, record.context, contexts[candidate.id] ?? PersonContext())
            return comparison.verdict == .different ? nil : PersonSuggestion(id: candidate.id, comparison: comparison)
        }
        found.sort { $0.comparison.score > $1.comparison.score }
        return Array(found.prefix(most))
    }

    /// The records that have each word of a search in a name, in any order, script and spelling, the nearest first.
    public func search(_ words: PreparedName, most: Int = 50) -> [ID] { index.search(words, most: most) }

    /// How two records compare; nil where a mark forbids to ask.
    public func compare(_ a: PersonRecord<ID>, _ b: PersonRecord<ID>) -> PersonComparison? {
        guard neverMerge.allows(a.id, b.id) else { return nil }
        var best = NameComparison(score: 0, findings: .nothingToCompare)
        for name in a.names {
            for other in b.names {
                let found = name.compared(with: other)
                if found.score > best.score { best = found }
            }
        }
        return Self.comparison(best, a.context, b.context)
    }

    /// Adds what the contexts say to what the names say.
    static func comparison(_ name: NameComparison, _ a: PersonContext, _ b: PersonContext) -> PersonComparison {
        let context = a.compared(with: b)
        let sure = min(max(name.score, 0.0001), 0.9999)
        // An equal name is not yet an equal person; with an equal patronymic it nearly is.
        let most = name.findings.contains(.samePatronymic) ? 3.0 : 2.0
        let odds = min(log(sure / (1 - sure)), most) + context.reduce(0) { $0 + $1.weight }
        let score = 1 / (1 + exp(-odds))
        var verdict: Verdict = score >= 0.9 ? .same : score < 0.5 ? .different : .unsure
        let isAgainst =
            !name.findings.isDisjoint(with: .against) || context.contains { $0.subject == .birthYears && $0.weight < 0 }
        if verdict == .same, isAgainst || name.findings.contains(.oneWord) { verdict = .unsure }
        return PersonComparison(name: name, context: context, score: score, verdict: verdict)
    }
}
