// Lengths of time as distributions: from detention to charge, from charge to sentence, and the others.

import CaseLogic
import CaseModel
import Casebook
import Phrases

enum StatisticsLengths {
    /// The bars of a distribution, by the fewest days of a length.
    static let bins: [(word: Word, days: ClosedRange<Int>)] = [
        ("statistics.days.2", 0...2), ("statistics.days.7", 3...7), ("statistics.days.30", 8...30),
        ("statistics.days.90", 31...90), ("statistics.days.180", 91...180), ("statistics.days.365", 181...365),
        ("statistics.days.more", 366...1_000_000),
    ]

    static func write(_ groups: [IntervalGroup], on page: inout Page) {
        guard !groups.isEmpty else { return }
        page.element("h2", [("class", "gapt")], say: "statistics.lengths")
        page.element("p", [("class", "q2 s rule")], say: "statistics.lengths.rule")
        for group in groups { write(group, on: &page) }
    }

    private static func write(_ group: IntervalGroup, on page: inout Page) {
        let words = page.words
        let title = words(
            "statistics.length.of",
            ["kind": .text(words("statistics.length.\(group.kind.rawValue)")), "code": .text(words.code(group.code))])
        let counts = bins.map { bin in group.statistics.lengths.count { bin.days.contains($0.fewest) } }
        let path = "/statistics/lengths/\(group.kind.rawValue)/\(group.code.rawValue)"
        let id = "h-\(group.kind.rawValue)-\(group.code.rawValue)"
        page.element("div", [("class", "panel gapt")]) { page in
            page.element("h3", [("id", id)], data: title)
            page.element("p", class: "q2 s") { page in
                let rough = group.statistics.lengths.count { $0.fewest != $0.most }
                page.say(
                    "statistics.length.count",
                    ["n": .number(group.statistics.count), "median": .text(days(group.statistics.median))])
                if rough > 0 {
                    page.raw(" ")
                    page.say("statistics.length.rough", ["n": .number(rough)])
                }
            }
            page.element("div", class: "cols") { page in
                let bars = zip(bins, counts).enumerated().map { place, bar in
                    Bar(
                        label: words(bar.0.word), reported: bar.1, alleged: nil, path: "\(path)?bin=\(place)",
                        words: words(
                            "statistics.length.bar", ["days": .text(words(bar.0.word)), "n": .number(bar.1)]))
                }
                page.figure(title) { BarChart(bars: bars).lying(on: &$0) }
                page.table(
                    "statistics.length.caption", isSaidAbove: true,
                    columns: [("statistics.days", false), ("statistics.howMany", true)]
                ) { page in
                    for bar in bars {
                        page.element("tr") { page in
                            page.element("th", [("scope", "row")]) { page in
                                page.link(bar.path) { $0.data(bar.label) }
                            }
                            page.cell("statistics.howMany", number: bar.reported)
                        }
                    }
                }
            }
        }
    }

    /// "12", or "12–40" where it is known only roughly.
    static func days(_ length: LengthRange?) -> String {
        guard let length else { return "" }
        return length.fewest == length.most
            ? Phrase.grouped(length.fewest) : "\(Phrase.grouped(length.fewest))–\(Phrase.grouped(length.most))"
    }
}
