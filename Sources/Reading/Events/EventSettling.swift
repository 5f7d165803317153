// Decides which events stay and how sure they are, and joins those that are told twice.
import CaseModel

enum EventSettling {
    /// Below this probability an event is not kept.
    static let keptFrom = 0.25

    static func settle(_ page: inout Page, with models: EventModels) {
        for index in page.events.indices where page.events[index].kind != .offence {
            let score = models.keep.score(features(of: page.events[index], in: page))
            page.events[index].score = 1 / (1 + Exponential.value(-Double(score)))
        }
        page.events = EventMerging.merged(page.events.filter { $0.score >= keptFrom }, in: page)
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
