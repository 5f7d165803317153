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

    init(_ author: Author, key: VerifyingKey?, name: String, vault: Identifier) {
        id = author.id
        self.name = name
        self.vault = vault
        self.author = author
        self.key = key
    }

    public var description: String { "member \(id)" }
}
