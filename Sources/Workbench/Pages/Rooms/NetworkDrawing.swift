// The drawing of a network: bodies that act on the left, people concerned in the middle, those around them on the right.
// Places follow from the order of the records alone, so that the same casebook gives the same picture.

import CaseModel
import Casebook
import Phrases
import Presentation

struct NetworkDrawing {
    private enum Column: Int { case acting, concerned, around }

    private struct Place {
        var record: RecordName
        var column: Column
        var y: Int
    }

    /// One line for all that ties two records, as the best source of it stands.
    private struct Line {
        var from: ItemID
        var to: ItemID
        var form: Form
        var ties: [Tie.Kind]
    }

    private let network: Network
    private var places: [ItemID: Place] = [:]
    private var order: [ItemID] = []
    private let height: Int

    private static let width = 940
    private static let (pill, pillStart) = (184, 378)
    private static let leftDot = 236
    private static let rightDot = 704

    init(_ network: Network) {
        self.network = network
        var columns: [ItemID: Column] = [:]
        for tie in network.ties {
            switch tie.kind {
            case .acted:
                if columns[tie.from.item] != .concerned { columns[tie.from.item] = .acting }
                columns[tie.to.item] = .concerned
            case .together:
                columns[tie.from.item] = .concerned
                columns[tie.to.item] = .concerned
            case .relation: break
            }
        }
        if let centre = network.centre, columns[centre.item] == nil { columns[centre.item] = .concerned }
        var rows: [Column: [RecordName]] = [:]
        let tied = Set(network.ties.flatMap { [$0.from.item, $0.to.item] })
        for record in network.records where tied.contains(record.item) || record == network.centre {
            rows[columns[record.item] ?? .around, default: []].append(record)
        }
        height = max(120, (rows.values.map(\.count).max() ?? 1) * 34)
        for column in [Column.acting, .concerned, .around] {
            let all = rows[column] ?? []
            for (number, record) in all.enumerated() {
                let y = 40 + (2 * number + 1) * height / (2 * all.count)
                places[record.item] = Place(record: record, column: column, y: y)
                order.append(record.item)
            }
        }
    }

    private var lines: [Line] {
        var lines: [[ItemID]: Line] = [:]
        var order: [[ItemID]] = []
        for tie in network.ties {
            let key = [tie.from.item, tie.to.item].sorted()
            let form = Form(tie.standing, isDenied: tie.isDenied)
            if lines[key] == nil {
                order.append(key)
                lines[key] = Line(from: tie.from.item, to: tie.to.item, form: form, ties: [tie.kind])
            } else {
                lines[key]?.ties.append(tie.kind)
                if form == .reported { lines[key]?.form = .reported }
            }
        }
        return order.compactMap { lines[$0] }
    }

    func draw(on page: inout Page) {
        let width = Self.width
        page.raw(
            trusted:
                "<svg width=\"\(width)\" height=\"\(height + 60)\" viewBox=\"0 0 \(width) \(height + 60)\"><g role=\"group\">"
        )
        for (style, x, word) in [
            ("te", Self.leftDot + 10, "network.acting" as Word),
            ("tm", Self.pillStart + Self.pill / 2, "network.concerned"),
            ("", Self.rightDot, "network.others"),
        ] { text("t2 \(style)", x, 18, page.words(word), on: &page) }
        for line in lines { draw(line, on: &page) }
        for item in order { if let place = places[item] { draw(place, on: &page) } }
        page.raw("</g></svg>")
    }

    // MARK: Lines

    private func draw(_ line: Line, on page: inout Page) {
        guard let from = places[line.from], let to = places[line.to] else { return }
        let isOfCentre = [line.from, line.to].contains { $0 == network.centre?.item }
        let style = "ed\(line.form == .alleged ? " a" : line.form == .denied ? " d" : "")\(isOfCentre ? " hi" : "")"
        for shift in line.form == .denied ? [-2, 2] : [0] {
            page.raw(trusted: "<path class=\"\(style)\" d=\"\(path(from, to, shift))\"/>")
        }
        if line.form == .denied {
            let (x, y) = ((edge(from, to) + edge(to, from)) / 2, (from.y + to.y) / 2)
            page.raw(trusted: "<path class=\"ed\" d=\"M\(x - 5) \(y + 7)L\(x + 5) \(y - 7)\"/>")
        }
    }

    private func path(_ from: Place, _ to: Place, _ shift: Int) -> String {
        let (a, b) = (edge(from, to), edge(to, from))
        let (y, z) = (from.y + shift, to.y + shift)
        // Two of one column are tied by a bow at its side, the wider the farther they are apart.
        if from.column == to.column {
            let bow =
                (from.column == .acting ? 1 : -1) * min(90, 22 + abs(from.y - to.y) / 5)
            return "M\(a) \(y)C\(a + bow) \(y) \(b + bow) \(z) \(b) \(z)"
        }
        let middle = (a + b) / 2
        return "M\(a) \(y)C\(middle) \(y) \(middle) \(z) \(b) \(z)"
    }

    /// Where a line to another place begins.
    private func edge(_ place: Place, _ other: Place) -> Int {
        switch place.column {
        case .acting: Self.leftDot + 10
        case .around: Self.rightDot
        case .concerned:
            other.column.rawValue > place.column.rawValue ? Self.pillStart + Self.pill : Self.pillStart
        }
    }

    // MARK: Names

    private func draw(_ place: Place, on page: inout Page) {
        let (record, y) = (place.record, place.y)
        let isCentre = record == network.centre
        let name = BarChart.short(page.words.title(record), most: place.column == .concerned ? 24 : 32)
        let path = isCentre ? WebName.path(of: record.item) : "/network/\(WebName.of(record.item))"
        let style = isCentre ? "nd hi" : "nd"
        page.link(path) { page in
            switch place.column {
            case .concerned:
                page.raw(
                    trusted:
                        "<rect class=\"\(style)\" x=\"\(Self.pillStart)\" y=\"\(y - 13)\" width=\"\(Self.pill)\" height=\"26\" rx=\"\(record.type == .person ? 13 : 2)\"/>"
                )
                text("tm\(isCentre ? " inv tb" : "")", Self.pillStart + Self.pill / 2, y + 4, name, on: &page)
            case .acting:
                page.raw(trusted: mark(record, x: Self.leftDot, y: y, style))
                text("te\(isCentre ? " tb" : "")", Self.leftDot - 8, y + 4, name, on: &page)
            case .around:
                page.raw(trusted: mark(record, x: Self.rightDot, y: y, style))
                text(isCentre ? "tb" : "", Self.rightDot + 18, y + 4, name, on: &page)
            }
        }
    }

    private func mark(_ record: RecordName, x: Int, y: Int, _ style: String) -> String {
        record.type == .person
            ? "<circle class=\"\(style)\" cx=\"\(x + 5)\" cy=\"\(y)\" r=\"5\"/>"
            : "<rect class=\"\(style)\" x=\"\(x)\" y=\"\(y - 5)\" width=\"10\" height=\"10\"/>"
    }

    private func text(_ style: String, _ x: Int, _ y: Int, _ words: String, on page: inout Page) {
        page.raw(trusted: "<text class=\"\(style)\" x=\"\(x)\" y=\"\(y)\">")
        page.data(words)
        page.raw("</text>")
    }
}
