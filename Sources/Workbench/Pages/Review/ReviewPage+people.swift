// Below the statements: who is in the report, what was set aside, what was not read, and the form for what the reader missed.

import CaseModel
import Casebook
import Phrases
import Presentation

extension ReviewPage {
    func people(_ page: inout Page) {
        let people = draft.items.filter { item in if case .person = item.content { true } else { false } }
        guard !people.isEmpty else { return }
        page.element("h2", [("id", "people")]) { page in
            page.say("review.people")
            page.raw(" ")
            page.element("span", [("class", "q s")], say: "review.people.how")
        }
        for person in people where ReviewOrder.asks(person) {
            question(person, isNow: person.id == now?.id, on: &page)
        }
        page.element("ol", class: "stm") { page in
            for person in people where !ReviewOrder.asks(person) { row(person, on: &page) }
        }
    }

    func aside(_ page: inout Page) {
        guard !draft.draft.setAside.isEmpty else { return }
        page.element("h2", [("id", "aside")]) { page in
            page.say("review.aside")
            page.raw(" ")
            page.element("span", [("class", "q s")], say: "review.aside.how")
        }
        page.element("ul", class: "stm") { page in
            for (number, aside) in draft.draft.setAside.enumerated() {
                page.element("li") { page in
                    page.link("#x\(Marking.letter(number))") { $0.data(Marking.letter(number)) }
                    page.glyph(aside.kind.rawValue)
                    page.element("div") { page in
                        page.element("p") { page in
                            page.data(words.kind(aside.kind).capitalisedFirst)
                            let names = aside.participants.map { draft.file.name(of: $0) }.filter { !$0.isEmpty }
                            if !names.isEmpty {
                                page.raw(": ")
                                page.data(names.joined(separator: ", "))
                            }
                        }
                        page.element("p", class: "s q2") { page in
                            page.say("aside.\(aside.reason.rawValue)")
                            if let date = aside.date {
                                page.raw(" · ")
                                page.data(words.date(date))
                            }
                        }
                    }
                    if mayEdit {
                        page.form("\(base)/record") { page in
                            page.hiddenField("aside", String(number))
                            page.button("review.aside.record", class: "bare")
                        }
                    }
                }
            }
        }
    }

    func unread(_ page: inout Page) {
        guard !draft.draft.unread.isEmpty else { return }
        let quotes = Quotes(text: draft.draft.text)
        page.element("h2") { page in
            page.say("review.unread")
            page.raw(" ")
            page.element("span", [("class", "q s")], say: "review.unread.how")
        }
        page.element("ul", class: "stm") { page in
            for (number, sentence) in draft.draft.unread.enumerated() {
                page.element("li") { page in
                    page.link("#xu\(number + 1)") { $0.data("u\(number + 1)") }
                    page.glyph("note")
                    page.element("div") { $0.element("q", data: quotes.words(of: sentence.span)) }
                }
            }
        }
    }

    /// The form that makes an event of marked words. A script fills in the words; without one they are copied in.
    func adder(_ page: inout Page) {
        page.element("details", [("class", "adder"), ("id", "adder")]) { page in
            page.element("summary", [("data-key", "S")]) { page in
                page.say("review.add")
                page.raw(" ")
                page.element("kbd", [("aria-hidden", "true")], data: "S")
            }
            page.form("\(base)/add") { page in
                page.element("div", class: "fld") { page in
                    page.element("label", [("for", "f-words")], say: "review.add.words")
                    page.element(
                        "textarea",
                        [
                            ("id", "f-words"), ("name", "words"), ("rows", "2"), ("required", ""),
                            ("aria-describedby", "h-words"),
                        ], data: visit.kept("words") ?? "")
                    page.element("p", [("class", "s q"), ("id", "h-words")], say: "review.add.words.help")
                }
                page.element("div", class: "f") { page in
                    page.choice(
                        "field.kind", name: "kind",
                        options: EventKind.allCases.map { ($0.rawValue, words.kind($0)) }, chosen: visit.kept("kind"))
                    page.choice(
                        "field.standing", name: "standing",
                        options: [Standing.reported, .alleged].map { ($0.rawValue, words("standing.\($0.rawValue)")) },
                        chosen: visit.kept("standing"))
                    let fields: [(Word, String)] = [
                        ("review.add.people", "people"), ("review.add.by", "by"), ("field.date", "date"),
                        ("field.place", "place"), ("field.provision", "provision"), ("field.term", "term"),
                        ("field.wordOf", "wordOf"), ("field.denied-by", "deniedBy"),
                    ]
                    for (word, name) in fields {
                        page.field(
                            word, name: name, value: visit.kept(name) ?? "", [("maxlength", "300"), ("list", "names")],
                            id: "a-\(name)")
                    }
                }
                page.element("datalist", [("id", "names")]) { page in
                    for person in draft.file.persons {
                        page.single("option", [("value", page.covered(person.name.value))])
                    }
                }
                page.button("review.add.do", class: "b1")
            }
        }
    }
}
