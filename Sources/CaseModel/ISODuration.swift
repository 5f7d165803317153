// Lengths of time as ISO 8601 writes them.

/// A length of time in calendar units: `P15D`, `P1Y6M`, `PT3H`.
///
/// Units stay as they were said: `P2W` is not `P14D`, `P18M` is not `P1Y6M`. A fraction is kept where no smaller unit
/// takes it whole (`P2.5Y` becomes `P2Y6M`, `P1.3M` stays).
public struct ISODuration: Hashable, Sendable, CustomStringConvertible {
    /// The units a length may be given in, from large to small.
    public enum Unit: Int, CaseIterable, Hashable, Sendable, Comparable {
        case year, month, week, day, hour, minute, second

        /// Orders from large to small.
        public static func < (a: Unit, b: Unit) -> Bool { a.rawValue < b.rawValue }

        var letter: Character {
            switch self {
            case .year: "Y"
            case .month, .minute: "M"
            case .week: "W"
            case .day: "D"
            case .hour: "H"
            case .second: "S"
            }
        }

        var isTime: Bool { self >= .hour }

        /// The next smaller unit that divides it evenly, and how many make one.
        var smaller: (unit: Unit, count: Int)? {
            switch self {
            case .year: (.month, 12)
            case .week: (.day, 7)
            case .day: (.hour, 24)
            case .hour: (.minute, 60)
            case .minute: (.second, 60)
            case .month, .second: nil
            }
        }
    }

    /// Decimal places of the smallest unit: of `PT12.34S` digits 34, places 2, of seconds.
    public struct Fraction: Hashable, Sendable {
        let digits: Int
        let places: Int
        let unit: Unit
    }

    private let amounts: [Int]
    /// What is left after the smallest unit, where no smaller unit takes it.
    public let fraction: Fraction?

    /// Parses a string; `nil` where it is not an ISO 8601 duration.
    public init?(_ string: String) {
        guard let (amounts, fraction) = ISODuration.parse(Array(string.utf8)) else { return nil }
        self.amounts = amounts
        self.fraction = fraction
    }

    /// Makes a length of whole units; `nil` where all are zero or one is negative.
    public init?(
        years: Int = 0, months: Int = 0, weeks: Int = 0, days: Int = 0, hours: Int = 0, minutes: Int = 0,
        seconds: Int = 0
    ) {
        amounts = [years, months, weeks, days, hours, minutes, seconds]
        guard amounts.allSatisfy({ $0 >= 0 && $0 < 1_000_000_000 }), amounts.contains(where: { $0 > 0 }) else {
            return nil
        }
        fraction = nil
    }

    /// How many of a unit are said.
    public subscript(unit: Unit) -> Int { amounts[unit.rawValue] }

    /// Years and months together, as months.
    public var wholeMonths: Int { self[.year] * 12 + self[.month] }

    /// Weeks, days and whole days of hours together, as days.
    public var wholeDays: Int { self[.week] * 7 + self[.day] + self[.hour] / 24 }

    /// Its rough length in days, for comparing: a year is 365.25 days, a month a twelfth of that.
    public var roughDays: Double {
        let parts: [Double] = [365.25, 30.4375, 7, 1, 1 / 24.0, 1 / 1440.0, 1 / 86_400.0]
        var sum = 0.0
        for (amount, length) in zip(amounts, parts) { sum += Double(amount) * length }
        if let fraction {
            var share = Double(fraction.digits)
            for _ in 0..<fraction.places { share /= 10 }
            sum += share * parts[fraction.unit.rawValue]
        }
        return sum
    }

    /// The canonical string.
    public var description: String {
        var text = "P"
        for unit in Unit.allCases where self[unit] > 0 || unit == fraction?.unit {
            if unit.isTime, !text.contains("T") { text += "T" }
            text += String(self[unit])
            if let fraction, fraction.unit == unit { text += "." + EDTFDate.padded(fraction.digits, fraction.places) }
            text.append(unit.letter)
        }
        return text == "P" ? "P0D" : text
    }

    private static func parse(_ bytes: [UInt8]) -> ([Int], Fraction?)? {
        guard bytes.first == UInt8(ascii: "P"), bytes.count <= 60 else { return nil }
        var amounts = [Int](repeating: 0, count: Unit.allCases.count)
        var fraction: Fraction?
        var inTime = false
        var last: Unit?
        var at = 1
        while at < bytes.count {
            if bytes[at] == UInt8(ascii: "T") {
                guard !inTime, at + 1 < bytes.count else { return nil }
                inTime = true
                at += 1
            }
            guard fraction == nil, let (number, digits, places) = number(in: bytes, at: &at), at < bytes.count
            else { return nil }
            let letter = Character(UnicodeScalar(bytes[at]))
            guard let unit = Unit.allCases.first(where: { $0.letter == letter && $0.isTime == inTime }) else {
                return nil
            }
            if let last, unit <= last { return nil }
            amounts[unit.rawValue] = number
            if digits > 0 { fraction = Fraction(digits: digits, places: places, unit: unit) }
            last = unit
            at += 1
        }
        // A fraction moves to the smaller unit where that takes it whole.
        if let rest = fraction, let (smaller, count) = rest.unit.smaller {
            var scale = 1
            for _ in 0..<rest.places { scale *= 10 }
            if rest.digits * count % scale == 0 {
                amounts[smaller.rawValue] += rest.digits * count / scale
                fraction = nil
            }
        }
        return last == nil ? nil : (amounts, fraction)
    }

    private static func number(in bytes: [UInt8], at: inout Int) -> (Int, digits: Int, places: Int)? {
        var value = 0
        let from = at
        while at < bytes.count, bytes[at] >= 0x30, bytes[at] <= 0x39 {
            guard at - from < 9 else { return nil }
            value = value * 10 + Int(bytes[at] - 0x30)
            at += 1
        }
        guard at > from else { return nil }
        guard at < bytes.count, bytes[at] == UInt8(ascii: ".") || bytes[at] == UInt8(ascii: ",") else {
            return (value, 0, 0)
        }
        at += 1
        var digits = 0
        var places = 0
        while at < bytes.count, bytes[at] >= 0x30, bytes[at] <= 0x39 {
            guard places < 6 else { return nil }
            digits = digits * 10 + Int(bytes[at] - 0x30)
            places += 1
            at += 1
        }
        return places == 0 ? nil : (value, digits, places)
    }
}

extension ISODuration: Codable {
    /// Reads the canonical string.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let string = try container.decode(String.self)
        guard let value = ISODuration(string) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "not an ISO 8601 duration: \(string)")
        }
        self = value
    }

    /// Writes the canonical string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
