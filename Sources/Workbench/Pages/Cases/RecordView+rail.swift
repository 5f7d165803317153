// Beside a record: what is due, what is not known, how careful to be, and what was done about it.

import CaseLogic
import CaseModel
import Casebook
import Phrases
import Presentation

extension RecordView {
    // MARK: Due

    func dueSection(_ page: inout Page) {
        section("due", style: "", &page) { page in
            if due.isEmpty {
                page.element("p", [("class", "q s")], say: "record.nothingDue")
            } else {
                page.element("ul") { page in for item in due.prefix(20) { one(item, &page) } }
            }
            guard mayEdit else { return }
            page.element("details", class: "s") { page in
                page.element("summary", say: "appoint.title")
                page.form("\(path)/appoint") { page in
                    page.field("appoint.what", name: "what", [("required", ""), ("maxlength", "300")])
                    page.field("appoint.day", name: "day", type: "date", [("required", "")])
                    page.field("appoint.time", name: "time", type: "time")
                    page.field("appoint.place", name: "place", [("maxlength", "300")])
                    page.button("appoint.do")
                }
            }
        }
    }

    private func one(_ item: DueItem, _ page: inout Page) {
        page.element("li") { page in
            let isUrgent = item.day.number <= day.number + 7
            page.element("span", [("class", isUrgent ? "due" : "q2")], data: words.date(item.date))
            page.raw(" ")
            switch item.kind {
            case .endOfTerm, .deadline:
                page.standing(.computed)
            default: break
            }
            page.single("br")
            page.data(words.what(item))
            if let detail = words.detail(item), !detail.isEmpty {
                page.raw(" ")
                page.element("span", [("class", "q s")], data: detail)
            }
        }
    }

    // MARK: Questions

    func questions(_ page: inout Page) {
        var seen: Set<String> = []
        let gaps = findings.gaps.filter { ($0.person ?? record.subject) == record.subject || type == .event }.map {
            GapWords(self).question($0)
        }.filter { seen.insert($0).inserted }
        section("questions", style: "", &page) { page in
            guard !gaps.isEmpty else {
                page.element("p", [("class", "q s")], say: "record.noQuestions")
                return
            }
            page.element("ul", class: "ask") { page in
                for question in gaps.prefix(20) { page.element("li", data: question) }
            }
            if gaps.count > 20 {
                page.element("p", [("class", "q s")], say: "word.more", ["n": .number(gaps.count - 20)])
            }
        }
    }

    // MARK: Care

    func care(_ page: inout Page) {
        section("care", style: "", &page) { page in
            if type == .person { consent(&page) }
            guard mayEdit else { return }
            mark(&page)
            hold(&page)
            if type == .person { merging(&page) }
        }
    }

    private func consent(_ page: inout Page) {
        page.element("dl", class: "kv") { page in
            for use in Consent.allCases {
                page.element("dt", say: "consent.\(use.rawValue)")
                page.element("dd") { page in
                    if let agreed = marks?.consent {
                        page.say(agreed.contains(use) ? "consent.yes" : "consent.no")
                    } else {
                        page.element("span", [("class", "due")], say: "consent.notAsked")
                    }
                }
            }
        }
        guard mayEdit else { return }
        page.element("details", class: "s") { page in
            page.element("summary", say: "consent.change")
            page.form("\(path)/consent") { page in
                page.element("fieldset") { page in
                    page.element("legend", say: "consent.agreesTo")
                    for use in Consent.allCases {
                        page.element("label", class: "ck") { page in
                            var attributes: [(StaticString, String)] = [
                                ("type", "checkbox"), ("name", "use"), ("value", use.rawValue),
                            ]
                            if marks?.consent?.contains(use) ?? false { attributes.append(("checked", "")) }
                            page.single("input", attributes)
                            page.element("span", say: "consent.\(use.rawValue)")
                        }
                    }
                }
                page.button("consent.record")
            }
        }
    }

