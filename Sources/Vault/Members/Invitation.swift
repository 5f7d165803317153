// What an owner tells a newcomer, so that they know the vault by its first entry and not by who hands it to them.

/// The vault, and the entry that made it: enough to tell it from every other.
public struct Invitation: Hashable, Sendable {
    /// The vault's id.
    public let vault: Identifier
    /// The log of its first entry.
    public let log: Identifier
    /// The hash of that entry's leaf.
    public let leaf: Merkle.Hash

    /// The invitation on one line; it is no secret, but it has to come from the owner and from nobody else.
    public var line: String { "habeas-vault-1 \(vault) \(log) \(leaf.hex)" }

    /// The invitation on such a line; nil where it is none, or has a typing error that shows.
    public init?(line: String) {
        let parts = line.split(whereSeparator: \.isWhitespace)
        guard parts.count == 4, parts[0] == "habeas-vault-1", let vault = Identifier(hex: parts[1]),
            let log = Identifier(hex: parts[2]), let leaf = Merkle.Hash(hex: parts[3])
        else { return nil }
        self.init(vault: vault, log: log, leaf: leaf)
    }

    init(vault: Identifier, log: Identifier, leaf: Merkle.Hash) {
        self.vault = vault
        self.log = log
        self.leaf = leaf
    }

    /// Throws unless a copy of a vault is the one that is meant.
    func check(_ store: any Store, path: String) throws {
        guard try VaultFormat.read(store, path: path).vault == vault else {
            throw VaultError.untrusted(why: "the invitation is to another vault")
        }
        var reader = LogReader(store: store, vault: vault, from: LogState(log: log))
        guard let first = try reader.next()?.entries.first else {
            throw VaultError.untrusted(why: "the log with its first entry is missing")
        }
        guard Merkle.leafHash(first.leaf.bytes) == leaf else {
            throw VaultError.untrusted(why: "its first entry is another one than the invitation says")
        }
    }
}
