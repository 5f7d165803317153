// A draft for the United Nations: a form filled in from what is published, with a list of what to ask, and a worksheet that judges nothing.

import CaseLogic
import CaseModel
import Documents
public import Phrases
public import Publication

/// Makes submissions of a publication.
public enum Submission {
    /// The names of the forms, in order.
    public static var forms: [String] { SubmissionForm.shipped.forms.map(\.id) }

    /// The drafts of all people with a case, each as DOCX, HTML and text. File names have no names of people.
    ///
    /// - Parameter form: the name of one form; nil for all.
    /// - Throws: an error of documents where one gets too large.
    public static func files(of publication: Publication, form: String?, in language: Language) throws -> [OutputFile] {
        let forms = SubmissionForm.shipped.forms.filter { form == nil || $0.id == form }
        return try publication.cases.flatMap { person in
            try forms.flatMap { form in
                try Submission.Draft(form, CaseParts(of: person, in: publication, language), language).document
                    .files(named: "\(form.id)-\(publication.entities[person].id)")
            }
        }
    }

    /// One form for one person.
    struct Draft {
        let form: SubmissionForm
        let parts: CaseParts
        let language: Language
        /// What is missing, in the order of the form.
        let missing: [SubmissionForm.Field]
        private let answers: [String: FormAnswer]
        private var words: Phrasebook { parts.words }

        init(_ form: SubmissionForm, _ parts: CaseParts, _ language: Language) {
            self.form = form
            self.parts = parts
            self.language = language
            let fields = form.parts.flatMap(\.fields)
            let answers = Dictionary(
                fields.map { ($0.number, parts.answer($0.answer)) }, uniquingKeysWith: { first, _ in first })
            self.answers = answers
            missing = fields.filter { field in
                answers[field.number].map { $0.lines.isEmpty || $0.isPartial } ?? true
            }
        }

        var document: Document {
            let publication = parts.publication
            let day = words.date(publication.day)
            var blocks: [Document.Block] = [
                .notice([
                    .paragraph(.strong(words("doc.draft")), .text(" " + words("doc.draft.care"))),
                    .paragraph(.text(words("doc.draft.consent"))),
                ])
            ]
            for part in form.parts {
                blocks.append(.heading(1, "\(part.number). \(part.heading[language] ?? "")"))
                blocks.append(.answers(part.fields.map(answer)))
            }
            if !form.categories.isEmpty { blocks += worksheet }
            blocks += questions
            blocks += [.heading(1, words("case.sources"))] + parts.sourceBlocks()
            blocks += [.heading(1, words("doc.exhibits"))] + parts.exhibitBlocks()
            blocks.append(.heading(1, words("doc.form")))
            blocks.append(
                .paragraph(
                    .text(words("doc.form.checked", ["date": .text(form.checked.day)]) + " "),
                    .span(.init(form.checked.from, language: "en"))))
            return Document(
                language: language.rawValue, title: form.title[language] ?? form.id,
                subtitle: words("doc.draft.for", ["name": .text(parts.name), "date": .text(day)]),
                header: words("doc.draft"), footer: publication.policy.title(in: language.rawValue), blocks: blocks)
        }

        private func answer(_ field: SubmissionForm.Field) -> Document.Answer {
            let answer = answers[field.number] ?? FormAnswer(lines: [])
            var blocks: [Document.Block] =
                answer.lines.count > 1 ? [.bullets(answer.lines)] : answer.lines.map { .paragraph($0) }
            if let number = missing.firstIndex(where: { $0.number == field.number }) {
                let word: Word = answer.lines.isEmpty ? "doc.notKnown" : "doc.askMore"
                blocks.append(
                    .paragraph(.link(words(word, ["n": .number(number + 1)]), to: .anchor("question-\(number + 1)"))))
            }
            return Document.Answer([.text("\(field.number). \(field.question[language] ?? "")")], blocks)
        }

        // MARK: Worksheet

        private var worksheet: [Document.Block] {
            var blocks: [Document.Block] = [
                .heading(1, words("doc.worksheet")), .notice([.paragraph(.text(words("doc.worksheet.noVerdict")))]),
            ]
            for category in form.categories {
                blocks.append(.heading(2, category.heading[language] ?? category.number))
                blocks.append(
                    .answers(
                        category.checks.map { check in
                            let lines = parts.answer(check.fact).lines
                            return Document.Answer(
                                [.text(check.question[language] ?? "")],
                                [lines.isEmpty ? .paragraph(.text(words("doc.worksheet.nothing"))) : .bullets(lines)])
                        }))
            }
            return blocks
        }

        // MARK: Questions

        /// Questions whose answer is missing, those of the form first with their numbers, then the open ones of the case.
        private var questions: [Document.Block] {
            var blocks: [Document.Block] = [.heading(1, words("doc.missing"))]
            // What a field of the form asks already is not asked twice.
            let gaps = parts.gaps.filter { $0.gap.kind != .birthDate && $0.gap.kind != .whoDetained }
            for asked in SubmissionForm.Asked.allCases {
                let fields: [Document.Block] = missing.enumerated().filter { $0.element.asked == asked }.map {
                    .paragraph([
                        .anchor("question-\($0.offset + 1)"), .strong("\($0.offset + 1). "),
                        .text("\($0.element.asking[language] ?? "") (\($0.element.number))"),
                    ])
                }
                let open = gaps.filter { Self.asked($0.gap.kind) == asked }.map { [Document.Inline.text($0.question)] }
                guard !fields.isEmpty || !open.isEmpty else { continue }
                blocks += [.heading(2, words("doc.ask.\(asked.rawValue)"))] + fields
                if !open.isEmpty { blocks.append(.bullets(open)) }
            }
            return blocks.count > 1 ? blocks : blocks + [.paragraph(.text(words("doc.questions.none")))]
        }

        private static func asked(_ gap: Gap.Kind) -> SubmissionForm.Asked {
            switch gap {
            case .date, .year, .birthDate, .whereabouts, .whoDetained: .family
            default: .lawyer
            }
        }
    }
}
