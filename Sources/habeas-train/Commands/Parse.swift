// `habeas-train parse`: shows how a text is cut, tagged and parsed, for whoever writes rules.
import ArgumentParser
import Reading

struct Parse: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows tags, trees and mentions of a text, one unit a line.",
        discussion: "  habeas-train parse \"He was taken to the Esil police department and fined.\"")

    @Argument(help: "The text.") var text: String

    func run() throws { print(Reader().explained(text)) }
}
