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
        page.events = EventMerging.merged(page.events.filter { isKept($0, in: page) }, in: page)
    }

    private static func isKept(_ event: EventDraft, in page: Page) -> Bool {
        guard [.charge, .sentence, .offence].contains(event.kind) else { return event.score >= keptFrom }
        if event.participants.contains(where: { page.entities[$0].defendsOrJudges }),
            !event.features.names.contains("victims syntactic")
        {
            return false
        }
        return event.score >= accusedFrom
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
