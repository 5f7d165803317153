// The report's side of the page: its text, with the words that the draft rests on marked.
import CaseModel

extension ReportPage {
    func article(_ page: inout HTMLWriter) {
        let lines = Marking.lines(of: report.draft.text)
        let stretches = Marking.stretches(of: lines, marks: marks())
        let hasHeadline = lines.first.map { words.quotes.words(of: $0) } == report.heading
        let attributes: [(StaticString, String)] = [
            ("class", "report"), ("id", "report"), ("aria-label", "The report"), ("lang", report.draft.language),
            ("tabindex", "0"),
        ]
        page.element("article", attributes) { page in
            page.element("h1") { page in
                if hasHeadline, let first = stretches.first {
                    line(first, on: &page)
                } else {
                    page.text(report.heading)
                }
            }
            legend(&page)
            page.element("div", [("class", "text")]) { page in
                for (index, stretches) in stretches.enumerated()
                where !stretches.isEmpty && !(hasHeadline && index == 0) {
                    page.element("p") { line(stretches, on: &$0) }
                    page.raw("\n")
                }
            }
            let left = report.source.leftOut.map(\.description) + report.source.notes
            if !left.isEmpty {
                page.element("p", class: "small pale", text: "Not read: " + left.joined(separator: "; "))
            }
        }
        page.raw("\n")
    }

    private func legend(_ page: inout HTMLWriter) {
        page.element("p", [("class", "legend small soft")]) { page in
            for form in Form.allCases {
                page.raw(
                    trusted: "<span><svg class=\"form\" aria-hidden=\"true\"><use href=\"#l-\(form.letter)\"/></svg>")
                page.raw(trusted: "\(form.rawValue)</span>")
            }
            page.raw("<span><i>italic</i>: set aside</span><span class=\"pale\">pale: not used</span>")
        }
    }

    private func line(_ stretches: [MarkedStretch], on page: inout HTMLWriter) {
        for stretch in stretches { mark(stretch, on: &page) }
    }

    /// One stretch: the words, a link to a person where they are a name, and after them the number of what ends here.
    private func mark(_ stretch: MarkedStretch, on page: inout HTMLWriter) {
        let text = words.quotes.words(of: stretch.span)
        let facts = stretch.marks.filter { $0.part == .kind || $0.part == .detail }
        let name = stretch.marks.first { $0.part == .name }
        let quiet = stretch.marks.first { $0.part == .aside || $0.part == .unread }
        let anchors = stretch.starting.filter { $0.part != .detail && isFirst($0) }.map { "w\($0.item)" }
        var attributes: [(StaticString, String)] = []
        if !facts.isEmpty {
            attributes.append(("class", style(of: facts) + (quiet == nil ? "" : " x")))
        } else if let quiet {
            attributes.append(("class", quiet.part == .aside ? "x" : "u"))
        }
        let items = Set(stretch.marks.filter { $0.part != .name }.map(\.item)).sorted()
        if !items.isEmpty { attributes.append(("data-s", items.joined(separator: " "))) }
        if let first = anchors.first { attributes.append(("id", first)) }
        for anchor in anchors.dropFirst() { page.raw(trusted: "<span id=\"\(anchor)\"></span>") }
        if attributes.isEmpty, name == nil {
            page.text(text)
        } else if let name {
            let link: [(StaticString, String)] = [("class", "n"), ("href", "#\(name.item)")]
            if attributes.isEmpty {
                page.element("a", link, text: text)
            } else {
                page.element("span", attributes) { $0.element("a", link, text: text) }
            }
        } else {
            page.element("span", attributes, text: text)
        }
        for mark in stretch.ending where mark.part != .detail && mark.part != .name && isFirst(mark) {
            number(mark, on: &page)
        }
    }

    private func number(_ mark: Mark, on page: inout HTMLWriter) {
        let what = mark.part == .kind ? "Statement" : mark.part == .aside ? "Set aside" : "Not read"
        page.element(
            "a", [("class", "no"), ("href", "#s\(mark.item)"), ("aria-label", "\(what) \(mark.item)")], text: mark.item)
    }

    private func style(of facts: [Mark]) -> String {
        let kind = facts.first { $0.part == .kind }
        let strongest = Form.allCases.last { form in facts.contains { $0.form == form } } ?? .reported
        return "w \((kind?.form ?? strongest).letter)" + (kind == nil ? "" : " k")
    }
}
