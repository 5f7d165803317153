// Leaks in the pages of a site, and in what lies beside them.

import Foundation
import LeakSupport

private func percent(_ text: String) -> String {
    text.utf8.map { "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined()
}

private func base64(_ text: String) -> String { Data(text.utf8).base64EncodedString() }

extension Mutant {
    static let names: [Mutant] = [
        Mutant("file name") { try $0.add("en/case/\($1.person.family.lowercased()).html", "<p>A case.</p>") },
        Mutant("file name in Cyrillic") { try $0.add("ru/\($1.person.nameCyrillic).html", "<p>A case.</p>") },
        Mutant("folder name") { try $0.add("en/\($1.person.given)-\($1.person.family)/a.html", "<p>A case.</p>") },
        Mutant("empty folder's name") {
            try FileManager.default.createDirectory(
                at: $0.root.appending(path: $1.person.family), withIntermediateDirectories: false)
        },
        Mutant("symbolic link's target") {
            try FileManager.default.createSymbolicLink(
                atPath: $0.root.appending(path: "latest").path, withDestinationPath: "/home/\($1.person.family)/site")
        },
        Mutant("surname, first name") { try $0.page("<p>\($1.person.family), \($1.person.given)</p>") },
        Mutant("initials and surname") { try $0.page("<p>\($1.initials)</p>") },
        Mutant("other script") { try $0.page("<p>\($1.person.nameCyrillic)</p>") },
        Mutant("genitive") { try $0.page("<p>дело \($1.genitive)</p>") },
        Mutant("given name alone") { try $0.page("<p>says \($1.person.given) of the court</p>") },
        Mutant("capitals") { try $0.page("<p>\($1.person.name.uppercased())</p>") },
        Mutant("telephone in another format") {
            let digits = $1.person.phone
            try $0.page(
                "<p>8 (\(digits.prefix(3))) \(digits.dropFirst(3).prefix(3))-\(digits.dropFirst(6).prefix(2))-\(digits.suffix(2))</p>"
            )
        },
        Mutant("e-mail in words") {
            try $0.page("<p>\($1.person.email.replacing("@", with: " (at) ").replacing(".", with: " dot "))</p>")
        },
        Mutant("postal address") { try $0.page("<address>\($1.person.address)</address>") },
        Mutant("words of a note") {
            try $0.page("<p>\($1.person.note.split(separator: " ").prefix(9).joined(separator: " "))</p>")
        },
        Mutant("blob id") { try $0.page("<p data-v=\"\($1.blob)\"></p>") },
        Mutant("local path") { try $0.page("<!-- built from /home/\($1.person.family.lowercased())/vault -->") },
        Mutant("member's name") { try $0.head("<meta name=\"generator\" content=\"by \($1.member)\">") },
    ]

    static let pages: [Mutant] = [
        Mutant("alternative text") { try $0.page("<img src=\"a.png\" alt=\"\($1.person.name) in court\">") },
        Mutant("HTML comment") { try $0.page("<!-- not to be named: \($1.person.name) -->") },
        Mutant("meta description") { try $0.head("<meta name=\"description\" content=\"Case of \($1.initials)\">") },
        Mutant("title of the page") { try $0.put(" - \($1.person.family)", before: "</title>", in: $0.casePage) },
        Mutant("title attribute") { try $0.page("<abbr title=\"\($1.person.nameCyrillic)\">X.</abbr>") },
        Mutant("aria-label") { try $0.page("<a href=\"a\" aria-label=\"\($1.person.name)\">x</a>") },
        Mutant("JSON-LD") {
            try $0.head("<script type=\"application/ld+json\">{\"knows\":{\"name\":\"\($1.person.name)\"}}</script>")
        },
        Mutant("data attribute") {
            try $0.page("<p data-person=\"\($1.person.given.lowercased())_\($1.person.family.lowercased())\">x</p>")
        },
        Mutant("id of an element") { try $0.page("<p id=\"\($1.person.family.lowercased())\">x</p>") },
        Mutant("address of a link, percent-encoded") {
            try $0.page("<a href=\"../search.html#q=\(percent($1.person.nameCyrillic))\">x</a>")
        },
        Mutant("mailto") { try $0.page("<a href=\"mailto:\($1.person.email)\">write</a>") },
        Mutant("tel") { try $0.page("<a href=\"tel:+7\($1.person.phone)\">call</a>") },
        Mutant("entities, decimal") {
            try $0.page($1.person.nameCyrillic.unicodeScalars.map { "&#\($0.value);" }.joined())
        },
        Mutant("entities, hexadecimal") {
            try $0.page($1.person.name.unicodeScalars.map { "&#x\(String($0.value, radix: 16));" }.joined())
        },
        Mutant("tags within a name") {
            try $0.page("<b>\($1.person.family.prefix(3))</b><i>\($1.person.family.dropFirst(3))</i>")
        },
        Mutant("soft hyphens") {
            try $0.page($1.person.family.map(String.init).joined(separator: "&shy;"))
        },
        Mutant("data URL") { try $0.page("<img alt=\"\" src=\"data:text/plain;base64,\(base64($1.person.name))\">") },
        Mutant("SVG title") { try $0.page("<svg><title>\($1.person.name)</title></svg>") },
        Mutant("SVG desc") { try $0.page("<svg><desc>\($1.person.nameCyrillic)</desc></svg>") },
        Mutant("SVG text in tspans") {
            try $0.page(
                "<svg><text>\($1.person.family.map { "<tspan dx=\"1\">\($0)</tspan>" }.joined())</text></svg>")
        },
        Mutant("SVG metadata of an editor") {
            try $0.add("a.svg", "<svg><metadata sodipodi:docname=\"\($1.person.family).svg\"/></svg>")
        },
        Mutant("CSS comment") { try $0.append("\n/* hides \($1.person.name) */\n", to: "style.css") },
        Mutant("CSS content") {
            let escaped = $1.person.nameCyrillic.unicodeScalars.map { "\\" + String($0.value, radix: 16) + " " }
                .joined()
            try $0.append("\np::after{content:\"\(escaped)\"}\n", to: "style.css")
        },
        Mutant("script, joined of parts of escapes") {
            try $0.append(
                "\nvar x=\"\($1.person.name.utf16.map { "\\x" + String($0, radix: 16) }.joined())\";\n", to: "search.js"
            )
        },
        Mutant("search index with escapes") {
            let escaped = $1.person.nameCyrillic.utf16.map { "\\u" + String(Int($0) + 0x10000, radix: 16).dropFirst() }
                .joined()
            try $0.append("\n//[\"\(escaped)\"]\n", to: "names-ru.js")
        },
    ]

    static let feeds: [Mutant] = [
        Mutant("Atom, title of an entry") {
            try $0.put("<entry><title>\($1.person.name)</title></entry>", before: "</feed>", in: "en/changes.atom")
        },
        Mutant("Atom, id") {
            try $0.put(
                "<entry><id>tag:x,2026:\($1.person.family.lowercased())</id></entry>", before: "</feed>",
                in: "en/changes.atom")
        },
        Mutant("Atom, author") {
            try $0.put("<author><name>\($1.member)</name></author>", before: "</feed>", in: "ru/changes.atom")
        },
        Mutant("Atom, content in entities twice") {
            try $0.put(
                "<summary type=\"html\">\($1.person.nameCyrillic.unicodeScalars.map { "&amp;#\($0.value);" }.joined())</summary>",
                before: "</feed>", in: "kk/changes.atom")
        },
        Mutant("calendar, summary folded") {
            let (front, back) = ($1.person.family.prefix(4), $1.person.family.dropFirst(4))
            try $0.put("SUMMARY:hearing of \(front)\r\n \(back)\r\n", before: "END:VCALENDAR", in: "en/terms.ics")
        },
        Mutant("calendar, description escaped") {
            try $0.put(
                "DESCRIPTION:\($1.person.address.replacing(",", with: "\\,"))\\n\($1.person.family)\r\n",
                before: "END:VCALENDAR", in: "en/terms.ics")
        },
        Mutant("calendar, UID") {
            try $0.put("UID:\($1.person.email)\r\n", before: "END:VCALENDAR", in: "en/terms.ics")
        },
        Mutant("site map") {
            try $0.put(
                "<url><loc>https://register.example.org/en/case/\($1.person.family.lowercased()).html</loc></url>",
                before: "</urlset>", in: "sitemap.xml")
        },
        Mutant("robots.txt") { try $0.add("robots.txt", "Disallow: /\($1.person.family)\n") },
    ]

    static let data: [Mutant] = [
        Mutant("JSON key") { try $0.append("{\"\($1.person.name)\":1}", to: "data/publication.json") },
        Mutant("JSON value in base64") {
            try $0.append("{\"x\":\"\(base64("Of " + $1.person.name))\"}", to: "data/publication.json")
        },
        Mutant("JSON value in hexadecimal") {
            try $0.append(
                "{\"x\":\"\($1.person.name.utf8.map { String($0, radix: 16) }.joined())\"}", to: "data/cases.json")
        },
        Mutant("CSV cell") {
            try $0.add("csv/people.csv", "id,name\r\n1,\"\($1.person.family), \($1.person.given)\"\r\n")
        },
        Mutant("datapackage.json, contributor") {
            try $0.add("csv/datapackage.json", "{\"contributors\":[{\"title\":\"\($1.member)\"}]}")
        },
        Mutant("FollowTheMoney line") {
            try $0.add(
                "ftm/entities.ftm.json", "{\"id\":\"a\",\"properties\":{\"name\":[\"\($1.person.nameCyrillic)\"]}}\n")
        },
        Mutant("UTF-16 file") {
            try $0.add("a.txt", [0xFF, 0xFE] + $1.person.name.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] })
        },
        Mutant("code page 1251") {
            try $0.add(
                "b.txt",
                $1.person.nameCyrillic.unicodeScalars.map {
                    $0.value < 0x80 ? UInt8($0.value) : UInt8($0.value - 0x410 + 0xC0)
                })
        },
        Mutant("gzip") {
            try $0.add("a.json.gz", LeakContainers.deflated(Array("{\"n\":\"\($1.person.name)\"}".utf8), 31))
        },
        Mutant("gzip, name of the file within") {
            let packed = LeakContainers.deflated(Array("nothing".utf8), 31)
            try $0.add(
                "b.gz", packed[..<3] + [8] + packed[4..<10] + Array("\($1.person.family).txt\0".utf8) + packed[10...])
        },
        Mutant("tar, member") {
            try $0.add("a.tar", LeakContainers.tar("a.txt", Array($1.person.nameCyrillic.utf8)))
        },
        Mutant("tar, member's name") { try $0.add("b.tar", LeakContainers.tar("\($1.person.family).txt", [65])) },
        Mutant("list of files") { try $0.add("en/case/x-\($1.blob).html", "<p>x</p>") },
    ]
}
