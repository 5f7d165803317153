// The smaller pages: changes, search, and how the register is made.

import CaseModel
import Phrases
import Publication

/// Writes them in one language.
struct OtherPages: Sendable {
    let frame: SiteFrame
    let site: SiteIndex
    private var words: Phrasebook { frame.words }

    func files() -> [OutputFile] { [changes(), search(), about()] }

    /// The cases that changed last, those of one day by name.
    static func newest(_ site: SiteIndex, _ count: Int) -> [SiteCase] {
        let sorted = site.cases.sorted { ($1.changed, $0.name, $0.id) < ($0.changed, $1.name, $1.id) }
        return Array(sorted.prefix(count))
    }

    private func page(_ room: SiteRoom, searches: Bool = false, _ fill: (inout SitePage) -> Void) -> OutputFile {
        OutputFile(
            path: room.file,
            bytes: frame.page(room.file, title: words("site.\(room.rawValue)"), room: room, searches: searches) {
                page in
                page.element("h1", say: "site.\(room.rawValue)")
                fill(&page)
            })
    }

    private func changes() -> OutputFile {
        page(.changes) { page in
            page.element("p", [("class", "s q2 rule")], say: "changes.lead")
            page.element("p", class: "row") { page in
                page.link("changes.atom") { $0.say("changes.feed") }
                page.link("terms.ics") { $0.say("calendar.feed") }
            }
            let newest = Self.newest(site, 200)
            guard !newest.isEmpty else { return page.element("p", say: "changes.none") }
            page.element("ul", class: "changed") { page in
                for one in newest {
                    page.element("li", class: "row") { page in
                        page.element("span", [("class", "nw q2")], data: words.date(one.changed))
                        page.link(one.path, [("class", "name")]) { $0.data(one.name) }
                        page.element("span", [("class", "s q2")], say: one.isNew ? "changes.new" : "changes.changed")
                    }
                }
            }
        }
    }

    private func search() -> OutputFile {
        page(.search, searches: true) { page in
            page.element("p", [("class", "s q2 rule")], say: "search.lead")
            page.element("noscript") { page in page.element("p", [("class", "note")], say: "search.noScript") }
            page.element("div", [("id", "search"), ("hidden", ""), ("data-nothing", words("search.nothing"))]) { page in
                page.element("label", [("for", "q")], say: "search.label")
                page.single(
                    "input", [("id", "q"), ("type", "search"), ("autocomplete", "off"), ("spellcheck", "false")])
                page.element("h2", say: "search.found")
                page.element("ul", [("id", "found"), ("class", "changed"), ("aria-live", "polite")]) { _ in }
            }
            page.element("ul", class: "row gapt") { page in
                for room in [SiteRoom.register, .bodies, .laws] {
                    page.element("li") { page in page.link(room.file) { $0.say("site.\(room.rawValue)") } }
                }
            }
        }
    }

    private func about() -> OutputFile {
        page(.about) { page in
            page.element("p", [("class", "lead")], say: "about.lead")
            page.element("ul", class: "dots gapt") { page in
                for word in ["register.rule", "about.consent", "about.facts", "about.dates", "about.missing"] as [Word]
                {
                    page.element("li", say: word)
                }
                if let contact = frame.publication.policy.contact {
                    page.element("li", say: "about.contact", ["contact": .text(contact)])
                }
            }
            page.section("data", "about.data") { page in
                page.element("p") { page in
                    page.link("\(page.root)data/publication.json") { $0.say("about.data.json") }
                }
            }
        }
    }
}
