// How a draft stands in the ledger: everything that a case file needs, with the text that the spans point into.

extension Draft: Codable {
    private enum Key: String, CodingKey {
        case id
        case language = "lang"
        case documentDate = "document_date"
        case documentDateOrigin = "document_date_from"
        case text, entities, statements, citations
        case setAside = "set_aside"
        case unread
    }

    /// Reads a draft whose statements are all yet to be reviewed.
    public init(from decoder: any Decoder) throws {
        let json = try decoder.container(keyedBy: Key.self)
        func list<Item: Decodable>(_ type: Item.Type, _ key: Key) throws -> [Item] {
            try json.decodeIfPresent([Item].self, forKey: key) ?? []
        }
        self.init(
            id: try json.decode(String.self, forKey: .id), language: try json.decode(String.self, forKey: .language),
            documentDate: try json.decodeIfPresent(EDTF.self, forKey: .documentDate),
            documentDateOrigin: try json.decodeIfPresent(DocumentDateOrigin.self, forKey: .documentDateOrigin),
            text: try json.decode(String.self, forKey: .text),
            entities: try list(EntityType.self, .entities).enumerated().map { Entity(id: EntityID($0), type: $1) },
            statements: try list(Statement.self, .statements), citations: try list(Citation.self, .citations),
            setAside: try list(SetAside.self, .setAside), unread: try list(UnreadSentence.self, .unread))
        guard hasRightNumbers else {
            throw DecodingError.dataCorruptedError(
                forKey: .statements, in: json,
                debugDescription: "the draft names an entity that it has not, or words beyond its text")
        }
    }

    /// Whether all entities that are named are there, and all words that are pointed at.
    var hasRightNumbers: Bool {
        let size = text.utf8.count
        func isKnown(_ id: EntityID) -> Bool { entities.indices.contains(id.number) }
        let areStatementsRight = statements.allSatisfy { statement in
            if case .entity(let id) = statement.value, !isKnown(id) { return false }
            let speakers = statement.wordOf + [statement.deniedBy].compactMap(\.self)
            return isKnown(statement.subject) && statement.spans.allSatisfy { $0.end <= size }
                && speakers.allSatisfy { if case .entity(let id) = $0 { isKnown(id) } else { true } }
        }
        return areStatementsRight && citations.allSatisfy { $0.span.end <= size }
            && unread.allSatisfy { $0.span.end <= size && $0.trigger.end <= size }
            && setAside.allSatisfy { $0.participants.allSatisfy(isKnown) && $0.spans.allSatisfy { $0.end <= size } }
    }

    public func encode(to encoder: any Encoder) throws {
        var json = encoder.container(keyedBy: Key.self)
        try json.encode(id, forKey: .id)
        try json.encode(language, forKey: .language)
        try json.encodeIfPresent(documentDate, forKey: .documentDate)
        try json.encodeIfPresent(documentDateOrigin, forKey: .documentDateOrigin)
        try json.encode(text, forKey: .text)
        // An entity's number is its place in the list.
        try json.encode(entities.map(\.type), forKey: .entities)
        try json.encode(statements, forKey: .statements)
        if !citations.isEmpty { try json.encode(citations, forKey: .citations) }
        if !setAside.isEmpty { try json.encode(setAside, forKey: .setAside) }
        if !unread.isEmpty { try json.encode(unread, forKey: .unread) }
    }
}
