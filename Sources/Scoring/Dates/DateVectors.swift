// The date vectors of Recognizers-Text: which cases are in our scope, and whether an answer is right.
public import CaseModel
public import Foundation

/// One phrase with the expressions of time that are expected in it.
public struct DateVector: Sendable {
    /// An expected expression.
    public struct Expected: Sendable {
        /// Its text, in lower case.
        public var text: String
        /// The type that the vectors give: date, daterange, duration, time ...
        public var type: String
        /// The expression in their notation (TIMEX).
        public var timex: String
        /// The first day, where there is one.
        public var start: CivilDay?
        /// The last day; of a range the day after its last, or its last: the vectors have both.
        public var end: CivilDay?
        /// "before", "since", "mid" ...
        public var mod: String
        /// Whether they give no value ("not resolved").
        public var isUnresolved: Bool
    }

    /// File and number from 0: `DateParser 12`.
    public var id: String
    public var input: String
    public var reference: CivilDay
    public var expected: [Expected]
    /// Why the case is outside our scope; nil where it is inside.
    public var leftOut: String?

    /// The four files, in the order in which they are measured.
    public static let files = ["DateParser", "DatePeriodParser", "DurationParser", "DateTimeModel"]

    /// Reads one file; cases that cannot be read are left out.
    public static func cases(of file: String, in data: Data) throws -> [DateVector] {
        let raw = try JSONDecoder().decode([RawVector].self, from: data)
        return raw.enumerated().map { index, raw in
            let reference = raw.context?.referenceDateTime.flatMap { day($0) } ?? CivilDay(number: 17_000)
            let expected = raw.results.map { Self.expectation($0) }
            return DateVector(
                id: "\(file) \(index)", input: raw.input, reference: reference, expected: expected,
                leftOut: DateScope.reason(
                    input: raw.input.lowercased(), expected: expected, hasReference: raw.context != nil))
        }
    }

    static func day(_ string: String) -> CivilDay? {
        let parts = string.prefix(10).split(separator: "-")
        guard parts.count == 3, let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]) else {
            return nil
        }
        return CivilDay(year: year, month: month, day: day)
    }

    private static func expectation(_ result: RawVector.Result) -> Expected {
        let type = (result.typeName ?? result.type ?? "").split(separator: ".").last.map(String.init) ?? ""
        var expected = Expected(text: result.text.lowercased(), type: type, timex: "", mod: "", isUnresolved: true)
        if let value = result.value {
            expected.timex = value.timex ?? ""
            fill(&expected, from: value.pastResolution ?? [:])
        } else if let value = result.resolution?.values.first {
            // Of two values the first is the past one.
            expected.timex = value["timex"] ?? ""
            expected.mod = value["Mod"] ?? ""
            var days = value
            if let date = value["value"] { days["date"] = date }
            if let start = value["start"] { days["startDate"] = start }
            if let end = value["end"] { days["endDate"] = end }
            fill(&expected, from: days)
        }
        return expected
    }

    private static func fill(_ expected: inout Expected, from value: [String: String]) {
        let start = value["date"] ?? value["startDate"]
        let end = value["date"] ?? value["endDate"]
        expected.start = start.flatMap { $0 == "0001-01-01" ? nil : day($0) }
        expected.end = end.flatMap { $0 == "0001-01-01" ? nil : day($0) }
        expected.isUnresolved = expected.start == nil && expected.end == nil
    }
}

extension DateVector {
    private struct Line: Encodable {
        struct Item: Encodable {
            var text: String
            var type: String
            var start: String?
            var end: String?
        }
        var id: String
        var input: String
        var reference: String
        var expected: [Item]
    }

    /// The case as one line of JSON.
    public func line() throws -> String {
        let items = expected.map {
            Line.Item(text: $0.text, type: $0.type, start: $0.start?.description, end: $0.end?.description)
        }
        let data = try JSONEncoder().encode(
            Line(id: id, input: input, reference: reference.description, expected: items))
        return String(decoding: data, as: UTF8.self)
    }
}

/// A case as the files hold it.
private struct RawVector: Decodable {
    struct Context: Decodable {
        var referenceDateTime: String?
        enum CodingKeys: String, CodingKey { case referenceDateTime = "ReferenceDateTime" }
    }
    struct Value: Decodable {
        var timex: String?
        var pastResolution: [String: String]?
        enum CodingKeys: String, CodingKey {
            case timex = "Timex"
            case pastResolution = "PastResolution"
        }
    }
    struct Resolution: Decodable { var values: [[String: String]] }
    struct Result: Decodable {
        var text: String
        var type: String?
        var typeName: String?
        var value: Value?
        var resolution: Resolution?
        enum CodingKeys: String, CodingKey {
            case text = "Text"
            case type = "Type"
            case typeName = "TypeName"
            case value = "Value"
            case resolution = "Resolution"
        }
    }
    var input: String
    var context: Context?
    var results: [Result]
    enum CodingKeys: String, CodingKey {
        case input = "Input"
        case context = "Context"
        case results = "Results"
    }
}
