// What is known of a person besides the name, as far as it speaks for or against two records being one person.

/// What is known of a person besides the name, as plain sets of whatever words or identifiers the caller uses for them.
public struct PersonContext: Hashable, Sendable {
    /// Organisations the person belongs or belonged to.
    public var organisations: Set<String>
    /// Places the person lives, was born or was held in.
    public var places: Set<String>
    /// Days of what happened to the person: the search, the detention, the sentence.
    public var dates: Set<String>
    /// What the person is: activist, journalist, investigator.
    public var roles: Set<String>
    /// Years in which the person may have been born; empty where nothing is known. An age gives two years.
    public var birthYears: Set<Int>

    /// Makes a context; what is left out is not known.
    public init(
        organisations: Set<String> = [], places: Set<String> = [], dates: Set<String> = [], roles: Set<String> = [],
        birthYears: Set<Int> = []
    ) {
        self.organisations = organisations
        self.places = places
        self.dates = dates
        self.roles = roles
        self.birthYears = birthYears
    }
}

/// One thing beside the name that speaks for or against.
public struct ContextFinding: Hashable, Sendable {
    /// What was compared.
    public enum Subject: String, Hashable, Sendable, CaseIterable {
        case organisations, places, dates, roles, birthYears
    }

    /// What was compared.
    public var subject: Subject
    /// What both have; empty where the two disagree.
    public var shared: [String]
    /// How much it adds to the logarithm of the odds: above zero for, below zero against.
    public var weight: Double

    /// What was found, in words.
    public var words: String {
        switch subject {
        case .organisations: shared.isEmpty ? "their organisations differ" : "both: " + shared.joined(separator: ", ")
        case .places: shared.isEmpty ? "their places differ" : "both in " + shared.joined(separator: ", ")
        case .dates: "something happened to both on " + shared.joined(separator: ", ")
        case .roles: shared.isEmpty ? "they are described differently" : "both: " + shared.joined(separator: ", ")
        case .birthYears:
            shared.isEmpty ? "they were born in different years" : "both born in " + shared.joined(separator: " or ")
        }
    }
}

extension PersonContext {
    /// What speaks for and against two contexts being one person's; symmetric. What only one of them knows says nothing.
    public func compared(with other: PersonContext) -> [ContextFinding] {
        var findings: [ContextFinding] = []
        func compare(
            _ subject: ContextFinding.Subject, _ a: Set<String>, _ b: Set<String>, each: Double, against: Double
        ) {
            guard !a.isEmpty, !b.isEmpty else { return }
            let shared = a.intersection(b).sorted()
            // The first thing shared says most; a third one hardly more than the second.
            let weight = shared.isEmpty ? -against : each * (2 - 1 / Double(shared.count))
            if weight != 0 { findings.append(ContextFinding(subject: subject, shared: shared, weight: weight)) }
        }
        compare(.organisations, organisations, other.organisations, each: 1.5, against: 0.3)
        compare(.places, places, other.places, each: 0.7, against: 0.4)
        compare(.dates, dates, other.dates, each: 1.8, against: 0)
        compare(.roles, roles, other.roles, each: 0.5, against: 0.5)
        if !birthYears.isEmpty, !other.birthYears.isEmpty {
            let shared = birthYears.intersection(other.birthYears).sorted()
            let years = Self.gap(birthYears, other.birthYears)
            let weight = !shared.isEmpty ? 2 : years <= 1 ? -0.5 : -4
            findings.append(ContextFinding(subject: .birthYears, shared: shared.map(String.init), weight: weight))
        }
        return findings
    }

    /// The least number of years between one set and another.
    private static func gap(_ a: Set<Int>, _ b: Set<Int>) -> Int {
        a.map { year in b.map { abs(year - $0) }.min() ?? 0 }.min() ?? 0
    }
}
