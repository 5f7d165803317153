// A mapping as the headings and the first rows suggest it, for a person to look over.

import CaseModel

extension Mapping {
    /// Suggests what the columns mean, by their headings in English, Russian and Kazakh and by what stands in them.
    ///
    /// - Parameter table: what to call the table.
    public static func suggested(for file: TableFile, sheet name: String? = nil, table: String) throws(TableError)
        -> Mapping
    {
        let sheet = try file.sheet(name)
        var mapping = Mapping(
            table: table, sheet: sheet.name.isEmpty ? nil : sheet.name, header: Headings.find(in: sheet))
        mapping.separator = file.separator
        let headings = Headings(of: sheet, in: mapping.header)
        mapping.columns = headings.names.map { Suggestion.column($0) }
        let rows = sheet.rows.filter { $0.number > mapping.header.upperBound }
        Suggestion.settleUwazi(&mapping)
        Suggestion.settleNames(&mapping)
        Suggestion.settleKinds(&mapping, rows: rows)
        Suggestion.settleRowID(&mapping, rows: rows)
        Suggestion.settleCells(&mapping, rows: rows)
        return mapping
    }
}

/// The steps of a suggestion.
private enum Suggestion {
    /// What a heading alone says.
    static func column(_ heading: String) -> Mapping.Column {
        var plain = heading
        // "Date (2)" is a second column called "Date".
        if heading.hasSuffix(")"), let open = heading.lastIndex(of: "("),
            Int(heading[heading.index(after: open)...].dropLast()) != nil
        {
            plain = String(heading[..<open])
        }
        if WordList.shared.meaning("contact", within: plain) != nil {
            return Mapping.Column(
                heading, .text, remark: "contact details? skip leaves them out; or sensitivity = protected")
        }
        if let name = WordList.shared.meaning("heading", of: plain), let meaning = ColumnMeaning(name) {
            return Mapping.Column(heading, meaning)
        }
        let field = WordList.shared.meaning("field", within: plain).flatMap { EventField(rawValue: $0) }
        let events = (WordList.shared.meaning("event", within: plain) ?? "").split(separator: " ").compactMap {
            EventKind(rawValue: String($0))
        }
        if let field, let kind = events.first {
            let others = events.dropFirst().map(\.rawValue)
            return Mapping.Column(
                heading, .field(field, of: kind),
                remark: others.isEmpty ? nil : "look: it could be \(others.joined(separator: " or "))")
        }
        if let field { return Mapping.Column(heading, .field(field, of: nil), remark: "look") }
        // "ФИО задержанного", "Name of the detainee".
        let words = WordList.plain(plain).split(separator: " ").map(String.init)
        if let first = words.first {
            for length in [3, 2, 1] where words.count > length {
                let start = words.prefix(length).joined(separator: " ")
                if WordList.shared.meaning("heading", of: start) == "person" {
                    return Mapping.Column(heading, .person, remark: "look")
                }
            }
            if WordList.shared.meaning("heading", of: first) == "text" { return Mapping.Column(heading, .text) }
        }
        return Mapping.Column(heading, .text, remark: "nothing is made of it; what is it?")
    }

    /// The columns that Uwazi's exports have for its own ends; the title is what a row is about.
    static func settleUwazi(_ mapping: inout Mapping) {
        let headings = mapping.columns.map(\.heading)
        guard ["Title", "Date added", "Template"].allSatisfy(headings.contains) else { return }
        for place in mapping.columns.indices {
            switch mapping.columns[place].heading {
            case "Title":
                let hasPerson = mapping.columns.contains { $0.meaning == .person || $0.meaning == .surname }
                mapping.columns[place] = Mapping.Column(
                    "Title", hasPerson ? .text : .person, remark: "an export of Uwazi; is its title a person?")
            case "Template":
                mapping.columns[place] = Mapping.Column(
                    "Template", .skip, remark: "rows of several templates? export them one by one")
            case "Date added", "Geolocation", "Documents", "Attachments", "Published":
                mapping.columns[place] = Mapping.Column(headings[place], .skip)
            default: break
            }
        }
    }

    /// "Имя" beside "Фамилия" is the given name; two columns can't both name the person.
    static func settleNames(_ mapping: inout Mapping) {
        let hasSurname = mapping.columns.contains { $0.meaning == .surname }
        var isTaken: Set<ColumnMeaning> = []
        for place in mapping.columns.indices {
            let meaning = mapping.columns[place].meaning
            if hasSurname, meaning == .person {
                mapping.columns[place].meaning = isTaken.contains(.given) ? .text : .given
            }
            let now = mapping.columns[place].meaning
            switch now {
            case .person, .surname, .given, .patronymic, .personID, .rowID, .kind, .field:
                if !isTaken.insert(now).inserted {
                    mapping.columns[place].meaning = .text
                    mapping.columns[place].remark = "another column is '\(now)' already"
                }
            default: break
            }
        }
        if !hasSurname {
            // A given name alone is a name.
            for place in mapping.columns.indices where mapping.columns[place].meaning == .given {
                if !mapping.columns.contains(where: { $0.meaning == .person }) {
                    mapping.columns[place].meaning = .person
                }
            }
        }
    }

