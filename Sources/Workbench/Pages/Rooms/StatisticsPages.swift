// Counts of events by month, kind, provision and place; lengths of time as distributions. What is alleged is never added to what is reported.

import CaseLogic
import CaseModel
import Casebook
import Phrases
import Presentation
import Vault

enum StatisticsPages {
    static let routes: [Route] = [
        .page(Room.statistics.path, .member(.reader), statistics),
        .page("/statistics/events", .member(.reader), StatisticsLists.events),
        .page("/statistics/lengths/:kind/:code", .member(.reader), StatisticsLists.lengths),
    ]

    /// Lines of a chart; the others are in no chart, and how many they are is said.
    static let mostLines = 15

    /// The years that can be chosen, the year that is, and what is counted in it.
    struct Counted: Sendable {
        var years: [String]
        /// Nil for the whole time.
        var year: String?
        var byTime: [EventCount]
        var byKind: [EventCount]
        var byProvision: [EventCount]
        var byPlace: [EventCount]
        /// Of the whole time, those without a month, without a year.
        var withoutMonth: EventCount?
        var withoutYear: EventCount?
        var lengths: [IntervalGroup]
    }

    /// A year as a filter of counts.
    static func filter(_ year: String?) -> EventFilter {
        var filter = EventFilter()
        if let year {
            filter.from = EDTF("\(year)-01-01")?.earliest
            filter.to = EDTF("\(year)-12-31")?.latest
        }
        return filter
    }

