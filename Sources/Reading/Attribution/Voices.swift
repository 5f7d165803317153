// Who speaks where: the frames of speaking of a whole page, and the speakers of quotations that run over sentences.
import CaseModel
import Syntax

/// All acts of speaking on a page.
struct Voices {
    /// For each sentence its frames, outermost first.
    let frames: [[SpeechFrame]]
    let quotations: Quotations
    private let interview: Interview
    private let page: Page

    init(_ page: Page, index: MentionIndex) {
        self.page = page
        let quotations = Quotations(page)
        var frames: [[SpeechFrame]] = []
        for clause in page.clauses {
            var here = SpeechFinder(clause: clause, index: index, page: page, quotes: quotations.units(of: clause))
                .frames()
            let number = clause.sentence
            if number > 0, page.words.sentences[number].line == page.words.sentences[number - 1].line {
                SpeakerChain(page: page, clause: clause).goOn(&here, after: frames[number - 1])
            }
            frames.append(here)
        }
        self.frames = frames
        interview = Interview(page)
        self.quotations = quotations
    }

    /// The frames around a unit, outermost first: whose word it is that this happened.
    func chain(at unit: Int, sentence: Int, own: Range<Int>) -> [SpeechFrame] {
        let told = told(at: unit, sentence: sentence, own: own)
        guard let speaker = interview.speaker(onLine: page.words.sentences[sentence].line),
            told.first?.speaker != .entity(EntityID(speaker))
        else { return told }
        let answer = SpeechFrame(
            sentence: sentence, word: 0, kind: .say, speaker: .entity(EntityID(speaker)), speakerUnit: nil,
            source: .privateVoice, content: [0..<page.clauses[sentence].units.count])
        return [answer] + told
    }

    private func told(at unit: Int, sentence: Int, own: Range<Int>) -> [SpeechFrame] {
        let here = frames[sentence].filter {
            $0.says(unit) && !own.contains($0.word) && $0.kind != .deny && !isInRelative(unit, outside: $0, sentence)
        }
        let token = page.clauses[sentence].units[unit].tokens.lowerBound
        guard let quote = quotations.holding(token), quote.count > 2 else { return here }
        // Inside a quotation its speaker comes first, unless a frame of the sentence already says it.
        if here.contains(where: { isOutside($0, quote, sentence) }) { return here }
        guard let outer = speaker(of: quote, in: sentence) else { return here }
        return [outer] + here
    }

    /// A relative clause about the speaker, or between commas about a noun in what is said, is told by the report.
    private func isInRelative(_ unit: Int, outside frame: SpeechFrame, _ sentence: Int) -> Bool {
        let clause = page.clauses[sentence]
        var current = unit
        for _ in 0..<20 {
            guard let head = clause.head(of: current) else { return false }
            if clause.relation(of: current) == .aclRelcl {
                if let speaker = frame.speakerUnit, head == speaker || clause.head(of: head) == speaker { return true }
                let start = clause.subtree(of: current).first ?? current
                if !frame.isQuote, start > 0, clause.units[start - 1].lower == "," || clause.units[start].lower == ",",
                    !clause.subtree(of: current).contains(frame.word)
                {
                    return true
                }
            }
            current = head
        }
        return false
    }

    /// The frame that introduces or closes a quotation: in the same sentences, else the last one before it in the line.
    private func speaker(of quote: Range<Int>, in sentence: Int) -> SpeechFrame? {
        let line = page.words.sentences[sentence].line
        let first = page.sentence(of: quote.lowerBound)
        let last = page.sentence(of: max(quote.lowerBound, quote.upperBound - 1))
        for place in [first, last, last + 1] where place < frames.count && page.words.sentences[place].line == line {
            if let frame = frames[place].last(where: {
                isOutside($0, quote, place) && $0.speaker != nil && (place <= last || isOpening($0, place))
            }) {
                return frame
            }
        }
        var place = first - 1
        while place >= 0, page.words.sentences[place].line == line, first - place < 4 {
            if let frame = frames[place].last(where: { $0.speaker != nil && $0.kind != .deny }) { return frame }
            place -= 1
        }
        return nil
    }

    private func isOutside(_ frame: SpeechFrame, _ quote: Range<Int>, _ sentence: Int) -> Bool {
        !quote.contains(page.clauses[sentence].units[frame.word].tokens.lowerBound)
    }

    private func isOpening(_ frame: SpeechFrame, _ sentence: Int) -> Bool { frame.word < 4 }
}
