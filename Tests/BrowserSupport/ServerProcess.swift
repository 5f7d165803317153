// A program that runs beside a test: waited for, spoken to with signals, and gone with the test.
public import Foundation
import Synchronization

/// A program with its children, in a process group of their own; killed when nobody holds it any more.
public final class ServerProcess: Sendable {
    /// How a program ended.
    public enum Ending: Sendable, Equatable {
        case exit(Int32)
        case signal(Int32)
    }

    /// Why a program is not what a test waits for.
    public enum Failure: Error, CustomStringConvertible {
        case cannotStart(String, Int32)
        case ended(Ending, waitingFor: String, output: String)
        case tooSlow(waitingFor: String, output: String)

        public var description: String {
            switch self {
            case .cannotStart(let path, let error): "\(path) could not be started (error \(error))"
            case .ended(let ending, let what, let output): "ended (\(ending)) before \(what); it said: \(output)"
            case .tooSlow(let what, let output): "took too long: \(what); it said: \(output)"
            }
        }
    }

    public let id: pid_t
    private let folder: URL
    private let ended = Mutex<Ending?>(nil)

    /// Starts a program; in this environment and folder, else in our own. Its standard input is empty.
    public init(
        _ path: String, _ arguments: [String] = [], environment: [String: String]? = nil, in place: URL? = nil
    ) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "habeas-server-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        self.folder = folder
        // Files, not pipes: nothing can wait for a full pipe.
        let outputs = ["out", "err"].map { folder.appending(path: $0).path }
        do {
            id = try Spawning.start(
                path, arguments, environment: environment ?? ProcessInfo.processInfo.environment, in: place?.path,
                output: outputs[0], errors: outputs[1])
        } catch {
            try? FileManager.default.removeItem(at: folder)
            throw error
        }
    }

    deinit {
        kill()
        try? FileManager.default.removeItem(at: folder)
    }

    /// All that it wrote until now.
    public var output: String { said("out") }
    public var errors: String { said("err") }

    private func said(_ name: String) -> String {
        String(decoding: (try? Data(contentsOf: folder.appending(path: name))) ?? Data(), as: UTF8.self)
    }

    /// How it ended; `nil` while it runs.
    public var ending: Ending? {
        ended.withLock { ending in
            if ending != nil { return ending }
            var status: Int32 = 0
            var result = waitpid(id, &status, WNOHANG)
            while result == -1 && errno == EINTR { result = waitpid(id, &status, WNOHANG) }
            if result == id {
                ending = status & 0x7F == 0 ? .exit((status >> 8) & 0xFF) : .signal(status & 0x7F)
            } else if result == -1 {
                ending = .exit(-1)
            }
            return ending
        }
    }

    /// Waits until it has written a whole line that matches, on either output, and returns the line.
    ///
    /// - Throws: ``Failure`` where it ends before, or takes longer.
    public func line(within limit: Duration = .seconds(20), where matches: (String) -> Bool) throws -> String {
        var found: String?
        try wait(for: "the line it should write", within: limit) {
            for text in [output, errors] {
                let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
                if let line = lines.lazy.map(String.init).first(where: matches) { found = line }
            }
            return found != nil
        }
        return found ?? ""
    }

    /// The same for a line that contains some words.
    public func line(containing words: String, within limit: Duration = .seconds(20)) throws -> String {
        try line(within: limit) { $0.contains(words) }
    }

    /// Sends a signal to it alone, or to all of its group.
    public func signal(_ number: Int32, toGroup: Bool = false) {
        guard ending == nil else { return }
        _ = Foundation.kill(toGroup ? -id : id, number)
    }

    /// Waits until it ends by itself.
    public func waitForEnd(within limit: Duration = .seconds(20)) throws -> Ending {
        let deadline = ContinuousClock.now + limit
        while ContinuousClock.now < deadline {
            if let ending { return ending }
            usleep(5_000)
        }
        throw Failure.tooSlow(waitingFor: "its end", output: tail)
    }

    /// Waits until something is so, as long as it runs.
    public func wait(for what: String, within limit: Duration = .seconds(20), until done: () throws -> Bool) throws {
        let deadline = ContinuousClock.now + limit
        while true {
            // Asked in this order: what it wrote before its end is seen.
            let ending = ending
            if try done() { return }
            if let ending { throw Failure.ended(ending, waitingFor: what, output: tail) }
            if ContinuousClock.now >= deadline { throw Failure.tooSlow(waitingFor: what, output: tail) }
            usleep(5_000)
        }
    }

    /// Ends it and all of its group at once, and waits for it.
    public func kill() {
        // The group may outlive its leader.
        _ = Foundation.kill(-id, SIGKILL)
        while ending == nil { usleep(1_000) }
    }

    private var tail: String { String((output + errors).suffix(2_000)) }
}
