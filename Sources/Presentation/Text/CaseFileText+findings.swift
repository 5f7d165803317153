// What we work out of a report, in text: custody, matters with their intervals, claims to check, questions.
import CaseLogic
import CaseModel

extension CaseFileText {
    func custody(_ page: inout TextPage) {
        guard !findings.custodies.isEmpty else { return }
        page.heading("Custody", note: "worked out by us")
        for custody in findings.custodies {
            let taken = custody.takenFrom.map { ", taken from \($0.value)" } ?? ""
            page.paragraph(words.name(custody.person) + taken, indent: 2, look: .bold)
            for hold in custody.holds {
                page.paragraph(words.place(of: hold), lead: "    " + words.time(of: hold), indent: Self.column + 4)
                if explain { page.paragraph("rule: \(hold.rule)", indent: Self.column + 4, look: .faint) }
            }
            for line in words.computed(custody) { page.paragraph(line, lead: "    ·· ", indent: 7) }
        }
    }

    func proceedings(_ page: inout TextPage) {
        guard !findings.proceedings.isEmpty else { return }
        page.heading("Proceedings", note: "what is alleged is told by the accusers, and is no fact")
        let matters = findings.proceedings
        for (matter, intervals) in zip(matters, words.intervals(findings.intervals, of: matters)) {
            page.paragraph(words.title(matter), indent: 2, look: .bold)
            page.paragraph(words.stages(matter), indent: 4)
            for act in matter.acts {
                guard let event = words.event(act) else { continue }
                let date = event.date.map { " (\(DateWords.words($0.value)))" } ?? ""
                page.paragraph(
                    words.claim(event) + date,
                    lead: "    \(Form(event.standing, isDenied: event.deniedBy != nil).line) ", indent: 7)
            }
            for interval in intervals {
                page.paragraph(words.sentence(interval), lead: "    ·· ", indent: 7)
                if explain { page.paragraph("rule: \(interval.rule)", indent: 7, look: .faint) }
            }
            if explain { page.paragraph("rule: \(matter.rule)", indent: 4, look: .faint) }
        }
    }

    func claims(_ page: inout TextPage) {
        guard !findings.claims.isEmpty else { return }
        page.heading("To check before believing")
        for claim in findings.claims {
            page.paragraph("“\(claim.words)”: \(claim.rule)", indent: 2)
            for interval in claim.intervals { page.paragraph(words.sentence(interval), lead: "    ·· ", indent: 7) }
        }
    }

    func disagreements(_ page: inout TextPage) {
        guard !findings.disagreements.isEmpty else { return }
        page.heading("Disagreements", note: "both sides stay")
        for disagreement in findings.disagreements {
            page.paragraph(disagreement.about + ":", indent: 2)
            for side in disagreement.sides {
                page.paragraph(words.sentence(side), indent: 4)
            }
        }
    }

    func questions(_ page: inout TextPage) {
        guard !findings.gaps.isEmpty else { return }
        page.heading("Questions", note: report == nil ? "what no source says" : "what the report does not say")
        for gap in words.questions(findings.gaps) {
            page.paragraph(gap.question, lead: "  ? ", indent: 4)
            if explain { page.paragraph(gap.rule, indent: 4, look: .faint) }
        }
    }
}
