// What a case page says of itself to machines: JSON-LD in the words of schema.org. What somebody is accused of is no property of theirs.

import CaseModel
import Phrases
import Presentation
import Publication

/// The JSON-LD of a case page.
struct LinkedData {
    let text: String

    init(of file: PublishedCase, _ listed: SiteCase, in publication: Publication, _ language: Language) {
        let address = publication.policy.address
        var json = JSONWriter()
        json.object { json in
            json.member("@context", "https://schema.org")
            json.member("@type", "WebPage")
            if let address { json.member("@id", "\(address)\(language.rawValue)/\(listed.path)") }
            json.member("inLanguage", language.rawValue)
            json.member("name", listed.name)
            json.member("dateModified", listed.changed.description)
            json.member("license", publication.policy.licence)
            json.object("isPartOf") { json in
                json.member("@type", "WebSite")
                json.member("name", publication.policy.title(in: language.rawValue))
            }
            json.object("about") { json in
                json.member("@type", "Person")
                json.member("name", listed.name)
                let roles = publication.roles(of: file.person).filter { $0 != .other }
                if !roles.isEmpty {
                    let words = Phrasebook(published: language)
                    json.list("jobTitle", of: roles) { list, role in list.string(words.role(role)) }
                }
            }
            let cited = file.sources.map { publication.sources[$0] }.filter {
                $0.kind == .report && ($0.title != nil || $0.site != nil)
            }
            if !cited.isEmpty {
                json.list("citation", of: cited) { list, source in
                    list.object { json in
                        json.member("@type", "CreativeWork")
                        json.member("name", source.title)
                        json.member("publisher", source.site)
                        json.member("datePublished", source.published?.description)
                        json.member("inLanguage", source.language)
                    }
                }
            }
        }
        // So that no text can end the element that it stands in.
        text = String(decoding: json.bytes, as: UTF8.self).replacing("<", with: "\\u003c").replacing(
            "&", with: "\\u0026")
    }
}
