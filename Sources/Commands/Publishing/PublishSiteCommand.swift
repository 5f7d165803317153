// `habeas publish site`: the register as a folder of pages that any server, and any browser without one, can show.

import ArgumentParser
import CaseModel
import Casebook
import Desk
import Drafting
import Glibc
import LeakScan
import Presentation
import Publication
import ReadCommands
import Vault

struct PublishSiteCommand: PublishingCommand {
    static let configuration = CommandConfiguration(
        commandName: "site",
        abstract: "Publishes the register as a site: pages in English, Russian and Kazakh, feeds, search, data.",
        discussion: """
            The folder is new, empty, or a site published before, which is replaced as a whole; pages that are as they were are taken over.
            The site needs no script to be read, asks nothing of other hosts, and can be read from a folder.

            Examples:
              habeas publish site ~/site --diff
              habeas publish site ~/site --policy policy.toml
              habeas publish site ~/site --json
            """)

    @OptionGroup var place: VaultOptions
    @OptionGroup var options: PublishOptions

    @Argument(help: ArgumentHelp("The folder.", valueName: "folder"))
    var folder: String

    func run(on desk: CommandDesk) async throws {
        let session = desk.session
        let isLong = isatty(session.errors) == 1
        @Sendable func show(_ line: String) {
            if isLong { _ = writeAll(Array("\r\u{1B}[K\(line)".utf8), to: session.errors) }
        }
        try await desk.publish(.site, options, to: folder) { prepared, path, name in
            let result = try await desk.desk.publishSite(prepared, to: path, as: name) { step in
                switch step {
                case .writing(let done, let all): show(done < all ? "Writing the site: \(done) of \(all)" : "")
                case .scanning: show("Looking through every byte")
                }
            }
            show("")
            return result
        }
    }
}

extension Session {
    /// Says what was published.
    func show(_ result: PublishingResult, _ prepared: PreparedPublication, _ folder: String, json: Bool) throws {
        if json {
            return try write { json in
                json.member("what", prepared.order.output.rawValue)
                json.member("as_of", prepared.order.day.description)
                json.member("folder", folder)
                json.member("people", result.people)
                json.member("files", result.files)
                json.member("unchanged", result.unchanged)
                json.member("bytes", result.bytes)
                json.member("entry", result.entry.description)
                json.list("exceptions", of: result.report.excused) { list, excused in
                    list.object { json in
                        json.member("string", excused.exception.string)
                        json.member("within", excused.exception.within)
                        json.member("reason", excused.exception.reason)
                        json.member("count", excused.count)
                        json.member("first", excused.firstPlace)
                    }
                }
            }
        }
        let people = result.people == 1 ? "1 person" : "\(result.people) people"
        try print(
            "Published: \(people), \(result.files) files (\(result.unchanged) as they were), as of \(prepared.order.day)."
        )
        if !result.report.excused.isEmpty {
            say("\(result.report.excused.count) exceptions were used; --diff names them with their reasons.")
        }
    }

    /// Says what would be other than in the last publication.
    func show(_ changes: PublicationChanges, _ prepared: PreparedPublication, json: Bool) throws {
        if json {
            return try write { json in
                json.member("as_of", prepared.order.day.description)
                json.member("digest", prepared.digest)
                json.list("cases", of: changes.cases) { list, one in
                    list.object { json in
                        json.member("id", one.id.description)
                        json.member("name", one.name)
                        json.member("change", one.isNew ? "new" : "changed")
                    }
                }
                json.member("unchanged", changes.unchanged)
                json.member("withdrawn", changes.withdrawn)
                show(changes.exceptions, in: &json)
            }
        }
        try print("Would be published, as of \(prepared.order.day) (digest \(prepared.digest.prefix(12))):")
        for one in changes.cases { try print("  \(one.isNew ? "new    " : "changed")  \(one.name)  \(one.id)") }
        try print("  \(changes.unchanged) as they were, \(changes.withdrawn) no longer in it.")
        try show(changes.exceptions)
    }

    /// What passes although it is withheld, and why.
    func show(_ exceptions: [LeakException]) throws {
        for exception in exceptions {
            let place = exception.within.map { " within '\($0)'" } ?? exception.place.map { " in \($0)" } ?? ""
            try print("  passes: '\(exception.string)'\(place): \(exception.reason).")
        }
    }

    func show(_ exceptions: [LeakException], in json: inout JSONWriter) {
        json.list("exceptions", of: exceptions) { list, exception in
            list.object { json in
                json.member("string", exception.string)
                json.member("within", exception.within)
                json.member("place", exception.place)
                json.member("reason", exception.reason)
            }
        }
    }
}
