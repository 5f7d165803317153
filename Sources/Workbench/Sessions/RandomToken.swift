// Secrets that nobody guesses, for cookies, forms and links.

import Vault

enum RandomToken {
    /// 32 hexadecimal digits: 128 random bits.
    static func make() -> String { Identifier.random().hex }

    /// Whether two tokens are the same, in a time that does not tell where they differ.
    static func isSame(_ one: String, _ other: String) -> Bool {
        let (one, other) = (Array(one.utf8), Array(other.utf8))
        guard one.count == other.count else { return false }
        return zip(one, other).reduce(into: UInt8(0)) { $0 |= $1.0 ^ $1.1 } == 0
    }
}
