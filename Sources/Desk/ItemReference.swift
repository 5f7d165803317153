// How a person names a draft, an item of it, a statement or a record.

public import CaseModel
public import Casebook
public import Drafting

/// What a name on the command line means.
public enum ItemReference: Sendable {
    /// A whole source: `k7f3`, or the name of its entry.
    case source(LedgerID)
    /// An item of a draft, or a statement of it: `k7f3.4`, `k7f3.4.2`, or the full name.
    case item(ItemID, of: LedgerID)
}

extension Desk {
    /// What a name means.
    ///
    /// - Throws: `Refusal` where it is nothing, or can be several things.
    public func reference(_ typed: String) async throws -> ItemReference {
        if let item = ItemID(typed) {
            guard let source = try await casebook.source(of: item) else { throw Self.unknown(typed) }
            return .item(item, of: source)
        }
        if let entry = LedgerID(typed) {
            guard try await casebook.draft(entry, isJudged: false) != nil else { throw Self.unknown(typed) }
            return .source(entry)
        }
        let parts = typed.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count <= 3, let name = parts.first, name.utf8.count >= 2,
            name.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 || $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A })
        else { throw Self.unknown(typed) }
        let sources = try await casebook.sources(named: name)
        guard let source = sources.first else { throw Self.unknown(typed) }
        guard sources.count == 1 else {
            throw Refusal(
                "'\(name)' can be several drafts; type more of the one that you mean: \(sources.map { String($0.shortName.prefix(8)) }.joined(separator: ", "))."
            )
        }
        guard parts.count > 1 else { return .source(source) }
        // The name of a record, as lists show it.
        if let kind = parts[1].first, parts.count == 2, let item = ItemID("\(source)#\(parts[1])"), kind.isLetter {
            guard try await casebook.source(of: item) != nil else { throw Self.unknown(typed) }
            return .item(item, of: source)
        }
        guard let draft = try await casebook.draft(source, isJudged: false), let number = Int(parts[1]),
            let item = draft.items.first(where: { $0.number == number })
        else { throw Self.unknown(typed) }
        guard parts.count > 2 else { return .item(item.id, of: source) }
        guard let place = Int(parts[2]), item.statements.indices.contains(place - 1) else { throw Self.unknown(typed) }
        return .item(draft.statements[item.statements[place - 1]], of: source)
    }

    /// The record that a name means: a full name, an accepted item, or somebody's name.
    ///
    /// - Throws: `Refusal` where it is nothing, or can be several things.
    public func record(_ typed: String, type: EntityType = .person) async throws -> NamedRecord {
        if typed.contains("#") || typed.contains("."), let reference = try? await reference(typed),
            case .item(let item, _) = reference
        {
            guard let record = try await casebook.record(of: item) else {
                throw Refusal("\(typed): this is not accepted, so it is no record yet.")
            }
            return record
        }
        let found = try await casebook.records(called: typed, type: type)
        guard let first = found.first else { throw Self.unknown(typed) }
        guard found.count == 1 else {
            throw Refusal(
                "'\(typed)' can be several records; name one: \(found.map { "\($0.sensitivity < .protected ? $0.name : "(protected)") [\($0.id)]" }.joined(separator: ", "))."
            )
        }
        return first
    }

    /// The refusal of a name that is nothing.
    public static func unknown(_ typed: String) -> Refusal {
        Refusal(
            "\(typed): there is no such draft, item or record; 'habeas inbox' and 'habeas review DRAFT --list' show them."
        )
    }
}
