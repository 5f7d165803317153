// One telling of an event with the sentence that tells it: whether it stands, and on whose word.
import CaseModel
import Syntax

/// One telling of an event with the sentence that tells it.
struct EventVoice {
    let event: EventDraft
    let page: Page
    let voices: Voices
    private let clause: ParsedSentence
    private let own: Range<Int>
    private let chain: [SpeechFrame]

    init(event: EventDraft, page: Page, voices: Voices) {
        self.event = event
        self.page = page
        self.voices = voices
        clause = page.clauses[event.sentence]
        own = page.clauses[event.sentence].units(of: event)
        chain =
            clause.units.indices.contains(event.unit)
            ? voices.chain(at: event.unit, sentence: event.sentence, own: own) : []
    }

    /// "Arrests." over a paragraph: a heading tells of no event.
    var isHeading: Bool {
        let words = clause.units.filter { $0.tag != .punct && $0.tag != .sym }
        return words.count <= 2
            && !words.contains { $0.tag == .verb || $0.tag == .num || $0.kind != .word || $0.tag == .pron }
    }

    // MARK: - No fact

    func reservation(asked: AskLists) -> Reservation? {
        if event.kind == .disappearance { return unlessLost(asked: asked) }
        // "The hearing was moved to Monday".
        if event.kind == .transfer, own.upperBound < clause.units.count, clause.units[own.upperBound].kind == .time,
            clause.units[own.upperBound - 1].lower == "to"
        {
            return Reservation(reason: .forecast, units: [own.upperBound])
        }
        if let word = rumourBefore { return Reservation(reason: .refuted, units: [word]) }
        if let word = asked.askedBy[event.sentence], !isInRelativeClause {
            return Reservation(reason: .askedFor, units: unit(holding: word))
        }
        if let word = askedInLine, !isInRelativeClause { return Reservation(reason: .askedFor, units: [word]) }
        if let found = PolarityReader.reservation(on: event, in: clause, saysNot: event.saysNot) { return found }
        if clause.units.last?.lower == "?" || endsWithQuestion, event.kind != .statement {
            return Reservation(reason: .hypothetical, units: [event.unit])
        }
        return isToCome ? Reservation(reason: .forecast, units: [event.unit]) : nil
    }

    /// "Rumours not confirmed. That he has been killed."
    private var rumourBefore: Int? {
        guard event.sentence > 0, clause.units.first?.lower == "that", clause.units.count > 1,
            clause.units[1].tag != .verb
        else { return nil }
        let before = page.clauses[event.sentence - 1].units
        let isRumour = before.contains { ["rumour", "rumor", "unconfirmed", "untrue", "false"].contains($0.lemma) }
        return isRumour ? 0 : nil
    }

    /// That nobody knew where somebody was is what a disappearance is.
    private func unlessLost(asked: AskLists) -> Reservation? {
        guard let found = PolarityReader.reservation(on: event, in: clause, saysNot: true) else { return nil }
        return found.reason == .negated ? nil : found
    }

    private func unit(holding token: Int) -> [Int] { clause.unit(holding: token).map { [$0] } ?? [event.unit] }

    private var endsWithQuestion: Bool {
        let last = clause.units.suffix(3).map(\.lower)
        return last.contains("?") && !last.contains(".")
    }

    /// "urging them to: (i) ...; (ii) release him".
    private var askedInLine: Int? {
        guard let colon = (0..<own.lowerBound).last(where: { clause.units[$0].lower == ":" }) else { return nil }
        let words: Set<String> = ["call", "urge", "demand", "ask", "request", "appeal", "recommend"]
        guard let word = (max(0, colon - 8)..<colon).last(where: { words.contains(clause.units[$0].lemma) }) else {
            return nil
        }
        let verb = clause.units[event.unit]
        return verb.lower == verb.lemma || own.lowerBound - colon < 4 ? word : nil
    }

    private var isInRelativeClause: Bool {
        var current = event.unit
        for _ in 0..<20 {
            if clause.relation(of: current) == .aclRelcl { return true }
            guard let head = clause.head(of: current) else { return false }
            current = head
        }
        return false
    }

    /// Dated after the day of the report.
    private var isToCome: Bool {
        guard let day = page.documentDate?.latest, let first = event.date?.earliest, event.dateMention != nil else {
            return false
        }
        return first > day
    }

    /// Who denies what an authority says did not happen: then it is an accusation that is denied, and kept.
    func denier(for reservation: Reservation) -> Speaker? {
        guard StandingReader.deniable.contains(event.kind),
            reservation.reason == .refuted || reservation.reason == .negated
        else { return nil }
        let around = voices.frames[event.sentence].filter { $0.says(event.unit) }
        guard let frame = around.last(where: { $0.source == .authority || $0.source == .accuser }) else { return nil }
        // A plain "he was not beaten" in an authority's mouth is a denial only of what somebody claims.
        if reservation.reason == .negated, frame.kind != .deny { return nil }
        return frame.speaker ?? .unnamed("the authorities")
    }

    func setAside(for reservation: Reservation) -> SetAsideDraft {
        let people = (event.kind.isAct ? event.actors : event.victims).map(\.entity)
        let words = clause.quote(reservation.units, in: page)
        return SetAsideDraft(
            kind: event.kind, participants: people, date: event.date, reason: reservation.reason,
            explanation: reservation.reason.explanation(quoting: words), tokens: event.trigger)
    }

    // MARK: - Whose word

    private var isTakenForGranted: Bool {
        guard !clause.isVerb(event.unit), let preposition = clause.preposition(of: event.unit) else { return false }
        return ["after", "before", "since", "during", "despite", "following"].contains(preposition)
    }

    func attribute(_ event: inout EventDraft) {
        // "after a trial that lasted a day": taken for granted by whoever speaks.
        guard !isTakenForGranted else { return }
        let speakers = chain.compactMap(\.speaker)
        if event.wordOf.isEmpty { event.wordOf = speakers.reduce(into: []) { if $0.last != $1 { $0.append($1) } } }
        if let frame = chain.first(where: { $0.speaker != nil }), event.wordOfSpan == nil {
            let units = page.clauses[frame.sentence].units
            event.wordOfSpan = page.span(units[frame.word].tokens).union(
                page.span(units[frame.speakerUnit ?? frame.word].tokens))
        }
        guard event.standing == .reported else { return }
        if event.kind == .offence
            || StandingReader(clause: clause, hedges: page.lexicon.hedges).hedge(on: event, own: own, chain: chain)
                != nil
        {
            event.standing = .alleged
        }
    }
}
