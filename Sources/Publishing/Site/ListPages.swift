// The articles of law that are cited, and the organisations that are named: a list and a page each.

import CaseModel
import Phrases
import Publication

/// Writes them in one language.
struct ListPages: Sendable {
    let frame: SiteFrame
    let site: SiteIndex
    let rows: [CaseRow]
    private var words: Phrasebook { frame.words }

    /// Each page, to be made when it is asked for.
    func parts() -> [@Sendable () -> OutputFile] {
        var parts: [@Sendable () -> OutputFile] = [{ laws() }, { bodies() }]
        for law in site.laws {
            parts.append {
                one(SiteIndex.path(of: law.provision), words.provision(law.provision), .laws, "laws.cases", law.cases)
            }
        }
        for body in site.bodies {
            parts.append {
                one("body/\(site.id(body.entity)).html", site.name(body.entity), .bodies, "bodies.cases", body.cases)
            }
        }
        return parts
    }

    private func laws() -> OutputFile {
        list(.laws, "laws.lead", ["laws.article", "laws.people"]) { page in
            for law in site.laws {
                page.element("tr") { page in
                    page.element("th", [("scope", "row")]) { page in
                        page.link(SiteIndex.path(of: law.provision)) { $0.data(words.provision(law.provision)) }
                    }
                    count(law.cases.count, "laws.people", &page)
                }
                page.raw("\n")
            }
        }
    }

    private func bodies() -> OutputFile {
        list(.bodies, "bodies.lead", ["bodies.name", "bodies.kind", "bodies.people"]) { page in
            for body in site.bodies {
                page.element("tr") { page in
                    page.element("th", [("scope", "row")]) { page in
                        page.link("body/\(site.id(body.entity)).html", [("class", "name")]) {
                            $0.data(site.name(body.entity))
                        }
                    }
                    page.element("td", [("data-l", words("bodies.kind"))], data: kind(of: body.entity))
                    count(body.cases.count, "bodies.people", &page)
                }
                page.raw("\n")
            }
        }
    }

    private func count(_ count: Int, _ label: Word, _ page: inout SitePage) {
        page.element("td", [("class", "num"), ("data-l", words(label))], data: Phrase.grouped(count))
    }

    private func kind(of entity: Int) -> String { frame.publication.kind(of: entity).map { words.body($0) } ?? "" }

    private func list(_ room: SiteRoom, _ lead: Word, _ headings: [Word], _ rows: (inout SitePage) -> Void)
        -> OutputFile
    {
        OutputFile(
            path: room.file,
            bytes: frame.page(room.file, title: words("site.\(room.rawValue)"), room: room) { page in
                page.element("h1", say: "site.\(room.rawValue)")
                page.element("p", [("class", "s q2 rule")], say: lead)
                page.element("table", class: "stk gapt") { page in
                    page.element("caption", say: "site.asOf", ["date": .text(words.date(frame.publication.day))])
                    page.element("thead") { page in
                        page.element("tr") { page in
                            for (place, heading) in headings.enumerated() {
                                let style = place > 0 && place == headings.count - 1 ? "num" : ""
                                page.element("th", [("scope", "col"), ("class", style)], say: heading)
                            }
                        }
                    }
                    page.element("tbody") { rows(&$0) }
                }
            })
    }

    private func one(_ path: String, _ title: String, _ room: SiteRoom, _ caption: Word, _ cases: [Int]) -> OutputFile {
        OutputFile(
            path: path,
            bytes: frame.page(path, title: title, room: room) { page in
                page.element("h1", data: title)
                page.element("p", [("class", "s q2 rule")], say: room == .laws ? "laws.lead" : "bodies.lead")
                page.element("div", class: "gapt") { page in
                    CaseTable(words: words, rows: rows).write(cases, "../", caption: caption, &page)
                }
            })
    }
}
