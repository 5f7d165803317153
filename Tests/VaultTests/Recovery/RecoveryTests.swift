// A stranger with the recovery key, age, tar and python3 gets everything out, by the words of docs/vault-format.md.

import Foundation
import TestSupport
import Testing

@testable import Vault

@Suite(
    .wants(program: "age"), .wants(program: "tar"), .wants(program: "python3"), .wants(repository: "docs/recover.py"),
    .wants(repository: "docs/vault-format.md"))
struct RecoveryTests {
    /// The commands that stand under the last heading of the document.
    private func commands() throws -> String {
        let text = try String(contentsOf: Repository.root.appending(path: "docs/vault-format.md"), encoding: .utf8)
        let recipe = try #require(text.components(separatedBy: "## Recovery without Habeas\n").last)
        let lines = recipe.split(separator: "\n").filter { $0.hasPrefix("    ") }.map { $0.dropFirst(4) }
        try #require(lines.count > 5)
        return "set -eu\n" + lines.joined(separator: "\n") + "\n"
    }

    private func follow(_ recipe: String, in folder: String, key: RecoveryKey) throws -> Program.Outcome {
        try Data((key.secretText() + "\n").utf8).write(to: URL(filePath: folder + "/key.txt"))
        try FileManager.default.copyItem(
            at: Repository.root.appending(path: "docs/recover.py"), to: URL(filePath: folder + "/recover.py"))
        try Data(recipe.utf8).write(to: URL(filePath: folder + "/recipe.sh"))
        // A clean environment: nothing of ours is on the way.
        return try Program.run(
            "/usr/bin/env", ["-i", "-C", folder, "PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", "bash", "recipe.sh"])
    }

    @Test func everythingComesOutByTheRecipe() async throws {
        let vault = try await ManyLogs()
        // An entry of a capture device, which is sealed as an age file of its own.
        let (device, log) = (Author.random(), Identifier.random())
        let epoch = try #require(vault.epoch)
        let open = vault.test.vault
        var appender = try LogAppender(store: open.store, vault: open.id, from: LogState(log: log))
        let header = Vault.header("capture", author: device.id, time: "2026-11-01T10:00:00.000Z", seen: [])
        _ = try appender.append(
            [Batch([header + [Field("text", "сняли с окна")]], by: device)],
            sealedBy: .captureDevice(epoch: epoch.id, recipient: epoch.identity.publicKey))

        let copy = vault.test.folder.path + "/stranger"
        try vault.test.copy(to: "stranger")
        let outcome = try follow(try commands(), in: copy, key: vault.test.recovery)
        #expect(outcome.exit == 0, "\(outcome.errors)")

        // Every field of every entry, in the order of the logs.
        let printed = try String(contentsOf: URL(filePath: copy + "/recovered/entries.txt"), encoding: .utf8)
        var keys = EpochKeys()
        keys.add(epoch.secret, identity: epoch.identity)
        var expected = ""
        var entries = 0
        for log in try open.store.identifiers(in: .logs) {
            var reader = LogReader(store: open.store, vault: open.id, from: LogState(log: log))
            while let batch = try reader.next() {
                for sealed in batch.entries {
                    entries += 1
                    expected += "entry \(log)/\(sealed.index) \n"
                    for field in try keys.open(sealed, in: open.id).fields {
                        let value = field.text.map { "\"\($0)\"" } ?? "hex \(field.value.hex)"
                        expected += "  \(field.name): \(value)\n"
                    }
                }
            }
        }
        #expect(entries > 100 && printed == expected)

        // Every blob, byte for byte.
        var blobs = 0
        for reference in vault.blobs {
            let folder = copy + "/recovered/\(reference.id)"
            let original = try Data(contentsOf: URL(filePath: folder + "/original.bin"))
            #expect(BlobContent(of: Array(original)) == reference.content)
            #expect(FileManager.default.fileExists(atPath: folder + "/capture.json"))
            blobs += 1
        }
        #expect(blobs == vault.blobs.count && blobs > 0)
        let sealed = vault.files.keys.filter { $0.hasPrefix("evidence/") }.count
        let folders = try FileManager.default.contentsOfDirectory(atPath: copy + "/recovered").count - 1
        #expect(folders == sealed)
        print("recovered without Habeas: \(entries) entries, \(folders) of \(sealed) blobs")
    }

    @Test func changedEntriesAreNotPrinted() async throws {
        let vault = try await ProofVault()
        let log = vault.entry.log
        let frames = URL(filePath: "\(vault.folder)/vault/logs/\(log)/frames")
        let bytes = Array(try Data(contentsOf: frames))
        var all = FrameBytes.all(in: bytes)
        let place = try #require(all.firstIndex { $0.kind == .entry })
        all[place].payload[all[place].payload.count - 20] ^= 1
        try Data(all.flatMap(\.bytes)).write(to: frames)
        try vault.test.copy(to: "stranger")
        let outcome = try follow(try commands(), in: vault.folder + "/stranger", key: vault.test.recovery)
        #expect(outcome.exit != 0)
        let printed = try String(
            contentsOf: URL(filePath: vault.folder + "/stranger/recovered/entries.txt"), encoding: .utf8)
        #expect(printed.contains("can't be opened: ValueError('the tag is wrong')"))
    }
}
