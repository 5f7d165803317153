// What has to be true of every dossier, submission and bulletin, whatever the publication.

import CaseModel
import Documents
import Phrases
import Publication
import PublicationSupport
import Testing

@testable import Publishing

@Suite struct DocumentTests {
    static let seeds = (0..<40).map { UInt64($0) }

    private struct Made {
        var parts: CaseParts
        var drafts: [Submission.Draft]
        var documents: [Document]
    }

    private static func made(_ publication: Publication, _ language: Language) -> [Made] {
        publication.cases.map { person in
            let parts = CaseParts(of: person, in: publication, language)
            let drafts = SubmissionForm.shipped.forms.map { Submission.Draft($0, parts, language) }
            return Made(
                parts: parts, drafts: drafts,
                documents: [Dossier.document(of: person, in: publication, language)] + drafts.map(\.document))
        }
    }

    /// Whether a line says who alleges, or that it is alleged, in the words of the language.
    private static func saysAlleged(_ line: String, _ words: Phrasebook) -> Bool {
        let parts = words("fact.alleged", ["who": "\u{1}"]).split(separator: "\u{1}").map(String.init)
        return line.contains(words("fact.alleged.nobody")) || parts.allSatisfy { line.contains($0) }
    }

    @Test(arguments: seeds) func noAllegedOffenceStandsWithoutItsSpeaker(seed: UInt64) throws {
        let publication = RandomPublication.make(seed: seed, hostility: 0)
        for language in Language.allCases {
            let words = Phrasebook(published: language)
            for made in Self.made(publication, language) {
                let alleged = made.parts.events.filter { made.parts.said.isAlleged($0) }
                for event in alleged {
                    for isInTable in [true, false] {
                        #expect(Self.saysAlleged(made.parts.said.line(event, isInTable: isInTable), words))
                    }
                }
                let offence = words.kind(.offence).lowercased()
                let bulletin = Bulletin.text(of: publication, since: CivilDay(number: 0), in: language)
                let lines = made.documents.flatMap(\.lines) + bulletin.split(separator: "\n").map(String.init)
                for line in lines where line.lowercased().contains(offence) {
                    // A question asks, and states nothing.
                    #expect(line.contains("?") || Self.saysAlleged(line, words), "\(language): \(line)")
                }
            }
        }
    }

