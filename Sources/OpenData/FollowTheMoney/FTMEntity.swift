// One entity of FollowTheMoney: a schema, and properties of which each has a list of values.

import Presentation

/// An entity as it is written, a line each.
struct FTMEntity {
    var id: String
    var schema: String
    private var properties: [(name: String, values: [String])] = []

    init(_ schema: String, id: String) {
        self.id = id
        self.schema = schema
    }

    /// Adds a value as it is; each once.
    mutating func add(_ property: String, _ value: String?) {
        guard let value, !value.isEmpty else { return }
        if let place = properties.firstIndex(where: { $0.name == property }) {
            if !properties[place].values.contains(value) { properties[place].values.append(value) }
        } else {
            properties.append((property, [value]))
        }
    }

    /// Adds words as names can have them: FollowTheMoney would change or drop others without a word.
    mutating func add(name property: String, _ words: String?) { add(property, words.map { FTMText.name($0) }) }

    /// Adds words as its texts can have them.
    mutating func add(text property: String, _ words: String?) { add(property, words.map { FTMText.text($0) }) }

    func write(_ json: inout JSONWriter) {
        json.object { json in
            json.member("id", id)
            json.member("schema", schema)
            json.object("properties") { json in
                for property in properties.sorted(by: { $0.name < $1.name }) {
                    json.member(property.name, property.values)
                }
            }
        }
    }
}

/// Words as FollowTheMoney keeps them.
public enum FTMText {
    /// The longest name, in characters of Unicode; longer ones are cut.
    static let longestName = 300
    /// The longest text.
    static let longestText = 20_000

    /// One line, single blanks, no invisible characters, no quotes around it.
    public static func name(_ words: String) -> String {
        var kept = String.UnicodeScalarView()
        for scalar in words.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .format, .surrogate, .privateUse, .unassigned: continue
            case .control, .lineSeparator, .paragraphSeparator, .spaceSeparator:
                if kept.last != " " { kept.append(" ") }
            default: kept.append(scalar)
            }
        }
        var text = kept[...]
        while let first = text.first, first == " " || first == "\"" || first == "'" { text.removeFirst() }
        while let last = text.last, last == " " || last == "\"" || last == "'" { text.removeLast() }
        return cut(String(String.UnicodeScalarView(text)), to: longestName)
    }

    /// Without control and invisible characters; line ends and tabs stay.
    public static func text(_ words: String) -> String {
        var kept = String.UnicodeScalarView()
        for scalar in words.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control where scalar != "\n" && scalar != "\t": kept.append("\u{FFFD}")
            case .format, .surrogate, .unassigned: continue
            case .spaceSeparator, .lineSeparator, .paragraphSeparator: kept.append(" ")
            default: kept.append(scalar)
            }
        }
        var text = kept[...]
        while let first = text.first, first == " " || first == "\n" || first == "\t" { text.removeFirst() }
        while let last = text.last, last == " " || last == "\n" || last == "\t" { text.removeLast() }
        return cut(String(String.UnicodeScalarView(text)), to: longestText)
    }

    private static func cut(_ words: String, to length: Int) -> String {
        guard words.unicodeScalars.count > length else { return words }
        return String(String.UnicodeScalarView(words.unicodeScalars.prefix(length - 1))) + "\u{2026}"
    }
}
