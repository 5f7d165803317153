// `habeas lexicon`: the program's word lists, so that a monitor sees what there is and how to add to it.
package import ArgumentParser
import Reading

package struct LexiconCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "lexicon",
        abstract: "Shows the word lists that 'habeas read --lexicon' can add to.",
        subcommands: [List.self, Show.self], defaultSubcommand: List.self)

    package init() {}

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Names the word lists.")

        func run() {
            let width = WordList.all.map(\.name.count).max() ?? 0
            for list in WordList.all {
                print(list.name + String(repeating: " ", count: width + 2 - list.name.count) + list.summary)
            }
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Prints a word list as the program has it.",
            discussion: """
                The first line names the columns, parted by tabs; lines that begin with # are notes. A file of the same name and with the
                same first line, in a folder that 'habeas read --lexicon FOLDER' names, adds its lines to the list.
                """)

        @Argument(help: ArgumentHelp("A name from 'habeas lexicon list'.", valueName: "name"))
        var name: String

        func run() throws {
            guard let list = WordList.named(name) else {
                throw Exit.Failure(
                    exit: .refused,
                    message: "\(name): there is no such word list; one of: "
                        + WordList.all.map(\.name).joined(separator: ", ") + ".")
            }
            print(list.text, terminator: "")
        }
    }
}
