// A file of open data as rows of an import: one for each thing with what is said of it alone, one for each event.

public import CaseModel
import FoundationEssentials

extension Exchange {
    /// The rows, named things before the events that name them. What they say is their text, a line for each statement; all who are numbered by the
    /// file are known by that number when they come again, in another row or another file of the same table.
    ///
    /// - Parameters:
    ///   - table: what rows of this and later files know one another by.
    ///   - digest: a cryptographic hash, as text.
    public func rows(table: String, digest: ([UInt8]) -> String) -> [PlannedRow] {
        var about = [[Int]](repeating: [], count: things.count)
        for (place, said) in statements.enumerated() { about[said.statement.subject.number].append(place) }
        let names = things.indices.map { thing in
            about[thing].lazy.compactMap { place -> String? in
                guard statements[place].statement.property == .name,
                    case .text(let text) = statements[place].statement.value
                else { return nil }
                return text
            }.first
        }
        let events = things.indices.filter { things[$0].type == .event }
        let others = things.indices.filter { things[$0].type != .event }
        var rows: [PlannedRow] = []
        for thing in others + events where !about[thing].isEmpty {
            var work = ExchangeRow(exchange: self, names: names, table: table, subject: EntityID(thing))
            for place in about[thing] { work.add(statements[place]) }
            rows.append(work.planned(number: rows.count + 1, digest: digest))
        }
        return rows
    }
}

/// The work on one row.
private struct ExchangeRow {
    let exchange: Exchange
    /// What each thing of the file is called.
    let names: [String?]
    let table: String
    let subject: EntityID
    private var text = ""
    private var statements: [Statement] = []
    private var numbers: [EntityID: EntityID] = [:]
    private var order: [EntityID] = []
    private var cited: [Int] = []

    init(exchange: Exchange, names: [String?], table: String, subject: EntityID) {
        (self.exchange, self.names, self.table, self.subject) = (exchange, names, table, subject)
        _ = number(subject)
    }

    private mutating func number(_ thing: EntityID) -> EntityID {
        if let known = numbers[thing] { return known }
        let id = EntityID(order.count)
        numbers[thing] = id
        order.append(thing)
        return id
    }

    private func name(_ thing: EntityID) -> String {
        names[thing.number] ?? exchange.things[thing.number].id
    }

    private mutating func line(_ words: String) -> ByteSpan {
        if !text.isEmpty { text += "\n" }
        let start = text.utf8.count
        text += words
        return ByteSpan(start, text.utf8.count)
    }

    mutating func add(_ said: Exchange.Said) {
        var statement = said.statement
        let told: String
        switch statement.value {
        case .text(let words): told = words
        case .entity(let other): told = name(other)
        case .date(let date): told = date.description
        case .duration(let duration): told = duration.description
        case .provision(let provision): told = ProvisionLabel.words(of: provision)
        case .eventKind(let kind): told = kind.rawValue
        case .role(let role): told = role.rawValue
        case .organisationKind(let kind): told = kind.rawValue
        case .number(let number): told = String(number)
        case .mark: told = "yes"
        }
        var words = "\(statement.property.fileName): \(told)"
        if let origin = said.origin {
            if !cited.contains(origin) { cited.append(origin) }
            words += " [\((cited.firstIndex(of: origin) ?? 0) + 1)]"
        }
        var spans = [line(words)]
        if let quote = said.quote { spans.append(line(quote)) }
        statement.spans = spans
        statement.subject = number(statement.subject)
        if case .entity(let other) = statement.value { statement.value = .entity(number(other)) }
        statement.wordOf = statement.wordOf.map { speaker($0) }
        statement.deniedBy = statement.deniedBy.map { speaker($0) }
        statements.append(statement)
    }

    private mutating func speaker(_ speaker: Speaker) -> Speaker {
        if case .entity(let id) = speaker { .entity(number(id)) } else { speaker }
    }

    /// The event of a number of the row, where it tells what happened.
    private func event(_ entity: EntityID) -> [PlannedRow.Event] {
        var (kind, date): (EventKind?, EDTF?)
        for statement in statements where statement.subject == entity {
            switch (statement.property, statement.value) {
            case (.kind, .eventKind(let told)): kind = kind ?? told
            case (.date, .date(let told)): date = date ?? told
            default: break
            }
        }
        return kind.map { [PlannedRow.Event(entity: entity, kind: $0, date: date)] } ?? []
    }

    mutating func planned(number: Int, digest: ([UInt8]) -> String) -> PlannedRow {
        for (place, origin) in cited.enumerated() {
            let origin = exchange.origins[origin]
            let words = [origin.title, origin.site, origin.published?.description].compactMap(\.self)
            _ = line("[\(place + 1)] " + (words.isEmpty ? origin.kind : words.joined(separator: ", ")))
        }
        var people: [PlannedRow.Person] = []
        var events: [PlannedRow.Event] = []
        for (place, thing) in order.enumerated() {
            let known = exchange.things[thing.number]
            if known.type == .event {
                events += event(EntityID(place))
            } else {
                people.append(
                    PlannedRow.Person(
                        entity: EntityID(place), type: known.type, name: names[thing.number] ?? "",
                        key: table + "\u{1F}" + known.type.rawValue + "\u{1F}" + known.id))
            }
        }
        let thing = exchange.things[subject.number]
        let language = cited.first.map { exchange.origins[$0].language } ?? "und"
        let draft = Draft(
            id: "row \(number)", language: language, text: text,
            entities: order.enumerated().map { Entity(id: EntityID($0), type: exchange.things[$1.number].type) },
            statements: statements)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let bytes = (try? encoder.encode(draft.statements)).map { Array($0) } ?? []
        return PlannedRow(
            number: number, draft: draft, people: people, events: events,
            key: table + "\u{1F}id\u{1F}" + thing.id, digest: digest(Array(text.utf8) + [0] + bytes),
            title: names[subject.number] ?? events.first?.kind.rawValue ?? thing.type.rawValue, problems: [],
            keptAsWords: [])
    }
}
