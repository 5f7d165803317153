// What every page of the site has around it: head, navigation, languages, foot.

import CaseModel
import Phrases
import Presentation
import Publication

/// The rooms of the site, in the order of its navigation.
enum SiteRoom: String, CaseIterable, Sendable {
    case register, bodies, laws, statistics, changes, search, about

    /// The file of its first page, in the folder of a language.
    var file: String { self == .register ? "index.html" : rawValue + ".html" }
}

/// Writes pages of one language.
struct SiteFrame: Sendable {
    let publication: Publication
    let language: Language
    let words: Phrasebook

    init(_ publication: Publication, _ language: Language) {
        self.publication = publication
        self.language = language
        words = Phrasebook(published: language)
    }

    /// What the site is called.
    var title: String { publication.policy.title(in: language.rawValue) }

    /// The languages of the site, in the order of the policy.
    var languages: [Language] { publication.policy.languages.compactMap { Language(rawValue: $0) } }

    /// Styles and scripts come from the site itself, where it is served and where it lies in a folder; nothing else is ever asked for.
    private static let security =
        "default-src 'none'; style-src file: 'self'; script-src file: 'self'; form-action 'none'; base-uri 'none'"

    /// A whole page.
    ///
    /// - Parameters:
    ///   - path: its place in the folder of the language, such as "case/k3f.html".
    ///   - title: what it is called; nil for the site's own name.
    ///   - data: JSON-LD that describes it.
    ///   - searches: whether it needs the script of the search.
    func page(
        _ path: String, title: String?, room: SiteRoom?, data: String? = nil, searches: Bool = false,
        _ fill: (inout SitePage) -> Void
    ) -> [UInt8] {
        let up = String(repeating: "../", count: path.utf8.count { $0 == UInt8(ascii: "/") })
        var body = SitePage(words, root: up + "../")
        fill(&body)
        var page = SitePage(words, root: up + "../")
        page.raw("<!DOCTYPE html>\n")
        page.single("html", [("lang", language.rawValue)])
        page.raw("\n<head>\n")
        head(path, title, up, searches, data, &page)
        page.raw("</head>\n<body class=\"pub\">\n")
        symbols(body.glyphs, &page)
        page.element("a", [("class", "skip"), ("href", "#main")], say: "site.skip")
        page.element("header", class: "top") { page in
            page.element("a", [("class", "mark"), ("href", up + "index.html")], data: self.title)
            navigation(room, up, &page)
            choice(of: path, &page)
        }
        page.raw("\n<main id=\"main\" tabindex=\"-1\">\n")
        page.include(body)
        page.raw("\n</main>\n")
        page.element("footer", class: "foot") { page in
            page.element("span", say: "site.foot", ["licence": .text(publication.policy.licence)])
            page.element("span") { $0.say("site.asOf", ["date": .text(words.date(publication.day))]) }
        }
        page.raw("\n</body>\n</html>\n")
        return page.html.bytes
    }

    private func head(
        _ path: String, _ title: String?, _ up: String, _ searches: Bool, _ data: String?, _ page: inout SitePage
    ) {
        page.raw("<meta charset=\"utf-8\">\n")
        page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        page.single("meta", [("http-equiv", "Content-Security-Policy"), ("content", Self.security)])
        page.raw("\n<meta name=\"referrer\" content=\"no-referrer\">\n")
        let site = self.title
        page.element("title", data: title.map { "\($0) · \(site)" } ?? site)
        page.raw("\n")
        page.single("link", [("rel", "stylesheet"), ("href", page.root + "style.css")])
        page.raw("\n")
        for other in languages where other != language {
            page.single(
                "link",
                [("rel", "alternate"), ("hreflang", other.rawValue), ("href", "\(page.root)\(other.rawValue)/\(path)")])
            page.raw("\n")
        }
        page.single(
            "link",
            [
                ("rel", "alternate"), ("type", "application/atom+xml"), ("title", words("changes.feed")),
                ("href", up + "changes.atom"),
            ])
        page.raw("\n")
        if searches {
            for name in ["names-\(language.rawValue).js", "search.js"] {
                page.element("script", [("src", page.root + name), ("defer", "")]) { _ in }
                page.raw("\n")
            }
        }
        if let data {
            page.raw("<script type=\"application/ld+json\">")
            page.raw(trusted: data)
            page.raw("</script>\n")
        }
    }

    private func navigation(_ room: SiteRoom?, _ up: String, _ page: inout SitePage) {
        page.element("nav", [("aria-label", words("site.nav"))]) { page in
            page.element("ul") { page in
                for one in SiteRoom.allCases {
                    page.element("li") { page in
                        let here: [(StaticString, String)] = one == room ? [("aria-current", "page")] : []
                        page.link(up + one.file, here) { $0.say("site.\(one.rawValue)") }
                    }
                }
            }
        }
    }

    private func choice(of path: String, _ page: inout SitePage) {
        // A list has no name of its own that all readers of screens say; a navigation has.
        page.element("nav", [("class", "choice"), ("aria-label", words("site.languages"))]) { page in
            page.element("ul", class: "row lang") { page in
                for one in languages {
                    page.element("li") { page in
                        if one == language {
                            page.element("b", [("lang", one.rawValue)], data: one.ownName)
                        } else {
                            page.link(
                                "\(page.root)\(one.rawValue)/\(path)",
                                [("lang", one.rawValue), ("hreflang", one.rawValue)]
                            ) { $0.data(one.ownName) }
                        }
                    }
                }
            }
        }
    }

    /// The drawings that a page uses.
    private func symbols(_ glyphs: Set<String>, _ page: inout SitePage) {
        guard !glyphs.isEmpty else { return }
        page.raw("<svg width=\"0\" height=\"0\" aria-hidden=\"true\" class=\"vh\">")
        for glyph in glyphs.sorted() {
            let name = String(glyph.dropFirst(2))
            if glyph.hasPrefix("k-"), let kind = EventKind(rawValue: name) {
                page.raw(trusted: "<symbol id=\"\(glyph)\" viewBox=\"0 0 16 16\">\(Glyphs.drawing(kind))</symbol>")
            } else if let form = Form(rawValue: name) {
                page.raw(trusted: "<symbol id=\"\(glyph)\" viewBox=\"0 0 24 8\">\(Glyphs.line(form))</symbol>")
            }
        }
        page.raw("</svg>\n")
    }
}
