// The agent's server and client over real sockets, in one process.
import CLinux
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Vault

/// A server on a socket of its own, running until told to end.
struct RunningAgent {
    let folder = AgentFolder(path: "/tmp/habeas-agent-\(UUID().uuidString.prefix(13))")
    let vault = "0123456789abcdef0123456789abcdef"
    let server: AgentServer
    let end: Task<AgentEnd, Never>

    init(
        _ settings: AgentSettings = AgentSettings(),
        handler: @escaping @Sendable (AgentRequest) async -> Int32 = { Int32($0.arguments.first ?? "") ?? 99 }
    ) throws {
        let server = try AgentServer(folder: folder, vault: vault, settings: settings)
        self.server = server
        end = Task { await server.run(handler) }
    }

    var client: AgentClient { get throws { try AgentClient(folder: folder, vault: vault) } }
    var socketPath: String { folder.path + "/" + vault + ".sock" }

    /// Runs a request away from the threads that tasks use.
    func run(_ arguments: [String], input: Int32 = 0, output: Int32 = 1, environment: [String: String] = [:])
        async throws -> Int32
    {
        let client = try client
        let request = AgentRequest(
            arguments: arguments, workingFolder: "/a/folder", environment: environment, input: input, output: output,
            errors: 2)
        return try await apart { try client.run(request) }
    }

    /// Sends bytes as they are and returns what is answered until the end.
    func send(_ bytes: [UInt8], files: [Int32] = [], closing: Bool = false) async throws -> AgentAnswer? {
        let place = try AgentPlace(folder: folder, vault: vault)
        return try await apart {
            let socket = try #require(try place.connect())
            defer { close(socket) }
            _ = AgentSocket.send(bytes, files: files, to: socket)
            if closing { return nil }
            // Hundreds of other tests may want the same two cores.
            return try? AgentSocket.answer(from: socket, seconds: 120)
        }
    }

    func finish() async {
        server.end()
        _ = await end.value
        try? FileManager.default.removeItem(atPath: folder.path)
    }
}

/// Does something that blocks on a thread of its own.
func apart<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result {
    try await withCheckedThrowingContinuation { done in
        Thread.detachNewThread { done.resume(with: Swift.Result { try work() }) }
    }
}

/// Waits until something is so, at most 20 seconds.
func eventually(_ isSo: @Sendable () -> Bool) async -> Bool {
    for _ in 0..<2000 {
        if isSo() { return true }
        try? await Task.sleep(for: .milliseconds(10))
    }
    return isSo()
}

@Suite struct AgentTests {
    @Test func aRequestArrivesWholeAndItsAnswerComesBack() async throws {
        let seen = Mutex<[AgentRequest]>([])
        var settings = AgentSettings()
        settings.allowedEnvironment = ["LANG"]
        let agent = try RunningAgent(settings) { request in
            seen.withLock { $0.append(request) }
            return -3
        }
        let words = ["add", "", "a b\nc", "é🦉", String(repeating: "x", count: 500_000)]
        #expect(try await agent.run(words, environment: ["LANG": "kk_KZ", "SECRET": "x"]) == -3)
        let request = try #require(seen.withLock { $0.first })
        #expect(request.arguments == words)
        #expect(request.workingFolder == "/a/folder")
        #expect(request.environment == ["LANG": "kk_KZ"])
        await agent.finish()
        #expect(await agent.end.value == .told)
    }

    @Test func theHandlerWritesToTheClientsOutputAndReadsItsInput() async throws {
        let agent = try RunningAgent { request in
            var bytes = [UInt8](repeating: 0, count: 64)
            let got = read(request.input, &bytes, bytes.count)
            return Int32(write(request.output, Array("heard ".utf8) + bytes.prefix(got), 6 + got))
        }
        let (input, output) = (Pipe(), Pipe())
        try input.fileHandleForWriting.write(contentsOf: Data("hello".utf8))
        let exit = try await agent.run(
            [], input: input.fileHandleForReading.fileDescriptor, output: output.fileHandleForWriting.fileDescriptor)
        #expect(exit == 11)
        try output.fileHandleForWriting.close()
        // Ends only because the agent closed its copies, too.
        #expect(try output.fileHandleForReading.readToEnd() == Data("heard hello".utf8))
        await agent.finish()
    }