    /// A year as addresses have it: four digits.
    static func year(_ visit: Visit) -> String? {
        visit.form["year"].flatMap {
            $0.utf8.count == 4 && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } ? $0 : nil
        }
    }

    private static func counted(_ visit: Visit) async throws -> Counted {
        let (casebook, all) = (try await visit.casebook(), visit.showsProtected)
        let months = try await casebook.keptCount(by: .month, includingProtected: all)
        let years = try await casebook.keptCount(by: .year, includingProtected: all)
        let known = years.map(\.key).filter { !$0.isEmpty }
        let isWhole = visit.form["year"] == "all"
        let year = isWhole ? nil : year(visit).flatMap { known.contains($0) ? $0 : nil } ?? known.last
        let filter = filter(year)
        return Counted(
            years: known, year: year,
            byTime: year.map { year in months.filter { $0.key.hasPrefix(year + "-") } }
                ?? years.filter { !$0.key.isEmpty },
            byKind: try await casebook.keptCount(by: .kind, filter, includingProtected: all),
            byProvision: try await casebook.keptCount(by: .provision, filter, includingProtected: all),
            byPlace: try await casebook.keptCount(by: .place, filter, includingProtected: all),
            withoutMonth: months.first { $0.key.isEmpty }, withoutYear: years.first { $0.key.isEmpty },
            lengths: try await casebook.keptIntervals(includingProtected: all))
    }

    @Sendable static func statistics(_ visit: Visit) async throws -> WebAnswer {
        let counted = try await counted(visit)
        let today = try visit.today
        return await visit.page("statistics.title", in: .statistics) { page in
            page.element("div", class: "head") { page in
                page.element("h1", say: "statistics.title")
                chooser(counted, on: &page)
            }
            page.element(
                "p", [("class", "q2 s rule")], say: "statistics.rule", ["date": .text(visit.words.date(today))])
            if !visit.showsProtected { page.element("p", [("class", "q2 s")], say: "statistics.protected") }
            guard !counted.years.isEmpty || !counted.byKind.isEmpty else {
                page.element("p", [("class", "lead gapt")], say: "statistics.empty")
                return
            }
            byTime(counted, on: &page)
            let year = counted.year.map { "&year=\($0)" } ?? ""
            part("statistics.kinds", "kinds", counted.byKind, on: &page) { line, words in
                guard let kind = EventKind(rawValue: line.key) else { return nil }
                return (words.kind(kind), "/statistics/events?kind=\(kind.rawValue)\(year)")
            }
            part(
                "statistics.provisions", "provisions", counted.byProvision, on: &page,
                label: { line, words in Provision(stored: line.key).map { words.short($0) } }
            ) { line, words in
                guard let provision = Provision(stored: line.key) else { return nil }
                return (
                    words.provision(provision), "/statistics/events?provision=\(OpaqueName.of("\(provision)"))\(year)"
                )
            }
            part("statistics.places", "places", counted.byPlace, on: &page) { line, words in
                guard let record = line.record else { return nil }
                return (line.key, "/statistics/events?place=\(WebName.of(record))\(year)")
            }
            StatisticsLengths.write(counted.lengths, on: &page)
        }
    }

    private static func chooser(_ counted: Counted, on page: inout Page) {
        page.element("form", [("class", "row choose"), ("method", "get"), ("action", Room.statistics.path)]) { page in
            page.element("label", [("for", "f-year"), ("class", "inl")], say: "statistics.year")
            page.element("select", [("id", "f-year"), ("name", "year")]) { page in
                for year in counted.years.reversed() {
                    var attributes: [(StaticString, String)] = [("value", year)]
                    if year == counted.year { attributes.append(("selected", "selected")) }
                    page.element("option", attributes, data: year)
                }
                var attributes: [(StaticString, String)] = [("value", "all")]
                if counted.year == nil { attributes.append(("selected", "selected")) }
                page.element("option", attributes, say: "statistics.whole")
            }
            page.element("button", [("type", "submit")], say: "statistics.count")
        }
    }

    // MARK: By time

    private static func byTime(_ counted: Counted, on page: inout Page) {
        let words = page.words
        var lines = counted.byTime
        if let year = counted.year {
            let known = Dictionary(lines.map { ($0.key, $0) }, uniquingKeysWith: { one, _ in one })
            lines = (1...12).map { month in
                let key = "\(year)-\(month < 10 ? "0" : "")\(month)"
                return known[key] ?? EventCount(key: key)
            }
        }
        let named = lines.map { line -> (count: EventCount, label: String, name: String, path: String) in
            let name = EDTF(line.key).map { words.date($0) } ?? line.key
            let isMonth = line.key.utf8.count == 7
            let label = isMonth ? words("statistics.month.\(Int(line.key.suffix(2)) ?? 1)") : line.key
            return (
                line, label, name, isMonth ? "/events?month=\(line.key)" : "\(Room.statistics.path)?year=\(line.key)"
            )
        }
        panel("statistics.time", "time", on: &page) { page in
            let left = counted.year == nil ? counted.withoutYear : counted.withoutMonth
            if let left {
                page.element(
                    "p", [("class", "q2 s")], say: counted.year == nil ? "statistics.noYear" : "statistics.noMonth",
                    ["reported": .number(left.reported.events), "alleged": .number(left.alleged.events)])
            }
            let bars = named.map { bar($0.count, label: $0.label, name: $0.name, path: $0.path, words) }
            page.figure(words("statistics.time")) { BarChart(bars: bars).upright(on: &$0) }
        } table: { page in
            table("statistics.time", named.map { ($0.count, $0.name, $0.path) }, on: &page)
        }
    }

    // MARK: By something else

    private static func part(
        _ title: Word, _ id: String, _ lines: [EventCount], on page: inout Page,
        label: (EventCount, Phrasebook) -> String? = { _, _ in nil },
        name: (EventCount, Phrasebook) -> (name: String, path: String)?
    ) {
        let words = page.words
        let named = lines.compactMap { line in name(line, words).map { (line, $0.name, $0.path) } }
        let unknown = lines.first { $0.key.isEmpty }
        guard !named.isEmpty else { return }
        panel(title, id, on: &page) { page in
            if let unknown {
                page.element(
                    "p", [("class", "q2 s")], say: "statistics.notSaid",
                    ["reported": .number(unknown.reported.events), "alleged": .number(unknown.alleged.events)])
            }
            let bars = named.prefix(mostLines).map {
                bar($0.0, label: label($0.0, words) ?? $0.1, name: $0.1, path: $0.2, words)
            }
            page.figure(words(title)) { BarChart(bars: Array(bars)).lying(on: &$0) }
            if named.count > mostLines {
                page.element("p", [("class", "q2 s")], say: "statistics.more", ["n": .number(named.count - mostLines)])
            }
        } table: { page in
            table(title, Array(named.prefix(mostLines)), on: &page)
        }
    }

    private static func bar(_ line: EventCount, label: String, name: String, path: String, _ words: Phrasebook) -> Bar {
        Bar(
            label: label, reported: line.reported.events, alleged: line.alleged.events, path: path,
            words: words(
                "statistics.bar",
                [
                    "name": .text(name), "reported": .number(line.reported.events),
                    "alleged": .number(line.alleged.events),
                ]))
    }

    /// A part of the page: its drawing with the table beside it.
    static func panel(
        _ title: Word, _ id: String, on page: inout Page, _ drawing: (inout Page) -> Void, table: (inout Page) -> Void
    ) {
        // No landmark of its own: the table within is one, by the same name.
        page.element("div", [("class", "panel gapt")]) { page in
            page.element("h2", [("id", "h-\(id)")], say: title)
            page.element("div", class: "cols") { page in
                page.element("div") { drawing(&$0) }
                page.element("div") { table(&$0) }
            }
        }
    }

    private static func table(_ title: Word, _ lines: [(EventCount, String, String)], on page: inout Page) {
        page.table(
            title, isSaidAbove: true,
            columns: [
                ("statistics.line", false), ("standing.reported", true), ("standing.alleged", true),
                ("statistics.denied", true), ("statistics.people", true),
            ]
        ) { page in
            for (line, name, path) in lines {
                page.element("tr") { page in
                    page.element("th", [("scope", "row")]) { page in page.link(path) { $0.data(name) } }
                    page.cell("standing.reported", number: line.reported.events)
                    page.cell("standing.alleged", number: line.alleged.events)
                    page.cell("statistics.denied", number: line.reported.denied + line.alleged.denied)
                    page.cell("statistics.people", class: "num") { page in
                        page.data(Self.people(line.reported))
                    }
                }
            }
        }
    }

    /// "12", "12–15", "12+" where there were others whom nobody counted.
    private static func people(_ part: EventCount.Part) -> String {
        let fewest = Phrase.grouped(part.fewest)
        if part.uncounted > 0 { return fewest + "+" }
        return part.most > part.fewest ? "\(fewest)–\(Phrase.grouped(part.most))" : fewest
    }
}

extension Provision {
    /// The provision that a line of a count is of: article, part, code, country.
    init?(stored text: String) {
        let parts = text.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 4, let code = LegalCode(rawValue: parts[2]) else { return nil }
        self.init(
            article: parts[0], part: parts[1].isEmpty ? nil : parts[1], code: code,
            country: parts[3].isEmpty ? nil : parts[3])
    }
}
