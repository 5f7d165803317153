// The timeline of a case as an SVG: custody as bars, events by the numbers that they have in the list. Same case, same bytes.

import CaseLogic
import CaseModel
import Phrases
import Presentation
import Publication

/// Where everything stands in the drawing.
struct CaseTimeline {
    private static let width = 672
    private static let (left, right) = (6, 666)
    private let marks: [(number: Int, first: Int, last: Int, event: EventView)]
    private let holds: [(first: Int, last: Int, isMissing: Bool, isAlleged: Bool)]
    private let from: Int
    private let to: Int

    /// - Parameter events: in the order of the list. Nil where nothing has a date.
    init?(_ events: [EventView], _ file: PublishedCase, _ today: CivilDay) {
        marks = events.enumerated().compactMap { place, event in
            guard let date = event.date?.value, let first = date.earliest?.number, let last = date.latest?.number else {
                return nil
            }
            return (place + 1, first, last, event)
        }
        holds = file.findings.custodies.filter { $0.person == file.subject }.flatMap { custody in
            custody.holds.enumerated().compactMap { place, hold in
                guard let first = hold.from?.earliest?.number else { return nil }
                let goesOn = custody.goesOn && place == custody.holds.count - 1
                let last = goesOn ? today.number : hold.until?.latest?.number ?? first
                return (first, max(first, last), hold.kind == .disappearance, hold.standing == .alleged)
            }
        }
        guard let first = (marks.map(\.first) + holds.map(\.first)).min(),
            let last = (marks.map(\.last) + holds.map(\.last)).max()
        else { return nil }
        let margin = max(10, (last - first) / 30)
        (from, to) = (first - margin, last + margin)
    }

    private func x(_ day: Int) -> Int {
        let inside = min(max(day, from), to) - from
        return Self.left + inside * (Self.right - Self.left) / max(1, to - from)
    }

    func draw(_ page: inout SitePage) {
        let rows = rows()
        let base = 26 + (rows.values.max() ?? 0) * 22
        let height = base + 56
        page.element(
            "svg",
            [
                // Named by the region that it lies in: a drawing with links in it is no image, and may be no group.
                ("viewBox", "0 0 \(Self.width) \(height)"), ("width", String(Self.width)), ("height", String(height)),
            ]
        ) { page in
            axis(height, &page)
            for hold in holds {
                let style = hold.isMissing ? "bx o" : hold.isAlleged ? "bx a" : "bx r"
                let width = max(3, x(hold.last) - x(hold.first))
                page.element(
                    "rect",
                    [
                        ("class", style), ("x", String(x(hold.first))), ("y", String(base + 14)),
                        ("width", String(width)), ("height", "12"),
                    ]
                ) { _ in }
            }
            for mark in marks {
                let y = 12 + (rows[mark.number] ?? 0) * 22
                page.link("#c\(mark.number)") { page in
                    dot(mark.event, x(mark.first), base, &page)
                    page.element(
                        "text", [("class", "tm tb"), ("x", String(x(mark.first))), ("y", String(y))],
                        data: String(mark.number))
                }
            }
        }
    }

    /// The row of each number, so that none covers another.
    private func rows() -> [Int: Int] {
        var ends: [Int] = []
        var rows: [Int: Int] = [:]
        for mark in marks.sorted(by: { ($0.first, $0.number) < ($1.first, $1.number) }) {
            let start = x(mark.first) - 9
            let row = ends.firstIndex { $0 <= start } ?? ends.count
            if row == ends.count { ends.append(0) }
            ends[row] = start + 18
            rows[mark.number] = row
        }
        // The first row stands nearest to the marks.
        let last = ends.count - 1
        return rows.mapValues { last - $0 }
    }

    private func dot(_ event: EventView, _ x: Int, _ y: Int, _ page: inout SitePage) {
        let style =
            event.form == .reported ? "m r" : event.form == .alleged ? "m a" : event.form == .denied ? "m d" : "m c"
        page.element("circle", [("class", style), ("cx", String(x)), ("cy", String(y)), ("r", "4")]) { _ in }
        if event.form == .denied {
            page.element("path", [("class", "m"), ("d", "M\(x - 6) \(y + 6)L\(x + 6) \(y - 6)")]) { _ in }
        }
    }

    /// Lines for years, or for months of a short case.
    private func axis(_ height: Int, _ page: inout SitePage) {
        page.element("path", [("class", "ax2"), ("d", "M\(Self.left) \(height - 22)H\(Self.right)")]) { _ in }
        let days = to - from
        let step = days > 366 * 12 ? 36 : days > 500 ? 12 : days > 150 ? 3 : 1
        var month = CivilDay(number: from).year * 12
        while true {
            guard let first = EDTF(year: month / 12, month: month % 12 + 1), let day = first.earliest, day.number <= to
            else {
                return
            }
            if day.number >= from {
                let x = x(day.number)
                page.element("path", [("class", "ax"), ("d", "M\(x) 18V\(height - 22)")]) { _ in }
                if x < Self.width - 70 {
                    page.element(
                        "text", [("class", "t2"), ("x", String(x + 4)), ("y", String(height - 7))],
                        data: step >= 12 ? String(month / 12) : page.words.date(first))
                }
            }
            month += step
        }
    }
}
