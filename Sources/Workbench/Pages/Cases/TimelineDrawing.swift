// The timeline of a person as an SVG: custody, proceedings, the rest, and what somebody denies; every mark leads to the chronology.

import CaseLogic
import CaseModel
import Phrases
import Presentation

extension RecordView {
    func timeline(_ page: inout Page) {
        guard let drawing = TimelineDrawing(self) else { return }
        section("timeline", &page) { page in
            page.element("figure") { page in
                page.element(
                    "div",
                    [
                        ("class", "fig"), ("tabindex", "0"), ("role", "region"),
                        ("aria-label", words("timeline.region")),
                    ]
                ) { drawing.draw(&$0) }
                page.element("figcaption", class: "row") { page in
                    for form in Form.allCases where form != .computed { page.standing(form) }
                    page.element("span", say: "timeline.hollow")
                    if drawing.years.count > 1 { zoom(drawing.years, &page) }
                }
            }
        }
    }

    private func zoom(_ years: [Int], _ page: inout Page) {
        page.element("span") { page in
            page.say("timeline.zoom")
            page.raw(" ")
            if year == nil {
                page.element("b", [("aria-current", "true")], say: "timeline.all")
            } else {
                page.link("\(path)#timeline", say: "timeline.all")
            }
            for one in years.suffix(12) {
                page.raw(" ")
                if one == year {
                    page.element("b", [("aria-current", "true")], data: String(one))
                } else {
                    page.link("\(path)?y=\(one)#timeline") { $0.data(String(one)) }
                }
            }
        }
    }
}

/// Where everything stands in the drawing.
struct TimelineDrawing {
    enum Lane: String, CaseIterable { case custody, proceedings, other, disputed }

    /// One event or hold in a lane.
    struct Mark {
        var lane: Lane
        var path: String
        var first: Int
        var last: Int
        var label: String
        /// What a screen reader says.
        var title: String
        var form: Form
        /// A hold: drawn as a bar, hollow where its place is not known, hatched where nobody knows where the person is.
        var isHold = false
        var isPlaceKnown = true
        var isMissing = false
        var goesOn = false
    }

    private static let left = 104
    private static let width = 880
    /// About how wide a letter is.
    private static let letter = 6.4

    /// The years in which something happened.
    let years: [Int]
    private let view: RecordView
    private let from: Int
    private let to: Int
    private let marks: [Mark]
    private let today: Int

    /// nil where nothing has a date.
    init?(_ view: RecordView) {
        self.view = view
        today = view.day.number
        var marks: [Mark] = []
        for custody in view.findings.custodies where custody.person == view.record.subject {
            for (place, hold) in custody.holds.enumerated() {
                guard let first = hold.from?.earliest?.number else { continue }
                let goesOn = custody.goesOn && place == custody.holds.count - 1
                let last = goesOn ? view.day.number : hold.until?.latest?.number ?? first
                let where_ = hold.facility?.value ?? hold.place.map(view.name)
                let words = [view.words.kind(hold.kind), where_].compactMap(\.self).joined(separator: ", ")
                marks.append(
                    Mark(
                        lane: .custody, path: view.link(hold.events.first ?? view.record.subject), first: first,
                        last: max(first, last), label: words,
                        title: words + ", " + (hold.from.map(view.words.date) ?? ""),
                        form: Form(hold.standing), isHold: true, isPlaceKnown: hold.facility != nil,
                        isMissing: hold.kind == .disappearance, goesOn: goesOn))
            }
        }
        for event in view.file.events {
            guard let date = event.date?.value, let first = date.earliest?.number, let last = date.latest?.number else {
                continue
            }
            let kind = view.words.kind(event.kind.value)
            let form = view.form(event)
            marks.append(
                Mark(
                    lane: form == .denied ? .disputed : Self.lane(of: event.kind.value), path: view.link(event.id),
                    first: first, last: last, label: kind,
                    title: "\(kind), \(view.words.date(date)), \(view.words("standing.\(form.rawValue)"))", form: form))
        }
        guard let first = marks.map(\.first).min(), let last = marks.map(\.last).max() else { return nil }
        years = Array(CivilDay(number: first).year...max(CivilDay(number: first).year, CivilDay(number: last).year))
        if let year = view.year, let start = EDTF(String(format4(year))), let a = start.earliest, let b = start.latest {
            (from, to) = (a.number, b.number)
        } else {
            let margin = max(5, (last - first) / 40)
            (from, to) = (first - margin, last + margin)
        }
        let shown = (from, to)
        self.marks = marks.filter { $0.last >= shown.0 && $0.first <= shown.1 }.sorted {
            ($0.first, $0.last, $0.path) < ($1.first, $1.last, $1.path)
        }
    }

    private static func lane(of kind: EventKind) -> Lane {
        switch kind {
        case .charge, .offence, .trial, .sentence, .fine, .appeal, .remand, .detention, .administrativeArrest,
            .houseArrest, .release, .search, .seizure, .interrogation, .travelBan:
            .proceedings
        default: .other
        }
    }

    // MARK: Drawing

    private func x(_ day: Int) -> Int {
        let part = Double(min(max(day, from), to) - from) / Double(max(1, to - from))
        return Self.left + Int(part * Double(Self.width - Self.left - 4))
    }

