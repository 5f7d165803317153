// Programs beside a test: waited for, signalled, and gone with all their children.
import BrowserSupport
import Foundation
import TestSupport
import Testing

@Suite(.blocking, .serialized) struct ServerProcessTests {
    /// Whether a process runs; one that ended and waits for its parent doesn't.
    private func runs(_ id: String) -> Bool {
        guard let status = try? String(contentsOfFile: "/proc/\(id)/stat", encoding: .utf8) else { return false }
        return !status.contains(") Z ")
    }

    @Test func linesEnvironmentFolderAndEnding() throws {
        let place = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
        let script =
            "echo \"$WORD $(pwd)\"; echo trouble >&2; printf half; trap 'exit 7' TERM; while :; do sleep 0.05; done"
        let process = try ServerProcess(
            "/bin/sh", ["-c", script], environment: ["WORD": "said", "PATH": "/bin"], in: place)
        #expect(try process.line { $0.hasPrefix("said") } == "said \(place.path)")
        #expect(try process.line(containing: "trouble") == "trouble")
        #expect(throws: ServerProcess.Failure.self) { try process.line(containing: "half", within: .milliseconds(300)) }
        #expect(process.ending == nil)
        process.signal(SIGTERM)
        #expect(try process.waitForEnd() == .exit(7))
        #expect(process.output.hasSuffix("half") && process.errors == "trouble\n")
    }

    @Test func anEarlyEndIsToldWithItsWords() throws {
        let process = try ServerProcess("/bin/sh", ["-c", "echo cannot listen >&2; exit 3"])
        do {
            _ = try process.line(containing: "ready")
            Issue.record("it was never ready")
        } catch ServerProcess.Failure.ended(let ending, _, let output) {
            #expect(ending == .exit(3) && output.contains("cannot listen"))
        }
        #expect(throws: ServerProcess.Failure.self) { try ServerProcess("/no/such/program") }
        #expect(try ServerProcess("/bin/sh", ["-c", "kill -9 $$"]).waitForEnd() == .signal(SIGKILL))
    }

    @Test func childrenGoWithIt() throws {
        var ids: [String] = []
        do {
            let process = try ServerProcess("/bin/sh", ["-c", "trap '' TERM; sleep 600 & echo child $!; wait"])
            ids = [try process.line(containing: "child ").replacing("child ", with: ""), "\(process.id)"]
            #expect(ids.allSatisfy(runs))
        }
        let deadline = ContinuousClock.now + .seconds(5)
        while ids.contains(where: runs), ContinuousClock.now < deadline { usleep(2_000) }
        #expect(!ids.contains(where: runs))
    }
}
