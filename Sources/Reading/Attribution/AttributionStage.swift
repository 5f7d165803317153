// Reads on whose word each event rests, how it stands and who denies it, and sets aside what is no fact.
import CaseModel
import Syntax

/// Works on each telling of an event by itself, so it runs before one event told twice becomes one.
enum AttributionStage {
    static func read(_ page: inout Page) {
        let index = MentionIndex(page)
        let voices = Voices(page, index: index)
        setAside(in: &page, voices: voices)
        OffenceReader.read(&page, index: index, voices: voices)
        // Worked on in a copy: a page that is looked at while its events change would be copied for each of them.
        var events = page.events
        for place in events.indices {
            EventVoice(event: events[place], page: page, voices: voices).attribute(&events[place])
        }
        page.events = events
        Corrections.apply(to: &page)
        DenialReader.read(&page, index: index, voices: voices)
    }

    /// Moves what is no fact to what is set aside.
    private static func setAside(in page: inout Page, voices: Voices) {
        let asked = AskLists(page)
        var kept: [EventDraft] = []
        for event in page.events where page.clauses.indices.contains(event.sentence) {
            var event = event
            let reader = EventVoice(event: event, page: page, voices: voices)
            if reader.isHeading { continue }
            if let reservation = reader.reservation(asked: asked) {
                guard let denier = reader.denier(for: reservation) else {
                    page.setAside.append(reader.setAside(for: reservation))
                    continue
                }
                event.deniedBy = denier
                event.standing = .alleged
            }
            kept.append(event)
        }
        page.events = kept
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
