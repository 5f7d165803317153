// `habeas gaps`: what is missing, as questions.

public import ArgumentParser
public import CaseLogic
import CaseModel
import Casebook
import Presentation
import ReadCommands

extension Gap.Kind: ExpressibleByArgument {}

struct GapsCommand: CasebookCommand {
    static let configuration = CommandConfiguration(
        commandName: "gaps",
        abstract: "Lists what is missing, as questions to families, lawyers and sources, by person.",
        discussion: """
            Asked about people to whom something happened in the last 400 days or who are held; about everybody with --everybody.

            Examples:
              habeas gaps
              habeas gaps --kind court-order --kind release
              habeas gaps --as-of 2024-06-14 --json
            """)

    @OptionGroup var place: VaultOptions
    @OptionGroup var options: QueryOptions

    @Option(
        help: ArgumentHelp(
            "Only such questions: \(Gap.Kind.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "kind"))
    var kind: [Gap.Kind] = []

    @Flag(help: "Also about people to whom nothing happened for long.")
    var everybody = false

    var showsProtected: Bool { options.protected }

    func run(on desk: CommandDesk) async throws {
        let (session, day) = (desk.session, try options.day())
        let found = try await desk.casebook.gaps(
            asOf: day, Set(kind), everybody: everybody, includingProtected: options.protected)
        if options.json {
            for gap in found {
                try session.line { json in
                    json.member("kind", gap.kind.rawValue)
                    json.member("question", gap.question)
                    json.member("person", gap.person.name)
                    json.member("item", gap.person.item.description)
                    json.member("rule", gap.rule)
                    json.member("events", gap.events.map(\.description))
                    json.list("quotes", of: gap.quotes) { json, quote in
                        json.object { json in
                            json.member("quote", quote.words)
                            json.member("source", quote.source.description)
                            json.member("title", quote.title)
                        }
                    }
                }
            }
            return
        }
        guard !found.isEmpty else { return session.say("there is nothing to ask.") }
        try session.stamp(found.count.counted("question"), asOf: day)
        var last: ItemID?
        for gap in found {
            if gap.person.item != last {
                try session.print("\n\(Messages.printable(gap.person.name))  [\(gap.person.shortName)]")
            }
            last = gap.person.item
            try session.print("  ? \(Messages.printable(gap.question))")
        }
    }
}
