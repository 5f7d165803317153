// The words for the items of a draft under review: one line for each, its quote with the words it rests on, its values one by one.
public import CaseModel

/// A stretch of a report, with the words in it that something rests on.
public struct MarkedQuote: Hashable, Sendable {
    /// The words, white space made single.
    public var text: String
    /// Which of its bytes are marked, in order; they don't overlap.
    public var marks: [ByteSpan]

    /// The quote in parts, each with whether it is marked.
    public var parts: [(text: String, isMarked: Bool)] {
        let bytes = Array(text.utf8)
        var parts: [(String, Bool)] = []
        var place = 0
        for mark in marks where mark.start >= place && mark.end <= bytes.count {
            if mark.start > place { parts.append((String(decoding: bytes[place..<mark.start], as: UTF8.self), false)) }
            parts.append((String(decoding: bytes[mark.start..<mark.end], as: UTF8.self), true))
            place = mark.end
        }
        if place < bytes.count { parts.append((String(decoding: bytes[place...], as: UTF8.self), false)) }
        return parts
    }
}

/// Puts the items of one case file into words.
public struct ItemWords {
    private let words: FileWords

    /// Prepares the words of a case file.
    public init(_ file: CaseFile) { words = FileWords(file) }

    /// An event in one line, its day first: "16 May 2024: Detention of Aidar Testov, in Almaty."
    public func line(_ event: EventView) -> String {
        (event.date.map { DateWords.words($0.value) } ?? "no date") + ": " + words.sentence(event)
    }

    /// A person in one line: name, roles, other spellings.
    public func line(_ person: PersonView) -> String {
        var parts = [person.name.value]
        let what = words.description(person)
        if !what.isEmpty { parts.append(what) }
        if !person.aliases.isEmpty { parts.append("also " + joined(person.aliases.map { "“\($0.value)”" })) }
        return parts.joined(separator: ", ")
    }

    /// A relation in one sentence; nil where the statement is none.
    public func line(relation statement: Statement) -> String? {
        guard case .relation(let type) = statement.property, case .entity(let other) = statement.value else {
            return nil
        }
        return words.file.relations.first {
            $0.type == type && $0.from == statement.subject && $0.to == other && $0.spans == statement.spans
        }.map(words.sentence)
    }

    /// On whose word a statement rests, outermost first; empty for the report's own voice.
    public func wordOf(_ speakers: [Speaker]) -> [String] { speakers.map(words.plain) }

    /// The name of an entity.
    public func name(_ id: EntityID) -> String { words.name(id) }

    /// What a statement is about, as one field: "date", "victim", "lawyer of".
    public func field(_ statement: Statement) -> String {
        switch statement.property {
        case .relation(let type): type.rawValue
        case .duration: "term"
        default: statement.property.fileName
        }
    }

    /// What a statement says, in words.
    public func value(_ statement: Statement) -> String {
        switch statement.value {
        case .text(let text): text
        case .entity(let id): words.name(id)
        case .date(let date): DateWords.words(date)
        case .duration(let duration): DateWords.words(duration)
        case .provision(let provision): FileWords.full(provision)
        case .eventKind(let kind): KindWords.label(kind)
        case .role(let role): role.rawValue
        case .organisationKind(let kind): kind.rawValue
        case .number(let number): String(number)
        case .mark: "yes"
        }
    }

    /// The quote that statements rest on: around the words of the first, with those of the others near by.
    public func quote(_ statements: [Statement]) -> MarkedQuote {
        let spans = statements.flatMap(\.spans).filter { $0.count > 0 }
        guard let place = words.quotes.stretch(around: spans.first, taking: Array(spans.dropFirst())) else {
            return MarkedQuote(text: "", marks: [])
        }
        return marked(place, spans)
    }

    /// The words of a stretch with white space made single, and where the spans are in them.
    private func marked(_ place: ByteSpan, _ spans: [ByteSpan]) -> MarkedQuote {
        let inside = Array(words.quotes.words(of: place).utf8)
        var isMarked = Array(repeating: false, count: inside.count)
        for span in spans {
            let (start, end) = (max(span.start, place.start), min(span.end, place.end))
            if start < end {
                for byte in start..<end where byte - place.start < inside.count { isMarked[byte - place.start] = true }
            }
        }
        var text: [UInt8] = []
        var marks: [ByteSpan] = []
        for (index, byte) in inside.enumerated() {
            let isBlank = byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
            if isBlank, text.last == 0x20 { continue }
            text.append(isBlank ? 0x20 : byte)
            guard isMarked[index] else { continue }
            if let last = marks.last, last.end == text.count - 1 {
                marks[marks.count - 1] = ByteSpan(last.start, text.count)
            } else {
                marks.append(ByteSpan(text.count - 1, text.count))
            }
        }
        return MarkedQuote(text: String(decoding: text, as: UTF8.self), marks: marks)
    }
}
