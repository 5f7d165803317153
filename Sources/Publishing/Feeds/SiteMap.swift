// What search engines and the script of the search are given: the map of the site, and the list of names.

import CaseModel
import Phrases
import Presentation
import Publication

/// Writes them.
enum SiteMap {
    /// The map (sitemaps.org), where the address of the site is known.
    static func file(_ site: SiteIndex, _ languages: [Language]) -> OutputFile? {
        guard let address = site.publication.policy.address else { return nil }
        var xml = HTMLWriter()
        xml.raw(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
        )
        // At most 50,000 addresses to a map.
        let most = 50_000 / max(1, languages.count) - SiteRoom.allCases.count
        for language in languages {
            for room in SiteRoom.allCases {
                xml.element("url") { $0.element("loc", text: "\(address)\(language.rawValue)/\(room.file)") }
                xml.raw("\n")
            }
            for one in site.cases.prefix(most) {
                xml.element("url") { xml in
                    xml.element("loc", text: "\(address)\(language.rawValue)/\(one.path)")
                    xml.element("lastmod", text: one.changed.description)
                }
                xml.raw("\n")
            }
        }
        xml.raw("</urlset>\n")
        return OutputFile(path: "sitemap.xml", bytes: xml.bytes)
    }

    /// The names that the search looks through, as a script: a page that lies in a folder may load nothing else.
    static func names(_ site: SiteIndex, _ words: Phrasebook) -> OutputFile {
        var json = JSONWriter()
        json.array { json in
            for place in site.order {
                let one = site.cases[place]
                entry(
                    one.path, one.name, one.provisions.map { words.short($0) } + [one.place.map(site.name) ?? ""], &json
                )
            }
            for body in site.bodies { entry("body/\(site.id(body.entity)).html", site.name(body.entity), [], &json) }
            for law in site.laws { entry(SiteIndex.path(of: law.provision), words.provision(law.provision), [], &json) }
        }
        return OutputFile(
            path: "names-\(words.language.rawValue).js",
            bytes: Array("const names = ".utf8) + json.bytes + Array(";\n".utf8))
    }

    private static func entry(_ path: String, _ name: String, _ beside: [String], _ json: inout JSONWriter) {
        json.array { json in
            json.string(path)
            json.string(name)
            json.string(beside.filter { !$0.isEmpty }.joined(separator: ", "))
        }
    }
}
