// The process that stays: it holds the port and nothing else, and has one worker after the other answer on it.

import ArgumentParser
import CLinux
import Commands
import Glibc
import ReadCommands
import Vault

/// Holds the listening socket. A worker that locks its vault ends; a new one, which knows nothing, takes its place on the same socket, so that
/// no browser ever meets a closed door.
struct Serve: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "serve", shouldDisplay: false)

    @OptionGroup var options: ServeOptions

    @Flag(help: "Open the address in this desktop's browser.")
    var openBrowser = false

    func run() throws {
        let session = Session.ofProcess()
        let folder = try vaultFolder(session)
        if openBrowser, Listener.isOurs(port: options.port) {
            // Started once more from the menu: the one that runs is shown.
            Browser.open("http://127.0.0.1:\(options.port)/", session)
            return
        }
        let listener = try Listener(port: options.port)
        var signals = SignalWait()
        signals.block()
        // What comes on standard output is what a script waits for.
        try session.print("http://127.0.0.1:\(listener.port)/")
        session.say(
            "the workbench is open at this address, over the vault in \(folder). Ctrl-C closes it and locks the vault.")
        if let warning = SwapCheck().warning { session.say(warning) }
        var opened = !openBrowser
        var short = 0
        while true {
            let child = try start(folder, listener, session)
            if !opened {
                opened = true
                Browser.open("http://127.0.0.1:\(listener.port)/", session)
            }
            let began = time(nil)
            switch signals.wait(for: child) {
            case .ended where time(nil) - began > 2: short = 0
            case .ended:
                short += 1
                guard short < 10 else {
                    throw Exit.Failure(
                        exit: .refused,
                        message:
                            "the workbench ends as soon as it is started; 'habeas verify' tells whether the vault is sound."
                    )
                }
            case .told:
                // Keys and index go with the process.
                kill(child, SIGKILL)
                var status: Int32 = 0
                while waitpid(child, &status, 0) < 0, errno == EINTR {}
                session.say("closed; the vault is locked.")
                return
            }
        }
    }

    private func vaultFolder(_ session: Session) throws -> String {
        if let vault = options.vault { return session.path(vault) }
        if let named = session.environment["HABEAS_VAULT"], !named.isEmpty { return session.path(named) }
        guard let home = session.environment["HOME"], !home.isEmpty else {
            throw Exit.Failure(exit: .wrongUsage, message: "name the vault: --vault FOLDER, or set HABEAS_VAULT.")
        }
        return home + "/Habeas"
    }

    private func start(_ folder: String, _ listener: Listener, _ session: Session) throws -> pid_t {
        var arguments = ["worker", "--vault", folder, "--port", "\(listener.port)", "--idle", "\(options.idle)"]
        for host in options.host { arguments += ["--host", host] }
        let environment = session.environment.filter { Worker.environment.contains($0.key) }
        do throws(AgentError) {
            return try AgentProcess.startHolding(listener.descriptor, arguments: arguments, environment: environment)
        } catch {
            throw Exit.Failure(exit: .refused, message: error.description)
        }
    }
}

/// A socket that listens on this machine.
struct Listener {
    let descriptor: Int32
    let port: Int

    init(port wanted: Int) throws {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw Self.failure("make a socket") }
        var yes: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(wanted).bigEndian
        address.sin_addr.s_addr = in_addr_t(INADDR_LOOPBACK).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, length) }
        }
        guard isBound == 0 else { throw Self.failure("take port \(wanted)") }
        guard listen(descriptor, 256) == 0 else { throw Self.failure("listen on port \(wanted)") }
        _ = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
        }
        self.descriptor = descriptor
        port = Int(in_port_t(bigEndian: address.sin_port))
    }

    /// Whether a process of this user listens on a port of this machine already; somebody else's could only want our passphrase.
    static func isOurs(port: Int) -> Bool {
        guard let file = fopen("/proc/net/tcp", "r") else { return false }
        defer { fclose(file) }
        let hex = String(port, radix: 16, uppercase: true)
        let address = "0100007F:" + String(repeating: "0", count: max(0, 4 - hex.utf8.count)) + hex
        var line = [CChar](repeating: 0, count: 512)
        while fgets(&line, Int32(line.count), file) != nil {
            let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            // Number, own address, other's address, state (0A: listening), queues, timer, retransmits, user.
            let fields = text.split(separator: " ")
            if fields.count > 7, fields[1] == address, fields[3] == "0A", fields[7] == "\(geteuid())" { return true }
        }
        return false
    }

    private static func failure(_ what: String) -> Exit.Failure {
        let why = String(cString: strerror(errno))
        return Exit.Failure(
            exit: .refused,
            message: "can't \(what) (\(why)); perhaps the workbench is open already. --port takes another port.")
    }
}

/// Waits for the end of a child or for a signal to stop.
struct SignalWait {
    enum End {
        case ended
        case told
    }

    private var set = sigset_t()

    /// From now on these signals wait until they are asked for.
    mutating func block() {
        sigemptyset(&set)
        for signal in [SIGCHLD, SIGINT, SIGTERM, SIGHUP] { sigaddset(&set, signal) }
        sigprocmask(SIG_BLOCK, &set, nil)
    }

    mutating func wait(for child: pid_t) -> End {
        while true {
            var status: Int32 = 0
            if waitpid(child, &status, WNOHANG) == child { return .ended }
            var signal: Int32 = 0
            guard sigwait(&set, &signal) == 0 else { continue }
            if signal != SIGCHLD { return .told }
        }
    }
}

/// The browser of the desktop.
enum Browser {
    static func open(_ address: String, _ session: Session) {
        var child: pid_t = 0
        let error = withCStrings(["xdg-open", address]) { posix_spawnp(&child, "xdg-open", nil, nil, $0, environ) }
        if error != 0 {
            session.say("open this address in your browser: \(address)")
        }
    }
}
