// The file of one case for its lawyers: what is recorded, what is said against it, what is not known, and what it all rests on.

import CaseLogic
import CaseModel
import Documents
public import Phrases
public import Publication

/// Makes dossiers of a publication.
public enum Dossier {
    /// The dossiers of all people with a case, each as DOCX, HTML and text. File names have no names of people.
    ///
    /// - Throws: an error of documents where one gets too large.
    public static func files(of publication: Publication, in language: Language) throws -> [OutputFile] {
        try publication.cases.flatMap { person in
            try document(of: person, in: publication, language)
                .files(named: "dossier-\(publication.entities[person].id)")
        }
    }

    /// The dossier of one person.
    static func document(of person: Int, in publication: Publication, _ language: Language) -> Document {
        let parts = CaseParts(of: person, in: publication, language)
        let words = parts.words
        let title = words("doc.dossier.title", ["name": .text(parts.name)])
        var blocks: [Document.Block] = [
            .notice([.paragraph(.strong(words("doc.dossier.for")), .text(" " + words("doc.dossier.care")))]),
            .answers(parts.head()),
        ]
        func part(_ heading: Word, _ content: [Document.Block]) { blocks += [.heading(1, words(heading))] + content }
        part("doc.summary", parts.summaryBlocks())
        part("doc.custody", parts.custodyBlocks())
        part("doc.matters", parts.matterBlocks())
        part("doc.chronology", parts.chronologyBlocks())
        part("case.accusers", parts.accuserBlocks())
        part("doc.alleged", parts.allegedBlocks())
        part("doc.denied", parts.deniedBlocks())
        part("doc.disagreements", parts.disagreementBlocks())
        part("case.people", parts.peopleBlocks())
        let gaps = parts.gaps.map { [Document.Inline.text($0.question)] }
        part("doc.questions", [gaps.isEmpty ? .paragraph([.text(words("doc.questions.none"))]) : .bullets(gaps)])
        part("case.sources", parts.sourceBlocks())
        part("doc.exhibits", parts.exhibitBlocks())
        return Document(
            language: language.rawValue, title: title,
            subtitle: words("site.asOf", ["date": .text(words.date(publication.day))]),
            header: words("doc.dossier.for"),
            footer: publication.policy.title(in: language.rawValue), blocks: blocks)
    }
}

extension CaseParts {
    /// Who, and how the person is now.
    func head() -> [Document.Answer] {
        var answers = [
            Document.Answer([.text(words("doc.person"))], [.paragraph([.text(name)] + notes(about: .name))]),
            Document.Answer(
                [.text(words("doc.state"))],
                [.paragraph([.text(stateWords)] + notes(ofEvents: file.status?.events ?? []))]),
        ]
        if !roles.isEmpty {
            answers.append(
                Document.Answer(
                    [.text(words("doc.roles"))],
                    [.paragraph(roleLines().flatMap { $0 })]))
        }
        if publication.entities[file.person].naming != .full {
            answers.append(
                Document.Answer(
                    [.text(words("doc.naming"))], [.paragraph([.text(words("doc.naming.initials"))])]))
        }
        return answers
    }

    /// The case in a few lines.
    func summaryBlocks() -> [Block] {
        var lines: [[Inline]] = []
        if let custody = file.custody, state == .held {
            let last = custody.holds.last
            let place = [last?.facility?.value, last?.place.map(said.name)].compactMap(\.self).joined(separator: ", ")
            lines.append(
                line(
                    place.isEmpty ? "doc.summary.held" : "doc.summary.heldIn",
                    ["date": .text(words.date(orNone: custody.from)), "place": .text(place)],
                    notes(ofEvents: custody.events)))
            if let ends = ends(custody) {
                lines.append([.text(ends)] + endNotes(custody))
            }
        }
        let decided = events.filter {
            [.sentence, .fine, .administrativeArrest, .remand, .houseArrest].contains($0.kind.value)
                && $0.standing == .reported
        }
        lines += self.lines((decided.last { $0.date != nil } ?? decided.last).map { [$0] } ?? [])
        lines += self.lines((accusations.last { $0.date != nil } ?? accusations.last).map { [$0] } ?? [])
        lines.append([
            .text(
                words(
                    "doc.summary.counts",
                    [
                        "events": .number(events.count), "sources": .number(file.sources.count),
                        "gaps": .number(gaps.count),
                    ]))
        ])
        return [.bullets(lines)]
    }

    /// Charges and alleged offences: the words of the accusers.
    var accusations: [EventView] {
        events.filter { $0.kind.value == .charge || $0.kind.value == .offence }
    }

    /// What the accusers say, as their words.
    func accuserBlocks() -> [Block] {
        guard !accusations.isEmpty else { return [.paragraph([.text(words("case.nothing"))])] }
        return [.bullets(lines(accusations)), .paragraph([.secondary(words("doc.accusers.note"))])]
    }

    /// What else somebody alleges, such as ill-treatment.
    func allegedBlocks() -> [Block] {
        let alleged = events.filter { said.isAlleged($0) && $0.kind.value != .charge && $0.kind.value != .offence }
        return alleged.isEmpty ? [.paragraph([.text(words("case.nothing"))])] : [.bullets(lines(alleged))]
    }

    /// What is denied, and by whom.
    func deniedBlocks() -> [Block] {
        let denied = events.filter { $0.deniedBy != nil }
        return denied.isEmpty ? [.paragraph([.text(words("case.nothing"))])] : [.bullets(lines(denied))]
    }
}

extension Document {
    /// The document in all forms.
    func files(named name: String) throws -> [OutputFile] {
        [
            OutputFile(path: name + ".docx", bytes: try docx()), OutputFile(path: name + ".html", bytes: html()),
            OutputFile(path: name + ".txt", bytes: Array(plainText().utf8)),
        ]
    }
}
