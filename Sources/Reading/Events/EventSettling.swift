// Decides which events stay and how sure they are, and joins those that are told twice.
import CaseModel

enum EventSettling {
    /// Below this probability an event is not kept.
    static let keptFrom = 0.2
    /// The same where a mistake makes somebody an accused or a convict.
    static let accusedFrom = 0.4

    static func settle(_ page: inout Page, with models: EventModels) {
        for index in page.events.indices where page.events[index].kind != .offence {
            let score = models.keep.score(features(of: page.events[index], in: page))
            page.events[index].score = 1 / (1 + Exponential.value(-Double(score)))
        }
        var kept = page.events.filter { isKept($0, in: page) }
        for event in page.events where event.kind == .detention && event.from != nil && !isKept(event, in: page) {
            lendStart(of: event, to: &kept)
        }
        page.events = EventMerging.merged(kept, in: page)
    }

    /// "was detained on 3 May ... They searched his flat and led him away": the second telling is too weak to stand alone,
    /// but says from where the first one took him.
    private static func lendStart(of event: EventDraft, to kept: inout [EventDraft]) {
        let people = Set(event.victims.map(\.entity))
        let told = kept.firstIndex { other in
            other.kind == .detention && other.date?.day != nil && other.from == nil
                && Set(other.victims.map(\.entity)) == people && (event.date == nil || event.date == other.date)
                && (0...4).contains(event.sentence - other.sentence)
        }
        if let told { kept[told].from = event.from }
    }

    private static func isKept(_ event: EventDraft, in page: Page) -> Bool {
        // What is told of people without names belongs to a case only where it says who did it, or under which law.
        if isOfUnnamedPeople(event, in: page) { return !event.actors.isEmpty || !event.provisions.isEmpty }
        if event.isGround { return true }
        guard [.charge, .sentence, .offence].contains(event.kind) else { return event.score >= keptFrom }
        if event.participants.contains(where: { page.entities[$0].defendsOrJudges }),
            !event.features.names.contains("victims syntactic")
        {
            return false
        }
        return event.score >= accusedFrom
    }

    /// Whether what was done is said to have been done to people without names; annotations don't list such events.
    static func isOfUnnamedPeople(_ event: EventDraft, in page: Page) -> Bool {
        !event.victims.isEmpty && event.victims.allSatisfy { page.entities[$0.entity].type == .group }
    }

    /// What the model sees of an event once attribution has had its say.
    static func features(of event: EventDraft, in page: Page) -> Features {
        var features = event.features
        features.add("alleged", if: event.standing == .alleged)
        features.add("word of somebody", if: !event.wordOf.isEmpty)
        features.add("denied", if: event.deniedBy != nil)
        return features
    }
}

extension EntityDraft {
    /// Whether the person is in the report to defend, to prosecute or to judge: nobody to take for the accused.
    fileprivate var defendsOrJudges: Bool { roles.contains { [.lawyer, .judge, .prosecutor].contains($0.role) } }
}
