// A pattern of words that names an event, as a line of the trigger list writes it.
import CaseModel
import Syntax

/// One line of `triggers.tsv`.
struct TriggerPattern: Sendable {
    /// One place of a pattern.
    enum Element: Sendable {
        /// One of several lemmas, perhaps of one part of speech.
        case word(Set<String>, WordClass)
        case optional(Set<String>)
        /// Up to four units of any kind.
        case gap
        case duration, citation, money, place
        case thing(ThingClass)
        /// "@prison|hospital": one of several of which some are classes.
        case any([Element])

        /// Whether it can be a length of time.
        var isDuration: Bool {
            switch self {
            case .duration: true
            case .any(let parts): parts.contains { $0.isDuration }
            default: false
            }
        }
    }

    enum WordClass: Sendable { case any, verb, noun, adjective }

    enum ThingClass: String, Sendable { case police, prison, court, home, person }

    /// Where a participant stands towards the trigger.
    enum Role: Sendable, Hashable {
        case subject, object, receiver, possessor, compound, head, line, clause
        case preposition(String)
        /// A preposition under the object ("a case against him").
        case under(String)
    }

    struct Flags: OptionSet, Sendable {
        let rawValue: Int
        /// Only with a participant found by syntax.
        static let weak = Flags(rawValue: 1)
        /// The victim may be a thing, whose owner counts.
        static let thing = Flags(rawValue: 2)
        /// The victim must be a person or group.
        static let person = Flags(rawValue: 4)
        /// Names the thing rather than the event: "the charge", "a sentence".
        static let light = Flags(rawValue: 8)
        /// Needs a length of time that fits the kind.
        static let term = Flags(rawValue: 16)
        /// Only if a court does it.
        static let court = Flags(rawValue: 32)
        /// The object must be something people own.
        static let belongings = Flags(rawValue: 64)

        static let names: [String: Flags] = [
            "weak": .weak, "thing": .thing, "person": .person, "light": .light, "term": .term,
            "court": .court, "belongings": .belongings,
        ]
    }

    let kind: EventKind
    let elements: [Element]
    let victim: [Role]
    let actor: [Role]
    let flags: Flags
    /// The pattern as the list writes it.
    let text: String
    /// Number of words that must be there: the more, the better the match.
    let weight: Int
    /// Whether the head of the trigger is a verb.
    let isVerbal: Bool

    /// Whether its own words deny something, so that "not" among them denies nothing further: "not allowed to leave".
    let saysNot: Bool

    private static let denying: Set<String> = [
        "not", "no", "deny", "denial", "refuse", "refusal", "unknown", "without", "lose", "incommunicado", "prevent",
    ]

    /// Reads one row of the list; `nil` for a row that does not make sense.
    init?(row: [String]) {
        guard row.count >= 4, let kind = EventKind(rawValue: row[0]) else { return nil }
        self.kind = kind
        text = row[1]
        elements = row[1].split(separator: " ").map { Self.element(String($0)) }
        guard !elements.isEmpty else { return nil }
        isVerbal = elements.contains {
            if case .word(_, .verb) = $0 { return true }
            return false
        }
        saysNot = elements.contains {
            switch $0 {
            case .word(let words, _), .optional(let words): !words.isDisjoint(with: Self.denying)
            default: false
            }
        }
        victim = Self.roles(row[2], otherwise: isVerbal ? "O" : "of,poss,comp,against,for")
        actor = Self.roles(row[3], otherwise: isVerbal ? "S" : "by")
        var flags = Flags()
        if row.count > 4 {
            for name in row[4].split(separator: ",") { flags.formUnion(Flags.names[String(name)] ?? []) }
        }
        self.flags = flags
        weight = elements.reduce(0) { sum, element in
            switch element {
            case .gap, .optional: sum
            default: sum + 2
            }
        }
    }

    private static func element(_ text: String) -> Element {
        switch text {
        case "*": return .gap
        case "@dur": return .duration
        case "@law": return .citation
        case "@money": return .money
        case "@place": return .place
        default: break
        }
        if text.contains("|"), text.contains("@") {
            return .any(text.split(separator: "|").map { element(String($0)) })
        }
        if text.hasPrefix("@"), let thing = ThingClass(rawValue: String(text.dropFirst())) { return .thing(thing) }
        if text.hasPrefix("?") { return .optional(words(text.dropFirst())) }
        if text.hasSuffix(".v") { return .word(words(text.dropLast(2)), .verb) }
        if text.hasSuffix(".n") { return .word(words(text.dropLast(2)), .noun) }
        if text.hasSuffix(".a") { return .word(words(text.dropLast(2)), .adjective) }
        return .word(words(text[...]), .any)
    }

    private static func words(_ text: Substring) -> Set<String> {
        Set(text.split(separator: "|").map { $0.lowercased() })
    }

    private static func roles(_ cell: String, otherwise: String) -> [Role] {
        (cell == "-" || cell.isEmpty ? otherwise : cell).split(separator: ",").compactMap { name in
            switch name {
            case "S": .subject
            case "O": .object
            case "I": .receiver
            case "poss": .possessor
            case "comp": .compound
            case "head": .head
            case "line": .line
            case "clause": .clause
            case "O.of": .under("of")
            default: .preposition(String(name))
            }
        }
    }
}
