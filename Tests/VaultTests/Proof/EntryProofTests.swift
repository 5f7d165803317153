// A proof shows what it says and nothing else, and every changed one is refused.

import Foundation
import TestSupport
import Testing

@testable import Vault

@Suite struct EntryProofTests {
    @Test func showsTheChosenFieldsAndTheirFiles() async throws {
        let vault = try await ProofVault()
        let report = try await vault.write().check()
        #expect(report.fields.map(\.name) == ["text", "evidence"])
        #expect(report.fields[0].text == vault.text)
        #expect(report.entry == vault.entry && report.size == 13 && !report.isAnchored)
        #expect(report.author == vault.test.vault.author.verifyingKey)
        #expect(report.files.map(\.name) == ["file-1.html"])
        #expect(try vault.files()["file-1.html"] == Data(vault.content))
        #expect(report.sentences.contains { $0.contains("Whose keys these are, the proof can't show") })
        #expect(!report.sentences.contains { $0.contains("\n") })
    }

    @Test func givesAwayNothingElse() async throws {
        let vault = try await ProofVault()
        _ = try await vault.write()
        let body = try await vault.test.vault.bodyForTests(vault.entry)
        let files = try vault.files()
        let all = files.values.reduce(Data(), +)
        func isIn(_ bytes: [UInt8]) -> Bool { all.range(of: Data(bytes)) != nil }
        #expect(body.fields.count == 8)
        for (index, field) in body.fields.enumerated() where !vault.shown.contains(field.name) {
            // "note" and the like are words of the README too.
            guard field.value.count > 9 else { continue }
            for form in [field.value, Array(Base64.text(of: field.value).utf8), Array(field.value.hex.utf8)] {
                #expect(!isIn(form), "\(field.name)")
            }
            #expect(!isIn(Array("\"name\": \"\(field.name)\"".utf8)), "\(field.name)")
            #expect(!isIn(Array(Base64.text(of: body.salt(index)).utf8)))
        }
        #expect(!isIn(body.saltSeed) && !isIn(Array(Base64.text(of: body.saltSeed).utf8)))
        let json = try JSONSerialization.jsonObject(with: try #require(files["proof.json"]))
        // Numbers say which entry of how many, and nothing of the fields.
        let numbers = try #require(json as? [String: Any]).filter { $0.value is NSNumber }
        #expect(numbers.keys.sorted() == ["index", "size"])
    }

    @Test func everyChangedByteIsRefused() async throws {
        let vault = try await ProofVault()
        let folder = try await vault.write()
        for (name, bytes) in try vault.files() where name != "README.txt" {
            for index in bytes.indices {
                var changed = bytes
                changed[index] ^= 1 << UInt8(index % 8)
                try vault.put(changed, name)
                #expect(throws: (any Error).self, "\(name), byte \(index)") { try folder.check() }
            }
            try vault.put(bytes.dropLast(), name)
            #expect(throws: (any Error).self) { try folder.check() }
            try vault.put(bytes + [10], name)
            #expect(throws: (any Error).self) { try folder.check() }
            try FileManager.default.removeItem(atPath: "\(vault.proof)/\(name)")
            #expect(throws: (any Error).self) { try folder.check() }
            try vault.put(bytes, name)
        }
        _ = try folder.check()
        try vault.put(Data("x".utf8), "file-2.html")
        #expect(throws: ProofError.self) { try folder.check() }
    }

    @Test func anotherValueNameOrSaltIsRefused() async throws {
        let vault = try await ProofVault()
        let made = try await vault.test.vault.prove(vault.entry, fields: ["text"])
        let root = try Checkpoint(uncheckedNote: made.checkpoint).root
        try made.proof.check(root: root)
        let sound = made.proof.fields[0]
        var otherSalt = sound.salt
        otherSalt[31] ^= 1
        let changed = [
            FieldProof(field: Field("text", "He was let go."), salt: sound.salt, path: sound.path),
            FieldProof(field: Field("texts", sound.field.value), salt: sound.salt, path: sound.path),
            FieldProof(field: Field("text", sound.field.value, form: .blob), salt: sound.salt, path: sound.path),
            FieldProof(field: sound.field, salt: otherSalt, path: sound.path),
            FieldProof(field: sound.field, salt: sound.salt, path: sound.path.dropLast()),
            FieldProof(field: sound.field, salt: sound.salt, path: sound.path.reversed()),
        ]
        for field in changed {
            #expect(throws: ProofError.self) { try made.proof.with(fields: [field]).check(root: root) }
        }
        #expect(throws: ProofError.self) { try made.proof.with(fields: []).check(root: root) }
    }

    @Test func isMadeAgainstACheckpointThatTheOtherHas() async throws {
        let vault = try await ProofVault()
        let log = vault.entry.log
        let older = try vault.test.vault.store.read(.checkpoint(of: log), limit: Note.largest)
        try await vault.test.vault.note("later")
        try await vault.test.vault.close()
        let newest = try await vault.write()
        #expect(throws: ProofError.self) { try newest.check(checkpoint: older) }
        let path = vault.folder + "/against"
        try await vault.test.vault.prove(vault.entry, fields: ["text"], at: older, to: path)
        let report = try ProofFolder(path).check(checkpoint: older)
        #expect(report.isAnchored && report.size == 13)
        #expect(try ProofFolder(path).check(key: report.checkpointKey).isAnchored)
        let stranger = try Note.Verifier(
            name: report.checkpointKey.name, publicKey: try #require(Author.random().verifyingKey).bytes)
        #expect(throws: ProofError.self) { try ProofFolder(path).check(key: stranger) }
        await #expect(throws: ProofError.self) {
            try await vault.test.vault.prove(EntryID(log: log, index: 13), fields: ["text"], at: older)
        }
    }

    @Test func isTheSameWithTilesAndWithout() async throws {
        let vault = try await ProofVault(before: 700, after: 300)
        let made = try await vault.test.vault.prove(vault.entry, fields: ["text"])
        #expect(try await vault.test.vault.foundByTiles(vault.entry, at: nil).path == made.proof.path)
        try FileManager.default.removeItem(atPath: "\(vault.folder)/vault/logs/\(vault.entry.log)/tile")
        let read = try await vault.test.vault.prove(vault.entry, fields: ["text"])
        #expect(made.proof == read.proof && made.checkpoint == read.checkpoint)
        await #expect(throws: (any Error).self) { try await vault.test.vault.foundByTiles(vault.entry, at: nil) }
    }

    @Test func whatCantBeProvedIsSaid() async throws {
        let vault = try await ProofVault()
        let (entry, open) = (vault.entry, vault.test.vault)
        await #expect(throws: ProofError.self) { try await open.prove(entry, fields: ["texts"]) }
        await #expect(throws: ProofError.self) { try await open.prove(entry, fields: []) }
        for none in [EntryID(log: entry.log, index: 999), EntryID(log: .random(), index: 0)] {
            await #expect(throws: VaultError.self) { try await open.prove(none, fields: ["text"]) }
        }
        _ = try await vault.write()
        await #expect(throws: StoreError.self) { try await vault.write() }
        // Evidence that was altered is not given out, and no half of a proof is left.
        for path in try FolderStore(folder: vault.folder + "/vault").survey().map(\.path)
        where path.hasPrefix("evidence/") && path.hasSuffix(".age") {
            let file = URL(filePath: "\(vault.folder)/vault/\(path)")
            var bytes = try Data(contentsOf: file)
            bytes[bytes.count / 2] ^= 1
            try bytes.write(to: file)
        }
        await #expect(throws: EvidenceError.self) { try await vault.write("other") }
        #expect(!FileManager.default.fileExists(atPath: vault.folder + "/other"))
    }

    @Test(.wants(program: "python3"), .wants(program: "openssl"), .wants(repository: "Tests/Outside/proofcheck.py"))
    func aProgramOfOtherPartsChecksIt() async throws {
        let vault = try await ProofVault()
        _ = try await vault.write()
        let python = try #require(Program.path(of: "python3"))
        let script = Repository.root.appending(path: "Tests/Outside/proofcheck.py").path
        let sound = try Program.run(python, [script, vault.proof])
        #expect(sound.exit == 0, "\(sound.errors)")
        #expect(sound.output.contains("He was detained"))
        for (name, bytes) in try vault.files() where name != "README.txt" && name != "key" {
            var changed = bytes
            let index = bytes.count / 2 + 3
            changed[index] = changed[index] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
            try vault.put(changed, name)
            #expect(try Program.run(python, [script, vault.proof]).exit != 0, "\(name)")
            try vault.put(bytes, name)
        }
    }
}

extension EntryProof {
    fileprivate func with(fields: [FieldProof]) -> EntryProof {
        EntryProof(
            vault: vault, entry: entry, size: size, leaf: leaf, path: path, rootBefore: rootBefore,
            batchPath: batchPath, author: author, fields: fields)
    }
}
