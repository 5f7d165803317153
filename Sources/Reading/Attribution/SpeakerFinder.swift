// Who a noun, name or pronoun that speaks is: a person or body of the report, or somebody without a name.
import CaseModel
import Syntax

/// Resolves speakers in one sentence.
struct SpeakerFinder {
    let clause: ParsedSentence
    let index: MentionIndex
    let page: Page

    /// A speaker with the unit that names them and what kind of voice they are.
    struct Found {
        var speaker: Speaker
        var unit: Int
        var source: SpeechLexicon.Source
        /// The report's own "I" or "we".
        var isOwn = false
        var entity: Int?
    }

    private static let firstPerson: Set<String> = ["i", "we", "me", "us", "my", "our", "myself", "ourselves"]
    private static let nobody: Set<String> = [
        "it", "this", "that", "which", "there", "what", "one", "who", "you", "nobody", "none", "nothing",
    ]

    /// The speaker at a unit: of several the first with a name.
    func speaker(at unit: Int) -> Found? {
        var unnamed: Found?
        for place in clause.conjuncts(of: unit) {
            guard let found = single(at: place) else { continue }
            if found.entity != nil || found.isOwn { return found }
            unnamed = unnamed ?? found
        }
        return unnamed
    }

    private func single(at unit: Int) -> Found? {
        let word = clause.units[unit]
        if word.kind == .word, Self.firstPerson.contains(word.lower) {
            return Found(speaker: .unnamed("the author"), unit: unit, source: .privateVoice, isOwn: true)
        }
        if word.lower == "who" || word.lower == "which" || word.lower == "that" || word.lower == "whom" {
            return clause.antecedent(of: unit).flatMap { $0 == unit ? nil : single(at: $0) }
        }
        // "in which you state that your son was beaten": whom the letter is written to.
        if word.kind == .word, word.lower == "you" {
            return Found(speaker: .unnamed("the person written to"), unit: unit, source: .privateVoice)
        }
        if word.kind == .time || word.tag == .num { return nil }
        let called = DescribedSpeaker(clause: clause, index: index, page: page)
        // "her lawyer" is not she.
        let known = entities(at: unit).filter { !called.isOwner($0, of: unit) }
        for entity in known {
            let draft = page.entities[entity]
            switch draft.type {
            case .person, .organisation:
                return Found(
                    speaker: .entity(EntityID(entity)), unit: unit, source: source(of: draft, at: unit), entity: entity)
            case .group:
                return Found(
                    speaker: .unnamed(phrase(at: unit)), unit: unit,
                    source: page.lexicon.speech.source(word.lemma) ?? .privateVoice)
            default: continue
            }
        }
        if known.isEmpty, let only = called.only(at: unit) {
            return Found(
                speaker: .entity(EntityID(only)), unit: unit, source: source(of: page.entities[only], at: unit),
                entity: only)
        }
        guard known.isEmpty, canSpeak(word), !Self.nobody.contains(word.lower) else { return nil }
        return Found(
            speaker: .unnamed(phrase(at: unit)), unit: unit,
            source: page.lexicon.speech.source(word.lemma) ?? .privateVoice)
    }

    private static let personal = ["er", "or", "ist", "ian", "man", "men", "woman", "women", "ee", "ant", "person"]

    /// Whether a word without an entity may name somebody: a name, a pronoun, a noun for a person or a body.
    private func canSpeak(_ word: Unit) -> Bool {
        if word.kind == .name || word.tag == .pron || word.tag == .propn { return true }
        guard word.tag == .noun else { return false }
        return page.lexicon.speech.source(word.lemma) != nil || Self.personal.contains { word.lemma.hasSuffix($0) }
    }

    /// The entities at a unit, or at the name beside its noun.
    func entities(at unit: Int) -> [Int] {
        let here = index.entities(at: clause.units[unit].tokens.upperBound - 1)
        if !here.isEmpty { return here }
        // "A DSS source" is not the DSS.
        guard clause.units[unit].lemma != "source" else { return [] }
        for child in clause.dependents(of: unit, .appos, .flat, .compound, .nmod)
        where clause.units[child].kind == .name {
            if clause.relation(of: child) == .nmod, clause.preposition(of: child) != nil { continue }
            // "According to the investigators, on 31 July Kim ...": not their name.
            if (min(child, unit)..<max(child, unit)).contains(where: {
                clause.units[$0].kind == .time || clause.isVerb($0)
            }) {
                continue
            }
            let named = index.entities(at: clause.units[child].tokens.upperBound - 1)
            if named.contains(where: { page.entities[$0].type != .place }) { return named }
        }
        return []
    }

    func isPlace(_ entity: Int) -> Bool { page.entities[entity].type == .place }

    /// What kind of voice an entity is.
    func source(of draft: EntityDraft, at unit: Int) -> SpeechLexicon.Source {
        if let kind = draft.organisationKind {
            switch kind {
            case .prosecution: return .accuser
            case .police, .securityService, .court, .prison, .ministry, .government: return .authority
            default: return .privateVoice
            }
        }
        let roles = draft.roles.map(\.role)
        if roles.contains(.prosecutor) { return .accuser }
        if roles.contains(.lawyer) || roles.contains(.activist) || roles.contains(.journalist) { return .privateVoice }
        if roles.contains(.police) || roles.contains(.official) || roles.contains(.judge) { return .authority }
        for child in [unit] + clause.dependents(of: unit, .compound, .appos, .nmod, .amod) {
            switch page.lexicon.speech.source(clause.units[child].lemma) {
            case .accuser: return .accuser
            case .authority: return .authority
            default: continue
            }
        }
        return .privateVoice
    }

    /// A noun with the words before it: "the family", "former inmates".
    func phrase(at unit: Int) -> String {
        var first = unit
        while first > 0, clause.head(of: first - 1) == unit,
            ![.caseMark, .cc, .punct].contains(clause.relation(of: first - 1))
        { first -= 1 }
        return page.words.string(clause.units[first].tokens.lowerBound..<clause.units[unit].tokens.upperBound)
    }
}
