// `habeas search`: finds words in reports and notes and the names of records, in any script.

import ArgumentParser
import CaseModel
import Casebook
import Desk
import Presentation
import ReadCommands

struct SearchCommand: CasebookCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Finds reports, notes and records by their words, in any script and spelling.",
        discussion: """
            All words have to be there; of the last the beginning is enough; words in quotation marks stand together.

            Examples:
              habeas search Жыланбаев
              habeas search '"unauthorized rally" Astana'
              habeas search marijuana ivan --json
            """)

    @OptionGroup var place: VaultOptions
    @OptionGroup var options: QueryOptions

    @Argument(help: "The words.")
    var words: [String]

    @Option(help: ArgumentHelp("At most so many reports and so many records.", valueName: "n"))
    var limit = 20

    var showsProtected: Bool { options.protected }

    func run(on desk: CommandDesk) async throws {
        let session = desk.session
        let day = options.asOf == nil ? nil : try options.day()
        let found = try await desk.casebook.search(
            words.joined(separator: " "), limit: max(1, limit), asOf: day,
            includingProtected: options.protected)
        if options.json {
            for record in found.records {
                try session.line { json in
                    record.foundMembers(to: &json)
                }
            }
            for source in found.sources {
                try session.line { json in
                    source.members(to: &json)
                }
            }
        } else if !found.records.isEmpty || !found.sources.isEmpty {
            try session.stamp(
                "\(found.count)\(found.isCut ? " or more" : "") \(found.count == 1 ? "report holds" : "reports hold") the words"
            )
            try session.write(Array(SearchText(style: session.textStyle).text(of: found).utf8))
        }
        if found.records.isEmpty, found.sources.isEmpty { session.say("nothing was found.") }
        if found.isCut {
            session.say("only the newest \(found.count) reports were weighed; another word makes it fewer.")
        }
        session.sayLeftOut(found.leftOut, "item is", "items are")
    }
}

/// What was found, as text: the words that were looked for are bold, or stand in brackets where nothing can be bold.
private struct SearchText {
    let style: TextStyle

    func text(of found: SearchResults) -> String {
        var text = ""
        for record in found.records {
            text += "\(record.shortName)  \(Messages.printable(record.name)) (\(record.type.rawValue))\n"
        }
        for source in found.sources {
            let facts = [source.site, source.published?.description].compactMap(\.self).joined(separator: ", ")
            text += "\n\(source.id.shortName.prefix(5))  \(Messages.printable(source.title))"
            text += (facts.isEmpty ? "" : "  (\(Messages.printable(facts)))") + "\n"
            text += wrapped(source)
        }
        return text
    }

    private func wrapped(_ source: FoundSource) -> String {
        let bytes = Array(source.excerpt.utf8)
        var words: [(plain: String, shown: String)] = []
        for part in bytes.indices.split(whereSeparator: { " \n\t\r".utf8.contains(bytes[$0]) }) {
            guard let first = part.first, let last = part.last else { continue }
            let plain = Messages.printable(String(decoding: bytes[first...last], as: UTF8.self))
            let isHit = source.marks.contains { $0.start <= last && first < $0.end }
            let shown = !isHit ? plain : style.isStyled ? "\u{1B}[1m\(plain)\u{1B}[0m" : "[\(plain)]"
            words.append((isHit && !style.isStyled ? shown : plain, shown))
        }
        var (text, line, width) = ("", "      ", 6)
        for word in words {
            if width + word.plain.count + 1 > style.width, width > 6 {
                text += line + "\n"
                (line, width) = ("      ", 6)
            }
            line += " " + word.shown
            width += word.plain.count + 1
        }
        return text + line + "\n"
    }
}
