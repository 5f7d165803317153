// `habeas due`: what is due in the next days, and what is overdue.

import ArgumentParser
import CaseLogic
import CaseModel
import Casebook
import Desk
import FoundationEssentials
import Presentation
import ReadCommands

struct DueCommand: CasebookCommand {
    static let configuration = CommandConfiguration(
        commandName: "due",
        abstract: "Lists appointments, replies, ends of terms and deadlines of the law, the first day first.",
        discussion: """
            The deadlines that the program knows name the law they come from, and the text of it that they were compared with, if any; no lawyer has verified
            them. A folder given with --rules adds files of your own (*.tsv, the columns of the shipped file: country, code, from, length, met, what, source;
            and, if you like, checked for the text that a rule was compared with, and verified for the lawyer who verified it).

            Examples:
              habeas due
              habeas due --within 14 --country KZ
              habeas due --as-of 2024-06-14 --rules our-rules --json
              habeas due --shipped-rules
            """)

    @OptionGroup var place: VaultOptions
    @OptionGroup var options: QueryOptions

    @Option(help: ArgumentHelp("How many days ahead.", valueName: "days"))
    var within = 7

    @Option(help: ArgumentHelp("The country whose law counts where a case names none: KZ.", valueName: "code"))
    var country: String?

    @Option(help: ArgumentHelp("A folder with rules of your own.", valueName: "dir"))
    var rules: String?

    @Flag(help: "Print the rules that the program has, and nothing else.")
    var shippedRules = false

    @Flag(help: "Without deadlines of the law.")
    var withoutDeadlines = false

    var showsProtected: Bool { options.protected }

    func validate() throws {
        guard (0...3660).contains(within) else {
            throw ValidationError("--within wants a number of days from 0 to 3660")
        }
    }

    func run(on desk: CommandDesk) async throws {
        let (session, day) = (desk.session, try options.day())
        let rules = withoutDeadlines ? [] : DeadlineRule.shipped() + (try self.rules.map { try own($0, session) } ?? [])
        if shippedRules { return try list(rules, session) }
        let items = try await desk.casebook.due(
            asOf: day, within: within, rules: rules, country: country, includingProtected: options.protected,
            withStatements: options.json)
        if options.json {
            for item in items { try session.line { json in item.members(to: &json, asOf: day) } }
            return
        }
        guard !items.isEmpty else { return session.say("nothing is due within \(within.counted("day")).") }
        try session.stamp("\(items.count.counted("thing")) due within \(within.counted("day"))", asOf: day)
        try session.table(
            ["day", "in", "what", "whom", "more", "close with"],
            items.map { item in
                [
                    item.date.description, left(item.day.number - day.number), item.what,
                    item.records.map(\.name).joined(separator: ", "), item.detail ?? "",
                    item.entry.map { String($0.shortName.prefix(5)) } ?? "",
                ]
            })
    }

    private func left(_ days: Int) -> String {
        days < 0 ? "\((-days).counted("day")) ago" : days == 0 ? "today" : days.counted("day")
    }

    /// The rules of the files of a folder.
    private func own(_ folder: String, _ session: Session) throws -> [DeadlineRule] {
        let path = session.path(folder)
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(".tsv") }.sorted()
        } catch {
            throw Exit.Failure(exit: .refused, message: "the folder \(folder) can't be read.")
        }
        guard !names.isEmpty else {
            throw Exit.Failure(exit: .refused, message: "the folder \(folder) holds no .tsv file.")
        }
        return try names.flatMap { name -> [DeadlineRule] in
            guard let bytes = FileManager.default.contents(atPath: path + "/" + name),
                let text = String(validating: bytes, as: UTF8.self)
            else { throw Exit.Failure(exit: .refused, message: "\(folder)/\(name) can't be read as UTF-8 text.") }
            do {
                return try DeadlineRule.rules(in: text, of: "\(folder)/\(name)")
            } catch let error as DeadlineRuleError {
                throw Exit.Failure(exit: .refused, message: error.description)
            }
        }
    }

    private func list(_ rules: [DeadlineRule], _ session: Session) throws {
        if options.json {
            for rule in rules {
                try session.line { json in
                    json.member("country", rule.country)
                    json.member("code", rule.code?.rawValue)
                    json.member("from", rule.from.rawValue)
                    json.member("length", rule.length.description)
                    json.member("met", rule.met.map(\.rawValue).sorted())
                    json.member("what", rule.what)
                    json.member("source", rule.source)
                    json.member("checked", rule.checked)
                    json.member("verified", rule.verified)
                }
            }
            return
        }
        try session.table(
            ["country", "code", "from", "length", "what", "source"],
            rules.map { rule in
                [
                    rule.country ?? "any", rule.code?.rawValue ?? "any", rule.from.rawValue, rule.length.description,
                    rule.what,
                    rule.sourceWithTexts,
                ]
            })
    }
}