    private func mark(_ page: inout Page) {
        page.element("details", class: "s") { page in
            page.element("summary", say: "mark.title")
            page.form("\(path)/mark") { page in
                page.choice(
                    "mark.for", name: "sensitivity",
                    options: Sensitivity.allCases.map { ($0.rawValue, words.sensitivity($0)) },
                    chosen: record.sensitivity.rawValue)
                page.element("p", [("class", "q s")], say: type == .person ? "mark.help.person" : "mark.help")
                page.button("mark.do")
            }
            if type == .person {
                page.form("\(path)/never-merge") { page in
                    let isMarked = marks?.isNeverMerged ?? false
                    page.hiddenField("never", isMarked ? "no" : "yes")
                    page.button(isMarked ? "mark.mayMerge" : "mark.neverMerge")
                }
            }
        }
    }

    private func hold(_ page: inout Page) {
        page.element("details", class: "s") { page in
            page.element("summary", say: "hold.title")
            if !holds.isEmpty {
                page.form("\(path)/hold/end") { $0.button("hold.end") }
            }
            page.form("\(path)/hold") { page in
                page.field("hold.reason", name: "reason", help: "hold.help", [("required", ""), ("maxlength", "1000")])
                page.field("hold.askedBy", name: "asked-by", [("maxlength", "300")])
                page.field("hold.until", name: "until", type: "date")
                page.button("hold.do")
            }
        }
    }

    private func merging(_ page: inout Page) {
        page.element("p") { $0.link("\(path)/same", say: "merge.look") }
        for one in merged {
            page.form("\(path)/part", [("class", "inl")]) { page in
                page.hiddenField("record", WebName.of(one.item))
                page.element("span", class: "s") { $0.say("merge.merged", ["name": .text(one.name)]) }
                page.button("merge.part", class: "bare")
            }
        }
    }

    // MARK: History

    func historySection(_ page: inout Page) {
        section("history", &page) { page in
            page.element("table", class: "stk") { page in
                header(["history.when", "history.who", "history.what"], &page)
                page.element("tbody") { page in
                    for act in history {
                        page.element("tr") { page in
                            page.element("th", [("scope", "row")], data: words.time(act.done.time))
                            page.element("td", [("data-l", words("history.who"))], data: act.done.author)
                            page.element("td", [("data-l", words("history.what"))]) { page in did(act, &page) }
                        }
                    }
                }
            }
        }
    }

    private func did(_ act: RecordAct, _ page: inout Page) {
        if !act.done.counts {
            page.element("s") { sentence(act, &$0) }
            page.raw(" ")
            page.element("span", [("class", "q s")], say: "history.undone")
        } else {
            sentence(act, &page)
        }
        let kinds: Set<Act.Kind> = [.captured, .drafted, .noted, .imported, .exported]
        if mayEdit, act.done.counts, !kinds.contains(act.done.kind) {
            page.raw(" ")
            page.form("/undo", [("class", "inl")]) { page in
                page.hiddenField("entry", "\(act.done.id)")
                page.hiddenField("from", path)
                page.button("frame.undo", class: "bare")
            }
        }
    }

    private func sentence(_ act: RecordAct, _ page: inout Page) {
        var key = act.done.kind.rawValue
        if let verdict = act.verdict { key += ".\(verdict.rawValue)" }
        if act.isEnd { key += ".end" }
        var arguments: [String: Argument] = [:]
        if let count = act.count { arguments["n"] = .number(count) }
        if let level = act.sensitivity { arguments["level"] = .text(words.sensitivity(level)) }
        if act.done.kind == .marked, act.sensitivity == nil { key += ".other" }
        page.say(act.done.kind == .undone ? "history.undone.act" : "history.\(key)", arguments)
        if let title = act.title {
            page.raw(": ")
            page.element("q", data: title)
        }
        if let said = act.said {
            page.raw(": ")
            page.element("q", data: said)
        }
        if let date = act.date {
            page.raw(", ")
            page.data(words.date(date))
        }
    }
}
