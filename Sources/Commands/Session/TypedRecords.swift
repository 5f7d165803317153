// Dates and items as they are typed at commands that record what did not come from a page.

import ArgumentParser
import CaseModel
import Casebook
import Desk
import Drafting
import Glibc
import ReadCommands
import Vault

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
        guard let hour = TypedHour.read(typed) else {
            throw ValidationError("'\(typed)' is no time of day such as 10:30")
        }
        return hour
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
