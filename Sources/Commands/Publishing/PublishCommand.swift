// `habeas publish`: everything that goes out, and the rules under which it does.

import ArgumentParser
import CaseModel
import Casebook
import Desk
import Drafting
import LeakScan
import Presentation
import Publication
import ReadCommands
import Vault

struct PublishCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish",
        abstract: "Publishes what may be published: a site, data, dossiers, submissions.",
        discussion: """
            Only accepted statements marked public go out, of people who agreed to it (habeas person mark NAME --public --consent public,name).
            Everything is built aside and looked through to the last byte for whatever must not go out; on a hit nothing is published.

            Examples:
              habeas publish site ~/site --diff
              habeas publish site ~/site
              habeas publish policy > policy.toml
              habeas publish site ~/site --policy policy.toml
            """,
        subcommands: [
            PublishSiteCommand.self, PublishDataCommand.self, PublishDossierCommand.self, PublishSubmissionCommand.self,
            PublishPolicyCommand.self, PublishKeepCommand.self, PublishAgreeCommand.self, PublishRuleCommand.self,
            PublishListCommand.self,
        ])
}

/// What all kinds of publications are asked with.
struct PublishOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The rules; without it the vault's own, else those that 'habeas publish policy' prints.", valueName: "file")
    )
    var policy: String?

    @Option(help: ArgumentHelp("The day it tells of; today without it.", valueName: "date"), transform: TypedDate.day)
    var asOf: EDTF?

    @Option(help: ArgumentHelp("Only this person's case; may be given several times.", valueName: "name"))
    var person: [String] = []

    @Flag(help: "Only say what would change, and write nothing.")
    var diff = false

    @Flag(help: "Show protected names too, in what passes and why.")
    var protected = false

    @Flag(help: "Print JSON.")
    var json = false

    /// The order that was given.
    func order(_ output: PublicationPolicy.Output, _ desk: CommandDesk) async throws -> PublishingOrder {
        let rules = try await Self.rules(policy, desk)
        var only: [ItemID]?
        for name in person { only = (only ?? []) + [try await desk.record(name).id] }
        return PublishingOrder(output, rules, day: asOf?.day ?? desk.desk.today, only: only)
    }

    /// The rules in a file; without one the vault's own, else those that are shipped.
    static func rules(_ file: String?, _ desk: CommandDesk) async throws -> PublicationPolicy {
        let given = try file.map { String(decoding: try desk.session.bytes(of: $0), as: UTF8.self) }
        let own = given == nil ? try await desk.casebook.ownPolicy() : nil
        do {
            return try PublicationPolicy(reading: given ?? own ?? PublicationPolicy.shippedText)
        } catch {
            throw Refusal("\(file ?? "the policy"): \(error.description)")
        }
    }
}

extension CommandDesk {
    /// Finds out what would go out; what stands in the way is said in a sentence.
    func prepare(_ order: PublishingOrder) async throws -> PreparedPublication {
        try await PublishingRun.said { try await PreparedPublication(order, of: casebook) }
    }
}

/// A command that publishes, or says what would be published.
protocol PublishingCommand: CasebookCommand {
    var options: PublishOptions { get }
}

extension PublishingCommand {
    var showsProtected: Bool { options.protected }
}

extension CommandDesk {
    /// Says what would be other than in a folder, or publishes there.
    ///
    /// - Parameter make: publishes what was prepared; it is given the folder, and what the folder is called in the ledger.
    func publish(
        _ output: PublicationPolicy.Output, _ options: PublishOptions, to folder: String,
        make: (PreparedPublication, _ path: String, _ name: String) async throws -> PublishingResult
    ) async throws {
        let prepared = try await prepare(try await options.order(output, self))
        let path = session.path(folder)
        if options.diff {
            let changes = try await PublishingRun.said { try await PublicationChanges(of: prepared, against: path) }
            return try session.show(changes, prepared, json: options.json)
        }
        let result = try await PublishingRun.said(on: self) {
            try await make(prepared, path, PublishingRun.name(of: path))
        }
        try session.show(result, prepared, folder, json: options.json)
    }

    /// The same with files that are made of the publication.
    func publish(
        _ output: PublicationPolicy.Output, _ options: PublishOptions, to folder: String,
        files: (Publication) throws -> [OutputFile]
    ) async throws {
        try await publish(output, options, to: folder) { prepared, path, name in
            try await desk.publish(prepared, files: try files(prepared.publication), to: path, as: name)
        }
    }
}

/// What commands that publish have in common.
enum PublishingRun {
    /// Does something, and says its refusal in a sentence.
    static func said<Result>(_ work: () async throws -> Result) async throws -> Result {
        do { return try await work() } catch let error as PublishingError { throw Refusal("\(error)") }
    }

    /// The same, and lists every string that was found: with names of what is protected covered.
    static func said<Result>(on desk: CommandDesk, _ work: () async throws -> Result) async throws -> Result {
        do { return try await work() } catch let error as PublishingError {
            if case .leaks(let report) = error {
                let words = try await desk.casebook.protectedWords()
                var seen: Set<String> = []
                for leak in report.leaks where seen.insert(leak.string.text).inserted && seen.count <= 20 {
                    let places = report.leaks.count { $0.string.text == leak.string.text }
                    desk.session.say(
                        "'\(words.covered(leak.string.text))', \(leak.string.of): \(places) times, first in \(leak.place): \(words.covered(leak.line))."
                    )
                }
                for part in report.unreadable.prefix(20) { desk.session.say("\(part.place): \(part.reason).") }
            }
            throw Refusal("\(error)")
        }
    }

    /// A name of a place for the ledger: the last part of the path, which tells no folders.
    static func name(of path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? "out"
    }
}
