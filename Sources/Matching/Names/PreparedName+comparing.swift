// Compares two names.

extension PreparedName {
    /// How this name compares with another of the same kind; symmetric, and 1 for a name and itself.
    ///
    /// Names of different kinds, and names without letters, have score 0.
    public func compared(with other: PreparedName) -> NameComparison {
        guard kind == other.kind, !isEmpty, !other.isEmpty else {
            return NameComparison(score: 0, findings: .nothingToCompare)
        }
        let (first, second) = isBefore(other) ? (self, other) : (other, self)
        let evidence =
            kind == .person ? PersonWeighing(first, second).evidence : OrganisationWeighing(first, second).evidence
        let isSame = parts.count == other.parts.count && sounds == other.sounds
        return NameComparison(score: isSame ? 1 : evidence.score, findings: evidence.findings)
    }

    /// An order of names, so that what is compared with what never depends on which was asked first.
    private func isBefore(_ other: PreparedName) -> Bool {
        if parts.count != other.parts.count { return parts.count < other.parts.count }
        if sounds.count != other.sounds.count { return sounds.count < other.sounds.count }
        for index in sounds.indices where sounds[index] != other.sounds[index] {
            return sounds[index] < other.sounds[index]
        }
        return true
    }
}
