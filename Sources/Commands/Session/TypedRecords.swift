// People, dates and items as they are typed at commands that record what did not come from a page.

import ArgumentParser
import CaseModel
import Casebook
import Desk
import Drafting
import Glibc
import ReadCommands
import Vault

/// Resolves names of records; says what it took them for.
struct TypedRecords {
    let desk: CommandDesk
    private var people: [ComparedName: [KnownRecord]]?

    init(_ desk: CommandDesk) { self.desk = desk }

    /// The record that a full item name means, or the one record of exactly that name. Nil where no record is called so.
    ///
    /// - Throws: `Refusal` where several are called so, or the item is no record.
    mutating func known(_ typed: String) async throws -> KnownRecord? {
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

    /// The item that a full name (`LOG/INDEX#e3`) or a short one (`k7f3.4`) means; nil where it is neither.
    private func item(_ typed: String) async throws -> ItemID? {
        if let item = ItemID(typed) { return item }
        let parts = typed.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, Int(parts[1]) != nil, parts[0].utf8.count >= 4, !typed.contains(" "),
            case .item(let item, _) = try await desk.reference(typed)
        else { return nil }
        return item
    }

    /// The records that are meant; every one has to be there.
    mutating func records(_ typed: [String]) async throws -> [KnownRecord] {
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

/// Dates and times as they are typed.
enum TypedDate {
    /// An EDTF date, `2024-05-16` or `2024-05`.
    static func read(_ typed: String) throws -> EDTF {
        guard let date = EDTF(typed) else {
            throw ValidationError("'\(typed)' is no date such as 2024-05-16, 2024-05 or 2024-05-16~")
        }
        return date
    }

    /// A day.
    static func day(_ typed: String) throws -> EDTF {
        guard let date = EDTF(typed), date.day != nil else {
            throw ValidationError("'\(typed)' is no day such as 2024-05-16")
        }
        return date
    }

    /// An hour, `10:30`.
    static func hour(_ typed: String) throws -> String {
        let parts = typed.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let hour = parts[0], let minute = parts[1], (0..<24).contains(hour),
            (0..<60).contains(minute)
        else { throw ValidationError("'\(typed)' is no time of day such as 10:30") }
        return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }

    /// The day it is, in UTC, as the vault's clock says.
    static func today(_ desk: CommandDesk) -> CivilDay {
        EDTF(String(desk.vault.time().prefix(10)))?.day ?? CivilDay(number: time(nil) / 86_400)
    }
}

extension CommandDesk {
    /// The one entry among some that a typed beginning of its short name, or its full name, means.
    ///
    /// - Parameter what: what they are, for messages: "appointment".
    func entry(_ typed: String, among ids: [LedgerID], what: String, seeing: String) throws -> LedgerID {
        if let id = LedgerID(typed), ids.contains(id) { return id }
        let found = typed.isEmpty ? [] : ids.filter { $0.shortName.hasPrefix(typed.lowercased()) }
        guard let first = found.first else { throw Refusal("\(typed): there is no such \(what) here. \(seeing)") }
        guard found.count == 1 else {
            throw Refusal(
                "'\(typed)' can be several; type more of the one that you mean: \(found.prefix(6).map { String($0.shortName.prefix(8)) }.joined(separator: ", "))."
            )
        }
        return first
    }
}

extension LedgerID {
    /// What lists show of it.
    var listName: String { String(shortName.prefix(5)) }
}
