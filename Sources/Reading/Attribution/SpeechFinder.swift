// Finds the acts of speaking in a sentence: verbs, nouns and "according to", with their speakers.
import CaseModel
import Syntax

/// Finds: "Kim says that ...", "..., says Kim", "according to her lawyer", "by her own account", "as he claimed in court".
struct SpeechFinder {
    let clause: ParsedSentence
    private let speakers: SpeakerFinder
    private let content: SpeechContent
    private let quotes: [Range<Int>]
    private let lexicon: SpeechLexicon
    private var found: [SpeechFrame] = []

    init(clause: ParsedSentence, index: MentionIndex, page: Page, quotes: [Range<Int>]) {
        self.clause = clause
        self.quotes = quotes
        lexicon = page.lexicon.speech
        speakers = SpeakerFinder(clause: clause, index: index, page: page)
        content = SpeechContent(clause: clause, quotes: quotes)
    }

    /// The frames of the sentence, outermost first.
    func frames() -> [SpeechFrame] {
        var finder = self
        for unit in clause.units.indices where clause.units[unit].kind == .word { finder.read(unit) }
        return finder.found.filter { !$0.content.isEmpty }.sorted { ($0.size, $1.word) > ($1.size, $0.word) }
    }

    private mutating func read(_ unit: Int) {
        let word = clause.units[unit]
        if word.lower == "according", unit + 2 < clause.units.count, clause.units[unit + 1].lower == "to" {
            accordingTo(unit)
        } else if word.tag == .noun, !isVerbTakenForNoun(unit) {
            noun(unit)
        } else if word.tag == .verb || word.tag == .aux || word.tag == .noun {
            verb(unit)
        } else if word.lower == ":" {
            colon(unit)
        }
    }

    /// "The administration insists that": a verb of speaking that the tagger takes for a noun.
    private func isVerbTakenForNoun(_ unit: Int) -> Bool {
        let word = clause.units[unit]
        guard word.lower != word.lemma, lexicon.verb(word.lemma) != nil, unit > 0, unit + 1 < clause.units.count else {
            return false
        }
        // "Lawyer Kim reports from the station that ..."
        if clause.units[unit - 1].kind == .name, word.lower.hasSuffix("s"),
            [.adp, .sconj].contains(clause.units[unit + 1].tag)
        {
            return true
        }
        guard lexicon.noun(word.lemma) == nil else { return false }
        // "..., Anna Petrova recalls."
        let endsQuote =
            unit > 1 && clause.units[unit - 1].kind == .name && content.isBreak(unit - 2) && content.isStop(unit + 1)
        return clause.units[unit + 1].lower == "that" || content.isBreak(unit - 1) || endsQuote
    }

    /// "The ministry, asked for comment: “Nobody has been harmed.”"
    private mutating func colon(_ unit: Int) {
        guard let quote = quotes.first(where: { $0.lowerBound > unit && $0.lowerBound - unit < 3 }), quote.count > 3,
            !found.contains(where: { $0.says(quote.lowerBound) })
        else { return }
        var start = unit
        while start > 0, ![";", ".", "|"].contains(clause.units[start - 1].lower) { start -= 1 }
        guard
            let head = (start..<unit).first(where: { place in
                (place == start || clause.units[place - 1].tag != .adp)
                    && speakers.entities(at: place).contains { !speakers.isPlace($0) }
            }), let who = speakers.speaker(at: head), !who.isOwn
        else { return }
        add(unit, .say, who, SpeechContent.Found(ranges: [quote], isQuote: true))
    }

    private mutating func add(
        _ word: Int, _ kind: SpeechLexicon.Kind, _ who: SpeakerFinder.Found?, _ content: SpeechContent.Found
    ) {
        found.append(
            SpeechFrame(
                sentence: clause.sentence, word: word, kind: kind, speaker: who?.speaker, speakerUnit: who?.unit,
                source: who?.source ?? .privateVoice, content: content.ranges, isQuote: content.isQuote))
    }

    // MARK: - "according to"

    private mutating func accordingTo(_ unit: Int) {
        guard var head = nominal(from: unit + 2) else { return }
        var who = speakers.speaker(at: head)
        // "according to news reports and her lawyer": the one with a name.
        if who?.entity == nil, head + 2 < clause.units.count, clause.units[head + 1].lower == "and",
            let second = nominal(from: head + 2), let named = speakers.speaker(at: second)
        {
            (head, who) = (second, named)
        }
        guard let who, !who.isOwn else { return }
        if who.unit > head, who.unit - head < 9 { head = who.unit }
        add(
            unit, .say, who, SpeechContent.Found(ranges: content.surroundings(of: unit...content.withName(after: head)))
        )
    }

    /// The head of the noun phrase that begins at a unit; of "her lawyer, Sok Vannak" the name.
    private func nominal(from start: Int) -> Int? {
        var place = start
        var last: Int?
        while place < clause.units.count, place - start < 12 {
            let unit = clause.units[place]
            if unit.kind == .name || unit.tag.isNominal
                || (unit.tag == .pron && last == nil && !SpeechContent.isPossessive(unit))
            {
                last = place
                if unit.kind == .name { break }
            } else if last != nil, unit.lower != "'s", unit.lower != "'" {
                break
            } else if unit.tag == .punct || unit.tag == .verb {
                break
            }
            place += 1
        }
        guard let last else { return nil }
        let name = content.withName(after: last)
        return speakers.entities(at: last).isEmpty ? name : last
    }

    // MARK: - Nouns of speaking

