// How annotated reports stand in JSON: a list may be a single value, and what is missing is empty.

/// A text that may be written as a number.
private struct Text: Decodable {
    var value: String?
    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
            value = text
        } else if let number = try? container.decode(Int.self) {
            value = String(number)
        }
    }
}

/// A place: its name, or an object with its name.
private struct Place: Decodable {
    var name: String?
    init(from decoder: any Decoder) throws {
        name = try Text(from: decoder).value
        if name == nil { name = try? decoder.container(keyedBy: AnnotatedReport.Named.CodingKeys.self).text(.name) }
    }
}

/// What stands beside the annotation itself; read only.
private struct Extra: Decodable {
    struct Metadata: Decodable { var published: Text? }
    var metadata: Metadata?
}

/// Any name of a JSON member.
private struct AnyKey: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}

extension KeyedDecodingContainer {
    fileprivate func text(_ key: Key) -> String? { (try? decode(Text.self, forKey: key))?.value }

    fileprivate func choices(_ key: Key) -> [String?] {
        if let list = try? decode([Text].self, forKey: key) { return list.map(\.value) }
        return text(key).map { [$0] } ?? []
    }

    fileprivate func texts(_ key: Key) -> [String] { choices(key).compactMap { $0 } }

    fileprivate func flag(_ key: Key) -> Bool { (try? decode(Bool.self, forKey: key)) ?? false }

    fileprivate func items<Item: Decodable>(_ key: Key) throws -> [Item] {
        guard contains(key), try !decodeNil(forKey: key) else { return [] }
        return try decode([Item].self, forKey: key)
    }
}

extension AnnotatedReport {
    enum CodingKeys: String, CodingKey {
        case persons, organisations, places, provisions, events, relations
        case optionalPlaces = "places_optional"
        case bans = "must_not"
    }

    public init(from decoder: any Decoder) throws {
        let json = try decoder.container(keyedBy: CodingKeys.self)
        persons = try json.items(.persons)
        organisations = try json.items(.organisations)
        places = (try json.items(.places) as [Place]).compactMap(\.name)
        optionalPlaces = json.texts(.optionalPlaces)
        provisions = try json.items(.provisions)
        events = try json.items(.events)
        relations = try json.items(.relations)
        bans = try json.items(.bans)
        published = (try? Extra(from: decoder))?.metadata?.published?.value
    }
}

extension AnnotatedReport.Named {
    enum CodingKeys: String, CodingKey {
        case name, aliases, optional
    }

    public init(from decoder: any Decoder) throws {
        let json = try decoder.container(keyedBy: CodingKeys.self)
        name = json.text(.name) ?? ""
        aliases = json.texts(.aliases)
        optional = json.flag(.optional)
    }
}

extension AnnotatedReport.Law {
    enum CodingKeys: String, CodingKey {
        case article, part, code, optional
    }

    public init(from decoder: any Decoder) throws {
        let json = try decoder.container(keyedBy: CodingKeys.self)
        article = json.text(.article)
        part = json.text(.part)
        code = json.text(.code)
        optional = json.flag(.optional)
    }
}

extension AnnotatedReport.Event {
    enum CodingKeys: String, CodingKey {
        case kind, date, victims, actors, provisions, duration, status, confidence, optional, evidence, trigger
        case kindAlternatives = "kind_alt"
        case dateAlternatives = "date_alt"
        case durationAlternatives = "duration_alt"
        case deniedBy = "denied_by"
        case attributedTo = "attributed_to"
        case attributedAlternatives = "attributed_alt"
    }

    public init(from decoder: any Decoder) throws {
        let json = try decoder.container(keyedBy: CodingKeys.self)
        kind = json.text(.kind) ?? ""
        kindAlternatives = json.choices(.kindAlternatives)
        date = json.text(.date)
        dateAlternatives = json.choices(.dateAlternatives)
        victims = json.texts(.victims)
        actors = json.texts(.actors)
        provisions = json.texts(.provisions)
        duration = json.text(.duration)
        durationAlternatives = json.choices(.durationAlternatives)
        status = json.text(.status)
        deniedBy = json.text(.deniedBy)
        attributedTo = json.text(.attributedTo)
        attributedAlternatives = json.choices(.attributedAlternatives)
        confidence = json.text(.confidence)
        optional = json.flag(.optional)
        evidence = json.text(.evidence)
        trigger = json.text(.trigger)
    }
}

extension AnnotatedReport.Relation {
    enum CodingKeys: String, CodingKey {
        case type, from, to, optional
        case typeAlternatives = "type_alt"
    }

    public init(from decoder: any Decoder) throws {
        let json = try decoder.container(keyedBy: CodingKeys.self)
        type = json.text(.type) ?? ""
        typeAlternatives = json.choices(.typeAlternatives)
        from = json.text(.from)
        to = json.text(.to)
        optional = json.flag(.optional)
    }
}

extension AnnotatedReport.Ban {
    enum CodingKeys: String, CodingKey {
        case kind, victims, why
        case onlyIf = "only_if"
    }

    public init(from decoder: any Decoder) throws {
        let json = try decoder.container(keyedBy: CodingKeys.self)
        kind = json.text(.kind) ?? ""
        victims = json.texts(.victims)
        why = json.text(.why)
        onlyIf = [:]
        guard let limits = try? json.nestedContainer(keyedBy: AnyKey.self, forKey: .onlyIf) else { return }
        for key in limits.allKeys {
            let values = limits.choices(key)
            onlyIf[key.stringValue] = values.isEmpty ? [nil] : values
        }
    }
}
