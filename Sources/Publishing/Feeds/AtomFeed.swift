// The changes as an Atom feed (RFC 4287). What was withdrawn is not mentioned.

import CaseModel
import Crypto
import Phrases
import Presentation
import Publication

/// Writes it in one language.
struct AtomFeed: Sendable {
    let frame: SiteFrame
    let site: SiteIndex

    func file() -> OutputFile {
        let (words, publication) = (frame.words, frame.publication)
        let base = publication.policy.address.map { "\($0)\(frame.language.rawValue)/" }
        var xml = HTMLWriter()
        xml.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        var attributes: [(StaticString, String)] = [
            ("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", frame.language.rawValue),
        ]
        if let base { attributes.append(("xml:base", base)) }
        xml.element("feed", attributes) { xml in
            xml.element("title", text: "\(frame.title): \(words("site.changes"))")
            xml.element(
                "id", text: Self.id(publication.policy.address ?? publication.policy.title, frame.language.rawValue))
            xml.element("updated", text: Self.time(publication.day))
            xml.element("author") { $0.element("name", text: frame.title) }
            xml.element("rights", text: publication.policy.licence)
            if let base {
                xml.raw("<link rel=\"self\" type=\"application/atom+xml\" href=\"")
                xml.text(base + "changes.atom")
                xml.raw("\"/><link rel=\"alternate\" type=\"text/html\" href=\"")
                xml.text(base + "changes.html")
                xml.raw("\"/>")
            }
            for one in OtherPages.newest(site, 100) {
                xml.raw("\n")
                xml.element("entry") { xml in
                    xml.element("title", text: one.name)
                    xml.element("id", text: Self.id(one.id.description, frame.language.rawValue))
                    xml.element("updated", text: Self.time(one.changed))
                    xml.raw("<link rel=\"alternate\" type=\"text/html\" href=\"")
                    xml.text((base ?? "") + one.path)
                    xml.raw("\"/>")
                    let what = words(one.isNew ? "changes.new" : "changes.changed")
                    xml.element("summary", text: "\(what): \(words("pubstate.\(one.state.rawValue)"))")
                }
            }
        }
        xml.raw("\n")
        return OutputFile(path: "changes.atom", bytes: xml.bytes)
    }

    private static func time(_ day: CivilDay) -> String { "\(day)T00:00:00Z" }

    /// A name that stays the same: a UUID made of what it names (RFC 9562, version 8).
    static func id(_ parts: String...) -> String {
        var bytes = Array(SHA256.hash(data: Array(parts.joined(separator: "\u{1F}").utf8))).prefix(16).map { $0 }
        bytes[6] = bytes[6] & 0x0F | 0x80
        bytes[8] = bytes[8] & 0x3F | 0x80
        let groups = [0..<4, 4..<6, 6..<8, 8..<10, 10..<16].map { bytes[$0].hexDigits }
        return "urn:uuid:" + groups.joined(separator: "-")
    }
}
