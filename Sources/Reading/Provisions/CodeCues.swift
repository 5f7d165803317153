// What a sentence is about where its citation names no code: a criminal case, an administrative one.
import CaseModel

struct CodeCues {
    let text: CitationPieces

    /// The code that the words around a citation suggest: those of its sentence, then those of its paragraph; nearer words weigh more.
    func code(around citation: Range<Int>) -> LegalCode? {
        let sentence = sentence(around: citation)
        if let code = heavier(in: sentence, around: citation) { return code }
        return heavier(in: line(around: citation), around: citation)
    }

    private func heavier(in range: Range<Int>, around citation: Range<Int>) -> LegalCode? {
        var weights: [LegalCode: Double] = [:]
        for index in range where text.isWord(index) && !citation.contains(index) {
            guard let cue = LawLexicon.english.cues[text.lower(index)] else { continue }
            let distance = index < citation.lowerBound ? citation.lowerBound - index : index - citation.upperBound
            weights[cue.code, default: 0] += cue.weight * 20 / Double(20 + distance)
        }
        let criminal = weights[.criminal] ?? 0
        let administrative = weights[.administrative] ?? 0
        if criminal == 0 && administrative == 0 { return nil }
        return administrative > criminal ? .administrative : .criminal
    }

    /// The sentence of a citation, at most 80 pieces each way.
    func sentence(around citation: Range<Int>) -> Range<Int> {
        var start = citation.lowerBound
        while start > 0, citation.lowerBound - start < 80, !endsSentence(start - 1) { start -= 1 }
        var end = citation.upperBound
        while end < text.count, end - citation.upperBound < 80, !endsSentence(end) { end += 1 }
        return start..<end
    }

    private func line(around citation: Range<Int>) -> Range<Int> {
        var start = citation.lowerBound
        while start > 0, citation.lowerBound - start < 300, text.kind(start - 1) != .lineEnd { start -= 1 }
        var end = citation.upperBound
        while end < text.count, end - citation.upperBound < 300, text.kind(end) != .lineEnd { end += 1 }
        return start..<end
    }

    private static let abbreviations: Set<String> = [
        "art", "arts", "p", "pp", "sec", "s", "ss", "no", "par", "para", "pt", "dr", "mr", "ms", "mrs", "st", "cap",
        "cl", "v", "vs",
    ]

    private func endsSentence(_ index: Int) -> Bool {
        if text.kind(index) == .lineEnd { return true }
        guard text.isMark(index, ".") || text.isMark(index, "!") || text.isMark(index, "?") else { return false }
        let before = text.lower(index - 1)
        if Self.abbreviations.contains(before) || before.utf8.count == 1 && text.isWord(index - 1) { return false }
        return !text.isWord(index + 1) || text.isCapitalised(index + 1)
    }
}
