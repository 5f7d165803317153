// What the report was last about: the people and the day that a sentence takes for granted.
import CaseModel
import Syntax

/// Remembers the last events, so that "He was then taken away" has a victim and a day.
struct Story {
    private(set) var lastInLine: EventDraft?
    private(set) var last: EventDraft?
    /// The first person named in the line: whom an item of a list or a paragraph is about.
    private(set) var firstInLine: Int?
    /// The person the report is about: the one it names most, of those who are not there by office.
    let mainPerson: Int?
    private var line = -1
    private var victims: Set<Int> = []
    private var lastByVictim: [Int: EventDraft] = [:]
    private var told: [EventKind: [(people: Set<Int>, event: EventDraft)]] = [:]
    private let firstByLine: [Int: Int]
    /// The date that opens each line ("12 March: ..."), or that its first sentence gives.
    private let openingDates: [Int: (date: EDTF, opensLine: Bool)]

    init(_ page: Page) {
        openingDates = Self.openingDates(of: page)
        var counts = [Int](repeating: 0, count: page.entities.count)
        var firstByLine: [Int: Int] = [:]
        let titled = Self.titlePerson(of: page)
        for mention in page.mentions {
            for entity in mention.entities where page.entities[entity].type == .person {
                counts[entity] += mention.entities.count == 1 ? 1 : 0
            }
            guard mention.form == .name, let entity = mention.entities.first, page.entities[entity].type == .person,
                !page.entities[entity].holdsOffice || entity == titled, !page.entities[entity].neverMerge
            else { continue }
            let line = page.words.sentences[page.sentence(of: mention.head)].line
            if firstByLine[line] == nil { firstByLine[line] = entity }
        }
        self.firstByLine = firstByLine
        let mostNamed = counts.indices.filter {
            counts[$0] > 1 && !page.entities[$0].holdsOffice && !page.entities[$0].neverMerge
        }.max {
            (counts[$0], $1) < (counts[$1], $0)
        }
        mainPerson = titled ?? mostNamed
    }

    /// The one person whom the title names in full: a sheet on a lawyer or an official is about them all the same.
    private static func titlePerson(of page: Page) -> Int? {
        var found: Int?
        for mention in page.mentions {
            guard page.words.sentences[page.sentence(of: mention.head)].line == 0 else { break }
            guard mention.form == .name, mention.entities.count == 1, let entity = mention.entities.first,
                page.entities[entity].type == .person
            else { continue }
            guard found == nil || found == entity else { return nil }
            found = entity
        }
        return found
    }

    private static func openingDates(of page: Page) -> [Int: (date: EDTF, opensLine: Bool)] {
        var dates: [Int: (date: EDTF, opensLine: Bool)] = [:]
        var firstSentences: [Int: Int] = [:]
        for (index, sentence) in page.words.sentences.enumerated() where firstSentences[sentence.line] == nil {
            firstSentences[sentence.line] = index
        }
        for time in page.times where time.kind != .duration && !time.isDateline {
            guard let date = time.date, let token = time.tokens.first else { continue }
            let sentence = page.words.sentences[page.sentence(of: token)]
            guard dates[sentence.line] == nil, let first = firstSentences[sentence.line],
                page.words.sentences[first].tokens.contains(token)
            else { continue }
            dates[sentence.line] = (date, token - page.words.sentences[first].tokens.lowerBound < 4)
        }
        return dates
    }

    mutating func enter(line: Int) {
        guard line != self.line else { return }
        self.line = line
        lastInLine = nil
        firstInLine = firstByLine[line]
    }

    mutating func note(_ event: EventDraft) {
        for victim in event.victims {
            victims.insert(victim.entity)
            lastByVictim[victim.entity] = event
        }
        told[event.kind, default: []].append((Set(event.participants), event))
        lastInLine = event
        last = event
    }

    /// An earlier event of a kind that concerned some of the same people.
    func event(of kind: EventKind, people: Set<Int>) -> EventDraft? {
        told[kind]?.suffix(20).last { !$0.people.isDisjoint(with: people) }?.event
    }

    /// The last event of a kind that has its day and concerned some of the same people.
    func datedEvent(of kind: EventKind, people: Set<Int>) -> EventDraft? {
        told[kind]?.suffix(20).last { !$0.people.isDisjoint(with: people) && $0.event.date?.day != nil }?.event
    }

    func hasBeenVictim(_ entity: Int) -> Bool { victims.contains(entity) }

    /// Kinds that follow one another within a day.
    private static let sequels: [EventKind: Set<EventKind>] = [
        .seizure: [.search, .detention], .detention: [.search, .protest, .seizure],
        .transfer: [.detention, .search], .interrogation: [.detention, .search],
        .fine: [.detention, .trial, .sentence], .administrativeArrest: [.detention, .trial],
        .sentence: [.trial, .sentence], .trial: [.sentence, .trial], .travelBan: [.release],
    ]

    static func follows(_ kind: EventKind, _ before: EventKind) -> Bool { sequels[kind]?.contains(before) ?? false }

    /// The date that opens the present line.
    var openingDate: (date: EDTF, opensLine: Bool)? { openingDates[line] }

    /// Earlier events whose day this one may share, with how they were found and how likely that is before anything else is known.
    func dated(for entities: [Int]) -> [(event: EventDraft, tag: String, prior: Float)] {
        var found: [(event: EventDraft, tag: String, prior: Float)] = []
        if let lastInLine { found.append((lastInLine, "line", -1)) }
        if let entity = entities.first, let event = lastByVictim[entity] { found.append((event, "victim", -1.5)) }
        if let last, lastInLine == nil { found.append((last, "last", -2)) }
        return found
    }
}

extension EntityDraft {
    /// Whether the person is in the report by office: a judge, an officer, a lawyer.
    var holdsOffice: Bool {
        roles.contains { [.judge, .police, .prosecutor, .lawyer, .official].contains($0.role) }
    }
}
