// Events: only those that are about somebody who is published.

import CaseLogic
import CaseModel
import Casebook
import Publication

extension Projector {
    func take(
        event row: Int64, _ record: PublishableRecord, _ statements: ArraySlice<PublishableStatement>,
        into build: inout Build
    ) {
        guard
            let kind = statements.lazy.compactMap({ statement -> EventKind? in
                if case .eventKind(let kind) = statement.value { kind } else { nil }
            }).first, !policy.withoutKinds.contains(kind.rawValue)
        else { return }
        let subjects = statements.filter { statement in
            let isOfThem =
                statement.property == .victim || (statement.property == .actor && kind.isAct)
                || (statement.property == .actor && kind == .appeal)
            return isOfThem && (statement.other.map { selection.people.contains($0) } ?? false)
        }
        // An event that is about nobody who is published tells nothing of a case.
        guard !subjects.isEmpty else { return }
        build.events.insert(row)
        let event = id(of: row)
        build.entities[event] = PublishedEntity(
            id: event, type: .event, naming: .none, entered: selection.output == .bulletin ? record.entered : nil)
        build.persons.formUnion(subjects.compactMap(\.other))
        // What may not be told is not drafted: drafting names whatever a statement names.
        for (place, statement) in zip(statements.indices, statements) where mayTell(statement) {
            guard var drafted = draft(place, subject: event, event: row, build: &build) else { continue }
            if case .date(let date) = statement.value {
                let full = statement.property == .date ? filled(date, record, statements) : date
                drafted.value = .date(coarse(full))
                if full != date { drafted.standing = .computed }
            }
            build.statements.append(drafted)
        }
    }

    /// Whether the rules let a statement about an event be told, and nothing in its text is withheld.
    private func mayTell(_ statement: PublishableStatement) -> Bool {
        switch statement.property {
        case .time: guard policy.dates == .day else { return false }
        case .place: guard policy.places else { return false }
        case .facility, .from, .to: guard policy.facilities else { return false }
        default: break
        }
        if case .text(let text) = statement.value { return !holdsWithheld(text) }
        return true
    }

    /// A date that was told without a year, with the year where a published statement or the day of publication of a source of the event gives it.
    func filled(_ date: EDTF, _ record: PublishableRecord, _ statements: ArraySlice<PublishableStatement>)
        -> EDTF
    {
        guard date.hasUnspecifiedYear else { return date }
        let told = statements.compactMap { statement -> EDTF? in
            if statement.property == .date, case .date(let other) = statement.value { other } else { nil }
        }
        if let year = OpenYears.year(of: date, among: told) { return date.settingYear(year) ?? date }
        guard record.told == date, let year = record.yearFound, let from = record.yearFrom else { return date }
        // From the day of publication of a source, or from another event that is published.
        guard from < 0 || material.records[from] != nil else { return date }
        return date.settingYear(year) ?? date
    }

    func coarse(_ date: EDTF) -> EDTF {
        switch policy.dates {
        case .day: date
        case .month: date.coarsened(toYear: false)
        case .year: date.coarsened(toYear: true)
        }
    }
}

extension EDTF {
    /// No finer than its month, or its year; a date without a year by a month alone, and by no year as it is.
    fileprivate func coarsened(toYear: Bool) -> EDTF {
        func coarse(_ date: EDTFDate?) -> EDTF? {
            guard let date else { return nil }
            let year = date.hasUnspecifiedYear ? nil : date.year
            let isApproximate = date.qualifier != .none
            if toYear { return year.flatMap { EDTF(year: $0, approximate: isApproximate) } }
            return EDTF(year: year, month: date.month.number, approximate: isApproximate) ?? EDTF(date)
        }
        if !isInterval { return coarse(start) ?? self }
        guard let coarsened = EDTF(from: coarse(start), to: coarse(end)) else { return self }
        return coarsened
    }
}
