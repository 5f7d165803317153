// How annotated reports stand in JSON: a list may be a single value, and what is missing is empty.

/// Any name of a JSON member.
private struct Key: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }
}

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
        if name == nil { name = try? decoder.container(keyedBy: Key.self).text("name") }
    }
}

extension KeyedDecodingContainer where Key == Scoring.Key {
    fileprivate func text(_ name: String) -> String? { (try? decode(Text.self, forKey: Key(name)))?.value }

    fileprivate func texts(_ name: String) -> [String?] {
        if let list = try? decode([Text].self, forKey: Key(name)) { return list.map(\.value) }
        return text(name).map { [$0] } ?? []
    }

    fileprivate func flag(_ name: String) -> Bool { (try? decode(Bool.self, forKey: Key(name))) ?? false }

    fileprivate func items<Item: Decodable>(_ name: String) throws -> [Item] {
        guard contains(Key(name)), try !decodeNil(forKey: Key(name)) else { return [] }
        return try decode([Item].self, forKey: Key(name))
    }
}

extension AnnotatedReport {
    public init(from decoder: any Decoder) throws {
        let json = try decoder.container(keyedBy: Key.self)
        persons = try json.items("persons")
        organisations = try json.items("organisations")
        places = (try json.items("places") as [Place]).compactMap(\.name)
        optionalPlaces = json.texts("places_optional").compactMap { $0 }
        provisions = try json.items("provisions")
        events = try json.items("events")
        relations = try json.items("relations")
        bans = try json.items("must_not")
        if let metadata = try? json.nestedContainer(keyedBy: Key.self, forKey: Key("metadata")) {
            published = metadata.text("published")
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var json = encoder.container(keyedBy: Key.self)
        try json.encode(persons, forKey: Key("persons"))
        try json.encode(organisations, forKey: Key("organisations"))
        try json.encode(places, forKey: Key("places"))
        try json.encode(optionalPlaces, forKey: Key("places_optional"))
        try json.encode(provisions, forKey: Key("provisions"))
        try json.encode(events, forKey: Key("events"))
        try json.encode(relations, forKey: Key("relations"))
        try json.encode(bans, forKey: Key("must_not"))
    }
}

extension AnnotatedReport.Named {
    public init(from decoder: any Decoder) throws {
        let json = try decoder.container(keyedBy: Key.self)
        name = json.text("name") ?? ""
        aliases = json.texts("aliases").compactMap { $0 }
        optional = json.flag("optional")
    }
}

extension AnnotatedReport.Law {
    public init(from decoder: any Decoder) throws {
        let json = try decoder.container(keyedBy: Key.self)
        article = json.text("article")
        part = json.text("part")
        code = json.text("code")
        optional = json.flag("optional")
    }
}

extension AnnotatedReport.Event {
    public init(from decoder: any Decoder) throws {
        let json = try decoder.container(keyedBy: Key.self)
        kind = json.text("kind") ?? ""
        kindAlternatives = json.texts("kind_alt")
        date = json.text("date")
        dateAlternatives = json.texts("date_alt")
        victims = json.texts("victims").compactMap { $0 }
        actors = json.texts("actors").compactMap { $0 }
        provisions = json.texts("provisions").compactMap { $0 }
        duration = json.text("duration")
        durationAlternatives = json.texts("duration_alt")
        status = json.text("status")
        deniedBy = json.text("denied_by")
        attributedTo = json.text("attributed_to")
        attributedAlternatives = json.texts("attributed_alt")
        confidence = json.text("confidence")
        optional = json.flag("optional")
        evidence = json.text("evidence")
        trigger = json.text("trigger")
    }

    public func encode(to encoder: any Encoder) throws {
        var json = encoder.container(keyedBy: Key.self)
        try json.encode(kind, forKey: Key("kind"))
        try json.encode(kindAlternatives, forKey: Key("kind_alt"))
        try json.encode(date, forKey: Key("date"))
        try json.encode(dateAlternatives, forKey: Key("date_alt"))
        try json.encode(victims, forKey: Key("victims"))
        try json.encode(actors, forKey: Key("actors"))
        try json.encode(provisions, forKey: Key("provisions"))
        try json.encode(duration, forKey: Key("duration"))
        try json.encode(durationAlternatives, forKey: Key("duration_alt"))
        try json.encode(status, forKey: Key("status"))
        try json.encode(deniedBy, forKey: Key("denied_by"))
        try json.encode(attributedTo, forKey: Key("attributed_to"))
        try json.encode(attributedAlternatives, forKey: Key("attributed_alt"))
        try json.encodeIfPresent(confidence, forKey: Key("confidence"))
        try json.encode(optional, forKey: Key("optional"))
    }
}

extension AnnotatedReport.Relation {
    public init(from decoder: any Decoder) throws {
        let json = try decoder.container(keyedBy: Key.self)
        type = json.text("type") ?? ""
        typeAlternatives = json.texts("type_alt")
        from = json.text("from")
        to = json.text("to")
        optional = json.flag("optional")
    }

    public func encode(to encoder: any Encoder) throws {
        var json = encoder.container(keyedBy: Key.self)
        try json.encode(type, forKey: Key("type"))
        try json.encode(typeAlternatives, forKey: Key("type_alt"))
        try json.encode(from, forKey: Key("from"))
        try json.encode(to, forKey: Key("to"))
        try json.encode(optional, forKey: Key("optional"))
    }
}

extension AnnotatedReport.Ban {
    public init(from decoder: any Decoder) throws {
        let json = try decoder.container(keyedBy: Key.self)
        kind = json.text("kind") ?? ""
        victims = json.texts("victims").compactMap { $0 }
        why = json.text("why")
        onlyIf = [:]
        guard let limits = try? json.nestedContainer(keyedBy: Key.self, forKey: Key("only_if")) else { return }
        for key in limits.allKeys {
            let values = limits.texts(key.stringValue)
            onlyIf[key.stringValue] = values.isEmpty ? [nil] : values
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var json = encoder.container(keyedBy: Key.self)
        try json.encode(kind, forKey: Key("kind"))
        try json.encode(victims, forKey: Key("victims"))
        try json.encode(why, forKey: Key("why"))
        try json.encode(onlyIf, forKey: Key("only_if"))
    }
}
