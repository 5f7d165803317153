// The secret link by which a calendar program reads a member's appointments: kept in the vault, so that it lives on until it is taken back.

public import Casebook
import Crypto
public import Vault

/// A link that a member made.
public struct CalendarLink: Hashable, Sendable {
    /// The random part of its address.
    public var secret: String
    /// Who made it.
    public var member: Identifier
    /// The language in which it speaks (BCP 47).
    public var language: String

    public init(secret: String, member: Identifier, language: String) {
        self.secret = secret
        self.member = member
        self.language = language
    }

    /// The type of its entries; the last of a member counts.
    static let type = "calendar-link"

    /// The entry that makes it.
    var fields: [Field] { [Field("secret", secret), Field("language", language)] }

    /// The link that an entry makes; nil where the entry takes the member's link back.
    init?(_ entry: OpenedEntry) {
        func text(_ name: String) -> String? {
            entry.fields.first { $0.name == name && $0.form == .inline }.flatMap {
                String(validating: $0.value, as: UTF8.self)
            }
        }
        guard let secret = text("secret"), !secret.isEmpty, let language = text("language") else { return nil }
        self.init(secret: secret, member: entry.author, language: language)
    }

    /// Under what it is remembered: what is looked up is no part of the secret, so that no time tells of it.
    private static func key(_ secret: String) -> String {
        "calendar-link of " + SHA256.hash(data: Array(secret.utf8)).map { String($0, radix: 16) }.joined(separator: ".")
    }

    private static func key(_ member: Identifier) -> String { "calendar-link by " + member.hex }

    /// Remembers what an entry says of its author's link.
    static func take(_ entry: OpenedEntry, into casebook: Casebook) async throws {
        if let old = try await of(entry.author, in: casebook) { try await casebook.remember([], as: key(old.secret)) }
        let link = CalendarLink(entry)
        let bytes = link.map { Array("\($0.secret) \($0.language)".utf8) } ?? []
        try await casebook.remember(bytes, as: key(entry.author))
        if let link { try await casebook.remember(entry.author.bytes, as: key(link.secret)) }
    }

    /// The link of a member; nil where they have none.
    public static func of(_ member: Identifier, in casebook: Casebook) async throws -> CalendarLink? {
        guard let bytes = try await casebook.remembered(key(member)), !bytes.isEmpty else { return nil }
        let parts = String(decoding: bytes, as: UTF8.self).split(separator: " ").map(String.init)
        guard parts.count == 2 else { return nil }
        return CalendarLink(secret: parts[0], member: member, language: parts[1])
    }

    /// The link with a secret; nil where there is none.
    public static func with(secret: String, in casebook: Casebook) async throws -> CalendarLink? {
        guard let bytes = try await casebook.remembered(key(secret)), let member = Identifier(bytes: bytes),
            let link = try await of(member, in: casebook), link.secret == secret
        else { return nil }
        return link
    }
}

extension Desk {
    /// Makes a member's link, in the place of the one before.
    public func write(_ link: CalendarLink, by member: SignedIn) async throws {
        _ = try await vault.append([(CalendarLink.type, link.fields)], by: member, needs: .reader)
        _ = try await keeper.current()
    }

    /// Takes a member's link back.
    public func revokeCalendarLink(by member: SignedIn) async throws {
        _ = try await vault.append([(CalendarLink.type, [Field("secret", "")])], by: member, needs: .reader)
        _ = try await keeper.current()
    }
}