    @Test(arguments: seeds) func everyAnswerHasAFootnoteAndEveryMissingOneIsAsked(seed: UInt64) throws {
        let publication = RandomPublication.make(seed: seed)
        for made in Self.made(publication, .en) {
            for (draft, document) in zip(made.drafts, made.documents.dropFirst()) {
                let fields = draft.form.parts.flatMap(\.fields)
                for field in fields {
                    let answer = made.parts.answer(field.answer)
                    #expect(
                        answer.lines.allSatisfy { line in line.contains { if case .note = $0 { true } else { false } } }
                    )
                    let isMissing = answer.lines.isEmpty || answer.isPartial
                    #expect(draft.missing.contains { $0.number == field.number } == isMissing)
                    let isAsked = document.lines.contains {
                        $0.contains(field.asking[.en] ?? "-") && $0.hasSuffix("(\(field.number))")
                    }
                    #expect(isAsked == isMissing, "\(field.number)")
                }
                // Every question that an answer leads to is there.
                let anchors = document.pieces.compactMap { if case .anchor(let name) = $0 { name } else { nil } }
                let links = document.pieces.compactMap { piece -> String? in
                    if case .span(let span) = piece, case .anchor(let name) = span.link { name } else { nil }
                }
                #expect(anchors.count == draft.missing.count && Set(links) == Set(anchors))
            }
        }
    }

    @Test(arguments: seeds.prefix(20)) func theWorksheetJudgesNothing(seed: UInt64) throws {
        let publication = RandomPublication.make(seed: seed, hostility: 0)
        for language in Language.allCases {
            for made in Self.made(publication, language) {
                let words = Phrasebook(published: language)
                let text = made.documents[1].lines
                #expect(text.contains(words("doc.worksheet.noVerdict")))
                #expect(!made.documents[2].lines.contains(words("doc.worksheet.noVerdict")))
            }
        }
    }

    @Test(arguments: seeds.prefix(10)) func sameInputSameBytes(seed: UInt64) throws {
        for language in Language.allCases {
            func all() throws -> [OutputFile] {
                let publication = RandomPublication.make(seed: seed)
                let text = Bulletin.text(of: publication, since: CivilDay(number: 19_000), in: language)
                return try Dossier.files(of: publication, in: language)
                    + Submission.files(of: publication, form: nil, in: language)
                    + Bulletin.files(of: text, publication, in: language)
            }
            let files = try all()
            #expect(try all() == files)
            #expect(Set(files.map(\.path)).count == files.count)
            // File names have identifiers, and nobody's name.
            #expect(
                files.allSatisfy {
                    $0.path.wholeMatch(
                        of: /(dossier-|wgad-|urgent-appeal-)[0-9a-z]{12}\.(docx|html|txt)|bulletin\.(docx|html|txt)/)
                        != nil
                })
        }
    }

    @Test func aChangedBulletinIsReadAsItWasWritten() throws {
        let text = """
            A title

            Some words [1] that go on
            here. [7] is no note, [x] neither, and [

            # A heading [2]

            - one[1]
            - two [2][1]
            ##
            -no item
            [1] First note
            [2] Second [1] note
            """
        let document = BulletinReader(text).document(language: .en, footer: "")
        let (first, second) = (Document.Footnote("First note"), Document.Footnote("Second [1] note"))
        #expect(document.title == "A title")
        #expect(
            document.blocks == [
                .paragraph([
                    .text("Some words "), .note(first), .text(" that go on here. [7] is no note, [x] neither, and ["),
                ]), .heading(1, [.text("A heading "), .note(second)]),
                .bullets([[.text("one"), .note(first)], [.text("two "), .note(second), .note(first)]]),
                .paragraph([.text("## -no item")]),
            ])
        for odd in ["", "\n\n", "[", "[]", "[1]", "# ", "- ", "[99999999999999999999] x\ny"] + RandomPublication.hostile
        {
            let files = try Bulletin.files(of: odd, RandomPublication.make(seed: 1), in: .ru)
            #expect(files.count == 3)
        }
    }

    @Test func aBulletinTellsWhatIsNewAndNothingElse() throws {
        var told = 0
        for seed in Self.seeds {
            let publication = RandomPublication.make(seed: seed, hostility: 0)
            let since = CivilDay(number: 19_800)
            let text = Bulletin.text(of: publication, since: since, in: .en)
            let later = Bulletin.text(of: publication, since: publication.day.adding(days: 1), in: .en)
            // Nothing came in, as far as a publication says that tells no such days: only what happened since is told.
            let isNew = publication.cases.contains { person in
                PublishedCase(of: person, in: publication).file.events.contains {
                    ($0.date?.value.earliest?.number ?? 0) >= since.number
                }
            }
            #expect(text.contains("\n# ") == isNew)
            #expect(!later.contains("\n# ") && later.contains("Nothing changed."))
            told += isNew ? 1 : 0
        }
        #expect(told > 0)
    }
}

extension Document {
    /// All lines of the text, each without its notes.
    var lines: [String] {
        blocks.flatMap(\.lines).map { line in
            line.reduce("") { said, piece in if case .span(let span) = piece { said + span.text } else { said } }
        }
    }

    /// All pieces of all lines.
    var pieces: [Inline] { blocks.flatMap(\.lines).flatMap { $0 } }
}

extension Document.Block {
    fileprivate var lines: [[Document.Inline]] {
        switch self {
        case .heading(_, let line), .paragraph(let line), .checkbox(_, let line): [line]
        case .bullets(let lines), .numbers(let lines), .quotation(let lines): lines
        case .answers(let answers): answers.flatMap { [$0.question] + $0.answer.flatMap(\.lines) }
        case .table(let table): table.header + table.rows.flatMap { $0 }
        case .pageBreak: []
        case .notice(let blocks), .together(let blocks): blocks.flatMap(\.lines)
        }
    }
}
