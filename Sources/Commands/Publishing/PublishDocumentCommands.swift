// `habeas publish dossier` and `habeas publish submission`: documents about people, for their lawyers and for the United Nations.

import ArgumentParser
import CaseModel
import Casebook
import Desk
import Drafting
import Glibc
import Phrases
import Presentation
import Publication
import Publishing
import ReadCommands
import Vault

/// A language as somebody types it.
enum TypedLanguage {
    static func language(_ text: String) throws -> Language {
        guard let language = Language(rawValue: text.lowercased()) else {
            throw ValidationError("'\(text)' is no language of documents; there are en, ru and kk")
        }
        return language
    }
}

struct PublishDossierCommand: PublishingCommand {
    static let configuration = CommandConfiguration(
        commandName: "dossier",
        abstract: "Makes the file of a case for its lawyers: Word, HTML for print, text.",
        discussion: """
            It takes people who agreed to 'send'. File names tell nobody's name.

            Examples:
              habeas publish dossier ~/dossier --person "Aidar Testov"
              habeas publish dossier ~/dossier --person "Aidar Testov" --lang ru --as-of 2024-12-31
              habeas publish dossier ~/dossier --diff
            """)

    @OptionGroup var place: VaultOptions
    @OptionGroup var options: PublishOptions

    @Option(
        name: .customLong("lang"), help: ArgumentHelp("The language: en, ru or kk.", valueName: "language"),
        transform: TypedLanguage.language)
    var language = Language.en

    @ArgumentParser.Argument(help: ArgumentHelp("The folder.", valueName: "folder"))
    var folder: String

    func run(on desk: CommandDesk) async throws {
        try await desk.publish(.dossier, options, to: folder) { try Dossier.files(of: $0, in: language) }
    }
}

struct PublishSubmissionCommand: PublishingCommand {
    static let configuration = CommandConfiguration(
        commandName: "submission",
        abstract: "Drafts the questionnaire of the Working Group on Arbitrary Detention, and an urgent appeal.",
        discussion: """
            It takes people who agreed to 'send' and 'authorities'; without both there is no file. Answers come from what is recorded, each with footnotes;
            what is missing is listed as questions to the family and the lawyer. Categories I to V are a worksheet, never a verdict.

            Examples:
              habeas publish submission ~/un --person "Aidar Testov"
              habeas publish submission ~/un --person "Aidar Testov" --form wgad
              habeas publish submission ~/un --person "Aidar Testov" --form urgent-appeal --lang ru
            """)

    @OptionGroup var place: VaultOptions
    @OptionGroup var options: PublishOptions

    @Option(help: ArgumentHelp("The form: wgad, urgent-appeal or all.", valueName: "form"))
    var form = "all"

    @Option(
        name: .customLong("lang"), help: ArgumentHelp("The language: en, ru or kk.", valueName: "language"),
        transform: TypedLanguage.language)
    var language = Language.en

    @ArgumentParser.Argument(help: ArgumentHelp("The folder.", valueName: "folder"))
    var folder: String

    func validate() throws {
        guard form == "all" || Submission.forms.contains(form) else {
            throw ValidationError(
                "there is no form '\(form)'; there are \(Submission.forms.joined(separator: ", ")), all")
        }
        guard options.diff || !options.person.isEmpty else {
            throw ValidationError("say whom it is about: --person NAME")
        }
    }

    func run(on desk: CommandDesk) async throws {
        try await desk.publish(.submission, options, to: folder) {
            try Submission.files(of: $0, form: form == "all" ? nil : form, in: language)
        }
    }
}
