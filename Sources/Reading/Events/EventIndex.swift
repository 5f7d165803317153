// Finds the events of a sentence, and those dated by an expression of time, without going through all of a page.
import CaseModel

/// Look-up from sentences and times to events, as indices into `Page.events` in order.
struct EventIndex {
    private let bySentence: [Int: [Int]]
    /// The expressions of time that date an event which is no act.
    private let datingTimes: Set<Int>
    /// Offences by those who are said to have committed them.
    private let offencesByActor: [Int: [Int]]

    init(_ page: Page) {
        var bySentence: [Int: [Int]] = [:]
        var datingTimes: Set<Int> = []
        var offencesByActor: [Int: [Int]] = [:]
        for place in page.events.indices {
            bySentence[page.events[place].sentence, default: []].append(place)
            if let time = page.events[place].dateMention, !page.events[place].kind.isAct { datingTimes.insert(time) }
            guard page.events[place].kind == .offence else { continue }
            for actor in Set(page.events[place].actors.map(\.entity)) {
                offencesByActor[actor, default: []].append(place)
            }
        }
        self.bySentence = bySentence
        self.datingTimes = datingTimes
        self.offencesByActor = offencesByActor
    }

    func inSentence(_ sentence: Int) -> [Int] { bySentence[sentence] ?? [] }

    /// The events of some neighbouring sentences, in the order of the page.
    func inSentences(_ sentences: ClosedRange<Int>) -> [Int] { sentences.flatMap { inSentence($0) }.sorted() }

    /// The offences that somebody is said to have committed, in order.
    func offences(by entity: Int) -> [Int] { offencesByActor[entity] ?? [] }

    /// Whether an expression of time dates an event that is no act.
    func isDating(_ time: Int) -> Bool { datingTimes.contains(time) }
}
