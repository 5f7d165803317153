// Folders, sockets and locks that somebody else prepared are refused; users other than ours, too.
import Foundation
import TestSupport
import Testing

@testable import Vault

@Suite struct AgentFolderTests {
    private let root: String
    private let vault = String(repeating: "a", count: 32)

    init() throws {
        root = "/tmp/habeas-folder-\(UUID().uuidString.prefix(13))"
        try FileManager.default.createDirectory(
            atPath: root, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    @Test func itIsMadePrivateWhateverTheUmask() throws {
        defer { try? FileManager.default.removeItem(atPath: root) }
        let folder = AgentFolder(path: root + "/state/habeas/run")
        #expect(try !folder.check())
        _ = try AgentServer(folder: folder, vault: vault)
        for path in ["/state", "/state/habeas", "/state/habeas/run"] {
            let mode = try FileManager.default.attributesOfItem(atPath: root + path)[.posixPermissions] as? Int
            #expect(mode == 0o700)
        }
    }

    @Test(arguments: [0o755, 0o750, 0o701, 0o777, 0o1777])
    func wideModesAreRefused(_ mode: Int) throws {
        defer { try? FileManager.default.removeItem(atPath: root) }
        let path = root + "/wide"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        #expect(throws: AgentError.self) { try AgentServer(folder: AgentFolder(path: path), vault: vault) }
        #expect(throws: AgentError.self) { try AgentClient(folder: AgentFolder(path: path), vault: vault).isRunning() }
        // One above that others may change is no better.
        let inner = AgentFolder(path: path + "/inner")
        if mode & 0o022 != 0, mode & 0o1000 == 0 { #expect(throws: AgentError.self) { try inner.prepare() } }
    }

    @Test func plantedLinksAndFilesAreRefused() throws {
        defer { try? FileManager.default.removeItem(atPath: root) }
        let files = FileManager.default
        try files.createDirectory(
            atPath: root + "/real", withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try files.createSymbolicLink(atPath: root + "/link", withDestinationPath: root + "/real")
        for path in ["/link", "/link/"] {
            #expect(throws: AgentError.self) { try AgentServer(folder: AgentFolder(path: root + path), vault: vault) }
        }
        try Data().write(to: URL(filePath: root + "/file"))
        #expect(throws: AgentError.self) { try AgentServer(folder: AgentFolder(path: root + "/file"), vault: vault) }
        let victim = root + "/victim"
        try Data("kept".utf8).write(to: URL(filePath: victim))
        let folder = AgentFolder(path: root + "/real")
        for name in ["sock", "lock"] {
            let path = folder.path + "/\(vault).\(name)"
            try? files.removeItem(atPath: path)
            try files.createSymbolicLink(atPath: path, withDestinationPath: victim)
            #expect(throws: AgentError.planted(path: path)) { try AgentServer(folder: folder, vault: vault) }
            try files.removeItem(atPath: path)
        }
        try Data().write(to: URL(filePath: folder.path + "/\(vault).sock"))
        #expect(throws: AgentError.self) { try AgentServer(folder: folder, vault: vault) }
        #expect(try String(contentsOfFile: victim, encoding: .utf8) == "kept")
    }

    @Test func longPathsAreRefusedInWords() {
        let folder = AgentFolder(path: "/tmp/" + String(repeating: "x", count: 90))
        #expect(throws: AgentError.self) { try AgentClient(folder: folder, vault: vault) }
    }

    @Test func theEnvironmentSaysWhere() throws {
        #expect(try AgentFolder(environment: ["XDG_RUNTIME_DIR": "/r", "HOME": "/h"]).path == "/r/habeas")
        if !FileManager.default.fileExists(atPath: "/run/user/\(geteuid())") {
            #expect(try AgentFolder(environment: ["HOME": "/h"]).path == "/h/.local/state/habeas/run")
            #expect(try AgentFolder(environment: ["HOME": "/h", "XDG_STATE_HOME": "/s"]).path == "/s/habeas/run")
            #expect(throws: AgentError.self) { try AgentFolder(environment: [:]) }
        }
    }

    @Test(
        .enabled(if: geteuid() == 0, "SKIPPED: only root can act as another user"), .wants(program: "python3"))
    func anotherUserIsRefused() async throws {
        let agent = try RunningAgent()
        // Opened wide on purpose, so that only the check of the peer's uid is left.
        chmod(agent.folder.path, 0o777)
        chmod(agent.socketPath, 0o777)
        let python = try #require(Program.path(of: "python3"))
        let script = """
            import os, socket, sys, array
            s = socket.socket(socket.AF_UNIX)
            if sys.argv[2] == "other": os.setgroups([]); os.setgid(65534); os.setuid(65534)
            s.settimeout(20); s.connect(sys.argv[1])
            try:
                s.sendmsg([b"hba\\x01\\x01\\0\\0\\0\\x12" + b"\\0\\0\\0\\x01\\0\\0\\0\\x01" + b"5" + b"\\0\\0\\0\\x01/" + b"\\0\\0\\0\\0"],
                    [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [0, 1, 2]))])
                print(s.recv(100))
            except OSError: print(b"")
            """
        let path = agent.socketPath
        let other = try await apart { try Program.run(python, ["-c", script, path, "other"]) }
        #expect(other.output == "b''\n", "\(other.errors)")
        // The same request by our own user is served: the refusal was for the user.
        let ours = try await apart { try Program.run(python, ["-c", script, path, "ours"]) }
        #expect(ours.output == "b'\\x00\\x00\\x00\\x00\\x04\\x00\\x00\\x00\\x05'\n", "\(ours.errors)")
        await agent.finish()
    }
}