    /// What happened: a column of kinds, kinds in the headings, or one kind for all.
    static func settleKinds(_ mapping: inout Mapping, rows: [Row]) {
        if let column = mapping.columns.firstIndex(where: { $0.meaning == .kind }) {
            var seen: Set<String> = []
            for row in rows {
                let words = row[column].text
                guard !words.isEmpty, !WordList.shared.isEmpty(words), seen.insert(words).inserted, seen.count <= 200
                else { continue }
                let named = EventKind(rawValue: words.lowercased())
                let found = WordList.shared.meaning("event", within: words)?.split(separator: " ").compactMap {
                    EventKind(rawValue: String($0))
                }
                // A word that can mean two kinds is not decided for anybody.
                let meaning: Mapping.KindMeaning =
                    named.map { .kind($0) } ?? (found?.count == 1 ? found.map { .kind($0[0]) } : nil) ?? .undecided
                mapping.kinds.append(Mapping.KindWords(words, meaning))
            }
            return
        }
        var inHeadings: [EventKind] = []
        for column in mapping.columns {
            if case .field(_, let kind?) = column.meaning, !inHeadings.contains(kind) { inHeadings.append(kind) }
        }
        if let only = inHeadings.first, inHeadings.count == 1 {
            mapping.kind = only
            for place in mapping.columns.indices {
                if case .field(let field, only) = mapping.columns[place].meaning,
                    !mapping.columns.contains(where: { $0.meaning == .field(field, of: nil) })
                {
                    mapping.columns[place].meaning = .field(field, of: nil)
                }
            }
        } else if let first = inHeadings.first {
            // What no heading says belongs to the event that was named last before it.
            var nearest = first
            for place in mapping.columns.indices {
                guard case .field(let field, let kind) = mapping.columns[place].meaning else { continue }
                if let kind {
                    nearest = kind
                    continue
                }
                let meaning = ColumnMeaning.field(field, of: nearest)
                let isTaken = mapping.columns.contains { $0.meaning == meaning }
                mapping.columns[place].meaning = isTaken ? .text : meaning
                mapping.columns[place].remark = "look"
            }
        }
    }

    /// A column of numbers tells rows apart only where each is there once.
    static func settleRowID(_ mapping: inout Mapping, rows: [Row]) {
        guard let column = mapping.columns.firstIndex(where: { $0.meaning == .rowID }) else { return }
        var seen: Set<String> = []
        let cells = rows.filter { !$0.isEmpty }.map { $0[column].text }
        if let first = cells.first.flatMap({ Int($0) }), cells.enumerated().allSatisfy({ Int($1) == first + $0 }),
            first <= 1
        {
            mapping.columns[column].meaning = .skip
            mapping.columns[column].remark = "a running number; row-id if a row keeps its number for ever"
            return
        }
        for row in rows where !row.isEmpty {
            guard !row[column].text.isEmpty, seen.insert(row[column].text).inserted else {
                mapping.columns[column].meaning = .text
                mapping.columns[column].remark = "not every row has one of its own, so it can't tell rows apart"
                return
            }
        }
    }

    /// What the cells say: the order of day and month, the unit of terms.
    static func settleCells(_ mapping: inout Mapping, rows: [Row]) {
        let day = (first: DateCell(slashed: .dayFirst), month: DateCell(slashed: .monthFirst))
        var (isAmbiguous, dayFirst, monthFirst, bareTerms) = (false, 0, 0, false)
        for (place, column) in mapping.columns.enumerated() {
            guard case .field(let field, _) = column.meaning else { continue }
            for row in rows {
                let cell = row[place]
                switch field {
                case .date, .until:
                    guard cell.text.contains("/"), cell.date == nil else { continue }
                    if DateCell(slashed: nil).read(cell) == .ambiguous { isAmbiguous = true }
                    if case .date(let found) = day.first.read(cell) {
                        if day.month.read(cell) != .date(found) {
                            if case .none = day.month.read(cell) { dayFirst += 1 }
                        }
                    } else if case .date = day.month.read(cell) {
                        monthFirst += 1
                    }
                case .duration:
                    if Int(cell.text) != nil || cell.number != nil { bareTerms = true }
                default: break
                }
            }
        }
        mapping.needsSlashedDates = isAmbiguous || dayFirst > 0 && monthFirst > 0
        if isAmbiguous, dayFirst > 0, monthFirst == 0 { mapping.slashedDates = .dayFirst }
        if isAmbiguous, monthFirst > 0, dayFirst == 0 { mapping.slashedDates = .monthFirst }
        if bareTerms,
            let place = mapping.columns.firstIndex(where: {
                if case .field(.duration, _) = $0.meaning { true } else { false }
            })
        {
            mapping.columns[place].remark = "bare numbers: say what they count with duration-unit = D, M or Y"
        }
    }
}
