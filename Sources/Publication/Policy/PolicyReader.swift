// Reads a policy: the part of TOML that settings need (tables, strings, whole numbers, booleans, lists of strings), and no field that it doesn't know.

import CaseModel

extension PublicationPolicy {
    /// Reads the text of a policy.
    ///
    /// - Throws: `PolicyProblem` with the line.
    public init(reading text: String) throws(PolicyProblem) {
        self.init()
        var table = ""
        var seen: Set<String> = []
        for (place, line) in text.split(omittingEmptySubsequences: false, whereSeparator: Self.endsLine).enumerated() {
            let number = place + 1
            let content = Self.withoutComment(line).trimmed
            if content.isEmpty { continue }
            if content.first == "[" {
                guard let name = Self.tableName(content) else {
                    throw PolicyProblem(
                        line: number,
                        description: "line \(number): '\(PolicyProblem.shown(content))' is no heading such as [people]."
                    )
                }
                table = name
                if table == "exception" {
                    exceptions.append(Exception(string: "", reason: ""))
                } else if Output(rawValue: table) == nil, !["people", "events", "counts", "sources"].contains(table) {
                    throw PolicyProblem(
                        line: number,
                        description: "line \(number): a policy has no part called [\(PolicyProblem.shown(table))].")
                }
                continue
            }
            guard let equals = content.firstIndex(of: "=") else {
                throw PolicyProblem(
                    line: number,
                    description:
                        "line \(number): '\(PolicyProblem.shown(content))' is no setting such as title = \"...\".")
            }
            let key = String(content[..<equals]).trimmed
            let name = table.isEmpty ? key : "\(table).\(key)"
            if table != "exception", !seen.insert(name).inserted {
                throw PolicyProblem(
                    line: number, description: "line \(number): '\(PolicyProblem.shown(name))' stands twice.")
            }
            let value = PolicyValue(String(content[content.index(after: equals)...]).trimmed)
            try set(name, to: value, line: number)
        }
        for exception in exceptions where exception.string.isEmpty || exception.reason.isEmpty {
            throw PolicyProblem(
                line: 0,
                description:
                    "an [[exception]] needs a string and a reason: say why '\(PolicyProblem.shown(exception.string))' may be read."
            )
        }
        if languages.isEmpty { throw PolicyProblem(line: 0, description: "'languages' names no language.") }
    }

    private mutating func set(_ name: String, to value: PolicyValue, line: Int) throws(PolicyProblem) {
        let place = PolicyPlace(name: name, line: line)
        switch name {
        case "title": title = try value.text(place)
        case "title_en", "title_ru", "title_kk": titles[String(name.suffix(2))] = try value.text(place)
        case "address":
            let text = try value.text(place)
            guard text.hasPrefix("https://") || text.hasPrefix("http://"), text.hasSuffix("/") else {
                throw place.problem("is an address such as https://register.example.org/, with a slash at the end")
            }
            address = text
        case "languages": languages = try value.texts(place, among: ["en", "ru", "kk"])
        case "licence": licence = try value.text(place)
        case "contact": contact = try value.text(place)
        case "people.names": names = try value.word(place)
        case "people.children": children = try value.word(place)
        case "people.officials": officials = try value.word(place)
        case "events.dates": dates = try value.word(place)
        case "events.places": places = try value.bool(place)
        case "events.facilities": facilities = try value.bool(place)
        case "events.without": withoutKinds = Set(try value.texts(place, among: Self.kinds))
        case "counts.smallest":
            smallestCount = try value.number(place)
            guard (1...1_000).contains(smallestCount) else { throw place.problem("is a number from 1 to 1000") }
        case "sources.cite": citing = try value.word(place)
        case "sources.quotes": quotes = try value.bool(place)
        case "exception.string": exceptions[exceptions.count - 1].string = try value.text(place)
        case "exception.within": exceptions[exceptions.count - 1].within = try value.text(place)
        case "exception.place": exceptions[exceptions.count - 1].place = try value.text(place)
        case "exception.reason": exceptions[exceptions.count - 1].reason = try value.text(place)
        default:
            let parts = name.split(separator: ".").map(String.init)
            guard parts.count == 2, parts[1] == "statements", let output = Output(rawValue: parts[0]) else {
                throw PolicyProblem(
                    line: line, description: "line \(line): a policy has no field '\(PolicyProblem.shown(name))'.")
            }
            levels[output] = try value.word(place) as Levels
        }
    }

