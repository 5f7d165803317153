// A personal token: with it a program asks and writes in the name of a member, as far as its scope goes and no longer than it says.

import Crypto
import Desk
import Vault

/// What a token may be used for; each also for what those before it may.
enum TokenScope: String, CaseIterable, Sendable {
    case read, review, write

    /// As what its member counts where the token is used.
    var role: Role {
        switch self {
        case .read: .reader
        case .review: .reviewer
        case .write: .editor
        }
    }
}

/// A token as the vault knows it: only its hash is kept.
struct AccessToken: Sendable {
    /// The type of the entry that made it, and of the one that ended it.
    static let made = "token"
    static let ended = "token.ended"
    /// What every token begins with, so that one that lies about is recognised.
    static let prefix = "habeas_"

    /// The entry that made it.
    let id: EntryID
    let name: String
    let member: Identifier
    let scope: TokenScope
    /// RFC 3339 in UTC.
    let since: String
    /// The last day on which it holds.
    let until: String
    private let hash: String

    /// A new secret: 256 random bits.
    static func secret() -> String { prefix + RandomToken.make() + RandomToken.make() }

    /// The fields of the entry that makes a token.
    static func fields(name: String, secret: String, scope: TokenScope, until: String) -> [Field] {
        [
            Field("name", name), Field("hash", hash(of: secret)), Field("scope", scope.rawValue),
            Field("until", until),
        ]
    }

    private init?(_ entry: OpenedEntry) {
        guard entry.type == Self.made, let name = entry.text("name"), let hash = entry.text("hash"),
            hash.utf8.count == 64, let scope = entry.text("scope").flatMap(TokenScope.init),
            let until = entry.text("until")
        else { return nil }
        id = entry.id
        self.name = name
        member = entry.author
        self.scope = scope
        since = entry.time
        self.until = until
        self.hash = hash
    }

    /// Those that hold.
    ///
    /// - Parameters:
    ///   - entries: what the keeper has of others.
    ///   - today: ISO 8601.
    static func all(in entries: [JudgedEntry], today: String) -> [AccessToken] {
        let counting = entries.filter(\.standing.counts).map(\.entry)
        var ended: [String: Identifier] = [:]
        for entry in counting where entry.type == Self.ended {
            if let token = entry.text("token") { ended[token] = entry.author }
        }
        return counting.compactMap { AccessToken($0) }.filter { ended[$0.id.description] == nil && $0.until >= today }
    }

    /// Whether a secret is this token's.
    func isMade(of secret: String) -> Bool { RandomToken.isSame(Self.hash(of: secret), hash) }

    private static func hash(of secret: String) -> String {
        SHA256.hash(data: Array(secret.utf8)).hex
    }
}

extension OpenVault {
    /// The tokens that hold now.
    func tokens() async throws -> [AccessToken] {
        AccessToken.all(in: try await desk.keeper.others(), today: String(desk.vault.time().prefix(10)))
    }
}
