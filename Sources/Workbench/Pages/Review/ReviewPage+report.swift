// The left side: the report's words, those that the draft rests on marked by standing.

import CaseModel
import Casebook
import Phrases
import Presentation

extension ReviewPage {
    func report(_ page: inout Page) {
        let lines = Marking.lines(of: draft.draft.text)
        let stretches = Marking.stretches(of: lines, marks: marks())
        let quotes = Quotes(text: draft.draft.text)
        page.element(
            "article",
            [
                ("class", "report"), ("id", "report"), ("tabindex", "0"), ("aria-labelledby", "rt"),
            ]
        ) { page in
            page.element("h1", [("id", "rt"), ("lang", language)], data: draft.about.title ?? words("review.untitled"))
            page.element("p", class: "row s q2 legend") { page in
                for form in [Form.reported, .alleged, .denied] { page.standing(form) }
                page.element("span", say: "review.legend.accepted")
                page.element("span") { page in
                    page.element("i", say: "review.legend.aside")
                }
                page.element("span", [("class", "q")], say: "review.legend.unused")
            }
            page.element("div", [("class", "text"), ("id", "text"), ("lang", language)]) { page in
                var written: Set<String> = []
                // The headline stands above already, unless something in it is marked.
                let first = lines.first.map { quotes.words(of: $0) }
                let isTold = first == draft.about.title && stretches.first?.allSatisfy(\.marks.isEmpty) ?? false
                for line in stretches.dropFirst(isTold ? 1 : 0) where !line.isEmpty {
                    page.element("p") { page in
                        for stretch in line { mark(stretch, quotes, &written, on: &page) }
                    }
                    page.raw("\n")
                }
            }
        }
    }

    /// The language of the report, where it is known.
    private var language: String { draft.draft.language == "und" ? "" : draft.draft.language }

    /// Every mark: the head words of each item, what it says beside them, what was set aside, what was not read.
    private func marks() -> [Mark] {
        var marks: [Mark] = []
        for item in draft.items where item.state != .rejected {
            let form = self.form(of: item)
            let name = String(item.number)
            switch item.content {
            case .event:
                guard let event = draft.event(of: item) else { continue }
                marks += event.kind.spans.map { Mark(span: $0, part: .kind, item: name, form: form) }
                let details = Set(item.statements.flatMap { draft.draft.statements[$0].spans })
                marks += details.subtracting(event.kind.spans).sorted().map {
                    Mark(span: $0, part: .detail, item: name, form: form)
                }
            case .relation(let place):
                marks += draft.draft.statements[place].spans.map { Mark(span: $0, part: .kind, item: name, form: form) }
            case .person: break
            }
        }
        for (number, aside) in draft.draft.setAside.enumerated() {
            marks += aside.spans.map { Mark(span: $0, part: .aside, item: Marking.letter(number), form: .reported) }
        }
        for (number, sentence) in draft.draft.unread.enumerated() {
            marks.append(Mark(span: sentence.trigger, part: .unread, item: "u\(number + 1)", form: .reported))
        }
        return marks
    }

    func form(of item: ReviewItem) -> Form {
        Form(item.standing, isDenied: draft.event(of: item)?.deniedBy != nil)
    }

    private func mark(_ stretch: MarkedStretch, _ quotes: Quotes, _ written: inout Set<String>, on page: inout Page) {
        let text = quotes.words(of: stretch.span)
        let facts = stretch.marks.filter { $0.part == .kind || $0.part == .detail }
        let head = facts.first { $0.part == .kind } ?? facts.first
        let quiet = stretch.marks.first { $0.part == .aside || $0.part == .unread }
        if let head {
            let number = Int(head.item) ?? 0
            let isDecided = draft.items.first { $0.number == number }.map { $0.state == .accepted } ?? false
            let isNow = facts.contains { $0.item == now.map { String($0.number) } }
            var style = "w \(letter(of: head.form))"
            if isDecided { style += " ok" }
            if isNow { style += " on" }
            var attributes: [(StaticString, String)] = [
                ("class", style), ("href", "\(base)?now=\(number)#s\(number)"),
                ("data-s", Set(facts.map(\.item)).sorted().joined(separator: " ")),
            ]
            if written.insert(head.item).inserted { attributes.append(("id", "w\(head.item)")) }
            page.element("a", attributes) { page in
                page.data(text)
                for mark in stretch.ending where mark.part == .kind && written.insert("n\(mark.item)").inserted {
                    self.number(mark.item, on: &page)
                }
            }
        } else if let quiet {
            var attributes: [(StaticString, String)] = [("class", quiet.part == .aside ? "x" : "u")]
            if written.insert(quiet.item).inserted { attributes.append(("id", "x\(quiet.item)")) }
            page.element("span", attributes) { page in
                page.data(text)
                if stretch.ending.contains(where: { $0.item == quiet.item }), quiet.part == .aside,
                    written.insert("n\(quiet.item)").inserted
                {
                    page.element("sup", data: quiet.item)
                }
            }
        } else {
            page.data(text)
        }
    }

    private func number(_ item: String, on page: inout Page) {
        page.raw("\u{2060}")
        page.element("sup") { page in
            if let found = draft.items.first(where: { String($0.number) == item }) { page.glyph(glyph(of: found)) }
            page.data(item)
        }
    }

    func glyph(of item: ReviewItem) -> String {
        switch item.content {
        case .event: draft.event(of: item)?.kind.value.rawValue ?? "note"
        case .relation: "relation"
        case .person: "person"
        }
    }

    private func letter(of form: Form) -> String { String(form.rawValue.prefix(1)) }
}