    private static func endsLine(_ character: Character) -> Bool { character == "\n" || character == "\r\n" }

    /// The line without what comes after a `#` that stands in no string.
    private static func withoutComment(_ line: Substring) -> String {
        var inString = false
        var isEscaped = false
        var kept = ""
        for character in line {
            if character == "#", !inString { break }
            if character == "\"", !isEscaped { inString.toggle() }
            isEscaped = inString && character == "\\" && !isEscaped
            kept.append(character)
        }
        return kept
    }

    private static func tableName(_ text: String) -> String? {
        if text == "[[exception]]" { return "exception" }
        guard text.last == "]", !text.hasPrefix("[[") else { return nil }
        let name = String(text.dropFirst().dropLast()).trimmed
        return name.isEmpty || name == "exception" ? nil : name
    }
}

/// Where a setting stands, for what is said of it.
struct PolicyPlace {
    var name: String
    var line: Int

    func problem(_ what: String) -> PolicyProblem {
        PolicyProblem(line: line, description: "line \(line): '\(name)' \(what).")
    }
}

/// The text after the `=`.
struct PolicyValue {
    private let raw: String

    init(_ raw: String) { self.raw = raw }

    func text(_ place: PolicyPlace) throws(PolicyProblem) -> String {
        guard let text = Self.string(raw[...]), text.rest.isEmpty else {
            throw place.problem("is a text in quotation marks")
        }
        return text.text
    }

    func bool(_ place: PolicyPlace) throws(PolicyProblem) -> Bool {
        guard raw == "true" || raw == "false" else { throw place.problem("is true or false") }
        return raw == "true"
    }

    func number(_ place: PolicyPlace) throws(PolicyProblem) -> Int {
        guard let number = Int(raw) else { throw place.problem("is a whole number") }
        return number
    }

    func word<Word: RawRepresentable<String> & CaseIterable>(_ place: PolicyPlace) throws(PolicyProblem) -> Word {
        guard let word = Word(rawValue: try text(place)) else {
            throw place.problem("is one of " + Word.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", "))
        }
        return word
    }

    func texts(_ place: PolicyPlace, among known: [String]) throws(PolicyProblem) -> [String] {
        guard raw.first == "[", raw.last == "]" else { throw place.problem("is a list such as [\"en\", \"ru\"]") }
        var rest = Substring(String(raw.dropFirst().dropLast()).trimmed)
        var texts: [String] = []
        while !rest.isEmpty {
            guard let next = Self.string(rest) else { throw place.problem("is a list of texts in quotation marks") }
            guard known.contains(next.text) else {
                throw place.problem(
                    "has no '\(PolicyProblem.shown(next.text))'; there are \(known.joined(separator: ", "))")
            }
            if !texts.contains(next.text) { texts.append(next.text) }
            rest = Substring(String(next.rest).trimmed)
            if rest.first == "," {
                rest = Substring(String(rest.dropFirst()).trimmed)
            } else if !rest.isEmpty {
                throw place.problem("is a list of texts with commas between them")
            }
        }
        return texts
    }

    /// The string at the beginning of a text, and what comes after it.
    private static func string(_ text: Substring) -> (text: String, rest: Substring)? {
        guard text.first == "\"" else { return nil }
        var value = ""
        var place = text.index(after: text.startIndex)
        while place < text.endIndex {
            switch text[place] {
            case "\"": return (value, text[text.index(after: place)...])
            case "\\":
                place = text.index(after: place)
                guard place < text.endIndex else { return nil }
                switch text[place] {
                case "\"", "\\": value.append(text[place])
                case "n": value.append("\n")
                case "t": value.append("\t")
                default: return nil
                }
            default: value.append(text[place])
            }
            place = text.index(after: place)
        }
        return nil
    }
}
