// What people, bodies, places and groups are called.

import CaseModel
import Casebook
import Publication

extension Projector {
    /// What ties a published person to other people and bodies who are named.
    func takeTies(of row: Int64, _ statements: ArraySlice<PublishableStatement>, into build: inout Build) {
        for (place, statement) in zip(statements.indices, statements) {
            guard case .relation = statement.property, let other = statement.other,
                selection.people.contains(other) || selection.namedOthers.contains(other)
                    || selection.namedPeople.contains(other)
            else { continue }
            if let drafted = draft(place, subject: id(of: row), event: nil, build: &build) {
                build.named.insert(row)
                build.statements.append(drafted)
            }
        }
    }

    func takeName(
        of row: Int64, _ statements: ArraySlice<PublishableStatement>, hasEvent: Bool, into build: inout Build
    ) {
        guard let record = material.records[row] else { return }
        let id = id(of: row)
        var entity = PublishedEntity(id: id, type: record.type, naming: .none)
        entity.isCase = hasEvent && selection.people.contains(row)
        let isNamed = selection.named.contains(row)
        if record.type != .group { entity.naming = isNamed ? .full : .initials }
        build.entities[id] = entity
        var hasName = false
        // A thousand reports call a court a court: of bodies and places it is told once.
        let isOnce = [.organisation, .place].contains(record.type)
        var told: Set<Trait> = []
        for (place, statement) in zip(statements.indices, statements) {
            guard let value = trait(statement, row, record, isNamed: isNamed, hasName: &hasName) else { continue }
            let isNew = told.insert(
                Trait(
                    property: statement.property, value: value, standing: statement.standing,
                    isFormer: statement.isFormer)
            ).inserted
            if isOnce, !isNew { continue }
            build.statements.append(
                Drafted(
                    subject: id, property: statement.property, value: value, other: nil, wordOf: [], deniedBy: nil,
                    standing: statement.standing, isFormer: statement.isFormer, source: statement.source,
                    quote: isNamed && statement.property != .name ? quote(place) : nil))
        }
        // A body or place that a public statement names is called what the casebook calls it.
        if !hasName, [.organisation, .place].contains(record.type), isNamed {
            build.statements.append(
                Drafted(
                    subject: id, property: .name, value: .text(record.name), other: nil, wordOf: [], deniedBy: nil,
                    standing: .reported, isFormer: false, source: selection.source(naming: row), quote: nil))
        }
    }

    /// What is the same whoever says it.
    private struct Trait: Hashable {
        var property: Property
        var value: Value
        var standing: Standing
        var isFormer: Bool
    }

    /// What a statement says of what somebody is, as it may be told.
    func trait(
        _ statement: PublishableStatement, _ row: Int64, _ record: PublishableRecord, isNamed: Bool, hasName: inout Bool
    ) -> Value? {
        switch (statement.property, statement.value) {
        case (.name, .text(let text)):
            if record.type == .group {
                return !hasName && !holdsWithheld(text) && mayTellSize(of: row) ? statement.value : nil
            }
            guard !hasName else { return nil }
            hasName = true
            return .text(isNamed ? text : initials(of: text))
        case (.alias, .text(let text)):
            return isNamed && !holdsWithheld(text) ? statement.value : nil
        case (.role, _), (.organisationKind, _): return statement.value
        case (.size, .number(let size)): return size >= policy.smallestCount ? statement.value : nil
        default: return nil
        }
    }

    /// Small groups are not described.
    func mayTellSize(of group: Int64) -> Bool {
        let sizes = selection.statements(about: group).compactMap { statement -> Int? in
            if case .number(let size) = statement.value { size } else { nil }
        }
        return sizes.min().map { $0 >= policy.smallestCount } ?? true
    }
}
