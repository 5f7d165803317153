// How hard a passphrase that somebody made up is to guess, said simply and not too kindly.
import Glibc

/// An estimate of a made-up passphrase.
///
/// It counts what a guesser tries first: common words, years, repeats, runs of the alphabet or the keyboard. It can't know
/// names, song lines or what stands on a social network, so that its "strong" is an upper bound. A generated passphrase needs no estimate.
public struct PassphraseStrength: Sendable, Equatable {
    /// How it is called before people.
    public enum Grade: String, Sendable, Comparable {
        case weak, fair, strong

        public static func < (one: Grade, other: Grade) -> Bool { one.order < other.order }
        private var order: Int { self == .weak ? 0 : self == .fair ? 1 : 2 }
    }

    /// Fewest characters that are accepted without being forced.
    public static let fewestCharacters = 12
    /// Fewest bits that are accepted without being forced; below them it is weak.
    public static let fewestBits = 45.0
    /// Bits from which it is called strong.
    public static let strongBits = 65.0

    /// Power of two of the guesses it may take.
    public let bits: Double
    /// Its grade.
    public let grade: Grade
    /// Why, in words that continue "because"; never any part of the passphrase.
    public let reason: String

    /// Estimates a passphrase as `PassphraseText.normalised` gives it.
    public init(of passphrase: SecretBytes) {
        var text = passphrase.withBytes { Array($0) }
        defer { SecretBytes.wipe(&text) }
        let characters = text.count { $0 & 0xC0 != 0x80 }
        var parts = PassphraseParts(of: text)
        defer { parts.wipe() }
        bits = parts.bits
        if characters < Self.fewestCharacters {
            grade = .weak
            reason = "it has \(characters) characters and needs at least \(Self.fewestCharacters)"
        } else if bits < Self.fewestBits {
            grade = .weak
            reason =
                parts.predictable * 2 >= text.count
                ? "most of it is common words, years, repeats or runs such as abc"
                : "it has too few different or unusual characters"
        } else if bits < Self.strongBits {
            grade = .fair
            reason =
                "a patient guesser with many machines might find it; another few unrelated words would make it strong"
        } else {
            grade = .strong
            reason = "it is long and has few parts that are guessed first, unless it stands in a book or a song"
        }
    }

    /// Refuses a weak passphrase unless forced, and returns the estimate.
    @discardableResult
    public static func check(_ passphrase: SecretBytes, forced: Bool = false) throws(PassphraseError)
        -> PassphraseStrength
    {
        let strength = PassphraseStrength(of: passphrase)
        guard forced || strength.grade > .weak else { throw .tooWeak(reason: strength.reason) }
        return strength
    }
}
