// Takes back what the report itself corrects: "This was erroneous", "contrary to what we wrote, she was not detained".
import CaseModel
import Syntax

enum Corrections {
    private static let words: Set<String> = [
        "contrary", "correction", "erroneous", "erroneously", "mistakenly", "wrongly", "corrected",
    ]

    /// Sets aside events that a correction elsewhere in the report takes back.
    static func apply(to page: inout Page) {
        let denied = page.setAside.filter { item in
            guard item.reason == .negated || item.reason == .refuted, !item.participants.isEmpty else { return false }
            return isCorrected(page.sentence(of: item.tokens.lowerBound), in: page)
        }
        var kept: [EventDraft] = []
        for event in page.events {
            let people = (event.kind.isAct ? event.actors : event.victims).map(\.entity)
            let isTakenBack = denied.contains { item in
                item.kind == event.kind && !people.isEmpty && Set(people).isSubset(of: item.participants)
                    && (item.date == nil || event.date == nil || item.date == event.date)
            }
            if isTakenBack || isCalledWrong(event, in: page) || isUndone(event, in: page) {
                page.setAside.append(
                    SetAsideDraft(
                        kind: event.kind, participants: people, date: event.date, reason: .refuted,
                        explanation: "the report corrects it", tokens: event.trigger))
            } else {
                kept.append(event)
            }
        }
        page.events = kept
    }

    private static let undoing: Set<String> = ["quash", "overturn", "revoke", "annul", "cancel", "reverse", "suspend"]

    /// A release that was ordered, and the order quashed within the next sentences before anybody was out.
    private static func isUndone(_ event: EventDraft, in page: Page) -> Bool {
        guard event.kind == .release else { return false }
        let clause = page.clauses[event.sentence]
        let isOrdered = clause.units.contains { ["order", "rule", "decide", "grant"].contains($0.lemma) }
        guard isOrdered else { return false }
        let line = page.words.sentences[event.sentence].line
        for next in event.sentence + 1..<min(event.sentence + 4, page.clauses.count)
        where page.words.sentences[next].line == line {
            let units = page.clauses[next].units
            let isUndone = units.indices.contains { place in
                undoing.contains(units[place].lemma)
                    && units[max(0, place - 5)..<place].contains {
                        ["order", "decision", "ruling", "release", "bail"].contains($0.lemma)
                    }
            }
            if isUndone { return true }
        }
        return false
    }

    private static func isCorrected(_ sentence: Int, in page: Page) -> Bool {
        page.clauses[sentence].units.contains { words.contains($0.lower) }
    }

    /// The next sentence says "This was erroneous", and not in an authority's mouth.
    private static func isCalledWrong(_ event: EventDraft, in page: Page) -> Bool {
        let next = event.sentence + 1
        guard next < page.clauses.count, page.words.sentences[next].line == page.words.sentences[event.sentence].line
        else { return false }
        let units = page.clauses[next].units
        guard let first = units.first, ["this", "that", "it", "which"].contains(first.lower), units.count > 2,
            units[1].lemma == "be"
        else { return false }
        let words = units[2..<min(5, units.count)]
        if words.first?.lower == "not" {
            return words.contains { ["true", "so", "correct", "right", "accurate"].contains($0.lower) }
        }
        return words.contains { page.lexicon.hedges.isDisproof($0.lower) }
    }
}
