// The first page of a site: the choice of a language.

import Phrases
import Presentation
import Publication

enum SiteDoor {
    static func file(_ site: SiteIndex, _ frames: [SiteFrame]) -> OutputFile {
        guard let first = frames.first else { return OutputFile(path: "index.html", bytes: []) }
        var page = SitePage(first.words, root: "")
        page.raw("<!DOCTYPE html>\n")
        page.single("html", [("lang", first.language.rawValue)])
        page.raw(
            "\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        )
        page.element("title", data: site.publication.policy.title)
        page.raw("\n<link rel=\"stylesheet\" href=\"style.css\">\n</head>\n<body class=\"pub\">\n<main>\n")
        page.element("h1", data: site.publication.policy.title)
        page.element("ul", class: "dots gapt") { page in
            for frame in frames {
                page.element("li", [("lang", frame.language.rawValue)]) { page in
                    page.link("\(frame.language.rawValue)/index.html", [("hreflang", frame.language.rawValue)]) {
                        page in
                        page.data("\(frame.language.ownName): \(frame.words("register.title"))")
                    }
                }
            }
        }
        page.raw("\n</main>\n</body>\n</html>\n")
        return OutputFile(path: "index.html", bytes: page.html.bytes)
    }
}
