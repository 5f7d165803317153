// What state somebody is in: held and how, charged, sentenced, released; and the states before it.
public import CaseModel

/// A state of somebody in the course of their cases, from a day on.
public struct PersonStatus: Hashable, Sendable {
    /// The states.
    public enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
        case detained
        case administrativeArrest = "administrative-arrest"
        case remanded
        case houseArrest = "house-arrest"
        /// In prison on a sentence.
        case servingSentence = "serving-sentence"
        /// Held, but on what is not told.
        case held
        case disappeared
        /// The ordered term is over, and no release is recorded.
        case termOver = "term-over"
        /// Whether the person is still held is not told.
        case notKnown = "not-known"
        case charged
        case onTrial = "on-trial"
        /// Sentenced to something other than prison.
        case sentenced
        case released
        case dead
        /// Nothing is recorded against the person.
        case noMeasure = "no-measure"

        /// Whether the person is held.
        public var isHeld: Bool {
            switch self {
            case .detained, .administrativeArrest, .remanded, .houseArrest, .servingSentence, .held: true
            default: false
            }
        }
    }

    /// Which state.
    public var kind: Kind
    /// From when on.
    public var since: EDTF?
    /// The events it rests on.
    public var events: [EntityID]
    /// How it was worked out.
    public var rule: String
}
