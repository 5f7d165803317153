// A vault with an entry that has secrets beside what is shown, and a folder for its proofs.

import Foundation
import Testing

@testable import Vault

struct ProofVault {
    let test: TestVault
    let entry: EntryID
    let content = Array("the page as it was captured\n".utf8)
    let shown = ["text", "evidence"]
    let text = "He was detained on \"2 May\"\nand let go.\u{7F}"

    var folder: String { test.folder.path }
    var proof: String { folder + "/proof" }

    init(before: Int = 5, after: Int = 4) async throws {
        test = try await TestVault()
        for number in 0..<before { try await test.vault.note("before \(number)") }
        let reference = try await test.vault.keep(content, fileExtension: "html", record: Array("{}".utf8))
        let ids = try await test.vault.append([
            ("note", [Field("text", "in the same batch")]),
            (
                "statement",
                [
                    Field("text", text), Field("evidence", reference.bytes),
                    Field("witness.name", "Aigul Secretova"), Field("witness.phone", "+7 700 123 45 67"),
                    Field("source", "a colleague inside"),
                ]
            ),
            ("note", [Field("text", "in the same batch too")]),
        ])
        entry = ids[1]
        for number in 0..<after { try await test.vault.note("after \(number)") }
        try await test.vault.close()
    }

    /// Writes a proof of the shown fields.
    func write(_ name: String = "proof") async throws -> ProofFolder {
        let path = "\(folder)/\(name)"
        try await test.vault.prove(entry, fields: shown, to: path)
        return ProofFolder(path)
    }

    /// The files of the proof.
    func files() throws -> [String: Data] {
        var files: [String: Data] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: proof) {
            files[name] = try Data(contentsOf: URL(filePath: "\(proof)/\(name)"))
        }
        return files
    }

    func put(_ bytes: Data, _ name: String) throws { try bytes.write(to: URL(filePath: "\(proof)/\(name)")) }
}

extension Vault {
    /// The body of an entry.
    func bodyForTests(_ id: EntryID) throws -> EntryBody {
        var reader = LogReader(store: store, vault: self.id, from: LogState(log: id.log))
        while let batch = try reader.next() {
            guard let sealed = batch.entries.first(where: { $0.index == id.index }) else { continue }
            return try epochKeys.open(sealed, in: self.id)
        }
        throw VaultError.notFound(what: "\(id)")
    }
}
