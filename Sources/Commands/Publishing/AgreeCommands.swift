// `habeas publish agree`, `rule` and `list`: who has to agree before anything goes out, and what went out.

import ArgumentParser
import CaseModel
import Casebook
import Desk
import Drafting
import Presentation
import Publication
import ReadCommands
import Vault

struct PublishAgreeCommand: CasebookCommand {
    static let configuration = CommandConfiguration(
        commandName: "agree",
        abstract: "Agrees to a publication as it would go out, where two members have to.",
        discussion: """
            The digest is what --diff shows. Agreeing to it is agreeing to exactly that: where anything of it changes, it counts no longer.

            Examples:
              habeas publish site ~/site --diff
              habeas publish agree site 3f2a91c04b7d --as-of 2026-11-26
            """)

    @OptionGroup var place: VaultOptions
    @OptionGroup var options: PublishOptions

    @Argument(
        help: ArgumentHelp(
            "What is to be published: site, data, bulletin, dossier, submission, share.", valueName: "what"))
    var what: String

    @Argument(help: ArgumentHelp("The digest that --diff shows, or its beginning.", valueName: "digest"))
    var digest: String

    func validate() throws {
        guard PublicationPolicy.Output(rawValue: what) != nil else {
            throw ValidationError("'\(what)' is nothing that is published")
        }
        guard digest.utf8.count >= 8 else { throw ValidationError("give at least eight digits of the digest") }
    }

    func run(on desk: CommandDesk) async throws {
        guard let output = PublicationPolicy.Output(rawValue: what) else { return }
        let prepared = try await desk.prepare(try await options.order(output, desk))
        guard prepared.digest.hasPrefix(digest.lowercased()) else {
            throw Refusal("\(PublishingError.changedSince(digest: digest))")
        }
        try await desk.write([.agreed(Agreed(what: what, day: EDTF(prepared.order.day), digest: prepared.digest))])
        desk.session.say("agreed to \(what) \(prepared.digest.prefix(12)), as of \(prepared.order.day).")
    }
}

struct PublishRuleCommand: CasebookCommand {
    static let configuration = CommandConfiguration(
        commandName: "rule",
        abstract: "Rules how many members have to agree before anything goes out: one or two.",
        discussion: """
            Examples:
              habeas publish rule two
              habeas publish rule one
            """)

    @OptionGroup var place: VaultOptions

    @Argument(help: ArgumentHelp("one or two.", valueName: "how-many"))
    var count: String

    func validate() throws {
        guard count == "one" || count == "two" else { throw ValidationError("'\(count)' is neither one nor two") }
    }

    func run(on desk: CommandDesk) async throws {
        try await desk.desk.rule(publishers: count == "two" ? 2 : 1)
        desk.session.say(
            count == "two" ? "from now on two members have to agree." : "from now on one member publishes.")
    }
}

struct PublishListCommand: CasebookCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Lists what went out: when, what, where to, by whom.",
        discussion: """
            Example:
              habeas publish list --json
            """)

    @OptionGroup var place: VaultOptions

    @Flag(help: "Print one line of JSON for each.")
    var json = false

    func run(on desk: CommandDesk) async throws {
        let all = try await desk.casebook.publications()
        if !json {
            try desk.session.stamp("publications")
            if all.isEmpty { try desk.session.print("Nothing was published yet.") }
        }
        for one in all {
            if json {
                try desk.session.line { json in
                    json.members(of: one.act, one.entry, one.time, one.author)
                    json.member("digest", one.act.digest)
                    json.member("records", one.act.items.map(\.description))
                    json.member("sources", one.act.sources.map(\.description))
                }
            } else {
                try desk.session.print(
                    "\(one.time.prefix(16))  \(one.act.what)  \(one.act.to)  \(one.act.items.count) records, as of \(one.act.day)  by \(one.author)"
                )
            }
        }
    }
}

extension JSONWriter {
    /// What every list says of something that went out.
    mutating func members(of act: Published, _ entry: LedgerID, _ time: String, _ author: String) {
        member("entry", entry.description)
        member("what", act.what)
        member("to", act.to)
        member("as_of", act.day.description)
        member("time", time)
        member("by", author)
    }
}
