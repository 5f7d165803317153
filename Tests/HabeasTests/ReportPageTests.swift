// The page of a report: it holds together, points both ways, and lets nothing of the report act as markup.
import CaseModel
import Foundation
import Presentation
import TestSupport
import Testing

@Suite struct ReportPageTests {
    @Test(arguments: OwnGold.reports) func everyLinkHasItsTarget(report: OwnGold) throws {
        let html = try ReportPage(report.perfectReport(), explain: true).html()
        let ids = matches(of: #"\sid="([^"]*)""#, in: html)
        #expect(Set(ids).count == ids.count, "an id stands twice")
        let links = matches(of: "href=\"#([^\"]*)\"", in: html)
        #expect(links.count > 20)
        for link in links { #expect(ids.contains(link), "nothing has the id \(link)") }
    }

    @Test(arguments: OwnGold.reports) func wordsOfTheReportStandInItUnchanged(report: OwnGold) throws {
        let perfect = try report.perfectReport()
        let html = try #require(
            ReportPage(perfect).html().components(separatedBy: "<article").last?.components(separatedBy: "</article>")
                .first)
        let bare = html.replacing(try Regex(#"<p class="legend.*?</p>"#), with: "").replacing(
            try Regex(#"<a class="no".*?</a>"#), with: ""
        )
        .replacing(try Regex("<[^>]*>"), with: "")
        let shown = unescaped(bare).filter { !$0.isWhitespace }
        #expect(shown.contains(perfect.draft.text.filter { !$0.isWhitespace }))
    }

    @Test(arguments: OwnGold.reports) func noAccusationIsWithoutSpeaker(report: OwnGold) throws {
        let perfect = try report.perfectReport()
        let text = CaseFileText(perfect, style: TextStyle(width: 100_000)).text()
        let html = ReportPage(perfect).html()
        let told = text.split(separator: "\n").prefix { !$0.hasPrefix("SET ASIDE") }.map(String.init)
        let shown = matches(of: "<h3[^>]*>([^<]*)</h3>", in: html.components(separatedBy: ">Set aside<").first ?? "")
        let accusations = (told + shown).filter { $0.contains("Offence alleged of") }
        #expect(accusations.count >= 2 * perfect.caseFile.events.filter { $0.kind.value == .offence }.count)
        for line in accusations {
            #expect(line.contains("on the word of") || line.contains("the report does not say by whom"))
        }
    }

    @Test func policyNamesTheFilesAsTheyAre() throws {
        let page = try ReportPage(#require(OwnGold.reports.first).perfectReport()).html()
        for (element, directive) in [("style", "style-src"), ("script", "script-src")] {
            let content = try #require(matches(of: "<\(element)>([\\s\\S]*?)</\(element)>", in: page).first)
            #expect(
                page.contains("\(directive) 'sha256-\(try digest(of: content))'"),
                "the digest of the \(element) is not that of the page")
        }
        #expect(page.contains("default-src 'none'"))
    }

    @Test func nothingOfTheReportActsAsMarkup() throws {
        let text =
            "<script>alert(1)</script> & \"quotes\" Eve \u{202E}O'Neil\u{0} was detained </style><img src=x onerror=y>.\nSecond line"
        let bytes = Array(text.utf8)
        let name = try #require(bytes.firstIndex(of: UInt8(ascii: "E")))
        let span = ByteSpan(name, name + 3)
        let statements = [
            Statement(subject: EntityID(0), property: .name, value: .text("<b>Eve</b>"), spans: [span], rule: "<i>"),
            Statement(
                subject: EntityID(1), property: .kind, value: .eventKind(.detention), spans: [span],
                deniedBy: .unnamed("<u>"), rule: "r"),
            Statement(subject: EntityID(1), property: .victim, value: .entity(EntityID(0)), spans: [span], rule: "r"),
        ]
        let draft = Draft(
            id: "x", language: "en", text: text,
            entities: [Entity(id: EntityID(0), type: .person), Entity(id: EntityID(1), type: .event)],
            statements: statements)
        var source = Source(
            id: "x", byteCount: bytes.count, text: text, mediaType: "text/html", encoding: "utf-8",
            capture: CaptureRecord(way: .bytes, name: "<a>.html"), map: SourceMap(identity: bytes.count))
        source.title = "<title>"
        let page = ReportPage(Report(draft, source: source), explain: true).html()
        for forbidden in ["<script>alert", "<img", "<b>Eve", "<i>", "<u>", "<a>.html", "\u{202E}", "\u{0}"] {
            #expect(
                !page.contains(forbidden) || forbidden == "<i>" && page.components(separatedBy: "<i>").count == 2,
                "\(forbidden)")
        }
        #expect(matches(of: "<script", in: page).count == 1 && page.components(separatedBy: "</style>").count == 2)
    }

    private func matches(of pattern: String, in text: String) -> [String] {
        guard let regex = try? NSRegularExpression(pattern: pattern) else { return [] }
        let whole = NSRange(text.startIndex..., in: text)
        return regex.matches(in: text, range: whole).compactMap { match in
            Range(match.range(at: match.numberOfRanges > 1 ? 1 : 0), in: text).map { String(text[$0]) }
        }
    }

    private func unescaped(_ html: String) -> String {
        html.replacingOccurrences(of: "&lt;", with: "<").replacingOccurrences(of: "&gt;", with: ">")
            .replacingOccurrences(of: "&quot;", with: "\"").replacingOccurrences(of: "&#39;", with: "'")
            .replacingOccurrences(of: "&amp;", with: "&")
    }

    /// SHA-256 as the system's own program makes it, in base64.
    private func digest(of content: String) throws -> String {
        let file = FileManager.default.temporaryDirectory.appending(path: "habeas-digest-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(content.utf8).write(to: file)
        let output = try Program.run(#require(Program.path(of: "sha256sum")), [file.path]).output
        let hex = Array(output.utf8.prefix(64))
        let bytes = stride(from: 0, to: 64, by: 2).compactMap {
            UInt8(String(decoding: hex[$0..<$0 + 2], as: UTF8.self), radix: 16)
        }
        return Data(bytes).base64EncodedString()
    }
}
