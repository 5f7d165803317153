// The agent as a process of its own: how it is started, given its secret, and ended.
import CLinux
import Glibc

/// The agent as a process of its own.
///
/// `habeas unlock` calls `start` with a hidden subcommand of our own program; that subcommand calls `begun`, opens the vault with what
/// `takeSecret` gives, makes an `AgentServer`, and calls `serve`. The secret goes through a socket pair: never into arguments, environment or a file.
public struct AgentProcess: Sendable {
    /// Longest secret.
    public static let mostSecretBytes = 65_536

    private static let channel: Int32 = 3

    /// Starts the program as a process with a session of its own, in the folder `/`, without a terminal and with no open files,
    /// gives it the secret, and returns its number when it is ready.
    ///
    /// `program` is our own where it is `nil`. `environment` is all that the process gets. Throws `.notStarted` with the process's own
    /// sentence, or with how it ended; one that isn't ready after `patience` seconds is killed. Blocks the calling thread.
    @discardableResult
    public static func start(
        program: String? = nil, arguments: [String], environment: [String: String], secret: SecretBytes,
        patience: Double = 120
    ) throws(AgentError) -> Int32 {
        guard secret.count <= mostSecretBytes else { throw .notStarted(why: "Its secret is too long.") }
        var ends: [Int32] = [-1, -1]
        guard clinux_pair(&ends) == 0 else { throw .system(what: "Making a pair of sockets", why: SystemWords.now) }
        defer { close(ends[0]) }
        let child: Int32
        do {
            child = try spawn(program ?? OwnProgram.path, arguments, environment, holding: ends[1])
            close(ends[1])
        } catch {
            close(ends[1])
            throw error
        }
        var length: [UInt8] = []
        AgentMessage.append(number: secret.count, to: &length)
        // Where it fails, the process is gone, and why is asked below.
        _ = AgentSocket.send(length, to: ends[0]) && secret.withBytes { AgentSocket.send($0, to: ends[0]) }
        let answer = try? AgentSocket.answer(from: ends[0], seconds: patience)
        switch answer {
        case .exit(0): return child
        case .refused(let sentence):
            throw .notStarted(why: sentence)
        default:
            kill(child, SIGKILL)
            throw .notStarted(why: howItEnded(child))
        }
    }

    /// Starts our own program in the same way, with an open file as file 3 in the place of the secret, and does not wait for it.
    ///
    /// Throws `.system` where it can't be started.
    public static func startHolding(
        _ descriptor: Int32, arguments: [String], environment: [String: String]
    ) throws(AgentError) -> Int32 {
        try spawn(OwnProgram.path, arguments, environment, holding: descriptor)
    }

    private static func spawn(
        _ program: String, _ arguments: [String], _ environment: [String: String], holding descriptor: Int32
    ) throws(AgentError) -> Int32 {
        // A crash must not print what is in memory.
        let environment = environment.merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 }
        var child: pid_t = 0
        let error = withCStrings([program] + arguments) { arguments in
            withCStrings(environment.map { "\($0)=\($1)" }) {
                clinux_spawn_apart(program, arguments, $0, descriptor, &child)
            }
        }
        guard error == 0 else { throw .system(what: "Starting \(program)", why: SystemWords.words(for: error)) }
        return child
    }

    /// In the new process: forbids dumps, and keeps memory out of swap where that is allowed.
    ///
    /// Throws `.notStarted` in a process that `start` did not start.
    public static func begun() throws(AgentError) -> AgentProcess {
        try ProcessHardening.forbidDumps()
        ProcessHardening.lockMemory()
        signal(SIGPIPE, SIG_IGN)
        var user: uid_t = 0
        var process: pid_t = 0
        guard clinux_peer(channel, &user, &process) == 0, user == geteuid(), fcntl(channel, F_SETFD, FD_CLOEXEC) == 0
        else {
            throw .notStarted(why: "Only habeas unlock starts it.")
        }
        return AgentProcess()
    }

    /// What `start` was given; to be asked for once. It is wiped when the caller lets go of it, and is nowhere else in this process.
    public func takeSecret() throws(AgentError) -> SecretBytes {
        let length = try Self.received(4).withBytes { $0.reduce(0) { $0 << 8 | Int($1) } }
        guard length <= Self.mostSecretBytes else { throw .notStarted(why: "Its secret is too long.") }
        return try Self.received(length)
    }

    /// Tells who waits in `start` why this process can't serve, and ends it.
    public func fail(_ sentence: String) -> Never {
        _ = AgentSocket.send(AgentAnswer.refused(sentence).bytes, to: Self.channel)
        _exit(1)
    }

    /// Tells who waits in `start` that the agent is ready, serves until it must end, and ends the process at once.
    ///
    /// SIGTERM, SIGINT and SIGHUP end it as locking does.
    public func serve(_ server: AgentServer, handler: @escaping @Sendable (AgentRequest) async -> Int32) async -> Never
    {
        let signals = [SIGTERM, SIGINT, SIGHUP]
        var before = Array(repeating: sigaction(), count: signals.count)
        guard clinux_catch_signals(signals, Int32(signals.count), server.mailbox.wake, &before) == 0 else {
            fail("Signals can't be caught: \(SystemWords.now).")
        }
        _ = AgentSocket.send(AgentAnswer.exit(0).bytes, to: Self.channel)
        close(Self.channel)
        _ = await server.run(handler)
        // Nothing is flushed or freed: the kernel takes the memory back as it is.
        _exit(0)
    }

    private static func received(_ length: Int) throws(AgentError) -> SecretBytes {
        try SecretBytes(capacity: length) { room throws(AgentError) in
            var got = 0
            while got < length {
                let more = read(channel, room.baseAddress?.advanced(by: got), length - got)
                if more < 0, errno == EINTR { continue }
                guard more > 0 else { throw .notStarted(why: "Its secret did not come.") }
                got += more
            }
            return length
        }
    }

    private static func howItEnded(_ child: pid_t) -> String {
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        if status & 0x7F == 0 { return "Its process ended with exit code \((status >> 8) & 0xFF) before it was ready." }
        if status & 0x7F == SIGKILL { return "Its process was not ready in time, or was killed." }
        return "Its process was ended by signal \(status & 0x7F) before it was ready."
    }
}
