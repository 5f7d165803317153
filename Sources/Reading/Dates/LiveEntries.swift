// The days of the entries of a live report: lines that open with a time of day, over midnight and in either order.
import CaseModel
import Syntax

/// Lines that open with a time of day, with the day each was written on.
struct LiveEntries {
    /// The day of each entry, by line.
    private(set) var days: [Int: CivilDay] = [:]
    /// The time of day that opens each entry: indices into `Page.times`.
    private(set) var clocks: [Int] = []

    /// Finds the entries; none where fewer than three lines open with a time, or the day of the document is not known.
    init(page: Page) {
        guard let today = page.documentDate?.day else { return }
        var entries: [(line: Int, minute: Int, mention: Int)] = []
        var firstTokens: [Int: Int] = [:]
        for sentence in page.words.sentences where firstTokens[sentence.line] == nil {
            firstTokens[sentence.line] = sentence.tokens.lowerBound
        }
        for (index, mention) in page.times.enumerated() where mention.kind == .clock {
            let line = page.words.sentences[page.sentence(of: mention.tokens.lowerBound)].line
            guard let first = firstTokens[line], mention.tokens.lowerBound - first <= 1,
                let minute = mention.clock.flatMap(Self.minutes)
            else { continue }
            entries.append((line, minute, index))
        }
        guard entries.count >= 3 else { return }
        let steps = zip(entries, entries.dropFirst())
        let isAscending = steps.filter { $0.minute < $1.minute }.count * 2 >= entries.count - 1
        // The latest entry is of the day of the document.
        var day = today
        var before: Int?
        for entry in isAscending ? entries.reversed() : entries {
            if let before, entry.minute > before { day = day.adding(days: -1) }
            before = entry.minute
            days[entry.line] = day
            clocks.append(entry.mention)
        }
    }

    /// Minutes of the day of "17:05".
    private static func minutes(_ clock: String) -> Int? {
        let parts = clock.split(separator: ":").compactMap { Int($0) }
        return parts.count == 2 ? parts[0] * 60 + parts[1] : nil
    }
}
