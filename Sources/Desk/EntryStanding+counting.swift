// Which entries are used.

public import Vault

extension EntryStanding {
    /// Whether the entry is used.
    public var counts: Bool {
        switch self {
        case .counts, .adopted: true
        case .waitsForAdoption, .doesNotCount: false
        }
    }

    /// Whether it waits for a member's decision.
    public var waits: Bool { if case .waitsForAdoption = self { true } else { false } }

    /// Why it is not used.
    public var whyNot: String? {
        switch self {
        case .counts, .adopted: nil
        case .waitsForAdoption: "it waits for adoption"
        case .doesNotCount(let why): why
        }
    }
}
