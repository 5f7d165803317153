// The agent as a process: what it is given, what others can see of it, and how it ends.
import Foundation
import TestSupport
import Testing

@testable import Vault

@Suite(.serialized) struct AgentProcessTests {
    private let folder = "/tmp/habeas-process-\(UUID().uuidString.prefix(13))"
    private let vault = String(repeating: "b", count: 32)

    /// Starts an agent and gives its number.
    private func start(idle: Double = 600) async throws -> Int32 {
        let said = try await call("start", String(idle))
        return try #require(Int32(said.output.trimmingCharacters(in: .whitespacesAndNewlines)), "\(said.errors)")
    }

    private func call(_ command: String, _ words: String...) async throws -> Program.Outcome {
        let arguments = [command, folder, vault] + words
        return try await apart { try Program.run(VaultTestAgent.path, arguments) }
    }

    private func isThere(_ process: Int32) -> Bool {
        // A process that ended and that nobody waited for is still listed.
        let state = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
        guard let state, let after = state.lastIndex(of: ")") else { return false }
        return !state[after...].hasPrefix(") Z")
    }

    private var socketIsThere: Bool { access("\(folder)/\(vault).sock", F_OK) == 0 }

    @Test func itServesAndLocksAndLeavesNoSocket() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let process = try await start()
        let said = try await call("run", "secret-length")
        #expect(said.output == "41\n")
        #expect(said.exit == 7)
        #expect(try await call("start").errors.contains("can't listen"))
        #expect(try await call("lock").output == "true\n")
        // The lock is only given back when the process is gone.
        #expect(!isThere(process))
        #expect(!socketIsThere)
        #expect(try await call("lock").output == "false\n")
        let locked = try await call("run", "secret-length")
        #expect(locked.exit == 1)
        #expect(locked.errors.contains("locked"))
    }

    @Test func othersSeeNothingOfIt() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let process = try await start()
        let place = "/proc/\(process)"
        for file in ["cmdline", "environ"] {
            let data = (try? Data(contentsOf: URL(filePath: "\(place)/\(file)"))) ?? Data()
            #expect(data.range(of: Data("a secret that".utf8)) == nil)
        }
        let limits = try String(contentsOfFile: "\(place)/limits", encoding: .utf8)
        let core = try #require(limits.split(separator: "\n").first { $0.hasPrefix("Max core file size") })
        #expect(core.split(separator: " ").suffix(3).prefix(2) == ["0", "0"])
        let status = try String(contentsOfFile: "\(place)/status", encoding: .utf8)
        #expect(status.contains("Umask:\t0077"))
        // No terminal, a session of its own.
        let stat = try String(contentsOfFile: "\(place)/stat", encoding: .utf8)
        let fields = try #require(stat.split(separator: ")").last).split(separator: " ")
        #expect(Int32(fields[3]) == process)
        #expect(fields[4] == "0")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: "\(place)/cwd") == "/")
        for file in 0...2 {
            #expect(try FileManager.default.destinationOfSymbolicLink(atPath: "\(place)/fd/\(file)") == "/dev/null")
        }
        // Not dumpable: its files in /proc belong to root, and its memory can't be read, but by root.
        if geteuid() != 0 {
            #expect(throws: (any Error).self) { try FileHandle(forReadingFrom: URL(filePath: "\(place)/mem")) }
        }
        _ = try await call("lock")
    }

    @Test func aSignalEndsItAndACrashIsSaid() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let first = try await start()
        kill(first, SIGTERM)
        #expect(await eventually { !isThere(first) })
        #expect(!socketIsThere)
        // A crash leaves a socket; the next agent replaces it.
        let second = try await start()
        let said = try await call("run", "crash")
        #expect(said.exit == 1)
        #expect(said.errors.contains("ended while the command ran"))
        #expect(await eventually { !isThere(second) })
        #expect(socketIsThere)
        let third = try await start()
        #expect(try await call("run", "secret-length").exit == 7)
        // One that can't answer is killed.
        kill(third, SIGSTOP)
        #expect(try await call("lock").output == "true\n")
        #expect(!isThere(third))
    }

    @Test func idleEndsTheProcess() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let process = try await start(idle: 0.2)
        #expect(await eventually { !isThere(process) })
        #expect(!socketIsThere)
    }

    @Test func onlyStartStartsIt() async throws {
        let said = try await call("agent")
        #expect(said.exit == 1)
        #expect(said.errors.contains("Only habeas unlock starts it"))
    }

    @Test func aProgramThatIsNoAgentIsSaid() throws {
        let none = SecretBytes(capacity: 1) { _ in 1 }
        for program in ["/bin/true", "/nowhere/at/all"] {
            #expect(throws: AgentError.self) {
                try AgentProcess.start(program: program, arguments: [], environment: [:], secret: none, patience: 20)
            }
        }
    }
}

@Suite struct SwapCheckTests {
    /// A system of the test's own.
    private func system(_ swaps: String, files: [String: String] = [:], folders: [String] = []) throws -> SwapCheck {
        let root = FileManager.default.temporaryDirectory.appending(path: "habeas-swap-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: root) }
        for folder in folders + ["proc"] + files.keys.map({ ($0 as NSString).deletingLastPathComponent }) {
            try FileManager.default.createDirectory(at: root.appending(path: folder), withIntermediateDirectories: true)
        }
        for (path, text) in files { try Data(text.utf8).write(to: root.appending(path: path)) }
        let head = "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n"
        try Data((head + swaps).utf8).write(to: root.appending(path: "proc/swaps"))
        return SwapCheck(root: root.path)
    }

    @Test func plainPartitionsAreInTheClear() throws {
        let check = try system("/dev/sda2 partition 8 0 -2\n", folders: ["sys/class/block/sda2"])
        #expect(check.inTheClear == ["/dev/sda2"])
        #expect(check.warning?.contains("/dev/sda2") == true)
        #expect(try system("/gone/swap\\040file file 8 0 -2\n").inTheClear == ["/gone/swap file"])
        #expect(try system("").warning == nil)
    }

    @Test func cryptAndMemoryAreSafe() throws {
        let crypt = ["sys/class/block/dm-1/dm/uuid": "CRYPT-PLAIN-swap\n"]
        #expect(try system("/dev/dm-1 partition 8 0 -2\n", files: crypt).warning == nil)
        // A logical volume on an encrypted disk, and one of which a part is not.
        var layered = crypt
        layered["sys/class/block/dm-2/dm/uuid"] = "LVM-abc\n"
        #expect(
            try system("/dev/dm-2 partition 8 0 -2\n", files: layered, folders: ["sys/class/block/dm-2/slaves/dm-1"])
                .warning == nil)
        let half = try system(
            "/dev/dm-2 partition 8 0 -2\n", files: layered,
            folders: ["sys/class/block/dm-2/slaves/dm-1", "sys/class/block/dm-2/slaves/sdb1", "sys/class/block/sdb1"])
        #expect(half.inTheClear == ["/dev/dm-2"])
        #expect(try system("/dev/zram0 partition 8 0 100\n", folders: ["sys/class/block/zram0"]).warning == nil)
        let backed = try system(
            "/dev/zram0 partition 8 0 100\n", files: ["sys/class/block/zram0/backing_dev": "/dev/sdc1\n"])
        #expect(backed.inTheClear == ["/dev/zram0"])
    }
}
