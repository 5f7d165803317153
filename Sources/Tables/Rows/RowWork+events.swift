// What happened, as a row has it.

import CaseModel

extension RowWork {
    /// Adds the events: the row's own, and those of kinds that have columns to themselves.
    mutating func addEvents(kinds: [String: Mapping.KindMeaning]) {
        if let (kind, kindSpans) = ownKind(kinds) { add(kind, kindSpans, columns: fields(of: nil)) }
        var seen: [EventKind] = []
        for meaning in reader.meanings {
            guard case .field(_, let kind?) = meaning, !seen.contains(kind) else { continue }
            seen.append(kind)
            let columns = fields(of: kind)
            if !columns.isEmpty { add(kind, [], columns: columns) }
        }
    }

    /// The columns of an event that say something.
    private func fields(of kind: EventKind?) -> [Int] {
        reader.meanings.indices.filter { column in
            guard case .field(_, kind) = reader.meanings[column] else { return false }
            return !row[column].isEmpty && !WordList.shared.isEmpty(row[column].text)
        }
    }

    /// The kind of the row's own event; nil where there is none.
    private mutating func ownKind(_ kinds: [String: Mapping.KindMeaning]) -> (EventKind, [ByteSpan])? {
        if reader.meanings.contains(.kind) {
            guard let column = column(.kind), let span = spans[column] else {
                if !fields(of: nil).isEmpty, reader.mapping.kind == nil { problem("what happened is not said") }
                return fields(of: nil).isEmpty ? nil : reader.mapping.kind.map { ($0, []) }
            }
            let words = row[column].text
            switch kinds[WordList.plain(words)] ?? EventKind(rawValue: words.lowercased()).map({ .kind($0) }) {
            case .kind(let kind)?: return (kind, [span])
            case .text?: return nil
            default:
                problem("'\(words)' is no kind of event that the mapping knows; add it under [kinds]", at: column)
                return nil
            }
        }
        guard let kind = reader.mapping.kind, !fields(of: nil).isEmpty else { return nil }
        return (kind, [])
    }

    private mutating func add(_ kind: EventKind, _ kindSpans: [ByteSpan], columns: [Int]) {
        // What names the event where no cell does: its own words, so that a quote can be shown.
        let own = kindSpans.isEmpty ? columns.prefix(1).compactMap { spans[$0] } : kindSpans
        var event = EventFields(kind: Said(kind, own))
        event.people = planned.people.map(\.entity)
        event.standing = reader.mapping.standing
        if let saidBy = reader.mapping.saidBy { event.saidBy = [Said(saidBy)] }
        for column in columns {
            guard case .field(let field, _) = reader.meanings[column], let span = spans[column] else { continue }
            fill(&event, field, row[column], [span], at: column)
        }
        let entity = writer.add(event, peopleSpans: personSpans)
        note(PlannedRow.Event(entity: entity, kind: kind, date: event.date?.value))
    }

    private mutating func fill(
        _ event: inout EventFields, _ field: EventField, _ cell: Cell, _ spans: [ByteSpan], at column: Int
    ) {
        switch field {
        case .date, .until:
            switch reader.dates.read(cell) {
            case .date(let date):
                if field == .date { event.date = Said(date, spans) } else { event.until = Said(date, spans) }
            case .ambiguous:
                problem(
                    "'\(cell.text)' can be two days; the mapping has to say slashed-dates = day-first or month-first",
                    at: column)
            case .none(let why): problem("'\(cell.text)' can't be read as a date: \(why)", at: column)
            }
        case .time:
            let parts = cell.text.split(separator: ":").map { Int($0) }
            if parts.count >= 2, let hour = parts[0], let minute = parts[1], (0..<24).contains(hour),
                (0..<60).contains(minute)
            {
                event.time = Said("\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)", spans)
            } else {
                problem("'\(cell.text)' is no time of day such as 10:30", at: column)
            }
        case .duration:
            if let duration = DurationCell.read(cell.text, unit: reader.mapping.durationUnit) {
                event.duration = Said(duration, spans)
            } else if Int(cell.text) != nil {
                problem(
                    "what does the number \(cell.text) count? The mapping has to say duration-unit = D, M or Y",
                    at: column)
            } else {
                problem("'\(cell.text)' is no length of time such as '15 days'", at: column)
            }
        case .provision:
            if let found = ProvisionWords.read(cell.text, code: reader.mapping.code, country: reader.mapping.country) {
                event.provisions += found.map { Said($0, spans) }
            } else {
                problem("'\(cell.text)' is no article such as '297/2'", at: column)
            }
        case .by: event.by.append(Said(cell.text, spans))
        case .place: event.place = Said(cell.text, spans)
        case .facility: event.facility = Said(cell.text, spans)
        case .from: event.from = Said(cell.text, spans)
        case .to: event.to = Said(cell.text, spans)
        case .saidBy: event.saidBy.append(Said(cell.text, spans))
        }
    }
}
