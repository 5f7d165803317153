// `habeas serve`: opens the workbench. The server is a program of its own, so that the command line stays small.

import ArgumentParser
import Glibc
import ReadCommands
import Vault

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
        // Takes the place of this process: Ctrl-C and the exit code are the server's. The one beside our own program comes first.
        withCStrings(arguments) { words in
            _ = execv(OwnProgram.folder + "habeas-serve", words)
            _ = execvp("habeas-serve", words)
        }
        throw Exit.Failure(
            exit: .refused,
            message:
                "the program habeas-serve is not here: it comes with the package of Habeas; in a checkout 'bin/habeas serve' builds it."
        )
    }
}
