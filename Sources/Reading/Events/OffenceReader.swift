// Reads offences: the deed that an accuser alleges, where it is described; never more than the accuser's version of it.
import CaseModel
import Syntax

/// Finds: "accused of having diverted a grant", "the investigation maintains that he carried two sets out of a shop",
/// "he allegedly sold three grams", "they are said to have incited discord".
/// Leaves alone: the name of a charge ("charged with hooliganism"), the ground of a penalty, and whoever is not accused.
struct OffenceReader {
    private let page: Page
    private let index: MentionIndex
    private let voices: Voices
    /// People against whom something was done in this report that is done to the accused.
    private let accused: Set<Int>
    private let events: EventIndex
    private var found: [EventDraft] = []
    /// The units of the offences found, by sentence.
    private var foundAt: [Int: Set<Int>] = [:]

    /// Adds the offences of a page to its events.
    static func read(_ page: inout Page, index: MentionIndex, voices: Voices) {
        var reader = OffenceReader(page: page, index: index, voices: voices)
        for clause in page.clauses { reader.read(clause) }
        // What an accuser says somebody did is told as an offence, and as nothing else.
        page.events.removeAll { event in
            Self.deeds.contains(event.kind)
                && reader.foundAt[event.sentence, default: []].contains(event.unit)
        }
        page.events += reader.found
    }

    /// Kinds that may be the very deed somebody is accused of.
    private static let deeds: Set<EventKind> = [.statement, .attack, .threat, .illTreatment, .death, .seizure]
    private static let againstAccused: Set<EventKind> = [
        .charge, .detention, .remand, .administrativeArrest, .houseArrest, .sentence, .trial, .fine, .interrogation,
    ]

    private init(page: Page, index: MentionIndex, voices: Voices) {
        self.page = page
        self.index = index
        self.voices = voices
        var accused: Set<Int> = []
        for event in page.events where Self.againstAccused.contains(event.kind) {
            for victim in event.victims where page.entities[victim.entity].type == .person {
                accused.insert(victim.entity)
            }
        }
        self.accused = accused
        events = EventIndex(page)
    }

    private mutating func read(_ clause: ParsedSentence) {
        let deeds = DeedFinder(clause: clause, page: page, index: index, voices: voices, events: events)
        let here = events.inSentence(clause.sentence)
        for place in here where page.events[place].kind == .charge {
            let event = page.events[place]
            guard let deed = deeds.deed(afterCharge: event) else { continue }
            let doers = event.victims.filter { page.entities[$0.entity].type == .person }
            add(deed, by: doers, in: clause, charge: event)
        }
        for deed in deeds.deeds() {
            let doers = deeds.doers(of: deed)
            guard !doers.isEmpty, doers.allSatisfy({ isAccused($0.entity, by: deed) }) else { continue }
            guard
                !here.contains(where: {
                    page.events[$0].unit == deed.verb && !Self.deeds.contains(page.events[$0].kind)
                        && page.events[$0].kind != .protest
                })
            else { continue }
            add(deed, by: doers, in: clause, charge: nil)
        }
    }

    private static let others: Set<PersonRole> = [
        .lawyer, .judge, .prosecutor, .police, .official, .witness, .relative,
    ]

    /// Whether somebody is accused: something is done to them that is done to the accused, or the prosecution itself tells
    /// of a dated deed of somebody who has no other part.
    private func isAccused(_ person: Int, by deed: Deed) -> Bool {
        // Whom "the officer" or "the judge" means is too easily mistaken.
        if page.entities[person].roles.contains(where: { [.police, .judge, .prosecutor].contains($0.role) }) {
            return false
        }
        if accused.contains(person) { return true }
        return deed.isProsecution && page.entities[person].roles.allSatisfy { !Self.others.contains($0.role) }
    }

    private mutating func add(
        _ deed: Deed, by doers: [EventDraft.Participant], in clause: ParsedSentence, charge: EventDraft?
    ) {
        guard !doers.isEmpty, foundAt[clause.sentence, default: []].insert(deed.verb).inserted else { return }
        let words = clause.units[deed.verb].tokens
        var event = EventDraft(kind: .offence, trigger: words, sentence: clause.sentence, unit: deed.verb)
        event.actors = doers
        event.standing = .alleged
        event.rule = deed.rule
        event.provisions = provisions(for: doers, sentence: clause.sentence, charge: charge)
        if let time = deed.time {
            event.date = page.times[time].date
            event.dateMention = time
            event.dateRule = page.times[time].rule
        }
        event.place = deed.place
        let chain = voices.chain(at: deed.verb, sentence: clause.sentence, own: deed.verb..<deed.verb + 1)
        event.wordOf = chain.compactMap(\.speaker)
        if !chain.contains(where: { $0.source == .accuser || $0.source == .authority }) {
            event.wordOf.append(.unnamed("accuser (unnamed)"))
        }
        found.append(event)
    }

    /// The provisions of the charge it belongs to: of its own sentence, else of the nearest charge against the same people.
    private func provisions(for doers: [EventDraft.Participant], sentence: Int, charge: EventDraft?) -> [Int] {
        if let charge, !charge.provisions.isEmpty { return charge.provisions }
        let people = Set(doers.map(\.entity))
        let near = events.inSentences(sentence - 2...sentence + 2).map { page.events[$0] }.filter { event in
            event.kind == .charge && !event.provisions.isEmpty
                && event.victims.contains { people.contains($0.entity) }
        }
        return near.min { abs($0.sentence - sentence) < abs($1.sentence - sentence) }?.provisions ?? []
    }
}
