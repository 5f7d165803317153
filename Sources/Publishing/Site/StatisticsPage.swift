// The counts of the site: each with what it counts, and as of when.

import CaseModel
import Phrases
import Publication

/// Writes them in one language.
struct StatisticsPage: Sendable {
    let frame: SiteFrame
    let site: SiteIndex
    private var words: Phrasebook { frame.words }
    private var day: Argument { .text(words.date(frame.publication.day)) }

    func file() -> OutputFile {
        OutputFile(
            path: SiteRoom.statistics.file,
            bytes: frame.page(SiteRoom.statistics.file, title: words("site.statistics"), room: .statistics) { page in
                page.element("h1", say: "site.statistics")
                page.element("p", [("class", "lead")], say: "statistics.lead")
                states(&page)
                kinds(&page)
                laws(&page)
            })
    }

    private func states(_ page: inout SitePage) {
        page.section("states", "statistics.state") { page in
            page.element("p", [("class", "s")], say: "statistics.state.rule", ["date": day])
            page.element("table") { page in
                heading(["register.now", "statistics.count"], &page)
                page.element("tbody") { page in
                    for state in PublishedState.allCases {
                        row(words("pubstate.\(state.rawValue)"), [site.byState[state] ?? 0], &page)
                    }
                }
            }
        }
    }

    private func kinds(_ page: inout SitePage) {
        // An event that many people share is counted once.
        var seen: Set<Int> = []
        let events = site.cases.flatMap(\.events).filter { seen.insert($0.id).inserted }
        let reported = events.filter { !$0.isAlleged }
        let years = Set(reported.compactMap(\.year)).sorted()
        let hasNone = reported.contains { $0.year == nil }
        page.section("kinds", "statistics.kinds") { page in
            page.element(
                "p", [("class", "s")], say: "statistics.kinds.rule",
                [
                    "date": day,
                    "n": .text(site.counts.said(events.count - reported.count, words) ?? "0"),
                ])
            page.element(
                "div",
                [("class", "fig"), ("tabindex", "0"), ("role", "group"), ("aria-label", words("statistics.kinds"))]
            ) { page in
                page.element("table") { page in
                    page.element("thead") { page in
                        page.element("tr") { page in
                            page.element("th", [("scope", "col")], say: "statistics.kind")
                            for year in years {
                                page.element("th", [("scope", "col"), ("class", "num")], data: String(year))
                            }
                            if hasNone {
                                page.element("th", [("scope", "col"), ("class", "num")], say: "statistics.noYear")
                            }
                        }
                    }
                    page.element("tbody") { page in
                        for kind in EventKind.allCases {
                            let ofKind = reported.filter { $0.kind == kind }
                            guard !ofKind.isEmpty else { continue }
                            var counts = years.map { year in ofKind.count { $0.year == year } }
                            if hasNone { counts.append(ofKind.count { $0.year == nil }) }
                            row(words.kind(kind), counts, &page)
                        }
                    }
                }
            }
        }
    }

    private func laws(_ page: inout SitePage) {
        guard !site.laws.isEmpty else { return }
        page.section("laws", "statistics.laws") { page in
            page.element("p", [("class", "s")], say: "statistics.laws.rule", ["date": day])
            page.element("table") { page in
                heading(["laws.article", "statistics.count"], &page)
                page.element("tbody") { page in
                    for law in site.laws.prefix(50) { row(words.provision(law.provision), [law.cases.count], &page) }
                }
            }
        }
    }

    private func heading(_ titles: [Word], _ page: inout SitePage) {
        page.element("thead") { page in
            page.element("tr") { page in
                for (place, title) in titles.enumerated() {
                    page.element("th", [("scope", "col"), ("class", place == 0 ? "" : "num")], say: title)
                }
            }
        }
    }

    private func row(_ title: String, _ counts: [Int], _ page: inout SitePage) {
        page.element("tr") { page in
            page.element("th", [("scope", "row")], data: title)
            for count in counts { page.element("td", [("class", "num")], data: site.counts.said(count, words) ?? "0") }
        }
    }
}