    @Test func sixtyFourAtATime() async throws {
        let running = Mutex(0)
        let agent = try RunningAgent { request in
            running.withLock { $0 += 1 }
            // All must have come before one returns.
            _ = await eventually { running.withLock { $0 } == 64 }
            return running.withLock { $0 } == 64 ? Int32(request.arguments[0]) ?? -1 : -1
        }
        let exits = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<64 { group.addTask { try await agent.run([String(number)]) == Int32(number) } }
            return try await group.reduce(into: [Bool]()) { $0.append($1) }
        }
        #expect(exits == Array(repeating: true, count: 64))
        await agent.finish()
    }

    @Test func garbageIsRefusedWhileOthersGoOn() async throws {
        let began = Mutex(false)
        let goOn = Mutex(false)
        var settings = AgentSettings()
        settings.patience = 0.5
        let agent = try RunningAgent(settings) { request in
            guard request.arguments == ["slow"] else { return 1 }
            began.withLock { $0 = true }
            _ = await eventually { goOn.withLock { $0 } }
            return 5
        }
        let slow = Task { try await agent.run(["slow"]) }
        #expect(await eventually { began.withLock { $0 } })
        let good = try AgentMessage.run(AgentRequest(arguments: ["x"], workingFolder: "/"))
        let header = Array("hba".utf8)
        let hostile: [[UInt8]] = [
            Array("GET / HTTP/1.1\r\n\r\n".utf8), header + [1, 1, 0xFF, 0xFF, 0xFF, 0xFF],
            header + [1, 1, 0, 0x10, 0, 1],
            header + [2, 1, 0, 0, 0, 4, 0, 0, 0, 0], header + [1, 9, 0, 0, 0, 0], header + [1, 1, 0, 0, 0, 0],
            header + [1, 1, 0, 0, 0, 4, 0xFF, 0xFF, 0xFF, 0xFF], good + [0], Array(good.dropLast()),
            Array(good.prefix(5)),
            [], [0x68],
        ]
        for bytes in hostile {
            guard case .refused(let why) = try await agent.send(bytes, files: bytes.isEmpty ? [] : [0, 1, 2]) else {
                Issue.record("not refused: \(bytes)")
                continue
            }
            #expect(!why.isEmpty)
            _ = try await agent.send(bytes, files: bytes.isEmpty ? [] : [0, 1, 2], closing: true)
        }
        for files: [Int32] in [[], [0], [0, 1], [0, 1, 2, 2], [0, 1, 2, 0, 1, 2, 0, 1]] {
            guard case .refused = try await agent.send(good, files: files) else {
                Issue.record("not refused with \(files.count) files")
                continue
            }
        }
        // Every single byte of a request changed: refused, or another request, and never worse.
        for place in good.indices where place != 4 {
            var changed = good
            changed[place] ^= 0x80
            _ = try await agent.send(changed, files: [0, 1, 2], closing: true)
        }
        goOn.withLock { $0 = true }
        #expect(try await slow.value == 5)
        #expect(try await agent.run(["x"]) == 1)
        await agent.finish()
    }

    @Test func oversizeRequestsAreRefusedByTheClientToo() async throws {
        let agent = try RunningAgent()
        await #expect(throws: AgentError.self) { try await agent.run([String(repeating: "x", count: 1 << 20)]) }
        await agent.finish()
    }

    @Test func filesOfRequestsAreClosed() async throws {
        let agent = try RunningAgent()
        let before = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
        for number in 0..<400 { #expect(try await agent.run([String(number % 100)]) == Int32(number % 100)) }
        for _ in 0..<400 { _ = try await agent.send(Array("rubbish".utf8), files: [0, 1, 2, 2]) }
        // Other tests run beside this one and open files of their own; a leak would be 400 or more.
        let after = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
        #expect(after - before < 400)
        await agent.finish()
    }

    @Test func aClientThatGoesAwayCancels() async throws {
        let cancelled = Mutex(false)
        let agent = try RunningAgent { _ in
            while !Task.isCancelled { try? await Task.sleep(for: .milliseconds(5)) }
            cancelled.withLock { $0 = true }
            return 0
        }
        let good = try AgentMessage.run(AgentRequest(arguments: ["x"], workingFolder: "/"))
        _ = try await agent.send(good, files: [0, 1, 2], closing: true)
        #expect(await eventually { cancelled.withLock { $0 } })
        await agent.finish()
    }

    @Test func lockingEndsItAndTellsWhoWaits() async throws {
        let began = Mutex(false)
        let cancelled = Mutex(false)
        let agent = try RunningAgent { _ in
            began.withLock { $0 = true }
            while !Task.isCancelled { try? await Task.sleep(for: .milliseconds(5)) }
            cancelled.withLock { $0 = true }
            return 0
        }
        let waiting = Task { try await agent.run(["x"]) }
        #expect(await eventually { began.withLock { $0 } })
        #expect(try await agent.send(AgentMessage.lock, closing: true) == nil)
        #expect(await agent.end.value == .locked)
        #expect(cancelled.withLock { $0 })
        #expect(access(agent.socketPath, F_OK) != 0)
        await #expect(throws: AgentError.locked) { try await waiting.value }
        await #expect(throws: AgentError.notRunning) { try await agent.run(["x"]) }
        #expect(try agent.client.isRunning() == false)
        await agent.finish()
    }

    @Test func oneAgentAVault() async throws {
        let agent = try RunningAgent()
        #expect(throws: AgentError.alreadyRunning) { try AgentServer(folder: agent.folder, vault: agent.vault) }
        // Another vault has its own.
        let other = try AgentServer(folder: agent.folder, vault: String(repeating: "f", count: 32))
        withExtendedLifetime(other) {}
        #expect(try await agent.run(["4"]) == 4)
        for bad in ["", "../x", "0123", agent.vault.uppercased(), agent.vault + "0"] {
            #expect(throws: AgentError.badVault(bad)) { try AgentClient(folder: agent.folder, vault: bad) }
        }
        await agent.finish()
    }

    @Test func idleEndsItAndRequestsKeepItAwake() async throws {
        let now = Mutex(1000.0)
        var settings = AgentSettings()
        let clock: @Sendable () -> Double = { now.withLock { $0 } }
        settings.clocks = AgentClocks(monotonic: clock, boot: clock, wall: { 0 })
        let agent = try RunningAgent(settings)
        for _ in 0..<3 {
            now.withLock { $0 += 299 }
            #expect(try await agent.run(["1"]) == 1)
        }
        now.withLock { $0 += 301 }
        #expect(await agent.end.value == .idle)
        #expect(access(agent.socketPath, F_OK) != 0)
        await agent.finish()
    }

    @Test func activityElsewhereKeepsItAwake() async throws {
        let now = Mutex(1000.0)
        var settings = AgentSettings()
        let clock: @Sendable () -> Double = { now.withLock { $0 } }
        settings.clocks = AgentClocks(monotonic: clock, boot: clock, wall: { 0 })
        let agent = try RunningAgent(settings)
        let server = agent.server
        for _ in 0..<3 {
            now.withLock { $0 += 299 }
            try await apart { server.activity() }
            // What is no request is answered, later than the letter was read, and keeps nothing awake.
            #expect(try await agent.send(Array("no request".utf8)) != nil)
        }
        now.withLock { $0 += 301 }
        #expect(await agent.end.value == .idle)
        await agent.finish()
    }

    @Test func sleepEndsItBeforeAnythingElseIsServed() async throws {
        for isBoot in [true, false] {
            let slept = Mutex(0.0)
            let sleep: @Sendable () -> Double = { slept.withLock { $0 } }
            let still: @Sendable () -> Double = { 0 }
            var settings = AgentSettings()
            settings.clocks = AgentClocks(monotonic: still, boot: isBoot ? sleep : still, wall: isBoot ? still : sleep)
            let agent = try RunningAgent(settings)
            #expect(try await agent.run(["1"]) == 1)
            slept.withLock { $0 = 3600 }
            await #expect(throws: AgentError.self) { try await agent.run(["1"]) }
            #expect(await agent.end.value == .slept)
            await agent.finish()
        }
    }
}

@Suite struct AgentWatchTests {
    @Test func aRunningRequestIsActivity() {
        let now = Mutex(0.0)
        let clock: @Sendable () -> Double = { now.withLock { $0 } }
        var watch = AgentWatch(clocks: AgentClocks(monotonic: clock, boot: clock, wall: clock), idle: 10)
        for second in 1...100 {
            now.withLock { $0 = Double(second) }
            #expect(watch.look(isBusy: true) == nil)
        }
        now.withLock { $0 = 109.9 }
        #expect(watch.look(isBusy: false) == nil)
        now.withLock { $0 = 110 }
        #expect(watch.look(isBusy: false) == .idle)
    }

    @Test func aClockSetBackIsNoSleep() {
        let wall = Mutex(1e9)
        var watch = AgentWatch(
            clocks: AgentClocks(monotonic: { 0 }, boot: { 1 }, wall: { wall.withLock { $0 } }), idle: 10)
        wall.withLock { $0 -= 1e6 }
        #expect(watch.look(isBusy: false) == nil)
        wall.withLock { $0 += 31 }
        #expect(watch.look(isBusy: false) == .slept)
    }
}
