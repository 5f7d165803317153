// The scripts in Tests/Outside that act on a vault from outside, and whether this machine lets them.
import Foundation
import TestSupport
import Testing

/// Programs that were built beside the tests, and scripts that drive them.
enum Outside {
    /// Where a program of this package was built: beside the bundle that holds the tests.
    static func built(_ name: String) -> String? {
        let place = URL(filePath: VaultTestAgent.path).deletingLastPathComponent()
        return [place, place.deletingLastPathComponent()].map { $0.appending(path: name).path }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// Runs a script of Tests/Outside.
    static func script(_ name: String, _ arguments: [String]) async throws -> Program.Outcome {
        let python = try #require(Program.path(of: "python3"))
        let place = Repository.root.appending(path: "Tests/Outside/\(name)").path
        return try await apart { try Program.run(python, [place] + arguments) }
    }

    private static func works(_ words: [String]) -> Bool {
        guard let path = Program.path(of: words[0]) else { return false }
        return (try? Program.run(path, Array(words.dropFirst())).exit) == 0
    }

    /// Whether a disk of our own can lose its power here.
    static let canCutPower: Bool = {
        guard let python = Program.path(of: "python3") else { return false }
        let place = Repository.root.appending(path: "Tests/Outside/powercut.py").path
        // A writer that promises nothing: the exit is 2 where everything else worked.
        return (try? Program.run(python, [place, "--rounds", "1", "--", "true", "--", "true"]).exit) == 2
    }()

    /// Whether calls of a program can be made to fail here.
    static let canInjectFaults = works([
        "strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync", "-e", "inject=fsync:error=EIO:when=1", "true",
    ])

    /// Whether a small file system in memory can be mounted here.
    static let canMountMemory = works([
        "sh", "-c", "d=$(mktemp -d); mount -t tmpfs tmpfs $d && umount $d; code=$?; rmdir $d; exit $code",
    ])

    /// Whether the long forms were asked for.
    static let isLong = ProcessInfo.processInfo.environment["HABEAS_LONG"] == "1"
}
