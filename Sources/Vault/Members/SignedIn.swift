// A member whose passphrase an open vault has seen: what is needed to write in their name.

/// A member who signed in to an open vault.
///
/// What they may do is asked of the vault at each deed: with one who was removed since, nothing can be done any more.
public struct SignedIn: Sendable, CustomStringConvertible {
    /// The member; the recovery key's id where that unlocked the vault.
    public let id: Identifier
    /// As colleagues called them when they signed in; empty for the recovery key.
    public let name: String
    let vault: Identifier
    let author: Author
    let key: VerifyingKey?
    let secondFactor: TOTP?

    init(_ author: Author, key: VerifyingKey?, name: String, vault: Identifier, secondFactor: TOTP?) {
        id = author.id
        self.name = name
        self.vault = vault
        self.author = author
        self.key = key
        self.secondFactor = secondFactor
    }

    /// Whether a code has to be asked for after the passphrase.
    public var hasSecondFactor: Bool { secondFactor != nil }

    /// The step whose code was typed; nil where the code is not to be accepted.
    ///
    /// A code of the step before or after is accepted too, and each step's only once: keep the step that is returned, and give it the next time.
    /// - Parameters:
    ///   - code: six digits; spaces don't matter.
    ///   - time: seconds since 1970, in UTC.
    ///   - last: the step that was accepted last for this member.
    public func accepts(code: String, at time: Int64, after last: UInt64?) -> UInt64? {
        secondFactor?.step(of: code, at: time, after: last)
    }

    public var description: String { "member \(id)" }
}
