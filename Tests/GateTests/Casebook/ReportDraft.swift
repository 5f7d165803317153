// Writes a report and its draft together, so that every statement rests on words that stand there.

import CaseModel

/// A report that grows sentence by sentence.
struct ReportDraft {
    private(set) var text = ""
    private(set) var entities: [Entity] = []
    private(set) var statements: [Statement] = []

    /// Adds words, and returns where they stand.
    @discardableResult
    mutating func say(_ words: String) -> ByteSpan {
        let start = text.utf8.count
        text += words
        return ByteSpan(start, text.utf8.count)
    }

    mutating func add(_ type: EntityType) -> EntityID {
        let id = EntityID(entities.count)
        entities.append(Entity(id: id, type: type))
        return id
    }

    /// States something; returns the number of the statement.
    @discardableResult
    mutating func state(
        _ subject: EntityID, _ property: Property, _ value: Value, at span: ByteSpan, wordOf: [Speaker] = [],
        standing: Standing = .reported, deniedBy: Speaker? = nil, rule: String = "test"
    ) -> Int {
        statements.append(
            Statement(
                subject: subject, property: property, value: value, spans: [span], wordOf: wordOf, standing: standing,
                deniedBy: deniedBy, rule: rule, confidence: .sure))
        return statements.count - 1
    }

    /// Names somebody or something for the first time.
    mutating func name(_ type: EntityType, _ name: String, role: PersonRole? = nil) -> EntityID {
        let id = add(type)
        let span = say(name)
        state(id, .name, .text(name), at: span)
        if let role { state(id, .role, .role(role), at: span) }
        return id
    }

    func draft(called id: String, on date: String? = nil, language: String = "en") -> Draft {
        Draft(
            id: id, language: language, documentDate: date.flatMap { EDTF($0) },
            documentDateOrigin: date == nil ? nil : .text, text: text, entities: entities, statements: statements)
    }
}

/// A device that writes its log.
struct TestLog {
    let number: UInt64
    let author: String
    private var count: UInt64 = 0

    init(_ number: UInt64, _ author: String) { (self.number, self.author) = (number, author) }

    /// Writes an act with the next tick of a clock that all devices share.
    mutating func write(_ act: Act, _ clock: inout Int) -> LedgerID {
        let id = LedgerID(log: (0xFACE_0FF1_CE00_0000, 0xBADD_CAFE_0000_0000 + number), index: count)
        count += 1
        clock += 1
        return id
    }
}
