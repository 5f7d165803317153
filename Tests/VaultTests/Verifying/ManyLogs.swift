// A vault with several logs of two members, evidence, tiles, and an older checkpoint of every log.

import Foundation
import TestSupport
import Testing

@testable import Vault

/// A vault that grew for a while after its checkpoints were put on paper.
struct ManyLogs {
    let test: TestVault
    /// All files at the end.
    let files: [String: [UInt8]]
    /// All files when the checkpoints were kept.
    let olderFiles: [String: [UInt8]]
    /// The older checkpoint of every log.
    let older: [Identifier: [UInt8]]
    /// Another member, who may write but not sign for the first.
    let other: MemberKeys
    /// Blobs that entries before the older checkpoints name.
    let blobs: [BlobReference]
    /// The newest epoch, with its keys.
    let epoch: Epoch?

    var folder: String { test.folder.path + "/vault" }
    var checkpoints: [[UInt8]] { older.sorted { $0.key < $1.key }.map(\.value) }

    init() async throws {
        test = try await TestVault()
        let vault = test.vault
        let genesis = await vault.genesis
        other = MemberKeys(
            vault: vault.id, author: .random(), identity: AgeSecretKey(), genesisLog: genesis.log,
            genesisLeaf: genesis.leaf)
        let card = try other.identityCard(name: "Other", role: .editor)
        try await vault.record([.member(card, logs: [:])])
        let epoch = try #require(await vault.epochForTests())
        try vault.store.replace(
            .epoch(epoch.id, file: .random()), with: epoch.sealed(to: [card.recipient], vault: vault.id), durably: true)

        // Two more devices, each on a copy of the folder; their logs are copied back.
        let folder = test.folder.path
        var writers = [vault]
        for name in ["second", "third"] {
            try test.copy(to: name)
            var setting = test.setting
            setting.stateFolder = "\(folder)/state-\(name)"
            let store = FolderStore(folder: "\(folder)/\(name)")
            if name == "second" {
                writers.append(try await Vault.unlock(store, at: name, with: other, setting: setting))
            } else {
                writers.append(
                    try await Vault.unlock(store, at: name, passphrase: TestVault.passphrase(), setting: setting))
            }
        }
        var random = Random(seed: 3)
        self.epoch = epoch
        blobs = try await Self.write(7, by: writers, evidence: 4, random: &random)
        try await Self.gather(writers, in: folder)
        olderFiles = try MemoryStore(folder: folder + "/vault").files
        var older: [Identifier: [UInt8]] = [:]
        for log in try vault.store.identifiers(in: .logs) {
            older[log] = try vault.store.read(.checkpoint(of: log), limit: Note.largest)
        }
        self.older = older
        _ = try await Self.write(3, by: writers, evidence: 1, random: &random)
        try await Self.gather(writers, in: folder)
        files = try MemoryStore(folder: folder + "/vault").files
    }

    /// Every writer writes batches of one to seven entries, some with evidence.
    private static func write(_ batches: Int, by writers: [Vault], evidence: Int, random: inout Random) async throws
        -> [BlobReference]
    {
        var blobs: [BlobReference] = []
        for batch in 0..<batches {
            for writer in writers {
                var entries: [(type: String, fields: [Field])] = []
                for number in 0..<1 + random.below(7) {
                    var fields = [Field("text", "note \(batch).\(number)"), Field("place", "here")]
                    if number == 0, batch < evidence {
                        let content = (0..<random.below(3_000)).map { _ in UInt8(random.below(256)) }
                        var source = ArraySource(content)
                        let recipient = try #require(await writer.membership.epochs.last).recipient
                        let reference = try Evidence(store: writers[0].store).put(
                            &source, size: UInt64(content.count), record: Array("{}".utf8), fileExtension: "bin",
                            to: recipient)
                        blobs.append(reference)
                        fields.append(Field("evidence", reference.bytes))
                    }
                    entries.append(("note", fields))
                }
                _ = try await writer.append(entries)
            }
        }
        return blobs
    }

    /// Closes all writers and copies their logs into the first one's folder.
    private static func gather(_ writers: [Vault], in folder: String) async throws {
        for writer in writers { try await writer.close() }
        for (writer, name) in zip(writers, ["vault", "second", "third"]).dropFirst() {
            let log = try #require(await writer.ownLog)
            let target = "\(folder)/vault/logs/\(log)"
            try? FileManager.default.removeItem(atPath: target)
            try FileManager.default.copyItem(atPath: "\(folder)/\(name)/logs/\(log)", toPath: target)
        }
        try await writers[0].refresh()
    }
}

extension Vault {
    var genesis: (log: Identifier, leaf: Merkle.Hash) { (history.genesis.log, history.genesisLeaf) }

    /// The newest epoch with its keys.
    func epochForTests() -> Epoch? {
        guard let card = membership.epochs.last, let secret = epochKeys.secret(of: card.id),
            let identity = epochKeys.identity(of: card.id)
        else { return nil }
        return Epoch(identity: identity, secret: secret)
    }
}
