// Reads on whose word each event rests, how it stands and who denies it, and sets aside what is no fact.
import CaseModel
import Syntax

/// Works on each telling of an event by itself, so it runs before one event told twice becomes one.
enum AttributionStage {
    static func read(_ page: inout Page) {
        let index = MentionIndex(page)
        let voices = Voices(page, index: index)
        OffenceReader.read(&page, index: index, voices: voices)
        let asked = AskLists(page)
        var kept: [EventDraft] = []
        var aside: [SetAsideDraft] = []
        for event in page.events {
            guard page.clauses.indices.contains(event.sentence) else { continue }
            var event = event
            let reader = EventVoice(event: event, page: page, voices: voices)
            if event.kind != .offence, let reservation = reader.reservation(asked: asked) {
                guard let denier = reader.denier(for: reservation) else {
                    aside.append(reader.setAside(for: reservation))
                    continue
                }
                event.deniedBy = denier
                event.standing = .alleged
            }
            reader.attribute(&event)
            kept.append(event)
        }
        page.events = kept
        page.setAside += aside
        Corrections.apply(to: &page)
        DenialReader.read(&page, index: index, voices: voices)
    }
}

extension SetAside.Reason {
    /// The reason in a sentence.
    func explanation(quoting words: String) -> String {
        switch self {
        case .negated: "did not happen: “\(words)”"
        case .hypothetical: "only possible: “\(words)”"
        case .forecast: "still to come: “\(words)”"
        case .askedFor: "only asked for: “\(words)”"
        case .refuted: "said not to be so: “\(words)”"
        case .anotherPerson: "somebody else's: “\(words)”"
        }
    }
}

extension ParsedSentence {
    /// The units of an event's trigger.
    func units(of event: EventDraft) -> Range<Int> {
        let inside = units.indices.filter { units[$0].tokens.overlaps(event.trigger) }
        return (inside.first ?? event.unit)..<(inside.last ?? event.unit) + 1
    }
}
