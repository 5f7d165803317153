// Whom a row is about.

import CaseModel

extension RowWork {
    /// Adds the people, with what the row says of them.
    mutating func addPeople() {
        var named: [(name: String, spans: [ByteSpan])] = []
        for column in columns(.person) {
            let cell = row[column].text
            guard let span = spans[column] else { continue }
            for part in cell.split(whereSeparator: { $0 == ";" || $0 == "\n" }) {
                let name = Sheet.trimmed(String(part))
                guard !name.isEmpty else { continue }
                if !name.contains(where: \.isLetter) {
                    problem("'\(name)' is no name", at: column)
                    continue
                }
                let before = cell[..<part.startIndex].utf8.count + part.prefix { $0.isWhitespace }.utf8.count
                named.append((name, [ByteSpan(span.start + before, span.start + before + name.utf8.count)]))
            }
        }
        let parts = [ColumnMeaning.surname, .given, .patronymic].compactMap { column($0) }
        if !parts.isEmpty {
            let name = parts.map { row[$0].text }.joined(separator: " ")
            if name.contains(where: \.isLetter) { named.append((name, parts.compactMap { spans[$0] })) }
        }
        let identity = column(.personID).map { row[$0].text }
        for (name, spans) in named {
            let name = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            let entity = writer.named(name, .person, spans)
            personSpans[entity, default: []] += spans
            if people.contains(where: { $0.entity == entity }) { continue }
            let key = named.count == 1 ? identity.map { reader.mapping.table + "\u{1F}person\u{1F}" + $0 } : nil
            note(PlannedRow.Person(entity: entity, name: name, key: key))
        }
        for column in columns(.alias) + columns(.role) + columns(.organisation) {
            guard people.count == 1, let person = people.first?.entity, let span = spans[column] else {
                if !people.isEmpty { keepAsWords("the row names several people; whose is it?", at: column) }
                continue
            }
            add(row[column].text, reader.meanings[column], of: person, span, at: column)
        }
    }

    private var people: [PlannedRow.Person] { planned.people }

    private mutating func add(
        _ words: String, _ meaning: ColumnMeaning, of person: EntityID, _ span: ByteSpan, at column: Int
    ) {
        switch meaning {
        case .alias: writer.state(person, .alias, .text(words), [span])
        case .role:
            if let role = PersonRole(rawValue: words.lowercased())
                ?? WordList.shared.meaning("role", of: words).flatMap({ PersonRole(rawValue: $0) })
            {
                writer.state(person, .role, .role(role), [span])
            } else {
                keepAsWords("'\(words)' is no role that is known here", at: column)
            }
        case .organisation:
            let body = writer.named(words, .organisation, [span])
            writer.state(person, .relation(.memberOf), .entity(body), [span])
        default: break
        }
    }
}
