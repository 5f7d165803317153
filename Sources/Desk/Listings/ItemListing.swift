// Items of drafts as listings show them.

import CaseModel
public import Casebook
public import Presentation

/// Writes items of one draft.
public struct ItemListing {
    public let draft: DraftUnderReview
    public let words: ItemWords
    /// Whether what is protected may be shown.
    public let showsProtected: Bool

    public init(_ draft: DraftUnderReview, showsProtected: Bool) {
        self.draft = draft
        self.showsProtected = showsProtected
        words = ItemWords(draft.file)
    }

    /// Whether an item is shown without its words and names: it is about a child, or somebody protected.
    public func isHidden(_ item: ReviewItem) -> Bool { !showsProtected && item.isProtected }

    /// An item in one line.
    public func line(_ item: ReviewItem) -> String {
        if isHidden(item) { return "protected; --protected shows it" }
        switch item.content {
        case .event: return draft.event(of: item).map { words.line($0) } ?? ""
        case .person(let id): return draft.file.persons.first { $0.id == id }.map { words.line($0) } ?? ""
        case .relation(let place): return words.line(relation: draft.draft.statements[place]) ?? ""
        }
    }

    /// The quote that an item rests on.
    public func quote(_ item: ReviewItem) -> MarkedQuote {
        words.quote(item.statements.map { draft.draft.statements[$0] })
    }

    /// Why an item waits, in a sentence without its end.
    public func why(_ stop: Stop, of item: ReviewItem) -> String {
        guard isHidden(item) else { return stop.why }
        switch stop.kind {
        case .child: return "it is about a child"
        case .conflict: return "it contradicts what the casebook holds"
        case .check, .protected: return stop.why
        }
    }

    /// An item as the members of an object.
    public func write(_ item: ReviewItem, to json: inout JSONWriter) {
        json.member("stamp", "INTERNAL")
        json.member("item", item.id.description)
        json.member("short", draft.shortName(of: item))
        json.member("draft", draft.id.description)
        json.member("type", type(item))
        json.member("state", item.state.rawValue)
        json.member("words", line(item))
        json.member("confidence", item.confidence.rawValue)
        json.member("standing", item.standing.rawValue)
        if isHidden(item) { json.member("protected", true) }
        json.list("stops", of: item.stops) { json, stop in
            json.object { json in
                json.member("kind", stop.kind.rawValue)
                json.member("why", why(stop, of: item))
                json.member("known", stop.known?.description)
            }
        }
        guard !isHidden(item) else { return }
        json.member("quote", quote(item).text)
        if let first = item.statements.first {
            json.member("word_of", words.wordOf(draft.draft.statements[first].wordOf))
        }
        json.member("record", item.link?.description)
        json.list("may_be_known", of: item.known.filter { showsProtected || $0.sensitivity != .protected }) {
            json, known in
            json.object { json in
                json.member("record", known.record.description)
                json.member("name", known.name)
                json.member("likeness", known.likeness.rawValue)
                json.member("reasons", known.reasons)
            }
        }
        json.member("same_event", item.sameEvent?.description)
        json.member("like_event", item.likeEvent?.description)
        json.list("statements", of: item.statements) { json, place in
            let statement = draft.draft.statements[place]
            json.object { json in
                json.member("item", draft.statements[place].description)
                json.member("field", words.field(statement))
                json.member("value", words.value(statement))
                json.list("spans", of: statement.spans) { json, span in
                    json.array { json in
                        json.number(span.start)
                        json.number(span.end)
                    }
                }
                json.member("sensitivity", draft.sensitivities[place]?.rawValue)
            }
        }
    }

    private func type(_ item: ReviewItem) -> String {
        switch item.content {
        case .event: "event"
        case .person: "person"
        case .relation: "relation"
        }
    }
}
