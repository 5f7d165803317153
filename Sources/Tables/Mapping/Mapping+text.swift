// The text form of a mapping, which people read and change: `name = value`, sections in brackets, `#` before remarks.

import CaseModel

extension Mapping {
    /// The mapping as text.
    public var text: String {
        var lines = [
            "# How habeas reads this table. Change what is wrong; 'habeas import FILE --mapping THIS --preview' shows what would come in.",
            "# Rows know one another by the table's name when it comes again, under whatever file name.",
            "table = \(Self.quoted(table))",
        ]
        if let sheet { lines.append("sheet = \(Self.quoted(sheet))") }
        lines.append(
            "header = \(header.lowerBound == header.upperBound ? "\(header.lowerBound)" : "\(header.lowerBound)-\(header.upperBound)")"
        )
        if let encoding { lines.append("encoding = \(Self.quoted(encoding))") }
        if let separator { lines.append("separator = \(Self.quoted(separator))") }
        if let kind { lines.append("kind = \(kind.rawValue)") }
        lines.append("# Rows that name the same person: one-person, or new-person for each.")
        lines.append("same-name = \(sameName.rawValue)")
        if needsSlashedDates || slashedDates != nil {
            lines.append("# Dates such as 03/04/2024: day-first or month-first.")
            lines.append("slashed-dates = \(slashedDates?.rawValue ?? "?")")
        }
        if let durationUnit { lines.append("duration-unit = \(durationUnit)") }
        if let code { lines.append("code = \(code.rawValue)") }
        if let country { lines.append("country = \(country)") }
        lines.append("sensitivity = \(sensitivity.rawValue)")
        lines.append("standing = \(standing.rawValue)")
        if let saidBy { lines.append("said-by = \(Self.quoted(saidBy))") }
        lines += [
            "", "[columns]",
            "# person, person.surname/.given/.patronymic/.alias/.role/.organisation/.id, row-id, kind, text (kept as words), skip (left out),",
            "# \(EventField.allCases.map(\.rawValue).joined(separator: ", ")); of one kind of event: detention.date, sentence.duration",
        ]
        for column in columns {
            lines.append("\(Self.quoted(column.heading)) = \(column.meaning)\(column.remark.map { "  # \($0)" } ?? "")")
        }
        if !kinds.isEmpty {
            lines += ["", "[kinds]", "# A kind of event, or text (no event is made of the row)."]
            for words in kinds {
                let meaning =
                    switch words.meaning {
                    case .kind(let kind): kind.rawValue
                    case .text: "text"
                    case .undecided: "?"
                    }
                lines.append("\(Self.quoted(words.words)) = \(meaning)")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Reads a mapping.
    ///
    /// - Throws: `TableError` that names the line and what it should be.
    public init(text: String) throws(TableError) {
        self.init(table: "")
        var section = ""
        for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            var reader = MappingLine(line, number: number + 1)
            guard let name = try reader.word() else { continue }
            if name == "[columns]" || name == "[kinds]" {
                section = name
                continue
            }
            let value = try reader.value()
            switch section {
            case "[columns]":
                guard let meaning = ColumnMeaning(value) else {
                    throw reader.error("'\(value)' is nothing that a column can be")
                }
                if columns.contains(where: { $0.heading == name }) {
                    throw reader.error("the column '\(name)' stands here twice")
                }
                columns.append(Column(name, meaning))
            case "[kinds]":
                if value == "text" {
                    kinds.append(KindWords(name, .text))
                } else if value == "?" {
                    kinds.append(KindWords(name, .undecided))
                } else if let kind = EventKind(rawValue: value) {
                    kinds.append(KindWords(name, .kind(kind)))
                } else {
                    throw reader.error("'\(value)' is no kind of event")
                }
            default: try set(name, to: value, reader)
            }
        }
        if table.isEmpty { throw TableError("it has no line 'table = NAME'.") }
        if columns.isEmpty { throw TableError("it has no [columns].") }
    }

    private mutating func set(_ name: String, to value: String, _ line: MappingLine) throws(TableError) {
        func one<Choice: RawRepresentable>(_ type: Choice.Type, _ choices: String) throws(TableError) -> Choice
        where Choice.RawValue == String {
            guard let choice = Choice(rawValue: value) else {
                throw line.error("'\(name)' can be \(choices), not '\(value)'")
            }
            return choice
        }
        switch name {
        case "table": table = value
        case "sheet": sheet = value
        case "header":
            let numbers = value.split(separator: "-").map { Int($0) }
            guard (1...2).contains(numbers.count), let first = numbers[0], let last = numbers[numbers.count - 1],
                first > 0, last >= first, last < first + 5
            else { throw line.error("'header' wants the number of the row with the headings, such as 1 or 3-4") }
            header = first...last
        case "encoding": encoding = value
        case "separator": separator = value
        case "kind": kind = try one(EventKind.self, "a kind of event")
        case "same-name": sameName = try one(SameName.self, "one-person or new-person")
        case "slashed-dates":
            needsSlashedDates = true
            slashedDates = value == "?" ? nil : try one(SlashedOrder.self, "day-first or month-first")
        case "duration-unit":
            guard ["D", "W", "M", "Y"].contains(value) else { throw line.error("'duration-unit' can be D, W, M or Y") }
            durationUnit = value
        case "code":
            code = try one(LegalCode.self, "criminal, administrative, criminal-procedure, constitution or other")
        case "country": country = value
        case "sensitivity": sensitivity = try one(Sensitivity.self, "public, internal or protected")
        case "standing":
            standing = try one(Standing.self, "reported or alleged")
            guard standing == .reported || standing == .alleged else {
                throw line.error("'standing' can be reported or alleged")
            }
        case "said-by": saidBy = value
        default: throw line.error("nothing is called '\(name)' in a mapping")
        }
    }

    /// A value in quotes, so that any heading can stand in a line.
    static func quoted(_ text: String) -> String {
        "\""
            + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n").replacing(
                "\t", with: "\\t") + "\""
    }
}

/// One line of a mapping while it is read.
private struct MappingLine {
    private var rest: Substring
    private let number: Int

    init(_ line: Substring, number: Int) {
        rest = line
        self.number = number
    }

    func error(_ why: String) -> TableError { TableError("line \(number): \(why).") }

    private mutating func skipBlanks() { rest = rest.drop { $0 == " " || $0 == "\t" } }

    /// The name at the front: in quotes, in brackets, or up to a blank or `=`; nil for an empty line or a remark.
    mutating func word() throws(TableError) -> String? {
        skipBlanks()
        guard let first = rest.first, first != "#" else { return nil }
        if first == "\"" { return try quoted() }
        let word = rest.prefix { $0 != "=" && $0 != "#" && $0 != " " && $0 != "\t" }
        rest = rest[word.endIndex...]
        return String(word)
    }

    /// What stands after the sign of equality.
    mutating func value() throws(TableError) -> String {
        skipBlanks()
        guard rest.first == "=" else { throw error("a '=' is missing") }
        rest = rest.dropFirst()
        skipBlanks()
        let value: String
        if rest.first == "\"" {
            value = try quoted()
        } else {
            let word = rest.prefix { $0 != "#" }
            rest = rest[word.endIndex...]
            value = Sheet.trimmed(String(word))
        }
        skipBlanks()
        if let next = rest.first, next != "#" { throw error("there is more after the value; put it in quotes") }
        if value.isEmpty { throw error("a value is missing") }
        return value
    }

    private mutating func quoted() throws(TableError) -> String {
        var word = ""
        rest = rest.dropFirst()
        while let character = rest.popFirst() {
            if character == "\"" { return word }
            guard character == "\\" else {
                word.append(character)
                continue
            }
            switch rest.popFirst() {
            case "n"?: word.append("\n")
            case "t"?: word.append("\t")
            case "\\"?: word.append("\\")
            case "\""?: word.append("\"")
            default: throw error("after \\ only \", \\, n or t can stand")
            }
        }
        throw error("a quote is not closed")
    }
}
