// "He said" after a sentence in which somebody spoke: the same speaker goes on.
import CaseModel
import Syntax

/// Ties a pronoun that speaks at the beginning of a sentence to the speaker of the sentence before.
struct SpeakerChain {
    let page: Page
    let clause: ParsedSentence

    func goOn(_ frames: inout [SpeechFrame], after before: [SpeechFrame]) {
        guard let place = frames.firstIndex(where: { isPronounAtStart($0) }), let pronoun = frames[place].speakerUnit,
            let last = before.last(where: { isNamedPerson($0.speaker) && $0.kind != .opinion })
        else { return }
        guard fits(clause.units[pronoun].lower, last.speaker) else { return }
        frames[place].speaker = last.speaker
        frames[place].source = last.source
    }

    private func isPronounAtStart(_ frame: SpeechFrame) -> Bool {
        guard let unit = frame.speakerUnit, unit < 3 else { return false }
        return ["he", "she"].contains(clause.units[unit].lower)
    }

    private func isNamedPerson(_ speaker: Speaker?) -> Bool {
        guard case .entity(let id) = speaker, page.entities.indices.contains(id.number) else { return false }
        return page.entities[id.number].type == .person
    }

    private func fits(_ pronoun: String, _ speaker: Speaker?) -> Bool {
        guard case .entity(let id) = speaker else { return false }
        switch page.entities[id.number].gender {
        case .unknown: return true
        case .male: return pronoun == "he"
        case .female: return pronoun == "she"
        }
    }
}
