// The page of one report: its words on one side, the draft on the other, each pointing at the other.
import CaseModel

/// Writes a report and its draft as one self-contained HTML page.
public struct ReportPage {
    let report: Report
    let words: FileWords
    let explain: Bool
    /// Events and relations in the order of their words; the number of each is its place here, from 1.
    let items: [Item]
    /// The number of each event in the margin.
    let numbers: [EntityID: Int]
    /// The first words of each item, which carry its number.
    let firstWords: [String: ByteSpan]

    /// Something that has a number in the margin.
    enum Item {
        case event(EventView)
        case relation(RelationView)
    }

    /// Prepares the page of one report; with `explain`, every item lists its values with their words and rules.
    public init(_ report: Report, explain: Bool = false) {
        self.report = report
        self.explain = explain
        words = FileWords(report.caseFile)
        let all = report.caseFile.events.map(Item.event) + report.caseFile.relations.map(Item.relation)
        items = all.enumerated().sorted { a, b in
            (a.element.start, a.offset) < (b.element.start, b.offset)
        }.map(\.element)
        var numbers: [EntityID: Int] = [:]
        for case (let index, .event(let event)) in items.enumerated() { numbers[event.id] = index + 1 }
        self.numbers = numbers
        firstWords = Self.firstWords(of: items, report)
    }

    /// The whole page.
    public func html() -> String {
        var page = HTMLWriter()
        page.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        page.raw(trusted: "<meta http-equiv=\"Content-Security-Policy\" content=\"\(PageAssets.policy)\">\n")
        page.raw("<meta name=\"referrer\" content=\"no-referrer\">\n")
        page.element("title", text: "\(report.heading) · draft")
        page.raw(trusted: "\n<style>\(PageAssets.style)</style>\n</head>\n<body>\n")
        symbols(&page)
        page.raw("<a class=\"skip\" href=\"#draft\">To the draft</a>\n")
        head(&page)
        page.element("main") { page in
            article(&page)
            draft(&page)
        }
        page.raw(trusted: "\n<script>\(PageAssets.script)</script>\n</body>\n</html>\n")
        return page.html
    }

    private func head(_ page: inout HTMLWriter) {
        page.element("header", [("class", "top")]) { page in
            page.element("b", text: "habeas")
            page.element("span", text: "\(report.fileName), \(Wording.published(report))")
            page.element(
                "span", class: "small soft end",
                text: "A draft by \(Draft.reader). Nobody has checked it yet: nothing here is decided.")
        }
        page.raw("\n")
    }

    /// Only the drawings that the page uses.
    private func symbols(_ page: inout HTMLWriter) {
        page.raw("<svg width=\"0\" height=\"0\" aria-hidden=\"true\" class=\"unseen\">")
        let used = Set(report.caseFile.events.map(\.kind.value) + report.draft.setAside.map(\.kind))
        for kind in EventKind.allCases where used.contains(kind) {
            page.raw(
                trusted: "<symbol id=\"k-\(kind.rawValue)\" viewBox=\"0 0 16 16\">\(Glyphs.drawing(kind))</symbol>")
        }
        page.raw(trusted: "<symbol id=\"k-relation\" viewBox=\"0 0 16 16\">\(Glyphs.relation)</symbol>")
        for form in Form.allCases {
            page.raw(trusted: "<symbol id=\"l-\(form.letter)\" viewBox=\"0 0 24 8\">\(Glyphs.line(form))</symbol>")
        }
        page.raw("</svg>\n")
    }
}

extension ReportPage.Item {
    /// The words it rests on.
    var spans: [ByteSpan] {
        switch self {
        case .event(let event): event.kind.spans
        case .relation(let relation): relation.spans
        }
    }

    /// Where its first words stand.
    var start: Int { spans.first?.start ?? Int.max }

    /// How it stands.
    var form: Form {
        switch self {
        case .event(let event): Form(event.standing, isDenied: event.deniedBy != nil)
        case .relation(let relation): Form(relation.standing)
        }
    }
}
