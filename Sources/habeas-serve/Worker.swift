// The process that answers: locked at first; after the right passphrase it alone holds keys and index, and it ends when the vault is locked.

import ArgumentParser
import CLinux
import Commands
import Desk
import Glibc
import ReadCommands
import Synchronization
import Vault
import Workbench

struct Worker: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "worker", shouldDisplay: false)

    /// What of the environment a worker gets.
    static let environment = Agent.environment.union(["HABEAS_TEST_PATIENCE", "HABEAS_TEST_CLOCK", "HABEAS_SAMPLES"])

    @OptionGroup var options: ServeOptions

    func run() throws {
        // Asked for by the first thread, for the promise ends with the thread that asked, and others end when they idle.
        _ = clinux_end_with_parent()
        Task {
            do { try await serve() } catch { HabeasServe.exit(withError: error) }
            _exit(0)
        }
        while true { pause() }
    }

    private func serve() async throws {
        // The one who started it may have ended before it was asked to go with them.
        if getppid() == 1 { _exit(1) }
        try ProcessHardening.forbidDumps()
        ProcessHardening.lockMemory()
        signal(SIGPIPE, SIG_IGN)
        let session = Session.ofProcess()
        guard let folder = options.vault else { throw ExitCode(2) }
        let agent = OpenAgent(folder: folder, environment: session.environment, idle: options.idle * 60)
        let hosts = ["127.0.0.1:\(options.port)", "localhost:\(options.port)"] + options.host.map { $0.lowercased() }
        let setting = WorkbenchSetting(
            folder: folder, hosts: Set(hosts), vault: try VaultSetting(environment: session.environment),
            samples: Samples.folder(session.environment), idleMinutes: options.idle,
            isBehindTLS: !options.host.isEmpty, clock: AgentClocks.system.monotonic,
            opened: { try await agent.begin($0) }, activity: { agent.activity() })
        try await HTTPServer(Workbench(setting)).run(on: 3)
    }
}

/// The vault's agent inside the worker: commands in a terminal find the open vault here, and `habeas lock` ends the worker.
final class OpenAgent: Sendable {
    private let folder: String
    private let environment: [String: String]
    private let idle: Double
    private let server = Mutex<AgentServer?>(nil)

    init(folder: String, environment: [String: String], idle: Double) {
        self.folder = folder
        self.environment = environment
        self.idle = idle
    }

    /// Begins to take commands; one that was open for the same vault is locked first.
    func begin(_ desk: Desk) async throws {
        let place = try AgentFolder(environment: environment)
        let copy = try Vault.copyName(of: FolderStore(folder: folder), at: folder).hex
        _ = try? AgentClient(folder: place, vault: copy).lock()
        var settings = AgentSettings()
        settings.idle = idle
        settings.allowedEnvironment = Agent.environment
        let server = try AgentServer(folder: place, vault: copy, settings: settings)
        self.server.withLock { $0 = server }
        Task {
            _ = await server.run { await Agent.answer($0, vault: desk.vault, keeper: desk.keeper) }
            // Locked, idle or asleep: nothing is flushed or freed, the kernel takes the memory back as it is.
            _exit(0)
        }
    }

    /// Somebody did something: the idle time begins anew.
    func activity() { server.withLock { $0?.activity() } }
}

/// Where the reports of the sample casebook lie.
enum Samples {
    static func folder(_ environment: [String: String]) -> String? {
        let place = OwnProgram.folder.split(separator: "/").map(String.init)
        // Beside an installed program, or in the checkout that it was built in.
        let candidates =
            [
                environment["HABEAS_SAMPLES"],
                "/" + (place.dropLast() + ["share", "habeas", "samples"]).joined(separator: "/"),
            ]
            + (1...4).map { "/" + (place.dropLast($0) + ["Examples", "casebook"]).joined(separator: "/") }
        return candidates.compactMap(\.self).first { access($0, R_OK | X_OK) == 0 }
    }
}
