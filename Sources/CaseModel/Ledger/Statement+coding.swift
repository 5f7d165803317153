// How a statement stands in the ledger: an object whose missing keys have the values of a plain report.

extension Statement: Codable {
    private enum Key: String, CodingKey {
        case subject, property, value, spans
        case wordOf = "word_of"
        case standing
        case deniedBy = "denied_by"
        case former, rule, sure
    }

    /// Reads a statement; who made it and what was decided about it stand in the entries around it.
    public init(from decoder: any Decoder) throws {
        let json = try decoder.container(keyedBy: Key.self)
        let name = try json.decode(String.self, forKey: .property)
        guard let property = Property(fileName: name) else {
            throw DecodingError.dataCorruptedError(
                forKey: .property, in: json, debugDescription: "no property is called '\(name)'")
        }
        self.init(
            subject: try json.decode(EntityID.self, forKey: .subject), property: property,
            value: try Self.value(of: property, in: json),
            spans: try json.decodeIfPresent([ByteSpan].self, forKey: .spans) ?? [],
            wordOf: try json.decodeIfPresent([Speaker].self, forKey: .wordOf) ?? [],
            standing: try json.decodeIfPresent(Standing.self, forKey: .standing) ?? .reported,
            deniedBy: try json.decodeIfPresent(Speaker.self, forKey: .deniedBy),
            isFormer: try json.decodeIfPresent(Bool.self, forKey: .former) ?? false,
            rule: try json.decodeIfPresent(String.self, forKey: .rule) ?? "",
            confidence: try json.decodeIfPresent(Bool.self, forKey: .sure) ?? false ? .sure : .check)
    }

    /// Each property has values of one type.
    private static func value(of property: Property, in json: KeyedDecodingContainer<Key>) throws -> Value {
        func decoded<Content: Decodable>(_ type: Content.Type) throws -> Content {
            try json.decode(type, forKey: .value)
        }
        switch property {
        case .name, .alias, .facility, .from, .to, .time: return .text(try decoded(String.self))
        case .victim, .actor, .place, .relation: return .entity(try decoded(EntityID.self))
        case .date, .until: return .date(try decoded(EDTF.self))
        case .duration: return .duration(try decoded(ISODuration.self))
        case .provision: return .provision(try decoded(Provision.self))
        case .kind: return .eventKind(try decoded(EventKind.self))
        case .role: return .role(try decoded(PersonRole.self))
        case .organisationKind: return .organisationKind(try decoded(OrganisationKind.self))
        case .size: return .number(try decoded(Int.self))
        case .neverMerge: return .mark
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var json = encoder.container(keyedBy: Key.self)
        try json.encode(subject, forKey: .subject)
        try json.encode(property.fileName, forKey: .property)
        switch value {
        case .text(let text): try json.encode(text, forKey: .value)
        case .entity(let id): try json.encode(id, forKey: .value)
        case .date(let date): try json.encode(date, forKey: .value)
        case .duration(let duration): try json.encode(duration, forKey: .value)
        case .provision(let provision): try json.encode(provision, forKey: .value)
        case .eventKind(let kind): try json.encode(kind, forKey: .value)
        case .role(let role): try json.encode(role, forKey: .value)
        case .organisationKind(let kind): try json.encode(kind, forKey: .value)
        case .number(let number): try json.encode(number, forKey: .value)
        case .mark: break
        }
        if !spans.isEmpty { try json.encode(spans, forKey: .spans) }
        if !wordOf.isEmpty { try json.encode(wordOf, forKey: .wordOf) }
        if standing != .reported { try json.encode(standing, forKey: .standing) }
        try json.encodeIfPresent(deniedBy, forKey: .deniedBy)
        if isFormer { try json.encode(true, forKey: .former) }
        if !rule.isEmpty { try json.encode(rule, forKey: .rule) }
        if confidence == .sure { try json.encode(true, forKey: .sure) }
    }
}

extension Speaker: Codable {
    /// Reads a number (an entity) or words (somebody without a name).
    public init(from decoder: any Decoder) throws {
        let json = try decoder.singleValueContainer()
        if let number = try? json.decode(Int.self) {
            self = .entity(EntityID(number))
        } else {
            self = .unnamed(try json.decode(String.self))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var json = encoder.singleValueContainer()
        switch self {
        case .entity(let id): try json.encode(id.number)
        case .unnamed(let words): try json.encode(words)
        }
    }
}

extension ByteSpan: Codable {
    /// Reads the first byte and the byte after the last.
    public init(from decoder: any Decoder) throws {
        var json = try decoder.unkeyedContainer()
        let start = try json.decode(Int.self)
        let end = try json.decode(Int.self)
        guard start >= 0, start <= end else {
            throw DecodingError.dataCorruptedError(in: json, debugDescription: "a span ends before it begins")
        }
        self.init(start, end)
    }

    public func encode(to encoder: any Encoder) throws {
        var json = encoder.unkeyedContainer()
        try json.encode(start)
        try json.encode(end)
    }
}
