// The values of statements as files write them; each property has values of one kind.

import CaseModel

/// A value as a file has it: words, a number, a mark, or a provision in parts.
enum ExchangeValue {
    case words(String)
    case number(Int)
    case mark
    case provision(Provision)
}

extension Exchange {
    /// The value that a property has; nil where the file's is none of its kind.
    func value(_ value: ExchangeValue, of property: Property) -> Value? {
        switch (property, value) {
        case (.name, .words(let words)), (.alias, .words(let words)), (.facility, .words(let words)),
            (.from, .words(let words)), (.to, .words(let words)), (.time, .words(let words)):
            return .text(words)
        case (.victim, .words(let id)), (.actor, .words(let id)), (.place, .words(let id)),
            (.relation, .words(let id)):
            return thing(id).map { .entity($0) }
        case (.date, .words(let words)), (.until, .words(let words)): return EDTF(words).map { .date($0) }
        case (.duration, .words(let words)): return ISODuration(words).map { .duration($0) }
        case (.kind, .words(let word)): return EventKind(rawValue: word).map { .eventKind($0) }
        case (.role, .words(let word)): return PersonRole(rawValue: word).map { .role($0) }
        case (.organisationKind, .words(let word)):
            return OrganisationKind(rawValue: word).map { .organisationKind($0) }
        case (.size, .number(let number)): return number >= 0 ? .number(number) : nil
        case (.size, .words(let words)): return Int(words).flatMap { $0 >= 0 ? .number($0) : nil }
        case (.neverMerge, .mark): return .mark
        case (.neverMerge, .words("true")): return .mark
        case (.provision, .provision(let provision)): return .provision(provision)
        default: return nil
        }
    }
}
