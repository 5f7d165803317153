// `habeas list`: questions that are kept under a name.

import ArgumentParser
import CaseModel
import Casebook
import Presentation
import ReadCommands

struct ListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Keeps questions under a name, and asks them again.",
        discussion: """
            Examples:
              habeas list save rallies -- count --by month --article 488
              habeas list rallies
              habeas list
              habeas list remove rallies
            """,
        subcommands: [ListAskCommand.self, ListSaveCommand.self, ListRemoveCommand.self],
        defaultSubcommand: ListAskCommand.self)
}

struct ListAskCommand: CasebookCommand {
    static let configuration = CommandConfiguration(
        commandName: "ask",
        abstract: "Asks the question that is kept under a name; without a name, shows which there are.",
        discussion: """
            Examples:
              habeas list rallies
              habeas list
            """)

    @OptionGroup var place: VaultOptions

    @Argument(help: "The name.")
    var name: String?

    @Flag(help: "Also what is protected.")
    var protected = false

    @Flag(help: "Print the names as JSON: one line for each list.")
    var json = false

    var showsProtected: Bool { protected }

    func run(on desk: CommandDesk) async throws {
        let lists = try await desk.casebook.savedLists()
        guard let name else {
            for list in lists {
                if json {
                    try desk.session.line { json in
                        json.member("name", list.name)
                        json.member("words", list.words)
                    }
                } else {
                    try desk.session.print(
                        Messages.printable("\(list.name)  \(list.words.map(shown).joined(separator: " "))"))
                }
            }
            if lists.isEmpty, !json { desk.session.say("no list is kept.") }
            return
        }
        guard let list = lists.first(where: { $0.name == name }) else {
            throw Exit.Failure(
                exit: .refused, message: "no list is called '\(name)'; 'habeas list' shows which there are.")
        }
        try await SavedQuestion(list.words).run(on: desk)
    }

    private func shown(_ word: String) -> String { word.contains(" ") ? "'\(word)'" : word }
}

struct ListSaveCommand: CasebookCommand {
    static let configuration = CommandConfiguration(
        commandName: "save", abstract: "Keeps a question under a name; one that is there already is replaced.",
        discussion: """
            Examples:
              habeas list save rallies -- count --by month --article 488
              habeas list save astana -- search Astana
            """)

    @OptionGroup var place: VaultOptions

    @Argument(help: "The name.")
    var name: String

    @Argument(help: "The words of the command, after '--'.")
    var words: [String]

    func run(on desk: CommandDesk) async throws {
        let words = words.first == "--" ? Array(words.dropFirst()) : words
        _ = try SavedQuestion(words)
        guard !["ask", "save", "remove"].contains(name) else {
            throw Exit.Failure(exit: .refused, message: "'\(name)' is a command of 'habeas list'; choose another name.")
        }
        try await desk.write([.saved(Saved(name: name, words: words))])
        desk.session.say("'\(name)' is kept.")
    }
}

struct ListRemoveCommand: CasebookCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Takes a name away.",
        discussion: """
            Examples:
              habeas list remove rallies
            """)

    @OptionGroup var place: VaultOptions

    @Argument(help: "The name.")
    var name: String

    func run(on desk: CommandDesk) async throws {
        guard try await desk.casebook.savedLists().contains(where: { $0.name == name }) else {
            throw Exit.Failure(exit: .refused, message: "no list is called '\(name)'.")
        }
        try await desk.write([.saved(Saved(name: name, words: []))])
        desk.session.say("'\(name)' is removed.")
    }
}

/// A question as it is kept: the words of a command that asks and changes nothing.
struct SavedQuestion {
    private let command: any CasebookCommand

    init(_ words: [String]) throws {
        let parsed = try Habeas.parseAsRoot(words)
        switch parsed {
        case let command as any CasebookCommand where Self.asks(command): self.command = command
        default:
            throw Exit.Failure(
                exit: .refused,
                message:
                    "only questions can be kept: held, due, changes, count, intervals, gaps, search, inbox, person show, case show."
            )
        }
    }

    private static func asks(_ command: any CasebookCommand) -> Bool {
        command is HeldCommand || command is DueCommand || command is ChangesCommand || command is CountCommand
            || command is IntervalsCommand || command is GapsCommand || command is SearchCommand
            || command is InboxCommand
            || command is PersonShowCommand || command is CaseShowCommand
    }

    func run(on desk: CommandDesk) async throws {
        var desk = desk
        desk.session.hidden = command.showsProtected ? nil : try await desk.casebook.protectedWords()
        try await command.run(on: desk)
    }
}
