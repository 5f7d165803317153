// What a member may do.

/// A member's role; each may do what the ones below it may.
public enum Role: String, Sendable, CaseIterable, Comparable {
    /// Reads.
    case reader
    /// Reviews drafts: accepts and rejects.
    case reviewer
    /// Adds evidence, edits and publishes.
    case editor
    /// Adds and removes members and devices, erases.
    case owner

    public static func < (left: Role, right: Role) -> Bool { left.rank < right.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
