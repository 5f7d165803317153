// What speaks for and against two names being one, added up.

#if canImport(Glibc)
    import Glibc
#endif

/// What a comparison has found so far.
struct NameEvidence {
    var findings: NameFindings = []
    /// The sum of the squares of the distances between paired words.
    var spread: Float = 0
    /// What has been taken off besides, in the logarithm of the odds.
    var penalty: Float = 0

    /// Notes what speaks against.
    mutating func against(_ finding: NameFindings, _ weight: Float) {
        findings.insert(finding)
        penalty += weight
    }

    /// From 0 to 1; 1 where nothing speaks against.
    var score: Double {
        let odds = Self.start - Self.steepness * spread.squareRoot() - penalty
        return Double(min(1, (1 + expf(-Self.start)) / (1 + expf(-odds))))
    }

    /// The logarithm of the odds of names that agree in all.
    private static let start: Float = 4
    /// What a word altogether different takes off; one letter in five changed takes off a fifth of it, and so on.
    private static let steepness: Float = 17
}
