// The agent's ear: takes commands over a unix socket and has them run, several at a time.
import CLinux
import Foundation
import Glibc

/// Why an agent stopped taking commands.
public enum AgentEnd: Sendable, Equatable {
    /// Somebody locked the vault.
    case locked
    /// Nothing was asked for the idle time.
    case idle
    /// The machine slept, or time passed without us.
    case slept
    /// A signal told the process to end.
    case signal(Int32)
    /// `AgentServer.end()` was called.
    case told
}

/// How an agent behaves.
public struct AgentSettings: Sendable {
    /// Seconds without a request, and with none running, after which it ends.
    public var idle: Double = 300
    /// Names of the client's environment variables that requests may carry.
    public var allowedEnvironment: Set<String> = []
    /// Seconds in which a client must have sent its whole request.
    public var patience: Double = 10
    /// Connections at a time; more are refused in words.
    public var mostConnections = 128
    /// Seconds that running commands get to stop when the agent ends.
    public var grace: Double = 0.5
    /// Clocks to look at.
    public var clocks = AgentClocks.system

    public init() {}
}

/// Listens for commands to one vault. Knows nothing of vaults: what a command does is the handler's.
///
/// One agent a vault: a second one is refused with `.alreadyRunning`. The lock that says so is held until the server is
/// released or the process ends, so that whoever waits for it knows that keys and index are gone.
///
///     let server = try AgentServer(folder: folder, vault: id, settings: settings)   // listens
///     let why = await server.run { request in await command(request) }
public final class AgentServer: Sendable {
    let settings: AgentSettings
    let place: AgentPlace
    let listener: Int32
    let mailbox: AgentMailbox
    private let lock: Int32

    /// Makes the folder if it is missing, takes the vault's lock and listens. A dead agent's socket is replaced.
    public init(folder: AgentFolder, vault: String, settings: AgentSettings = AgentSettings()) throws(AgentError) {
        self.settings = settings
        place = try AgentPlace(folder: folder, vault: vault)
        try folder.prepare()
        guard let lock = try Self.takeLock(of: place) else { throw .alreadyRunning }
        do {
            mailbox = try AgentMailbox()
            listener = try place.listen()
        } catch {
            close(lock)
            throw error
        }
        self.lock = lock
    }

    deinit {
        // Nothing to do after `run`, which closes and removes the socket.
        if mailbox.takeListening() {
            unlink(place.socketPath)
            close(listener)
        }
        close(lock)
    }

    /// Takes requests until the agent must end, on a thread of its own. May be called once; returns `.told` at once after that.
    ///
    /// `handler` gets each request in a task of its own and returns the exit code. The task is cancelled when the client goes
    /// away and when the agent ends; the request's files are closed when the handler returns. When `run` returns, the
    /// socket is gone, clients were answered, and handlers that did not stop within the grace time may still run: end the process.
    public func run(_ handler: @escaping @Sendable (AgentRequest) async -> Int32) async -> AgentEnd {
        guard mailbox.takeListening() else { return .told }
        return await withCheckedContinuation { done in
            Thread.detachNewThread {
                var loop = AgentLoop(server: self, handler: handler)
                done.resume(returning: loop.run())
            }
        }
    }

    /// Tries for a moment: who waits for an agent's end takes the lock, too, and gives it back at once.
    private static func takeLock(of place: AgentPlace) throws(AgentError) -> Int32? {
        for _ in 0..<10 {
            if let lock = try place.takeLock() { return lock }
            usleep(10_000)
        }
        return nil
    }

    /// Makes `run` end as locking does. From any thread.
    public func end() { mailbox.post(.end) }

    /// Begins the idle time anew: somebody works with what the agent has open, by another way than its socket. From any thread.
    public func activity() { mailbox.post(.activity) }
}
