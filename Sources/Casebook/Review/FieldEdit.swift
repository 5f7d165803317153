// What a member types to put a statement right: a field and its value, as text.

public import CaseModel

/// Why an edit can't be made.
public struct EditProblem: Error, Hashable, Sendable, CustomStringConvertible {
    /// In a sentence, with what to do.
    public let description: String

    init(_ sentence: String) { description = sentence }
}

/// A field of an item with its new value.
public struct FieldEdit: Hashable, Sendable {
    /// The fields that can be put right.
    public enum Field: String, CaseIterable, Hashable, Sendable {
        case kind, date, until, term, time, place, facility, from, to, victim, actor, provision, standing
        case deniedBy = "denied-by"
        case name, alias, role
    }

    /// Which.
    public var field: Field
    /// What it is from now on, as it was typed.
    public var text: String

    public init(_ field: Field, _ text: String) {
        self.field = field
        self.text = text
    }

    /// Reads `date=2024-05-16`.
    public init(_ typed: String) throws(EditProblem) {
        guard let equals = typed.firstIndex(of: "=") else {
            throw EditProblem("'\(typed)': an edit is FIELD=VALUE, such as date=2024-05-16.")
        }
        let name = String(typed[..<equals])
        guard let field = Field(rawValue: name) else {
            throw EditProblem(
                "'\(name)': there is no such field; there are \(Field.allCases.map(\.rawValue).joined(separator: ", "))."
            )
        }
        self.init(field, String(typed[typed.index(after: equals)...]))
    }

    /// The property that it sets; nil where it changes how the item stands.
    var property: Property? {
        switch field {
        case .kind: .kind
        case .date: .date
        case .until: .until
        case .term: .duration
        case .time: .time
        case .place: .place
        case .facility: .facility
        case .from: .from
        case .to: .to
        case .victim: .victim
        case .actor: .actor
        case .provision: .provision
        case .name: .name
        case .alias: .alias
        case .role: .role
        case .standing, .deniedBy: nil
        }
    }

    /// Whether several statements may say it side by side, so that a new one is added.
    var mayRepeat: Bool { [.victim, .actor, .provision, .alias, .role].contains(field) }

    /// The value that the text says; nil where it names somebody or somewhere.
    func value() throws(EditProblem) -> Value? {
        guard !text.isEmpty else { throw EditProblem("\(field.rawValue): there is no value.") }
        switch field {
        case .time, .facility, .from, .to, .name, .alias: return .text(text)
        case .date, .until:
            guard let date = Self.date(text) else {
                throw EditProblem("'\(text)' is no date; write 2024-05-16, 2024-05, 2024-05~ or 16.05.2024.")
            }
            return .date(date)
        case .term:
            guard let term = Self.term(text) else {
                throw EditProblem("'\(text)' is no length of time; write '15 days', '1 year 6 months' or P15D.")
            }
            return .duration(term)
        case .kind: return .eventKind(try Self.one(text, of: EventKind.self))
        case .role: return .role(try Self.one(text, of: PersonRole.self))
        case .provision:
            guard let provision = Self.provision(text) else {
                throw EditProblem(
                    "'\(text)' is no provision; write the article, its part in brackets, the code and the country: 297(2) criminal KZ."
                )
            }
            return .provision(provision)
        case .place, .victim, .actor, .standing, .deniedBy: return nil
        }
    }

    static func one<Choice: RawRepresentable & CaseIterable>(_ text: String, of type: Choice.Type) throws(EditProblem)
        -> Choice where Choice.RawValue == String
    {
        guard let choice = Choice(rawValue: text) else {
            throw EditProblem("'\(text)' is none of \(Choice.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        return choice
    }

    private static func date(_ text: String) -> EDTF? {
        let parts = text.split(separator: ".").map(String.init)
        if parts.count == 3, parts[2].utf8.count == 4, let day = Int(parts[0]), let month = Int(parts[1]) {
            func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
            return EDTF("\(parts[2])-\(two(month))-\(two(day))")
        }
        return EDTF(text)
    }

    private static func term(_ text: String) -> ISODuration? {
        if text.hasPrefix("P") { return ISODuration(text) }
        let words = text.lowercased().split(separator: " ")
        guard !words.isEmpty, words.count.isMultiple(of: 2) else { return nil }
        var days = "P"
        var hours = ""
        for place in stride(from: 0, to: words.count, by: 2) {
            guard let number = Int(words[place]), number >= 0 else { return nil }
            switch words[place + 1] {
            case "year", "years": days += "\(number)Y"
            case "month", "months": days += "\(number)M"
            case "week", "weeks": days += "\(number)W"
            case "day", "days": days += "\(number)D"
            case "hour", "hours": hours += "\(number)H"
            default: return nil
            }
        }
        return ISODuration(days + (hours.isEmpty ? "" : "T" + hours))
    }

    private static func provision(_ text: String) -> Provision? {
        let words = text.split(separator: " ").map(String.init)
        guard (2...3).contains(words.count), let code = LegalCode(rawValue: words[1]) else { return nil }
        var article = words[0]
        var part: String?
        if let open = article.firstIndex(of: "("), article.hasSuffix(")") {
            part = String(article[article.index(after: open)...].dropLast())
            article = String(article[..<open])
        }
        guard !article.isEmpty, part?.isEmpty != true else { return nil }
        return Provision(article: article, part: part, code: code, country: words.count > 2 ? words[2] : nil)
    }
}
