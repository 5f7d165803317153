// The register: who is in it, with lists by state, article and place that need no script, a page at a time.

import CaseModel
import Phrases
import Publication

/// One way to look at the register.
struct RegisterView: Sendable {
    /// The folder and name of its pages: "" for all, "now/held", "law/...".
    let stem: String
    let heading: String?
    let cases: [Int]

    /// How many people a page has.
    static let onPage = 100

    var pageCount: Int { max(1, (cases.count + Self.onPage - 1) / Self.onPage) }

    /// The file of a page, the first being 1.
    func path(_ page: Int) -> String {
        if stem.isEmpty { return page == 1 ? "index.html" : "index-\(page).html" }
        return page == 1 ? "\(stem).html" : "\(stem)-\(page).html"
    }
}

/// Writes the pages of the register in one language.
struct Register: Sendable {
    let frame: SiteFrame
    let site: SiteIndex
    let rows: [CaseRow]
    private var words: Phrasebook { frame.words }

    /// All ways to look at it.
    func views() -> [RegisterView] {
        var views = [RegisterView(stem: "", heading: nil, cases: site.order)]
        for state in PublishedState.allCases {
            views.append(
                RegisterView(
                    stem: "now/\(state.rawValue)", heading: words("pubstate.\(state.rawValue)"),
                    cases: site.order.filter { site.cases[$0].state == state }))
        }
        for place in site.places {
            views.append(
                RegisterView(
                    stem: "place/\(site.id(place.entity))", heading: site.name(place.entity), cases: place.cases))
        }
        return views
    }

    /// The files of a view.
    func pages(_ view: RegisterView) -> [OutputFile] {
        (1...view.pageCount).map { number in
            let path = view.path(number)
            let title = view.heading.map { words("register.filtered", ["what": .text($0)]) } ?? words("site.register")
            return OutputFile(
                path: path, bytes: frame.page(path, title: title, room: .register) { write(view, number, path, &$0) })
        }
    }

    private func write(_ view: RegisterView, _ number: Int, _ path: String, _ page: inout SitePage) {
        let up = path.contains("/") ? "../" : ""
        page.element("header", class: "head") { page in
            page.element("div") { page in
                page.element("h1") { page in
                    if let heading = view.heading {
                        page.say("register.filtered", ["what": .text(heading)])
                    } else {
                        page.say("register.title")
                    }
                }
                if view.stem.isEmpty {
                    page.element("p", [("class", "lead")], say: "register.lead", ["n": .number(site.cases.count)])
                }
            }
        }
        tally(&page)
        page.element("p", [("class", "s q2 rule")], say: "register.rule")
        page.element("div", class: "side gapt") { page in
            filters(view, up, &page)
            page.element("div") { page in
                table(view, number, up, &page)
                pager(view, number, up, &page)
                page.element("p", class: "gapt row") { page in
                    page.link("\(page.root)data/publication.json") { $0.say("about.data.json") }
                    page.link(up + "changes.atom") { $0.say("changes.feed") }
                    page.link(up + "terms.ics") { $0.say("calendar.feed") }
                }
            }
        }
    }

    private func tally(_ page: inout SitePage) {
        page.element("p", class: "row tally") { page in
            for state in PublishedState.allCases {
                guard let count = site.byState[state] else { continue }
                page.element("span") { page in
                    page.element("span", [("class", "sq \(state.square)"), ("aria-hidden", "true")]) { _ in }
                    page.element("b", data: Phrase.grouped(count))
                    page.raw(" ")
                    page.say("pubstate.\(state.rawValue)")
                }
            }
            page.element(
                "span", [("class", "q2")], say: "site.asOf", ["date": .text(words.date(frame.publication.day))])
        }
    }

    private func filters(_ view: RegisterView, _ up: String, _ page: inout SitePage) {
        page.element("aside", [("class", "noprint"), ("aria-label", words("register.show"))]) { page in
            page.element("section") { page in
                page.element("h2", say: "register.now")
                page.element("ul", class: "lists") { page in
                    choice(up + "index.html", words("register.all"), site.cases.count, view.stem.isEmpty, &page)
                    for state in PublishedState.allCases {
                        let count = site.byState[state] ?? 0
                        guard count > 0 else { continue }
                        let stem = "now/\(state.rawValue)"
                        choice(
                            "\(up)\(stem).html", words("pubstate.\(state.rawValue)"), count, view.stem == stem, &page)
                    }
                }
            }
            section(
                "register.article",
                site.laws.prefix(12).map { law in
                    (SiteIndex.path(of: law.provision), words.short(law.provision), law.cases.count, false)
                }, up, more: SiteRoom.laws, &page)
            section(
                "register.place",
                site.places.prefix(12).map { place in
                    let stem = "place/\(site.id(place.entity))"
                    return ("\(stem).html", site.name(place.entity), place.cases.count, view.stem == stem)
                }, up, more: nil, &page)
        }
    }

    private func section(
        _ heading: Word, _ choices: [(path: String, text: String, count: Int, isHere: Bool)], _ up: String,
        more: SiteRoom?,
        _ page: inout SitePage
    ) {
        guard !choices.isEmpty else { return }
        page.element("section") { page in
            page.element("h2", say: heading)
            page.element("ul", class: "lists") { page in
                for one in choices { choice(up + one.path, one.text, one.count, one.isHere, &page) }
                if let more {
                    page.element("li") { page in page.link(up + more.file) { $0.say("register.all") } }
                }
            }
        }
    }

    private func choice(_ path: String, _ text: String, _ count: Int, _ isHere: Bool, _ page: inout SitePage) {
        page.element("li") { page in
            page.link(path, isHere ? [("aria-current", "true")] : []) { page in
                page.element("span", data: text)
                page.element("span", [("class", "n")], data: Phrase.grouped(count))
            }
        }
    }

    private func table(_ view: RegisterView, _ number: Int, _ up: String, _ page: inout SitePage) {
        let shown = view.cases.dropFirst((number - 1) * RegisterView.onPage).prefix(RegisterView.onPage)
        guard !shown.isEmpty else { return page.element("p", say: "register.none") }
        CaseTable(words: words, rows: rows).write(Array(shown), up, caption: "register.caption", &page)
    }

    private func pager(_ view: RegisterView, _ number: Int, _ up: String, _ page: inout SitePage) {
        guard view.pageCount > 1 else { return }
        page.element("p", class: "row pages") { page in
            if number > 1 { page.link(up + view.path(number - 1), [("rel", "prev")]) { $0.say("register.before") } }
            page.element("span", say: "register.page", ["n": .number(number), "all": .number(view.pageCount)])
            if number < view.pageCount {
                page.link(up + view.path(number + 1), [("rel", "next")]) { $0.say("register.next") }
            }
        }
    }
}
