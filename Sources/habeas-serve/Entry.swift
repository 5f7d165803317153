// The workbench as a program: started by `habeas serve`.

import ArgumentParser
import Drafting
import ReadCommands

/// Not asynchronous: the supervisor waits for signals, which other threads would take away from it.
@main
struct HabeasServe: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "habeas-serve",
        abstract: "Opens the workbench over a vault in a browser on this machine.",
        discussion: """
            'habeas serve' starts it. It answers on this machine only; colleagues reach it through a proxy with TLS that you set up, named by --host.

            Examples:
              habeas serve --vault ~/cases
              habeas serve --vault ~/cases --port 9000 --idle 15
              habeas serve --vault ~/cases --host cases.example.org
            """,
        version: habeasVersion, subcommands: [Serve.self, Worker.self], defaultSubcommand: Serve.self)
}

/// Options of the program that its worker has, too.
struct ServeOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The vault's folder (else HABEAS_VAULT, else ~/Habeas).", valueName: "folder"))
    var vault: String?

    @Option(help: ArgumentHelp("The port on this machine; 0 for any that is free.", valueName: "number"))
    var port = 8765

    @Option(
        help: ArgumentHelp(
            "A name by which a proxy with TLS asks for the workbench; may be given several times.", valueName: "name"))
    var host: [String] = []

    @Option(help: ArgumentHelp("Lock after so many minutes in which nobody does anything.", valueName: "minutes"))
    var idle = 5.0

    func validate() throws {
        if !(0...65_535).contains(port) { throw ValidationError("--port wants a number from 0 to 65535") }
        if !(0.01...1_440).contains(idle) { throw ValidationError("--idle wants minutes, from 0.01 to 1440") }
    }
}
