// Plain words for lengths, dates and lists, used in rules and questions.
public import CaseModel

extension EventKind {
    /// What to call it in a sentence: "administrative arrest", "alleged offence".
    public var words: String { Wording.name(of: self) }
}

enum Wording {
    /// "15 days", "5 years 6 months"; a length finer than that as ISO writes it.
    static func length(_ duration: ISODuration) -> String {
        let units: [(ISODuration.Unit, String)] = [
            (.year, "year"), (.month, "month"), (.week, "week"), (.day, "day"), (.hour, "hour"), (.minute, "minute"),
        ]
        let parts = units.compactMap { unit, name in duration[unit] == 0 ? nil : count(duration[unit], name) }
        return parts.isEmpty || duration.fraction != nil ? duration.description : parts.joined(separator: " ")
    }

    /// "1 day", "29 days".
    static func count(_ number: Int, _ unit: String) -> String { "\(number) \(unit)\(number == 1 ? "" : "s")" }

    /// "on 2024-05-16", "in 2024-05".
    static func when(_ date: EDTF) -> String { (date.isDay ? "on " : "in ") + date.description }

    /// What to call an event in a sentence.
    static func name(of kind: EventKind) -> String {
        switch kind {
        case .administrativeArrest: "administrative arrest"
        case .houseArrest: "house arrest"
        case .travelBan: "travel ban"
        case .illTreatment: "ill-treatment"
        case .offence: "alleged offence"
        default: kind.rawValue
        }
    }

    /// "a charge", "an appeal".
    static func one(_ kind: EventKind) -> String {
        let name = name(of: kind)
        return ("aeio".contains(name.first ?? "x") ? "an " : "a ") + name
    }

    /// "297 part 2 (criminal code)".
    static func provision(_ provision: Provision) -> String {
        let part = provision.part.map { " part \($0)" } ?? ""
        switch provision.code {
        case .criminal: return provision.article + part + " (criminal code)"
        case .administrative: return provision.article + part + " (administrative code)"
        case .criminalProcedure: return provision.article + part + " (code of criminal procedure)"
        case .constitution: return provision.article + part + " (constitution)"
        case .other: return provision.article + part
        }
    }

    /// The words of the text under the first of some spans, white space made single, at most 80 bytes.
    static func quote(_ spans: [ByteSpan], in text: String) -> String? {
        guard let span = spans.first else { return nil }
        let bytes = text.utf8
        guard span.start >= 0, span.end <= bytes.count, span.count > 0 else { return nil }
        let start = bytes.index(bytes.startIndex, offsetBy: span.start)
        let end = bytes.index(start, offsetBy: min(span.count, 80))
        return String(decoding: bytes[start..<end], as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(
            separator: " ")
    }

    /// A span with what stands beside it in the same clause, at most 40 bytes each way, in lower case.
    static func clause(around span: ByteSpan, in text: String) -> String {
        words(around: span, in: text, reach: 40, until: [10, 44, 46, 58, 59])  // line end , . : ;
    }

    /// A span with what stands beside it in the same sentence, at most 200 bytes each way, in lower case.
    static func sentence(around span: ByteSpan, in text: String) -> String {
        words(around: span, in: text, reach: 200, until: [10, 46])
    }

    private static func words(around span: ByteSpan, in text: String, reach: Int, until marks: Set<UInt8>) -> String {
        let bytes = text.utf8
        guard span.start >= 0, span.end <= bytes.count else { return "" }
        var start = bytes.index(bytes.startIndex, offsetBy: span.start)
        var end = bytes.index(start, offsetBy: span.count)
        var steps = 0
        while start > bytes.startIndex, steps < reach, !marks.contains(bytes[bytes.index(before: start)]) {
            start = bytes.index(before: start)
            steps += 1
        }
        steps = 0
        while end < bytes.endIndex, steps < reach, !marks.contains(bytes[end]) {
            end = bytes.index(after: end)
            steps += 1
        }
        return String(decoding: bytes[start..<end], as: UTF8.self).lowercased()
    }
}
