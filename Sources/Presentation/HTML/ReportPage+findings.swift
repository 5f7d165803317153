// What we work out of a report, on the page: custody, matters with their intervals, claims to check, questions.
import CaseLogic
import CaseModel

extension ReportPage {
    func findings(_ page: inout HTMLWriter) {
        custody(&page)
        proceedings(&page)
        disagreements(&page)
        claims(&page)
        questions(&page)
    }

    private func custody(_ page: inout HTMLWriter) {
        guard !report.findings.custodies.isEmpty else { return }
        heading("Custody", note: "worked out by us", on: &page)
        for custody in report.findings.custodies {
            let taken = custody.takenFrom.map { ", taken from \($0.value)" } ?? ""
            page.element("h3", [("class", "whose")], text: words.name(custody.person) + taken)
            page.element("table") { page in
                page.raw(
                    "<thead><tr><th scope=\"col\">When</th><th scope=\"col\">Where, by whom, on what order</th></tr></thead>"
                )
                page.element("tbody") { page in
                    for hold in custody.holds {
                        page.element("tr") { page in
                            page.element("td", text: words.time(of: hold))
                            page.element("td") { page in
                                page.text(words.place(of: hold) + " ")
                                links(to: hold.events, on: &page)
                            }
                        }
                    }
                }
            }
            for line in words.computed(custody) { computed(line, on: &page) }
        }
    }

    private func proceedings(_ page: inout HTMLWriter) {
        guard !report.findings.proceedings.isEmpty else { return }
        heading("Proceedings", note: "what is alleged is no fact", on: &page)
        let matters = report.findings.proceedings
        for (matter, intervals) in zip(matters, words.intervals(report.findings.intervals, of: matters)) {
            page.element("h3", [("class", "whose")], text: words.title(matter))
            page.element("p", class: "small soft", text: words.stages(matter))
            for act in matter.acts {
                guard let event = words.event(act) else { continue }
                page.element("p", class: "small") { page in
                    form(Form(event.standing, isDenied: event.deniedBy != nil), on: &page)
                    page.text(words.claim(event) + (event.date.map { " (\(DateWords.words($0.value)))" } ?? "") + " ")
                    links(to: [act], on: &page)
                }
            }
            for interval in intervals {
                computed(words.sentence(interval), on: &page)
                if explain { page.element("p", class: "small soft", text: "rule: \(interval.rule)") }
            }
        }
    }

    private func disagreements(_ page: inout HTMLWriter) {
        guard !report.findings.disagreements.isEmpty else { return }
        heading("Disagreements", note: "both sides stay", on: &page)
        page.element("ul", [("class", "plain")]) { page in
            for disagreement in report.findings.disagreements {
                page.element("li") { page in
                    page.text(disagreement.about + ": ")
                    page.text(disagreement.sides.map(words.sentence).joined(separator: "; ") + ". ")
                    links(to: disagreement.sides.flatMap(\.events), on: &page)
                }
            }
        }
    }

    private func claims(_ page: inout HTMLWriter) {
        guard !report.findings.claims.isEmpty else { return }
        heading("To check before believing", on: &page)
        page.element("ul", [("class", "plain")]) { page in
            for claim in report.findings.claims {
                page.element("li") { page in
                    page.element("q", text: claim.words)
                    page.text(": \(claim.rule)")
                }
                for interval in claim.intervals { page.element("li") { computed(words.sentence(interval), on: &$0) } }
            }
        }
    }

    private func questions(_ page: inout HTMLWriter) {
        guard !report.findings.gaps.isEmpty else { return }
        heading("Questions", note: "what the report does not say", on: &page)
        page.element("ul", [("class", "ask")]) { page in
            for gap in words.questions(report.findings.gaps) {
                page.element("li") { page in
                    page.text(gap.question + " ")
                    links(to: gap.events, on: &page)
                    if explain { page.element("p", class: "small soft", text: gap.rule) }
                }
            }
        }
    }

    private func computed(_ line: String, on page: inout HTMLWriter) {
        page.element("p", class: "small soft") { page in
            form(.computed, on: &page)
            page.element("span", class: "unseen", text: "computed: ")
            page.text(line)
        }
    }

    /// The numbers of the statements that something is worked out from.
    private func links(to events: [EntityID], on page: inout HTMLWriter) {
        for number in Set(events.compactMap { numbers[$0] }).sorted() {
            page.element(
                "a", [("class", "no"), ("href", "#s\(number)"), ("aria-label", "Statement \(number)")],
                text: String(number))
        }
    }

    private func form(_ form: Form, on page: inout HTMLWriter) {
        page.raw(trusted: "<svg class=\"form\" aria-hidden=\"true\"><use href=\"#l-\(form.letter)\"/></svg>")
    }
}
