// A folder in which a test uses vaults through the program, with agents and memory of its own.
import Foundation
import TestSupport
import Testing

/// Where a test works. The passphrase lies in `words`, another in `other-words`; the vault is `vault`. An agent that is left is locked at the end.
final class VaultDesk {
    /// Short, since the path of a socket is.
    let folder = URL(filePath: "/tmp/hv-\(UUID().uuidString.prefix(8))")
    var environment: [String: String]

    init() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try FileManager.default.createDirectory(
            at: folder.appending(path: "run"), withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700])
        let program = try #require(HabeasProgram.path, "the program habeas was not built beside the tests")
        let here = folder.path
        environment = [
            "PATH": "\(URL(filePath: program).deletingLastPathComponent().path):/usr/bin:/bin", "LC_ALL": "C.UTF-8",
            "HOME": here, "HABEAS_STATE": "\(here)/state", "XDG_RUNTIME_DIR": "\(here)/run",
            "HABEAS_VAULT": "\(here)/vault", "HABEAS_PASSPHRASE_FILE": "\(here)/words",
            "HABEAS_TEST_WORK_FACTOR": "8",
        ]
        try write("words", "one lamp under seven quiet bridges\n", mode: 0o600)
        try write("other-words", "eight boats over nine loud rivers\n", mode: 0o600)
    }

    deinit {
        _ = try? sh("for place in . */; do habeas lock --vault $place; done")
        try? FileManager.default.removeItem(at: folder)
    }

    func path(_ name: String) -> String { folder.appending(path: name).path }

    /// Runs the program.
    @discardableResult
    func habeas(_ arguments: String..., input: String = "") throws -> Program.Outcome {
        let program = try #require(HabeasProgram.path)
        return try Program.run(
            program, arguments, input: Data(input.utf8), environment: environment, in: folder)
    }

    /// Runs a line of shell; `habeas` is the program. With bash, since dash waits for ever where SIGCHLD is blocked, as in tests.
    @discardableResult
    func sh(_ line: String, input: String = "") throws -> Program.Outcome {
        try Program.run(
            "/usr/bin/timeout", ["60", "/bin/bash", "-c", line], input: Data(input.utf8), environment: environment,
            in: folder)
    }

    /// Runs a line of shell at a terminal, on which `input` is typed; what is shown comes as output.
    func terminal(_ line: String, typed input: String) throws -> Program.Outcome {
        var with = environment
        with["LINE"] = line
        return try Program.run(
            "/bin/sh", ["-c", "script -qec \"$LINE\" /dev/null"], input: Data(input.utf8), environment: with, in: folder
        )
    }

    /// Makes the vault, with two files in it.
    func makeVault() throws {
        #expect(try sh("habeas init --owner 'A. Editor' >key").exit == 0)
        try write("page.txt", "The lawyer was let in on the third day.\n")
        try write("photo.jpg", "not a picture\n")
        #expect(try sh("habeas add page.txt photo.jpg").exit == 0)
    }

    func write(_ name: String, _ text: String, mode: Int = 0o644) throws {
        try Data(text.utf8).write(to: folder.appending(path: name))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path(name))
    }

    /// Names and bytes of all files under a folder.
    func files(in name: String) throws -> [String: Data] {
        var found: [String: Data] = [:]
        let walk = FileManager.default.enumerator(atPath: path(name))
        while let next = walk?.nextObject() as? String {
            let place = "\(path(name))/\(next)"
            if (try? FileManager.default.attributesOfItem(atPath: place)[.type] as? FileAttributeType) == .typeRegular {
                found[next] = try Data(contentsOf: URL(filePath: place))
            }
        }
        return found
    }
}
