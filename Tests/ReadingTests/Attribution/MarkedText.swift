// Texts with the trigger of interest in [[brackets]], read with the real models.
import CaseModel
import Syntax

@testable import Reading

/// A text whose marked words name an event.
struct MarkedText {
    let text: String
    /// Bytes of the marked words.
    let mark: ByteSpan

    init(_ marked: String) {
        let before = marked.prefix { $0 != "[" }
        let opened = marked.components(before: "[[", and: "]]")
        text = String(before) + opened.inside + opened.after
        mark = ByteSpan(before.utf8.count, before.utf8.count + opened.inside.utf8.count)
    }

    private static let syntax = SyntaxModel()

    /// The page with everything that stands before attribution.
    func page() -> Page {
        var page = Page(text: text, context: ReadingContext(id: "marked"))
        page.words = Self.syntax.tokenize(Array(text.utf8))
        Self.syntax.tag(&page.words)
        page.nameSpans = Self.syntax.names(in: page.words)
        page.citations = ProvisionStage.find(in: page)
        page.times = DateStage.find(in: page)
        EntityStage.nameEntities(&page)
        UnitStage.parse(&page, with: Self.syntax)
        EntityStage.resolveMentions(&page)
        DateStage.resolve(&page)
        return page
    }

    /// An event of a kind at the marked words, its head the verb or last noun among them.
    func event(_ kind: EventKind, in page: Page) -> EventDraft? {
        for clause in page.clauses {
            let units = clause.units.indices.filter { mark.overlaps(page.span(clause.units[$0].tokens)) }
            guard let first = units.first, let last = units.last else { continue }
            let head =
                units.first { clause.units[$0].tag == .verb } ?? units.last { clause.units[$0].tag.isNominal } ?? last
            var event = EventDraft(
                kind: kind, trigger: clause.units[first].tokens.lowerBound..<clause.units[last].tokens.upperBound,
                sentence: clause.sentence, unit: head)
            event.rule = page.words.string(event.trigger)
            return event
        }
        return nil
    }
}

extension String {
    fileprivate func components(before open: String, and close: String) -> (inside: Substring, after: Substring) {
        guard let start = range(of: open), let end = range(of: close) else { return ("", "") }
        return (self[start.upperBound..<end.lowerBound], self[end.upperBound...])
    }

    private func range(of mark: String) -> Range<String.Index>? {
        var place = startIndex
        while place < endIndex {
            if self[place...].hasPrefix(mark) { return place..<index(place, offsetBy: mark.count) }
            place = index(after: place)
        }
        return nil
    }
}
