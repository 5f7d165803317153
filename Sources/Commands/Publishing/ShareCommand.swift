// `habeas share`: one case for a partner, as one file that only they can open.

import ArgumentParser
import CaseModel
import Casebook
import Desk
import Drafting
import Phrases
import Presentation
import Publication
import ReadCommands
import Vault

struct ShareCommand: CasebookCommand, ConfirmedCommand {
    static let configuration = CommandConfiguration(
        commandName: "share",
        abstract: "Gives one case to a partner: one age file that only they can open.",
        discussion: """
            It takes a person who agreed to 'send' and 'partners'. The file opens with 'age -d -i KEY OUT.age | tar x' and holds the case file, the same as data, and
            a README.txt. What goes out is looked through before it is sealed; original files are not, and only those go in which nothing is
            protected or held back. Nothing is written in the clear, and the ledger has to whom it went.

            --diff compares with what last went to the same recipients about this person, and writes nothing. A share leaves no folder behind: the ledger
            keeps which people, bodies, places, events and sources were in it, and a digest of everything that was told. So it says which of them are new,
            how many are gone, and whether all is as it was; not which words are other.

            Examples:
              habeas share "Aidar Testov" case.age --to age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p
              habeas share "Aidar Testov" --to partners.txt --diff
              habeas share "Aidar Testov" case.age --to partners.txt --lang ru
              habeas share "Aidar Testov" case.age --to partners.txt --with-originals --yes
            """)

    @OptionGroup var place: VaultOptions

    @ArgumentParser.Argument(help: ArgumentHelp("The person.", valueName: "name"))
    var name: String

    @ArgumentParser.Argument(
        help: ArgumentHelp("The file to make; nothing is written over. Not needed with --diff.", valueName: "out.age"))
    var out: String?

    @Option(
        help: ArgumentHelp(
            "Who may open it: age1..., or a file of such lines; may be given several times.", valueName: "recipient"))
    var to: [String]

    @Flag(help: "Put the original files of the sources in it, each with its proof.")
    var withOriginals = false

    @Option(help: ArgumentHelp("The rules; without it those that 'habeas publish policy' prints.", valueName: "file"))
    var policy: String?

    @Option(help: ArgumentHelp("The day it tells of; today without it.", valueName: "date"), transform: TypedDate.day)
    var asOf: EDTF?

    @Option(
        name: .customLong("lang"), help: ArgumentHelp("The language: en, ru or kk.", valueName: "language"),
        transform: TypedLanguage.language)
    var language = Language.en

    @Flag(help: "Only say what is other than in what last went to them, and write nothing.")
    var diff = false

    @Flag(help: "Show protected names too, in what passes and why.")
    var protected = false

    @Flag(help: "Don't ask.")
    var yes = false

    @Flag(help: "Print JSON.")
    var json = false

    var needsConfirmation: Bool { withOriginals && !diff }
    var showsProtected: Bool { protected }

    var warning: String {
        "The original files of the case go with it as they are: nobody looks through them, and they can name people who did not agree."
    }

    func validate() throws {
        guard diff || out != nil else { throw ValidationError("give the file to make, such as case.age") }
        for typed in to where Self.isKey(typed) { _ = try Self.key(typed, in: nil) }
    }

    func run(on desk: CommandDesk) async throws {
        let session = desk.session
        let recipients = try to.flatMap { try Self.recipients($0, session) }
        let rules = try await PublishOptions.rules(policy, desk)
        let person = try await desk.record(name).id
        let prepared = try await desk.prepare(
            PublishingOrder(.share, rules, day: asOf?.day ?? desk.desk.today, only: [person]))
        let order = SharingOrder(
            to: recipients, withOriginals: withOriginals, in: language, path: session.path(out ?? ""))
        if diff {
            let changes = try await PublishingRun.said { try await desk.desk.changes(of: prepared, order) }
            return try session.show(changes, prepared, to: order, json: json)
        }
        let result = try await PublishingRun.said(on: desk) { try await desk.desk.share(prepared, order) }
        if result.stayed > 0 {
            let files = result.stayed == 1 ? "1 original file is" : "\(result.stayed) original files are"
            session.say("\(files) not in it: something in them is protected, held back or erased.")
        }
        guard json else {
            let originals =
                result.originals == 0
                ? "" : ", with \(result.originals == 1 ? "1 original" : "\(result.originals) originals")"
            return try session.print(
                "Shared with \(order.to): \(result.files) files\(originals), as of \(prepared.order.day). Its README.txt has the SHA-256 \(result.digest)."
            )
        }
        try session.write { json in
            json.member("what", prepared.order.output.rawValue)
            json.member("as_of", prepared.order.day.description)
            json.member("file", out)
            json.member("to", recipients.map(\.description))
            json.member("files", result.files)
            json.member("originals", result.originals)
            json.member("stayed", result.stayed)
            json.member("digest", result.digest)
            json.member("entry", result.entry.description)
        }
    }

    /// Whether somebody typed a recipient, and not the name of a file.
    private static func isKey(_ typed: String) -> Bool { typed.lowercased().hasPrefix("age1") }

    private static func key(_ text: String, in file: String?) throws -> AgePublicKey {
        do { return try AgePublicKey(text) } catch {
            throw ValidationError("\(file.map { "\($0): " } ?? "")'\(text.prefix(20))': \(error)")
        }
    }

    /// The recipients that were typed, or stand in a file: one a line, with empty lines and remarks after '#'.
    private static func recipients(_ typed: String, _ session: Session) throws -> [AgePublicKey] {
        if isKey(typed) { return [try key(typed, in: nil)] }
        let lines = String(decoding: try session.bytes(of: typed), as: UTF8.self).split(whereSeparator: \.isNewline)
            .map { String($0).trimmed }.filter { !$0.isEmpty && !$0.hasPrefix("#") }
        guard !lines.isEmpty else { throw ValidationError("\(typed): there is no recipient in it") }
        return try lines.map { try key($0, in: typed) }
    }
}
