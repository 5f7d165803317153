// A command's side of the agent: sends itself there and waits.
import CLinux
import Glibc

/// Talks to the agent of one vault. All calls block the calling thread.
public struct AgentClient: Sendable {
    private let place: AgentPlace

    /// Throws `.badVault` or `.pathTooLong`.
    public init(folder: AgentFolder, vault: String) throws(AgentError) {
        place = try AgentPlace(folder: folder, vault: vault)
    }

    /// Whether an agent of this vault takes commands. Asking doesn't keep it awake.
    public func isRunning() throws(AgentError) -> Bool {
        guard try place.folder.check(), let socket = try place.connect() else { return false }
        close(socket)
        return true
    }

    /// Has a command run by the agent, on this process's files, and returns its exit code.
    ///
    /// The client handles no signal: Ctrl-C ends it as any program, its connection closes with it, and the agent cancels the command.
    /// Throws `.notRunning` where the vault is locked, `.refused` with the agent's sentence, `.locked` or `.ended` if the agent
    /// went away first; for all of them the command should say the sentence and exit with 1.
    public func run(_ request: AgentRequest) throws(AgentError) -> Int32 {
        let bytes = try AgentMessage.run(request)
        guard try place.folder.check(), let socket = try place.connect() else { throw .notRunning }
        defer { close(socket) }
        for file in [request.input, request.output, request.errors] {
            // What is closed here (`habeas log >&-`) can't be sent.
            guard fcntl(file, F_GETFD) >= 0 else {
                throw .system(what: "Sending file \(file) to the agent", why: SystemWords.now)
            }
        }
        // If sending fails, the agent may have said why before it closed.
        _ = AgentSocket.send(bytes, files: [request.input, request.output, request.errors], to: socket)
        switch try AgentSocket.answer(from: socket) {
        case .exit(let code): return code
        case .refused(let sentence): throw .refused(sentence)
        case .locked: throw .locked
        }
    }

    /// Makes the agent end, and returns when its process is gone and with it keys and index; false if none ran.
    ///
    /// An agent that doesn't end by itself within `patience` seconds is killed. Throws `.doesNotEnd` if that doesn't help.
    @discardableResult
    public func lock(patience: Double = 2) throws(AgentError) -> Bool {
        guard try place.folder.check() else { return false }
        let socket = try place.connect()
        defer { if let socket { close(socket) } }
        guard let socket else {
            // It may be about to end, its socket gone already.
            guard try !waitForLock(seconds: patience) else { return false }
            throw .doesNotEnd(process: 0)
        }
        let process = try AgentSocket.checkPeer(of: socket)
        _ = AgentSocket.send(AgentMessage.lock, to: socket)
        if try waitForLock(seconds: patience) { return true }
        // Our own user's process, and alive: its end of the connection is open.
        guard process != getpid(), kill(process, SIGKILL) == 0, try waitForLock(seconds: patience) else {
            throw .doesNotEnd(process: process)
        }
        unlink(place.socketPath)
        return true
    }

    /// Waits until nobody holds the lock that an agent holds until its process is gone.
    private func waitForLock(seconds: Double) throws(AgentError) -> Bool {
        let clock = AgentClocks.system.monotonic
        let deadline = clock() + seconds
        repeat {
            if let file = try place.takeLock() {
                close(file)
                return true
            }
            usleep(5_000)
        } while clock() < deadline
        return false
    }
}
