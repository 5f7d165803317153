// `habeas bulletin`: what changed since a day, for readers; looked at and changed before it goes.

import ArgumentParser
import CaseModel
import Casebook
import Desk
import Drafting
import Glibc
import LeakScan
import Phrases
import Presentation
import Publication
import Publishing
import ReadCommands
import Vault

struct BulletinCommand: PublishingCommand {
    static let configuration = CommandConfiguration(
        commandName: "bulletin",
        abstract: "Says what changed in the published cases since a day: text, HTML and Word.",
        discussion: """
            Without a folder it prints the text, and nothing goes out. With a folder it writes bulletin.txt, .html and .docx there. Change the text,
            and give it back with --from: the page and the Word file are made of it, after it was looked through for whatever must not go out.

            Examples:
              habeas bulletin --since 2024-06-01
              habeas bulletin --since 2024-06-01 ~/bulletin --lang ru
              habeas bulletin --since 2024-06-01 ~/bulletin --from ~/bulletin/bulletin.txt
            """)

    @OptionGroup var place: VaultOptions
    @OptionGroup var options: PublishOptions

    @Option(help: ArgumentHelp("The first day.", valueName: "date"), transform: TypedDate.day)
    var since: EDTF

    @Option(
        name: .customLong("lang"), help: ArgumentHelp("The language: en, ru or kk.", valueName: "language"),
        transform: TypedLanguage.language)
    var language = Language.en

    @Option(help: ArgumentHelp("The text that was changed; '-' is standard input.", valueName: "file"))
    var from: String?

    @ArgumentParser.Argument(help: ArgumentHelp("The folder.", valueName: "folder"))
    var folder: String?

    func validate() throws {
        guard folder != nil || from == nil else { throw ValidationError("--from needs a folder to write to") }
        guard folder != nil || !options.diff else { throw ValidationError("--diff needs a folder to compare with") }
    }

    func run(on desk: CommandDesk) async throws {
        let edited = try from.map { String(decoding: try desk.session.bytes(of: $0), as: UTF8.self) }
        guard let first = since.day, first <= (options.asOf?.day ?? desk.desk.today) else {
            throw Refusal("--since \(since): give a day that is not after the day it tells of.")
        }
        guard let folder else {
            let prepared = try await desk.prepare(try await options.order(.bulletin, desk))
            let text = Bulletin.text(of: prepared.publication, since: first, in: language)
            let report = prepared.scan.scan(bytes: Array(text.utf8), name: "bulletin.txt")
            try await PublishingRun.said(on: desk) {
                guard report.isClean else { throw PublishingError.leaks(report) }
            }
            return try desk.session.write(Array(text.utf8))
        }
        try await desk.publish(.bulletin, options, to: folder) { publication in
            let text = edited ?? Bulletin.text(of: publication, since: first, in: language)
            return try Bulletin.files(of: text, publication, in: language)
        }
    }
}
