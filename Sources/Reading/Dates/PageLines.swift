// The lines of a page by their tokens, and the times of day in them; looked up fast, however long a line is.
import Syntax

/// Where each line of a page begins and ends.
struct PageLines {
    /// Tokens of each line that has any, in order.
    let lines: [Range<Int>]
    /// For the first token of a time of day, the token after it.
    private let clockEnds: [Int: Int]

    init(page: Page) {
        var lines: [Range<Int>] = []
        var line = -1
        for sentence in page.words.sentences {
            if sentence.line == line, let last = lines.last {
                lines[lines.count - 1] = last.lowerBound..<sentence.tokens.upperBound
            } else {
                lines.append(sentence.tokens)
            }
            line = sentence.line
        }
        self.lines = lines
        var ends: [Int: Int] = [:]
        for mention in page.times where mention.kind == .clock {
            ends[mention.tokens.lowerBound] = mention.tokens.upperBound
        }
        clockEnds = ends
    }

    /// Index into `lines` of the line that holds a token.
    func index(of token: Int) -> Int? {
        var low = 0
        var high = lines.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if lines[middle].lowerBound <= token { low = middle } else { high = middle - 1 }
        }
        return lines.isEmpty ? nil : low
    }

    /// The first token of the line that holds a token.
    func start(of token: Int) -> Int { index(of: token).map { lines[$0].lowerBound } ?? 0 }

    /// The token after a time of day that begins at a token.
    func clockEnd(_ token: Int) -> Int? { clockEnds[token] }
}
