// A statement as a row of the index, both ways.

import CaseModel

/// Codes of values, speakers and spans in columns.
enum StatementColumns {
    /// A value as text; nil for entities, which have a column of their own, and for marks.
    static func text(of value: Value) -> String? {
        switch value {
        case .text(let text): text
        case .date(let date): date.description
        case .duration(let duration): duration.description
        case .provision(let provision): text(of: provision)
        case .eventKind(let kind): kind.rawValue
        case .role(let role): role.rawValue
        case .organisationKind(let kind): kind.rawValue
        case .number(let number): String(number)
        case .entity, .mark: nil
        }
    }

    /// A provision in one text: article, part, code, country, parted by a stroke.
    static func text(of provision: Provision) -> String {
        [provision.article, provision.part ?? "", provision.code.rawValue, provision.country ?? ""]
            .joined(separator: "|")
    }

    /// The provision that such a text says.
    static func provision(_ text: String) -> Provision? {
        let parts = text.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 4, let code = LegalCode(rawValue: parts[2]) else { return nil }
        return Provision(
            article: parts[0], part: parts[1].isEmpty ? nil : parts[1], code: code,
            country: parts[3].isEmpty ? nil : parts[3])
    }

    /// The value of a property; `other` is the entity where it is one. Nil where the text says no such value.
    static func value(of property: Property, text: String?, other: EntityID?) -> Value? {
        if property == .neverMerge { return .mark }
        if let other { return .entity(other) }
        guard let text else { return nil }
        switch property {
        case .name, .alias, .facility, .from, .to, .time: return .text(text)
        case .date, .until: return EDTF(text).map { .date($0) }
        case .duration: return ISODuration(text).map { .duration($0) }
        case .provision: return provision(text).map { .provision($0) }
        case .kind: return EventKind(rawValue: text).map { .eventKind($0) }
        case .role: return PersonRole(rawValue: text).map { .role($0) }
        case .organisationKind: return OrganisationKind(rawValue: text).map { .organisationKind($0) }
        case .size: return Int(text).map { .number($0) }
        case .victim, .actor, .place, .relation, .neverMerge: return nil
        }
    }

    /// Spans as pairs of four bytes.
    static func bytes(of spans: [ByteSpan]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(spans.count * 8)
        for span in spans {
            for number in [UInt32(truncatingIfNeeded: span.start), UInt32(truncatingIfNeeded: span.end)] {
                for shift in [0, 8, 16, 24] as [UInt32] { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
            }
        }
        return bytes
    }

    /// The spans of such bytes.
    static func spans(_ bytes: [UInt8]) -> [ByteSpan] {
        func number(_ place: Int) -> Int {
            (0..<4).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
        }
        return stride(from: 0, to: bytes.count - bytes.count % 8, by: 8).map { ByteSpan(number($0), number($0 + 4)) }
    }

    private static let separator: Character = "\u{1F}"

    /// Speakers as one text: rows of entities after `=`, other words after `~`.
    static func text(of speakers: [Speaker], row: (EntityID) -> Int64) -> String? {
        guard !speakers.isEmpty else { return nil }
        return speakers.map { speaker in
            switch speaker {
            case .entity(let id): "=\(row(id))"
            case .unnamed(let words): "~\(words)"
            }
        }.joined(separator: String(separator))
    }

    /// The speakers of such a text.
    static func speakers(_ text: String?, entity: (Int64) throws -> EntityID) rethrows -> [Speaker] {
        try (text ?? "").split(separator: separator).compactMap { part in
            if part.first == "~" { return .unnamed(String(part.dropFirst())) }
            return try Int64(part.dropFirst()).map { .entity(try entity($0)) }
        }
    }
}
