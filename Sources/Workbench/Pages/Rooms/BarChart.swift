// Bars as SVG, drawn here: the same numbers, the same picture; every bar a link, with its numbers in a table beside it.

import Phrases
import Presentation

/// One line of a chart: what is reported and what is alleged, side by side and never one on the other.
struct Bar {
    /// What stands beside it.
    var label: String
    var reported: Int
    /// Nil where nothing can be alleged, as of lengths of time.
    var alleged: Int?
    /// The page with what it counts.
    var path: String
    /// The same in words, for those who don't see it.
    var words: String
}

struct BarChart {
    var bars: [Bar]

    private var greatest: Int { max(1, bars.map { max($0.reported, $0.alleged ?? 0) }.max() ?? 1) }

    /// A round number of units between two lines, so that there are at most five.
    private var step: Int {
        var step = 1
        for factor in [2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 50_000, 100_000, 1_000_000]
        where greatest / step > 4 { step = factor }
        return step
    }

    /// Bars that stand, such as months.
    func upright(on page: inout Page) {
        let (left, top, height) = (40, 26, 170)
        let width = max(1, min(44, 528 / max(1, bars.count)))
        let floor = top + height
        let reach = ((greatest + step - 1) / step) * step
        func up(_ number: Int) -> Int { number * height / max(1, reach) }
        svg(width: left + width * bars.count + 8, height: floor + 24, on: &page) { page in
            for number in stride(from: 0, through: reach, by: step) {
                let y = floor - up(number)
                page.raw(trusted: "<path class=\"ax\" d=\"M\(left) \(y)H\(left + width * bars.count)\"/>")
                page.raw(trusted: "<text class=\"t2 te\" x=\"\(left - 6)\" y=\"\(y + 4)\">\(number)</text>")
            }
            for (place, bar) in bars.enumerated() {
                let x = left + place * width
                link(bar, on: &page) { page in
                    page.raw(
                        trusted:
                            "<rect class=\"hit\" x=\"\(x)\" y=\"\(top)\" width=\"\(width)\" height=\"\(height + 20)\"/>"
                    )
                    let (one, other) = (max(3, width * 3 / 10), max(2, width / 6))
                    if bar.reported > 0 {
                        rect("r", x + width / 6, floor - up(bar.reported), one, up(bar.reported), on: &page)
                        text(
                            "tm", x + width / 6 + one / 2, floor - up(bar.reported) - 6, Phrase.grouped(bar.reported),
                            on: &page)
                    }
                    if let alleged = bar.alleged, alleged > 0 {
                        rect("a", x + width / 6 + one + 3, floor - up(alleged), other, up(alleged), on: &page)
                    }
                    text("t2", x + width / 6, floor + 17, bar.label, on: &page)
                }
            }
        }
    }

    /// Bars that lie, such as kinds and places.
    func lying(on page: inout Page) {
        let (left, row, reach) = (190, 26, 300)
        func along(_ number: Int) -> Int { max(2, number * reach / greatest) }
        svg(width: left + reach + 70, height: row * bars.count + 6, on: &page) { page in
            page.raw(trusted: "<path class=\"ax2\" d=\"M\(left) 0V\(row * bars.count)\"/>")
            for (place, bar) in bars.enumerated() {
                let y = place * row + 3
                link(bar, on: &page) { page in
                    page.raw(
                        trusted: "<rect class=\"hit\" x=\"0\" y=\"\(y)\" width=\"\(left + reach + 70)\" height=\"24\"/>"
                    )
                    text("te", left - 8, y + 15, Self.short(bar.label), on: &page)
                    var end = left
                    if bar.reported > 0 {
                        rect("r", left, y + 3, along(bar.reported), 9, on: &page)
                        end = left + along(bar.reported)
                    }
                    if let alleged = bar.alleged, alleged > 0 {
                        rect("a", left, y + 15, along(alleged), 5, on: &page)
                    }
                    if bar.reported > 0 || (bar.alleged ?? 0) == 0 {
                        text("t2", end + 6, y + 12, Phrase.grouped(bar.reported), on: &page)
                    }
                }
            }
        }
    }

    // MARK: Parts

    /// A name that fits beside its bar; whole in the table.
    static func short(_ text: String, most: Int = 26) -> String {
        text.count > most ? text.prefix(most - 1) + "…" : text
    }

    private func svg(width: Int, height: Int, on page: inout Page, _ fill: (inout Page) -> Void) {
        page.raw(
            trusted: "<svg width=\"\(width)\" height=\"\(height)\" viewBox=\"0 0 \(width) \(height)\"><g role=\"list\">"
        )
        fill(&page)
        page.raw("</g></svg>")
    }

    private func link(_ bar: Bar, on page: inout Page, _ fill: (inout Page) -> Void) {
        page.element("g", [("role", "listitem")]) { page in
            page.link(bar.path, [("aria-label", page.covered(bar.words))], fill)
        }
    }

    private func rect(_ form: String, _ x: Int, _ y: Int, _ width: Int, _ height: Int, on page: inout Page) {
        page.raw(
            trusted:
                "<rect class=\"bx \(form)\" x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(max(1, height))\"/>")
    }

    private func text(_ style: String, _ x: Int, _ y: Int, _ words: String, on page: inout Page) {
        page.raw(trusted: "<text class=\"\(style)\" x=\"\(x)\" y=\"\(y)\">")
        page.data(words)
        page.raw("</text>")
    }
}

extension Page {
    /// A drawing that scrolls by itself where it does not fit.
    mutating func figure(_ label: String, class style: String = "", _ fill: (inout Page) -> Void) {
        var attributes: [(StaticString, String)] = []
        if !style.isEmpty { attributes.append(("class", style)) }
        element("figure", attributes) { page in
            page.element(
                "div", [("class", "fig"), ("tabindex", "0"), ("role", "region"), ("aria-label", label)]
            ) { fill(&$0) }
        }
    }
}
