// A sentence with places for what changes.

/// What is put into a place of a phrase.
public enum Argument: Sendable, ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral {
    case text(String)
    case number(Int)

    public init(stringLiteral value: String) { self = .text(value) }
    public init(integerLiteral value: Int) { self = .number(value) }
}

/// A phrase: text, `{place}`, and forms by number `{n|draft waits|drafts wait}`.
public struct Phrase: Sendable {
    enum Part: Sendable, Equatable {
        case text(String)
        case place(String)
        case forms(String, [String])
    }

    let parts: [Part]

    /// Reads a phrase; nil where a brace is open or a form is missing.
    init?(_ text: some StringProtocol, in language: Language) {
        var parts: [Part] = []
        var rest = Substring(text)
        while let start = rest.firstIndex(of: "{") {
            if start > rest.startIndex { parts.append(.text(String(rest[..<start]))) }
            guard let end = rest[start...].firstIndex(of: "}") else { return nil }
            let inner = rest[rest.index(after: start)..<end].split(separator: "|", omittingEmptySubsequences: false)
            guard let name = inner.first, !name.isEmpty else { return nil }
            if inner.count == 1 {
                parts.append(.place(String(name)))
            } else {
                guard inner.count - 1 == language.formCount else { return nil }
                parts.append(.forms(String(name), inner.dropFirst().map(String.init)))
            }
            rest = rest[rest.index(after: end)...]
        }
        if !rest.isEmpty { parts.append(.text(String(rest))) }
        self.parts = parts
    }

    /// The names of its places.
    public var places: Set<String> {
        Set(
            parts.compactMap { part in
                switch part {
                case .text: nil
                case .place(let name), .forms(let name, _): name
                }
            })
    }

    /// The sentence.
    func said(_ arguments: [String: Argument], in language: Language) -> String {
        guard parts.count != 1 || !places.isEmpty else { return parts.first.map(Self.plain) ?? "" }
        var said = ""
        for part in parts {
            switch part {
            case .text(let text): said += text
            case .place(let name):
                switch arguments[name] {
                case .text(let text): said += text
                case .number(let number): said += Self.grouped(number)
                case nil: said += "{\(name)}"
                }
            case .forms(let name, let forms):
                if case .number(let number) = arguments[name] { said += forms[language.form(for: number)] }
            }
        }
        return said
    }

    private static func plain(_ part: Part) -> String { if case .text(let text) = part { text } else { "" } }

    /// A number with thin spaces between thousands, which all three languages read.
    public static func grouped(_ number: Int) -> String {
        let digits = String(number.magnitude)
        guard digits.utf8.count > 4 else { return String(number) }
        var grouped = ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.utf8.count - place).isMultiple(of: 3) { grouped += "\u{202F}" }
            grouped.append(digit)
        }
        return number < 0 ? "−" + grouped : grouped
    }
}
