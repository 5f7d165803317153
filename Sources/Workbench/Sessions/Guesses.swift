// How many passphrases may be tried: a few at once, then one a minute, whoever asks (SECURITY T11).

/// Counts tries. Whatever the number of sources, no more than `most` are allowed at once and one more after each `seconds`.
struct Guesses: Sendable {
    /// Tries that are allowed at once.
    static let most = 8.0
    /// Seconds after which one more is.
    static let seconds = 60.0
    /// Tries at once from one source.
    static let mostFromOne = 5.0

    private var left = most
    private var leftOf: [String: Double] = [:]
    private var last: Double

    init(now: Double) { last = now }

    /// Whether a passphrase may be tried now; if so, it counts.
    mutating func take(from source: String, now: Double) -> Bool {
        let gained = max(0, now - last) / Self.seconds
        last = now
        left = min(Self.most, left + gained)
        leftOf = leftOf.mapValues { $0 + gained }.filter { $0.value < Self.mostFromOne }
        let own = leftOf[source] ?? Self.mostFromOne
        guard left >= 1, own >= 1 else { return false }
        left -= 1
        leftOf[source] = own - 1
        return true
    }

    /// A try was right: it was no guess.
    mutating func giveBack(to source: String) {
        left = min(Self.most, left + 1)
        leftOf[source] = nil
    }
}
