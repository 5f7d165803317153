// People and items as they are typed where what did not come from a page is recorded.

public import CaseModel
public import Casebook
public import Drafting
import Vault

/// Resolves names of records.
public struct TypedRecords {
    private let desk: Desk
    private var people: [ComparedName: [KnownRecord]]?

    public init(_ desk: Desk) { self.desk = desk }

    /// The record that a full item name means, or the one record of exactly that name. Nil where no record is called so.
    ///
    /// - Throws: `Refusal` where several are called so, or the item is no record.
    public mutating func known(_ typed: String) async throws -> KnownRecord? {
        if let item = try await item(typed) {
            guard let record = try await desk.casebook.knownRecord(item) else {
                throw Refusal("\(typed): there is no record of that name; perhaps it was not accepted yet.")
            }
            return record
        }
        let all: [ComparedName: [KnownRecord]]
        if let people { all = people } else { all = try await desk.casebook.recordsByName(.person) }
        people = all
        // A "certain Ivanov" is nobody that can be named so.
        let found = (all[ComparedName(typed)] ?? []).filter { !$0.isNeverMerged }
        guard found.count <= 1 else {
            throw Refusal(
                "'\(typed)' can be several people; name the one that you mean by its item: \(found.map(\.item.description).joined(separator: ", "))."
            )
        }
        return found.first
    }

    /// The item that a full name (`LOG/INDEX#e3`) or a short one (`k7f3.4`, `k7f3a.e3`) means; nil where it is neither.
    private func item(_ typed: String) async throws -> ItemID? {
        if let item = ItemID(typed) { return item }
        let parts = typed.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count >= 4, !typed.contains(" "),
            Int(parts[1].first == "e" ? parts[1].dropFirst() : parts[1]) != nil,
            case .item(let item, _) = try await desk.reference(typed)
        else { return nil }
        return item
    }

    /// The records that are meant; every one has to be there.
    public mutating func records(_ typed: [String]) async throws -> [KnownRecord] {
        var found: [KnownRecord] = []
        for name in typed {
            guard let record = try await known(name) else {
                throw Refusal(
                    "\(name): no person of the casebook is called exactly so; give the full name as the casebook has it, or the item (LOG/INDEX#e3)."
                )
            }
            if !found.contains(record) { found.append(record) }
        }
        return found
    }
}

/// An hour as it is typed.
public enum TypedHour {
    /// `10:30`, with two digits each; nil where it is no time of day.
    public static func read(_ typed: String) -> String? {
        let parts = typed.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let hour = parts[0], let minute = parts[1], (0..<24).contains(hour),
            (0..<60).contains(minute)
        else { return nil }
        return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }
}

extension Desk {
    /// The day it is, in UTC, as the vault's clock says.
    public var today: CivilDay { EDTF(String(vault.time().prefix(10)))?.day ?? CivilDay(number: 0) }
}
