// `habeas intervene` and `habeas answer`: what the bureau did for somebody, and what came of it.

import ArgumentParser
import CaseModel
import Casebook
import Desk
import Presentation
import ReadCommands
import Vault

struct InterveneCommand: CasebookCommand {
    static let configuration = CommandConfiguration(
        commandName: "intervene",
        abstract: "Notes what was done for somebody: a letter, a complaint, a visit; and by when a reply is due.",
        discussion: """
            Without words it lists those without an answer. 'habeas due' names replies that are due.

            Examples:
              habeas intervene "complaint about the beating" --to "Prosecutor General" --person "Aidar Testov" --on 2024-05-20 --reply-due 2024-06-05
              habeas intervene "letter" --to "UN Working Group on Arbitrary Detention" --person "Aidar Testov"
              habeas intervene --all --json
            """)

    @OptionGroup var place: VaultOptions

    @Argument(help: ArgumentHelp("What was done, in a few words.", valueName: "what"))
    var what: String?

    @Option(help: ArgumentHelp("To whom.", valueName: "name"))
    var to: String?

    @Option(help: ArgumentHelp("For whom: an exact name or an item. Can be given again.", valueName: "name"))
    var person: [String] = []

    @Option(help: ArgumentHelp("When; today without it.", valueName: "date"), transform: TypedDate.read)
    var on: EDTF?

    @Option(help: ArgumentHelp("By when a reply is due.", valueName: "date"), transform: TypedDate.read)
    var replyDue: EDTF?

    @Flag(help: "List those with an answer too.")
    var all = false

    @Flag(help: "Show protected names too.")
    var protected = false

    @Flag(help: "Print one line of JSON for each.")
    var json = false

    var showsProtected: Bool { protected }

    func validate() throws {
        guard let what else {
            if to != nil { throw ValidationError("say what was done: habeas intervene \"letter\" --to ...") }
            return
        }
        if what.trimmed.isEmpty { throw ValidationError("say what was done in a few words") }
        if to?.trimmed.isEmpty ?? true { throw ValidationError("say to whom: --to") }
    }

    func run(on desk: CommandDesk) async throws {
        guard let what, let to else {
            let list = try await desk.casebook.interventions(includingAnswered: all)
            try InterventionList(json: json, protected: protected).show(list, desk)
            return
        }
        var resolver = TypedRecords(desk.desk)
        let records = try await resolver.records(person)
        let act = Intervened(
            records: records.map(\.item), what: what.trimmed, to: to.trimmed,
            date: self.on ?? EDTF(desk.desk.today), replyDue: replyDue)
        let written = try await desk.write([.intervened(act)])
        let made = try await written.casebook.interventions().filter { written.entries.contains($0.id) }
        try InterventionList(json: json, protected: protected).show(made, desk)
    }
}

struct AnswerCommand: CasebookCommand {
    static let configuration = CommandConfiguration(
        commandName: "answer",
        abstract: "Records what came of an intervention.",
        discussion: """
            Examples:
              habeas answer k7f3 "no grounds found" --on 2024-06-04
              habeas answer k7f3 "no reply" --json
            """)

    @OptionGroup var place: VaultOptions

    @Argument(help: ArgumentHelp("The intervention, by the beginning of its name.", valueName: "intervention"))
    var intervention: String

    @Argument(help: ArgumentHelp("What came back.", valueName: "result"))
    var result: String

    @Option(help: ArgumentHelp("When; today without it.", valueName: "date"), transform: TypedDate.read)
    var on: EDTF?

    @Flag(help: "Show protected names too.")
    var protected = false

    @Flag(help: "Print one line of JSON.")
    var json = false

    var showsProtected: Bool { protected }

    func validate() throws { if result.trimmed.isEmpty { throw ValidationError("say what came back") } }

    func run(on desk: CommandDesk) async throws {
        let all = try await desk.casebook.interventions(includingAnswered: true)
        let id = try desk.entry(
            intervention, among: all.map(\.id), what: "intervention", seeing: "'habeas intervene --all' lists them.")
        let written = try await desk.write([
            .answered(
                Answered(intervention: id, result: result.trimmed, date: self.on ?? EDTF(desk.desk.today)))
        ])
        let now = try await written.casebook.interventions(includingAnswered: true).filter { $0.id == id }
        try InterventionList(json: json, protected: protected).show(now, desk)
    }
}

/// Interventions as lists show them.
struct InterventionList {
    var json: Bool
    var protected: Bool

    func show(_ list: [Intervention], _ desk: CommandDesk) throws {
        if !json, !list.isEmpty { try desk.session.print("INTERNAL") }
        for one in list {
            let names = one.records.map { $0.shownName(protected: protected) }
            let did = one.intervened
            guard json else {
                var words = "\(one.id.listName)  \(did.date)  \(did.what) to \(did.to)"
                if !names.isEmpty { words += ", for " + names.joined(separator: ", ") }
                if let due = did.replyDue, one.answers.isEmpty { words += "; reply due \(due)" }
                for answer in one.answers { words += "; \(answer.date.map { "\($0): " } ?? "")\(answer.result)" }
                try desk.session.print(Messages.printable(words))
                continue
            }
            try desk.session.write { json in
                json.member("stamp", "INTERNAL")
                json.member("item", one.id.description)
                json.member("short", one.id.shortName)
                json.member("what", did.what)
                json.member("to", did.to)
                json.member("date", did.date.description)
                json.member("reply_due", did.replyDue?.description)
                json.member("people", names)
                json.member("records", one.records.map(\.item.description))
                json.member("by", one.author)
                json.array("answers") { json in
                    for answer in one.answers {
                        json.object { json in
                            json.member("result", answer.result)
                            json.member("date", answer.date?.description)
                        }
                    }
                }
            }
        }
        if list.isEmpty, !json { desk.session.say("no intervention waits for an answer.") }
    }
}
