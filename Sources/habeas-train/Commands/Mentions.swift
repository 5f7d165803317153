// `habeas-train mentions`: shows whom every mention of a text is found to mean, for whoever writes rules.
import ArgumentParser
import Foundation
import Reading

struct Mentions: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Shows the mentions of texts and whom they mean.")

    @Argument(help: "Files of plain text.") var files: [String]

    func run() throws {
        let reader = Reader()
        for file in files {
            let text = try String(contentsOfFile: file, encoding: .utf8)
            print("== \(file)\n\(reader.marked(text))\n\(reader.listed(text))\n")
        }
    }
}
