// The shape of a request's JSON: what it is checked against, and what the OpenAPI document says of it.

import Presentation

/// A shape (a part of JSON Schema 2020-12).
indirect enum APIShape: Sendable {
    case text(most: Int, what: String)
    case choice([String])
    case day
    case integer(ClosedRange<Int>)
    case flag(what: String)
    case list(of: APIShape, most: Int)
    /// Members with their names; those with a `!` after it have to be there.
    case object([(name: String, shape: APIShape)])

    /// Why a value is of another shape, in a sentence; nil where it fits.
    func problem(with value: JSONValue, at place: String = "the body") -> String? {
        switch (self, value) {
        case (.text(let most, _), .string(let text)):
            return text.utf8.count <= most ? nil : "\(place) is longer than \(most) bytes."
        case (.day, .string(let text)):
            return APIParameter.isDay(text) ? nil : "\(place) is no day such as 2024-06-12."
        case (.choice(let choices), .string(let text)):
            return choices.contains(text) ? nil : "\(place) is none of \(choices.joined(separator: ", "))."
        case (.integer(let range), .integer(let number)):
            return range.contains(number)
                ? nil : "\(place) is not from \(range.lowerBound) to \(range.upperBound)."
        case (.flag, .bool): return nil
        case (.list(let shape, let most), .array(let items)):
            guard items.count <= most else { return "\(place) has more than \(most) items." }
            for (number, item) in items.enumerated() {
                if let problem = shape.problem(with: item, at: "\(place)[\(number)]") { return problem }
            }
            return nil
        case (.object(let members), .object(let given)):
            let known = members.map { $0.name.filter { $0 != "!" } }
            if let other = given.keys.sorted().first(where: { !known.contains($0) }) {
                return "\(place) has a member '\(other.prefix(40))' that nobody knows here."
            }
            for (member, name) in zip(members, known) {
                guard let value = given[name] else {
                    if member.name.hasSuffix("!") { return "\(place) lacks '\(name)'." }
                    continue
                }
                if let problem = member.shape.problem(with: value, at: name) { return problem }
            }
            return nil
        default: return "\(place) is of another type than it should be."
        }
    }

    /// Writes it as JSON Schema.
    func write(to json: inout JSONWriter) {
        json.object { json in
            switch self {
            case .text(let most, let what):
                json.member("type", "string")
                json.member("maxLength", most)
                json.member("description", what)
            case .day:
                json.member("type", "string")
                json.member("format", "date")
            case .choice(let choices):
                json.member("type", "string")
                json.member("enum", choices)
            case .integer(let range):
                json.member("type", "integer")
                json.member("minimum", range.lowerBound)
                json.member("maximum", range.upperBound)
            case .flag(let what):
                json.member("type", "boolean")
                json.member("description", what)
            case .list(let shape, let most):
                json.member("type", "array")
                json.member("maxItems", most)
                json.key("items")
                shape.write(to: &json)
            case .object(let members):
                json.member("type", "object")
                json.member("additionalProperties", false)
                json.member("required", members.map(\.name).filter { $0.hasSuffix("!") }.map { String($0.dropLast()) })
                json.object("properties") { json in
                    for member in members {
                        json.key(member.name.filter { $0 != "!" })
                        member.shape.write(to: &json)
                    }
                }
            }
        }
    }
}
