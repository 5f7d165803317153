// A superlative of a report, checked against all lengths of its kind that are on record.
public import CaseModel

extension ClaimToCheck {
    /// The superlatives of a text, without what they may be about.
    public static func all(in text: String) -> [ClaimToCheck] { ClaimReader(text: text).claims(beside: []) }

    /// Words of which every text with such a claim has one.
    public static let telltales = ClaimReader.telltales

    /// The unit of time that the claim names: "a record year".
    public var unit: IntervalLength.Unit? {
        let all = words.lowercased().split { !$0.isLetter }
        return all.lazy.compactMap { ClaimReader.units[String($0)] }.first
    }

    /// Whether it says that something is short: "the shortest trial ever".
    public var isOfTheShortest: Bool {
        let words = words.lowercased()
        return ["shortest", "fastest", "lowest"].contains { words.contains($0) }
    }
}

/// What the casebook says to a claim that some length is a record.
public struct ClaimCheck: Hashable, Sendable {
    /// The answer.
    public enum Verdict: String, CaseIterable, Hashable, Sendable {
        /// No length on record goes beyond it.
        case holds
        /// One or more go beyond it.
        case fails
        /// Days that are only roughly known leave it open, or there is nothing to compare it with.
        case open
    }

    /// The answer.
    public let verdict: Verdict
    /// The place it has, the record being 1: from the first to the last that it may have.
    public let place: ClosedRange<Int>
    /// How many lengths it was compared with, itself included.
    public let population: Int

    /// Checks whether a length is the longest, or the shortest, of all.
    ///
    /// - Parameter all: all lengths on record, the one itself among them.
    public init(_ length: LengthRange, among all: LengthStatistics, isOfTheShortest: Bool = false) {
        place = isOfTheShortest ? all.place(ofShortest: length) : all.place(ofLongest: length)
        population = all.count
        verdict = population < 2 ? .open : place.lowerBound > 1 ? .fails : place.upperBound == 1 ? .holds : .open
    }

    /// The answer in words: "number 1 of 12 on record".
    public var words: String {
        let number =
            place.lowerBound == place.upperBound
            ? "number \(place.lowerBound)" : "between number \(place.lowerBound) and \(place.upperBound)"
        guard population > 1 else { return "the only one on record: nothing to compare it with" }
        let of = "\(number) of \(population) on record"
        switch verdict {
        case .holds: return "\(of): nothing on record goes beyond it"
        case .fails: return "\(of): others go beyond it"
        case .open: return "\(of): the days are not known well enough to tell"
        }
    }
}
