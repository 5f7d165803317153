// Who denies what: "the police deny", "he pleaded not guilty", "the ministry called the claim a fantasy".
import CaseModel
import Syntax

/// Finds denials that stand outside the telling of what they deny, and notes them on it.
struct DenialReader {
    private let page: Page
    private let voices: Voices
    private let hedges: HedgeLexicon
    private let index: MentionIndex

    static func read(_ page: inout Page, index: MentionIndex, voices: Voices) {
        let reader = DenialReader(page: page, voices: voices, index: index)
        let denials = page.clauses.flatMap { reader.denials(in: $0) }
        guard !denials.isEmpty else { return }
        let places = EventIndex(page)
        for denial in denials {
            for place in reader.targets(of: denial, among: page.events, at: places)
            where page.events[place].deniedBy == nil {
                page.events[place].deniedBy = denial.speaker
                page.events[place].standing = .alleged
            }
        }
    }

    private init(page: Page, voices: Voices, index: MentionIndex) {
        self.page = page
        hedges = page.lexicon.hedges
        self.voices = voices
        self.index = index
    }

    /// One denial: who, where, and whether it can only be about an offence of their own.
    private struct Denial {
        var speaker: Speaker
        var entity: Int?
        var source: SpeechLexicon.Source
        var sentence: Int
        var token: Int
        var isPlea = false
    }

    // MARK: - Finding denials

    private func denials(in clause: ParsedSentence) -> [Denial] {
        let speakers = SpeakerFinder(clause: clause, index: index, page: page)
        var found: [Denial] = []
        for unit in clause.units.indices where clause.units[unit].tag == .verb || clause.units[unit].tag == .aux {
            let lemma = clause.units[unit].lemma
            let group = VerbGroup(before: unit, in: clause, lexicon: .english)
            let isNegated = !group.negations.isEmpty
            let isPlea = plea(unit, lemma, isNegated, in: clause)
            guard isPlea || denies(unit, lemma, isNegated, in: clause) else { continue }
            let subject = clause.isPassive(unit) ? clause.agent(of: unit) : clause.subject(of: unit)
            guard let who = subject.flatMap({ speakers.speaker(at: $0) }) else { continue }
            let everybody = isPlea ? clause.conjuncts(of: who.unit).flatMap { speakers.entities(at: $0) } : []
            for entity in everybody.isEmpty ? [who.entity] : everybody.map(Optional.some) {
                found.append(
                    Denial(
                        speaker: entity.map { .entity(EntityID($0)) } ?? who.speaker, entity: entity,
                        source: who.source,
                        sentence: clause.sentence, token: clause.units[unit].tokens.lowerBound, isPlea: isPlea))
            }
        }
        found += contradictions(in: clause)
        return found
    }

    /// "pleaded not guilty", "does not admit guilt", "maintains his innocence".
    private func plea(_ unit: Int, _ lemma: String, _ isNegated: Bool, in clause: ParsedSentence) -> Bool {
        let after = clause.units[unit..<min(unit + 6, clause.units.count)].map(\.lower)
        switch lemma {
        case "plead": return after.contains("not") || after.contains("innocent")
        case "admit", "acknowledge", "recognise", "recognize", "accept":
            return isNegated && (after.contains("guilt") || after.contains("charges") || after.contains("charge"))
        case "maintain", "protest", "insist", "proclaim", "assert":
            return after.contains("innocence") || after.contains("innocent")
        case "deny", "reject", "dispute", "contest":
            return after.contains {
                ["charge", "charges", "accusation", "accusations", "guilt", "wrongdoing", "allegation"].contains($0)
            }
        default: return false
        }
    }

