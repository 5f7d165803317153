// The agent's one thread that waits: for clients, for handlers, for the clocks.
import CLinux
import Glibc

/// Owns all connections; only its thread touches them.
struct AgentLoop {
    private let server: AgentServer
    private let handler: @Sendable (AgentRequest) async -> Int32
    private var watch: AgentWatch
    private var connections: [Int: AgentConnection] = [:]
    private var nextNumber = 0

    private var settings: AgentSettings { server.settings }

    init(server: AgentServer, handler: @escaping @Sendable (AgentRequest) async -> Int32) {
        self.server = server
        self.handler = handler
        watch = AgentWatch(clocks: server.settings.clocks, idle: server.settings.idle)
    }

    /// Works until the agent must end, and ends it.
    mutating func run() -> AgentEnd {
        while true {
            let ready = wait(listening: true, seconds: min(1, settings.idle))
            // The clocks first: what came in while the machine slept isn't served any more.
            if let end = watch.look(isBusy: hasHandlers) { return finish(end) }
            if let end = takeLetters() { return finish(end) }
            if ready.contains(Self.listenerNumber) { accept() }
            var toldToLock = false
            for number in ready where connections[number] != nil {
                if hear(number) { toldToLock = true }
            }
            if toldToLock { return finish(.locked) }
            dropSlow()
        }
    }

    private static let listenerNumber = -1
    private static let mailboxNumber = -2

    private var hasHandlers: Bool {
        connections.values.contains {
            switch $0.state {
            case .running, .abandoned: true
            case .reading, .locking: false
            }
        }
    }

    /// Waits until something can be read or was closed, at most so long; returns the numbers of what is ready.
    private func wait(listening: Bool, seconds: Double) -> [Int] {
        var numbers = [Self.mailboxNumber]
        var polls = [pollfd(fd: server.mailbox.waking, events: Int16(POLLIN), revents: 0)]
        if listening {
            numbers.append(Self.listenerNumber)
            polls.append(pollfd(fd: server.listener, events: Int16(POLLIN), revents: 0))
            for (number, connection) in connections {
                switch connection.state {
                case .reading, .running:
                    numbers.append(number)
                    let events = Int16(POLLIN) | Int16(clinux_poll_hangup())
                    polls.append(pollfd(fd: connection.socket, events: events, revents: 0))
                case .abandoned, .locking: break
                }
            }
        }
        guard poll(&polls, nfds_t(polls.count), Int32(max(1, seconds * 1000))) > 0 else { return [] }
        return zip(numbers, polls).filter { $1.revents != 0 }.map(\.0)
    }

    /// Takes all clients that wait.
    private mutating func accept() {
        while true {
            let socket = clinux_accept(server.listener)
            if socket < 0 {
                if errno == EINTR || errno == ECONNABORTED { continue }
                // Out of files: poll would return at once again and again.
                if errno != EAGAIN && errno != EWOULDBLOCK { usleep(20_000) }
                return
            }
            do {
                try AgentSocket.checkPeer(of: socket)
            } catch {
                // Nothing is said to another user.
                close(socket)
                continue
            }
            guard connections.count < settings.mostConnections else {
                answer(
                    .refused("The agent is busy: \(settings.mostConnections) commands run already. Try again."),
                    to: socket)
                close(socket)
                continue
            }
            let until = settings.clocks.monotonic() + settings.patience
            connections[nextNumber] = AgentConnection(socket: socket, until: until)
            nextNumber += 1
        }
    }

    /// Deals with what a client sent or that it went; true if it asked to lock.
    private mutating func hear(_ number: Int) -> Bool {
        guard var connection = connections[number] else { return false }
        if case .running(let task) = connection.state {
            // A client sends nothing more: it went away, or it breaks the protocol.
            task.cancel()
            close(connection.socket)
            connection.state = .abandoned(task)
            connections[number] = connection
            return false
        }
        let progress = connection.read(allowed: settings.allowedEnvironment)
        if case .incomplete = progress {
            connections[number] = connection
            return false
        }
        connection.forgetBytes()
        switch progress {
        case .incomplete: break
        case .lock:
            connection.closeFiles()
            connection.state = .locking
            connections[number] = connection
            return true
        case .run(let request):
            watch.activity()
            let (handler, mailbox) = (handler, server.mailbox)
            connection.state = .running(
                Task {
                    mailbox.post(.finished(connection: number, exit: await handler(request)))
                })
            connections[number] = connection
        case .gone:
            drop(connection, number)
        case .refused(let error):
            answer(.refused(error.description), to: connection.socket)
            drop(connection, number)
        }
        return false
    }

    /// Reads letters; says why the agent must end, if it must.
    private mutating func takeLetters() -> AgentEnd? {
        let (letters, signal) = server.mailbox.take()
        var end: AgentEnd?
        for letter in letters {
            switch letter {
            case .end: end = .told
            case .activity: watch.activity()
            case .finished(let number, let exit): finished(number, exit: exit)
            }
        }
        return signal.map { .signal($0) } ?? end
    }

    private mutating func finished(_ number: Int, exit: Int32) {
        guard var connection = connections.removeValue(forKey: number) else { return }
        connection.closeFiles()
        if case .running = connection.state {
            answer(.exit(exit), to: connection.socket)
            close(connection.socket)
        }
        watch.activity()
    }

    /// Drops clients that don't finish their request.
    private mutating func dropSlow() {
        let now = settings.clocks.monotonic()
        for (number, connection) in connections {
            guard case .reading(let until) = connection.state, now >= until else { continue }
            answer(.refused("The agent waited too long for the rest of the request."), to: connection.socket)
            drop(connection, number)
        }
    }

    private mutating func drop(_ connection: AgentConnection, _ number: Int) {
        var connection = connection
        connection.closeFiles()
        connection.forgetBytes()
        close(connection.socket)
        connections[number] = nil
    }

    private func answer(_ answer: AgentAnswer, to socket: Int32) {
        _ = AgentSocket.send(answer.bytes, to: socket)
    }

    /// Listens no more, cancels what runs, gives it the grace time, and answers who still waits.
    private mutating func finish(_ end: AgentEnd) -> AgentEnd {
        unlink(server.place.socketPath)
        close(server.listener)
        for connection in connections.values {
            if case .running(let task) = connection.state { task.cancel() }
        }
        // Not the settings' clocks: these may stand still in a test.
        let clock = AgentClocks.system.monotonic
        let deadline = clock() + settings.grace
        while hasHandlers, clock() < deadline {
            _ = wait(listening: false, seconds: deadline - clock())
            for case .finished(let number, _) in server.mailbox.take().letters {
                guard var connection = connections[number] else { continue }
                connection.closeFiles()
                if case .running = connection.state {
                    answer(.locked, to: connection.socket)
                    close(connection.socket)
                }
                connections[number] = nil
            }
        }
        for (number, connection) in connections {
            switch connection.state {
            case .running:
                answer(.locked, to: connection.socket)
                close(connection.socket)
            case .reading:
                answer(.locked, to: connection.socket)
                drop(connection, number)
            case .abandoned: break
            case .locking: server.mailbox.keep(connection.socket)
            }
        }
        return end
    }
}
