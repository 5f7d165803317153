// A table of cases, as the register and other lists have it; a case stands in several of them.

import Phrases

/// What lists of one language say of a case, written once.
struct CaseRow: Sendable {
    private let before: SitePage
    private let path: String
    private let after: SitePage

    init(_ one: SiteCase, _ site: SiteIndex, _ words: Phrasebook) {
        var page = SitePage(words, root: "")
        page.raw("<tr><th scope=\"row\"><a href=\"")
        before = page
        path = one.path
        page = SitePage(words, root: "")
        page.raw("\" class=\"name\">")
        page.data(one.name)
        page.raw("</a></th>")
        page.element("td") { page in
            page.element("span", [("class", "sq \(one.state.square)"), ("aria-hidden", "true")]) { _ in }
            page.data(one.state(words))
        }
        page.element("td", [("data-l", words("register.article"))]) { page in
            page.data(words.list(one.provisions.prefix(3).map { words.short($0) }))
            if one.provisions.count > 3 { page.raw(" …") }
        }
        page.element("td", [("data-l", words("register.place"))], data: one.place.map(site.name) ?? "")
        page.element(
            "td", [("class", "nw"), ("data-l", words("register.changed"))], data: words.date(one.changed))
        // A line each: most of them are the same from one publication to the next.
        page.raw("</tr>\n")
        after = page
    }

    /// - Parameter up: the way from the page to the folder of the language.
    func write(_ up: String, _ page: inout SitePage) {
        page.include(before)
        page.data(up + path)
        page.include(after)
    }
}

/// Writes the table.
struct CaseTable {
    let words: Phrasebook
    /// Of all cases of the site.
    let rows: [CaseRow]

    /// - Parameter cases: places in `site.cases`.
    func write(_ cases: [Int], _ up: String, caption: Word, _ page: inout SitePage) {
        page.element("table", class: "stk") { page in
            page.element("caption", say: caption)
            page.element("thead") { page in
                page.element("tr") { page in
                    for word in [
                        "register.person", "register.now", "register.article", "register.place", "register.changed",
                    ] as [Word] {
                        page.element("th", [("scope", "col")], say: word)
                    }
                }
            }
            page.element("tbody") { page in for one in cases { rows[one].write(up, &page) } }
        }
    }
}