    /// "deny it", "rejected the claim as false", "called this a lie".
    private func denies(_ unit: Int, _ lemma: String, _ isNegated: Bool, in clause: ParsedSentence) -> Bool {
        if page.lexicon.speech.verb(lemma) == .deny {
            guard !isNegated else { return false }
            let objects = clause.dependents(of: unit, .obj, .ccomp, .xcomp, .obl)
            if objects.isEmpty { return lemma == "deny" }
            return objects.contains { isAnaphor($0, in: clause) }
                || clause.dependents(of: unit, .ccomp, .xcomp).contains { _ in lemma == "deny" }
        }
        guard ["call", "describe", "dismiss", "brand", "label", "term", "denounce", "reject"].contains(lemma) else {
            return false
        }
        return clause.units[unit..<min(unit + 9, clause.units.count)].contains {
            hedges.isDisproof($0.lower) || hedges.isDisproof($0.lemma)
        }
    }

    private static let anaphors: Set<String> = [
        "it", "this", "that", "them", "claim", "claims", "allegation", "allegations", "accusation", "accusations",
        "charge", "charges", "everything",
        "wrongdoing", "reports", "report", "suggestion", "account", "version", "story", "which", "these", "all",
    ]

    private func isAnaphor(_ unit: Int, in clause: ParsedSentence) -> Bool {
        Self.anaphors.contains(clause.units[unit].lower)
    }

    /// An authority that, asked about an accusation, says the contrary: "no unlawful methods had been used".
    private func contradictions(in clause: ParsedSentence) -> [Denial] {
        voices.frames[clause.sentence].compactMap { frame in
            guard frame.source == .authority, let speaker = frame.speaker, frame.kind != .deny else { return nil }
            let said = frame.content.flatMap { Array($0) }
            let isContrary = said.contains { unit in
                let word = clause.units[unit]
                return ["no", "not", "n't", "nobody", "never", "none", "nothing", "neither"].contains(word.lower)
                    || hedges.isDisproof(word.lower)
                    || (word.lower == "all"
                        && said.contains {
                            ["care", "treatment", "assistance", "rights", "help"].contains(clause.units[$0].lower)
                        })
            }
            guard isContrary else { return nil }
            var entity: Int?
            if case .entity(let id) = speaker { entity = id.number }
            return Denial(
                speaker: speaker, entity: entity, source: .authority, sentence: clause.sentence,
                token: clause.units[frame.word].tokens.lowerBound)
        }
    }

    // MARK: - What they deny

    /// The events a denial is about: for an authority the nearest accusation before it, for an accused the offence.
    private func targets(of denial: Denial, among events: [EventDraft], at places: EventIndex) -> [Int] {
        if denial.isPlea || denial.source == .privateVoice {
            return offences(of: denial, among: events, at: places)
        }
        let line = page.words.sentences[denial.sentence].line
        let near = places.inSentences(denial.sentence - 5...denial.sentence).filter { place in
            let event = events[place]
            guard StandingReader.deniable.contains(event.kind), event.kind != .death || event.standing == .alleged
            else { return false }
            let distance = denial.sentence - event.sentence
            guard distance >= 0, distance <= 5 else { return false }
            return line - page.words.sentences[event.sentence].line <= 1
        }
        let nearest = near.min { rank(events[$0], denial) < rank(events[$1], denial) }
        return nearest.map { [$0] } ?? []
    }

    private func rank(_ event: EventDraft, _ denial: Denial) -> (Int, Int) {
        (denial.sentence - event.sentence, abs(event.trigger.lowerBound - denial.token))
    }

    private func offences(of denial: Denial, among events: [EventDraft], at places: EventIndex) -> [Int] {
        if let entity = denial.entity {
            let own = places.offences(by: entity)
            if !own.isEmpty {
                return denial.isPlea
                    ? own.filter { abs(events[$0].sentence - denial.sentence) < 12 }
                    : own.filter { abs(events[$0].sentence - denial.sentence) < 4 }
            }
        }
        guard !denial.isPlea else { return [] }
        // A lawyer or "unnamed" voice: the offence told just before.
        return places.inSentences(denial.sentence - 1...denial.sentence).filter { events[$0].kind == .offence }.suffix(
            1)
    }
}
