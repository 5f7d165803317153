// What can be done with the open item: accept, reject, edit, link, split, protect. Each is a form of its own.

import CaseModel
import Casebook
import Phrases
import Presentation

extension ReviewPage {
    /// A form about an item: it sends back what the item looked like, so that a colleague's change is seen first.
    private func form(
        _ action: String, _ item: ReviewItem, class style: String = "row", on page: inout Page,
        _ fill: (inout Page) -> Void
    ) {
        page.form("\(base)/\(action)", [("class", style)]) { page in
            page.hiddenField("item", String(item.number))
            page.hiddenField("was", ReviewActs.state(of: item, in: draft))
            fill(&page)
        }
    }

    func buttons(_ item: ReviewItem, on page: inout Page) {
        page.element("div", class: "row acts") { page in
            if item.state == .drafted {
                let joins = item.sameEvent != nil
                form("decide", item, on: &page) { page in
                    page.hiddenField("verdict", "accept")
                    if joins { page.hiddenField("as", "known") }
                    page.button(joins ? "review.acceptKnown" : "review.accept", class: "b1", key: "A")
                }
                if joins || item.likeEvent != nil {
                    form("decide", item, on: &page) { page in
                        page.hiddenField("verdict", "accept")
                        if !joins { page.hiddenField("as", "known") }
                        page.button(joins ? "review.acceptOther" : "review.acceptKnown")
                    }
                }
            } else {
                form("decide", item, on: &page) { page in
                    page.hiddenField("verdict", "reopen")
                    page.button("review.reopen")
                }
            }
        }
        page.element("div", class: "row acts") { page in
            if item.state != .rejected { rejecting(item, on: &page) }
            if mayEdit { editing(item, on: &page) }
            if item.id.kind == .entity { linking(item, on: &page) }
        }
    }

    private func folded(
        _ word: Word, key: String, on page: inout Page, _ fill: (inout Page) -> Void
    ) {
        page.element("details", class: "act") { page in
            page.element("summary", [("data-key", key)]) { page in
                page.say(word)
                page.raw(" ")
                page.element("kbd", [("aria-hidden", "true")], data: key)
            }
            fill(&page)
        }
    }

    private func rejecting(_ item: ReviewItem, on page: inout Page) {
        folded("review.reject", key: "R", on: &page) { page in
            form("decide", item, class: "fold", on: &page) { page in
                page.hiddenField("verdict", "reject")
                page.field("review.reason", name: "reason", [("maxlength", "500")], id: "r\(item.number)")
                page.button("review.rejectIt", class: "b1")
            }
        }
    }

    private func editing(_ item: ReviewItem, on page: inout Page) {
        let fields: [FieldEdit.Field] =
            switch item.content {
            case .event:
                [
                    .date, .until, .time, .place, .facility, .from, .to, .victim, .actor, .provision, .term, .kind,
                    .standing, .deniedBy,
                ]
            case .person: [.name, .alias, .role]
            case .relation: [.kind, .standing, .deniedBy]
            }
        folded("review.edit", key: "E", on: &page) { page in
            form("edit", item, class: "fold", on: &page) { page in
                page.choice(
                    "review.edit.field", name: "field",
                    options: fields.map { ($0.rawValue, words("field.\($0.rawValue)")) }, id: "e\(item.number)")
                page.field(
                    "review.edit.value", name: "value", help: "review.edit.help", [("maxlength", "500")],
                    id: "v\(item.number)")
                page.field("review.reason", name: "reason", [("maxlength", "500")], id: "y\(item.number)")
                page.button("review.edit.save", class: "b1")
            }
            if case .event = item.content, draft.participants(of: item).count > 1 { splitting(item, on: &page) }
            form("protect", item, on: &page) { $0.button("review.protect") }
        }
    }

    private func splitting(_ item: ReviewItem, on page: inout Page) {
        form("split", item, class: "fold", on: &page) { page in
            page.element("fieldset") { page in
                page.element("legend", [("class", "s q2")], say: "review.split.who")
                for (place, id) in draft.participants(of: item).enumerated() {
                    page.element("label", class: "ck") { page in
                        page.single(
                            "input", [("type", "checkbox"), ("name", "who"), ("value", String(place))])
                        page.element("span", data: draft.file.name(of: id))
                    }
                }
            }
            page.button("review.split.do")
        }
    }

    private func linking(_ item: ReviewItem, on page: inout Page) {
        let people: [ReviewItem] =
            if case .person = item.content { [item] } else {
                draft.participants(of: item).compactMap { draft.item(ofPerson: $0) }
            }
        guard !people.isEmpty else { return }
        folded("review.link", key: "P", on: &page) { page in
            for person in people {
                page.element("p", [("class", "s")]) { page in title(person, on: &page) }
                choices(person, then: item.number, on: &page)
            }
        }
    }

    /// The records that a person may be, and a field for any other.
    func choices(_ person: ReviewItem, then: Int?, on page: inout Page) {
        for (place, one) in person.known.prefix(5).enumerated() {
            form("link", person, on: &page) { page in
                page.hiddenField("record", WebName.of(one.record))
                if let then { page.hiddenField("then", String(then)) }
                page.button(
                    "review.link.same", ["name": .text(page.covered(one.name))], class: place == 0 ? "b1" : "")
            }
        }
        form("link", person, class: "fold", on: &page) { page in
            if let then { page.hiddenField("then", String(then)) }
            page.field("review.link.name", name: "name", [("maxlength", "200")], id: "n\(person.number)")
            page.element("p", class: "row") { page in
                page.button("review.link.search")
                page.button("review.link.other", name: "record", value: "new")
            }
        }
    }

    /// The question whether a person is somebody known, with what speaks for it, and its three answers.
    func question(_ person: ReviewItem, isNow: Bool, on page: inout Page) {
        guard let first = person.known.first else { return }
        var attributes: [(StaticString, String)] = [
            ("class", isNow ? "sug now" : "sug"), ("id", "s\(person.number)"), ("data-s", String(person.number)),
        ]
        if isNow { attributes.append(("aria-current", "true")) }
        page.element("div", attributes) { page in
            page.element("p") { page in
                page.element("b") { title(person, on: &$0) }
                page.raw(" ")
                page.say("review.may")
                page.raw(" ")
                page.link(WebName.path(of: first.record)) { $0.data(first.name) }
            }
            page.element("ul", [("class", "why s"), ("lang", "en")]) { page in
                for reason in first.reasons.prefix(5) { page.element("li", data: reason) }
            }
            guard mayDecide else { return }
            page.element("div", class: "row") { page in
                form("link", person, on: &page) { page in
                    page.hiddenField("record", WebName.of(first.record))
                    page.button("review.same", class: "b1", key: isNow ? "Y" : nil)
                }
                form("link", person, on: &page) { page in
                    page.hiddenField("record", "new")
                    page.button("review.other", key: isNow ? "N" : nil)
                }
                if !isNow {
                    page.link("\(base)?now=\(person.number)#s\(person.number)", [("class", "b")]) {
                        $0.say("review.open")
                    }
                }
            }
            if isNow {
                page.element("details", class: "act") { page in
                    page.element("summary", [("data-key", "P")]) { page in
                        page.say("review.link")
                        page.raw(" ")
                        page.element("kbd", [("aria-hidden", "true")], data: "P")
                    }
                    choices(person, then: nil, on: &page)
                }
            }
        }
    }
}
