// Writes the text of a note, line by line, and the statements that rest on its words.

public import CaseModel

/// A draft in the making: what a member typed, or a row of a table.
///
///     var note = NoteWriter(rule: "typed by hand")
///     let words = note.line("Person", "Aidar Testov")
///     let person = note.named("Aidar Testov", .person, [words])
public struct NoteWriter: Sendable {
    /// How the statements came about, in words.
    public let rule: String
    private var text: [UInt8] = []
    private var entities: [Entity] = []
    private var statements: [Statement] = []
    /// Entities by type and name, so that one name within a note is one thing.
    private var known: [EntityType: [String: EntityID]] = [:]
    /// On whose word the statements are that follow.
    public var wordOf: [Speaker] = []
    /// How the statements stand that follow.
    public var standing = Standing.reported

    public init(rule: String) { self.rule = rule }

    /// Adds a line "Label: words"; returns where the words stand.
    public mutating func line(_ label: String, _ words: String) -> ByteSpan {
        if !text.isEmpty { text.append(0x0A) }
        text += label.utf8
        text += ": ".utf8
        return append(words)
    }

    /// Adds words as they are, on a line of their own; returns where they stand.
    public mutating func paragraph(_ words: String) -> ByteSpan {
        if !text.isEmpty { text.append(0x0A) }
        return append(words)
    }

    private mutating func append(_ words: String) -> ByteSpan {
        let start = text.count
        text += words.utf8
        return ByteSpan(start, text.count)
    }

    /// A new entity.
    public mutating func entity(_ type: EntityType) -> EntityID {
        let id = EntityID(entities.count)
        entities.append(Entity(id: id, type: type))
        return id
    }

    /// The entity with a name; a new one where the note has none of that name and type.
    public mutating func named(_ name: String, _ type: EntityType, _ spans: [ByteSpan]) -> EntityID {
        if let id = known[type]?[name] { return id }
        let id = entity(type)
        known[type, default: [:]][name] = id
        // That somebody is called so is no claim of whoever told what happened.
        let (speakers, standing) = (wordOf, standing)
        (wordOf, self.standing) = ([], .reported)
        state(id, .name, .text(name), spans)
        (wordOf, self.standing) = (speakers, standing)
        return id
    }

    /// Adds a statement.
    public mutating func state(_ subject: EntityID, _ property: Property, _ value: Value, _ spans: [ByteSpan]) {
        statements.append(
            Statement(
                subject: subject, property: property, value: value, spans: spans, wordOf: wordOf, standing: standing,
                rule: rule, confidence: .sure))
    }

    /// The draft.
    ///
    /// - Parameter documentDate: the day it was told or written, where known.
    public func draft(id: String, language: String = "und", documentDate: EDTF? = nil) -> Draft {
        Draft(
            id: id, language: language, documentDate: documentDate,
            documentDateOrigin: documentDate == nil ? nil : .given, text: String(decoding: text, as: UTF8.self),
            entities: entities, statements: statements)
    }
}