    private static let ofOnesOwn: Set<String> = ["account", "word", "opinion", "view", "version"]

    private mutating func noun(_ unit: Int) {
        guard let kind = lexicon.noun(clause.units[unit].lemma) else { return }
        let said = clause.dependents(of: unit, .acl, .ccomp).first { child in
            child > unit && clause.dependents(of: child, .mark).contains { clause.units[$0].lower == "that" }
        }
        let goesOn = unit + 1 < clause.units.count && clause.units[unit + 1].lower == "that"
        let owner =
            clause.possessor(of: unit) ?? ownerBeside(unit)
            ?? clause.obliques(of: unit).first { ["of", "by", "from"].contains($0.preposition) }?.unit
        if owner != nil || lexicon.source(clause.units[unit].lemma) == .accuser, unit + 2 < clause.units.count,
            clause.units[unit + 1].lemma == "be", clause.units[unit + 2].lower == "that"
        {
            // "The prosecution's case was that ...".
            let who = owner.flatMap { speakers.speaker(at: $0) } ?? speakers.speaker(at: unit)
            add(
                unit, .claim, who,
                SpeechContent.Found(ranges: [unit + 2..<content.endOfSpeech(from: unit + 2, clauses: [])]))
            return
        }
        if said != nil || goesOn {
            let who = owner.flatMap { speakers.speaker(at: $0) }
            let range =
                goesOn
                ? unit + 1..<content.endOfSpeech(from: unit + 1, clauses: said.map { [$0] } ?? [])
                : content.range(of: said ?? unit)
            add(unit, kind == .say ? .claim : kind, who, SpeechContent.Found(ranges: [range]))
            return
        }
        guard Self.ofOnesOwn.contains(clause.units[unit].lemma), let owner, let who = speakers.speaker(at: owner),
            !who.isOwn,
            let start = (max(0, unit - 4)..<unit).last(where: { ["by", "in"].contains(clause.units[$0].lower) })
        else { return }
        let group = min(start, owner)...max(unit, owner)
        add(unit, kind, who, SpeechContent.Found(ranges: content.surroundings(of: group)))
    }

    /// "The prosecution's case": the noun before "'s", whatever the tree makes of it.
    private func ownerBeside(_ unit: Int) -> Int? {
        unit > 1 && ["'s", "’s"].contains(clause.units[unit - 1].lower) ? unit - 2 : nil
    }

    // MARK: - Verbs of speaking

    private mutating func verb(_ unit: Int) {
        guard let kind = lexicon.verb(clause.units[unit].lemma) else { return }
        let isPassive = clause.isPassive(unit) && clause.units[unit].lower != "saying"
        let place = isPassive ? clause.agent(of: unit) : speakerUnit(of: unit)
        if place == nil, kind == .record, clause.isPassive(unit) { return established(unit) }
        guard let place, let who = speakerOrPartner(at: place) else { return }
        if who.isOwn, !quotes.contains(where: { $0.contains(unit) }) { return }
        // "as he claimed in court": what the clause hangs on is what is said.
        if clause.relation(of: unit) == .advcl, let head = clause.head(of: unit),
            clause.dependents(of: unit, .mark, .advmod, .caseMark).contains(where: { clause.units[$0].lower == "as" })
        {
            return add(unit, kind, who, SpeechContent.Found(ranges: [content.range(of: head, without: unit)]))
        }
        guard let said = content.said(by: unit, speaker: who.unit, kind: kind) else { return }
        add(unit, kind, who, said)
    }

    /// Of "his lawyer and witnesses said" the one with a name, whatever the tree makes of it.
    private func speakerOrPartner(at place: Int) -> SpeakerFinder.Found? {
        let found = speakers.speaker(at: place)
        guard let found, found.entity == nil, !found.isOwn else { return found }
        let start = content.startOfPhrase(place)
        guard start > 1, ["and", "or"].contains(clause.units[start - 1].lower),
            var partner = speakers.speaker(at: start - 2), partner.entity != nil
        else { return found }
        partner.unit = found.unit
        return partner
    }

    /// "It has been established that ...": an investigation speaks.
    private mutating func established(_ unit: Int) {
        guard clause.units[unit].lemma == "establish", unit + 1 < clause.units.count,
            let said = content.said(by: unit, speaker: unit, kind: .record)
        else { return }
        found.append(
            SpeechFrame(
                sentence: clause.sentence, word: unit, kind: .record, speaker: .unnamed("investigation (unnamed)"),
                speakerUnit: nil, source: .accuser, content: said.ranges))
    }

    /// The subject of a verb of speaking: the one beside it after a comma ("..., says Kim"), by the tree, else the noun before it.
    private func speakerUnit(of verb: Int) -> Int? {
        let next = verb + 1
        if next < clause.units.count, verb == 0 || content.isBreak(verb - 1), let after = nominal(from: next),
            after - next < 6, !["tell", "inform", "warn", "remind"].contains(clause.units[verb].lemma),
            content.isStop(content.withName(after: after) + 1) || clause.units[after + 1].lower == "of",
            speakers.speaker(at: after) != nil
        {
            return after
        }
        if let subject = clause.subject(of: verb), subject != verb, speakers.speaker(at: subject) != nil {
            return subject
        }
        var place = verb - 1
        while place >= 0,
            clause.units[place].tag == .aux || clause.units[place].tag == .adv || clause.units[place].kind == .time
        {
            place -= 1
        }
        guard place >= 0 else { return nil }
        let word = clause.units[place]
        return word.tag.isNominal || word.kind == .name || word.tag == .pron ? place : nil
    }
}