    func draw(_ page: inout Page) {
        let lanes = Lane.allCases.filter { lane in marks.contains { $0.lane == lane } }
        let heights = lanes.map { levels(of: $0).height }
        let height = 34 + heights.reduce(0, +) + 26
        page.element(
            "svg",
            [
                ("viewBox", "0 0 \(Self.width) \(height)"), ("width", String(Self.width)), ("height", String(height)),
                ("role", "group"), ("aria-label", page.words("timeline.label")),
            ]
        ) { page in
            axis(height - 22, &page)
            var top = 34
            for (lane, laneHeight) in zip(lanes, heights) {
                page.element("path", [("class", "ax"), ("d", "M0 \(top - 6)H\(Self.width)")]) { _ in }
                page.element("text", [("class", "tb"), ("x", "0"), ("y", String(top + 16))]) {
                    $0.say("timeline.lane.\(lane.rawValue)")
                }
                draw(lane, top, &page)
                top += laneHeight
            }
            if today >= from, today <= to {
                page.element("path", [("class", "today"), ("d", "M\(x(today)) 16V\(height - 22)")]) { _ in }
                page.element(
                    "text", [("class", "due-t \(x(today) > 780 ? "te" : "tm")"), ("x", String(x(today))), ("y", "12")],
                    say: "timeline.today")
            }
        }
    }

    /// Lines for months or years, as many as there is room for.
    private func axis(_ y: Int, _ page: inout Page) {
        page.element("path", [("class", "ax2"), ("d", "M\(Self.left) \(y)H\(Self.width)")]) { _ in }
        let days = to - from
        let step = days > 366 * 12 ? 36 : days > 366 * 3 ? 12 : days > 400 ? 6 : days > 120 ? 3 : 1
        let start = CivilDay(number: from)
        var (year, month) = (start.year, 1)
        while true {
            guard let day = EDTF("\(format4(year))-\(month < 10 ? "0" : "")\(month)-01")?.earliest, day.number <= to
            else { return }
            if day.number >= from {
                page.element("path", [("class", "ax"), ("d", "M\(x(day.number)) 28V\(y)")]) { _ in }
                let words = page.words
                let label =
                    step >= 12
                    ? String(year)
                    : words("date.month", ["month": .text(words("month.\(month)")), "year": .text(String(year))])
                if x(day.number) < Self.width - 60 {
                    page.element(
                        "text", [("class", "t2"), ("x", String(x(day.number) + 4)), ("y", String(y + 15))], data: label)
                }
            }
            month += step
            while month > 12 {
                month -= 12
                year += 1
            }
        }
    }

    /// In which row each mark of a lane has room for its words; nil where in none of three.
    private func levels(of lane: Lane) -> (rows: [Int?], height: Int) {
        var ends = [Int](repeating: Int.min, count: 3)
        var used = 0
        let rows = marks.filter { $0.lane == lane }.map { mark -> Int? in
            let (start, end) = labelled(mark)
            guard let row = ends.firstIndex(where: { $0 < start }) else { return nil }
            ends[row] = end + 8
            used = max(used, row)
            return row
        }
        return (rows, lane == .custody ? 40 + used * 16 : 36 + used * 16)
    }

    /// From where to where the words of a mark reach.
    private func labelled(_ mark: Mark) -> (start: Int, end: Int) {
        let width = Int(Double(mark.label.count) * Self.letter) + 10
        return isAtTheEnd(mark, width) ? (x(mark.first) - width, x(mark.first)) : (x(mark.first), x(mark.first) + width)
    }

    private func isAtTheEnd(_ mark: Mark, _ width: Int) -> Bool { x(mark.first) + width > Self.width }

    private func draw(_ lane: Lane, _ top: Int, _ page: inout Page) {
        let rows = levels(of: lane).rows
        for (mark, row) in zip(marks.filter { $0.lane == lane }, rows) {
            page.link(mark.path) { page in
                page.element("title", data: mark.title)
                if mark.isHold { bar(mark, top, &page) } else { dot(mark, top, &page) }
                if let row {
                    let width = Int(Double(mark.label.count) * Self.letter) + 10
                    let ends = isAtTheEnd(mark, width)
                    page.element(
                        "text",
                        [
                            ("class", ends ? "te" : ""), ("x", String(x(mark.first) + (ends ? -2 : 2))),
                            ("y", String(top + 28 + row * 16)),
                        ], data: mark.label)
                }
            }
        }
    }

    private func bar(_ mark: Mark, _ top: Int, _ page: inout Page) {
        let (start, end) = (x(mark.first), max(x(mark.last), x(mark.first) + 3))
        let style =
            mark.isMissing ? "hatch" : !mark.isPlaceKnown ? "bx o" : mark.form == .alleged ? "bx a" : "bx r"
        let tip = mark.goesOn ? "H\(end)l5 6l-5 6" : "H\(end)v12"
        page.element("path", [("class", style), ("d", "M\(start) \(top)\(tip)H\(start)z")]) { _ in }
    }

    private func dot(_ mark: Mark, _ top: Int, _ page: inout Page) {
        let style = mark.form == .reported ? "m r" : mark.form == .alleged ? "m a" : "m d"
        if mark.last - mark.first > 3, x(mark.last) - x(mark.first) > 9 {
            page.element(
                "rect",
                [
                    ("class", mark.form == .reported ? "bx r" : "bx a"), ("x", String(x(mark.first))),
                    ("y", String(top + 4)), ("width", String(x(mark.last) - x(mark.first))), ("height", "7"),
                ]
            ) { _ in }
        } else {
            page.element(
                "circle", [("class", style), ("cx", String(x(mark.first) + 5)), ("cy", String(top + 8)), ("r", "5")]
            ) { _ in }
        }
        if mark.form == .denied {
            let (x, y) = (x(mark.first) + 5, top + 8)
            page.element("path", [("class", "m"), ("d", "M\(x - 6) \(y + 6)L\(x + 6) \(y - 6)")]) { _ in }
        }
    }
}

/// A year as EDTF writes it.
private func format4(_ year: Int) -> String {
    let digits = String(year)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}
