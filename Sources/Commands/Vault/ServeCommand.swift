// `habeas serve`: opens the workbench. The server is a program of its own, so that the command line stays small.

import ArgumentParser
import Glibc
import ReadCommands

struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Opens the workbench over the vault, for a browser on this machine.",
        discussion: """
            Where there is no vault yet, the first page makes one. It answers on this machine only; Ctrl-C closes it and locks the vault.
            Colleagues reach it through a proxy with TLS that you set up, under the name that --host gives.

            Examples:
              habeas serve --vault ~/cases
              habeas serve --open-browser
              habeas serve --port 9000 --idle 15
              habeas serve --host cases.example.org
            """)

    @Option(help: ArgumentHelp("The vault's folder (else HABEAS_VAULT, else ~/Habeas).", valueName: "folder"))
    var vault: String?

    @Option(help: ArgumentHelp("The port on this machine; 0 for any that is free.", valueName: "number"))
    var port = 8765

    @Option(
        help: ArgumentHelp("A name by which a proxy with TLS asks for it. Can be given again.", valueName: "name"))
    var host: [String] = []

    @Option(help: ArgumentHelp("Lock after so many minutes in which nobody does anything.", valueName: "minutes"))
    var idle = 5.0

    @Flag(help: "Open the address in this desktop's browser.")
    var openBrowser = false

    func run() throws {
        let session = Session.current
        guard session.unlocked == nil else {
            throw Exit.Failure(exit: .refused, message: "the workbench is opened by whoever sits at the machine.")
        }
        var arguments = ["habeas-serve", "--port", "\(port)", "--idle", "\(idle)"]
        if let vault { arguments += ["--vault", session.path(vault)] }
        for name in host { arguments += ["--host", name] }
        if openBrowser { arguments.append("--open-browser") }
        let words: [UnsafeMutablePointer<CChar>?] = arguments.map { (text: String) in strdup(text) } + [nil]
        defer { words.forEach { free($0) } }
        // Takes the place of this process: Ctrl-C and the exit code are the server's.
        if let beside = Self.beside { execv(beside, words) }
        execvp("habeas-serve", words)
        throw Exit.Failure(
            exit: .refused,
            message:
                "the program habeas-serve is not here: it comes with the package of Habeas; in a checkout 'bin/habeas serve' builds it."
        )
    }

    /// The server beside our own program.
    private static var beside: String? {
        var room = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink("/proc/self/exe", &room, room.count - 1)
        guard count > 0 else { return nil }
        let program = String(decoding: room.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
        guard let slash = program.lastIndex(of: "/") else { return nil }
        let path = program[...slash] + "habeas-serve"
        return access(String(path), X_OK) == 0 ? String(path) : nil
    }
}
