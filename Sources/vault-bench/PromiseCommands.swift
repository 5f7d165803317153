// What is written before a simulated power cut and looked for after it: each line on standard output is a promise.

import ArgumentParser
import Crypto
import Glibc
import Vault

/// The vault in the working folder, whose keys open quickly.
enum PromiseVault {
    static let folder = "vault"
    static let type = "bench.note"

    static func setting() -> VaultSetting { VaultSetting(stateFolder: "state", workFactor: 2) }

    static func passphrase() throws -> AgePassphrase { try AgePassphrase("words of a vault without secrets") }

    static func open(_ store: any Store) async throws -> Vault {
        try await Vault.unlock(store, at: folder, passphrase: passphrase(), setting: setting())
    }

    static func hash(_ bytes: [UInt8]) -> String { BlobContent(of: bytes).hash.hex }
}

struct PromiseWriter: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Writes to a vault in the working folder until it is killed; prints what is safe, a line for each thing.")

    @Flag(help: "Only keep blobs that no entry names.") var blobsOnly = false
    @Flag(help: "Leave out the fsync of the folder after a blob's rename: what is promised then is not safe.")
    var withoutFolderFsync = false
    @Option(help: "Milliseconds to wait after each promise.") var pause = 0
    @Option(help: "End after so many rounds.") var rounds = 20_000

    func run() async throws {
        let folder = FolderStore(folder: PromiseVault.folder)
        let store: any Store = withoutFolderFsync ? CarelessStore(folder: folder) : folder
        if try !store.exists(.format) {
            _ = try await Vault.make(
                in: folder, at: PromiseVault.folder, owner: "Bench", passphrase: PromiseVault.passphrase(),
                setting: PromiseVault.setting())
            try promise("made")
        }
        var vault = try await PromiseVault.open(store)
        for round in 0..<rounds {
            switch blobsOnly ? 3 : Int.random(in: 0..<7) {
            case 0, 1: try await write(1, to: vault)
            case 2: try await write(3, to: vault)
            case 3: try promise("blob \(try await keep(in: vault).bytes.hex)")
            case 4:
                let blob = try await keep(in: vault)
                try promise("blob \(blob.bytes.hex)")
                try await write(1, to: vault, naming: [blob])
            case 5: try await write(1, to: vault, size: 70_000)
            default:
                if round % 3 > 0 { continue }
                try await vault.close()
                vault = try await PromiseVault.open(store)
            }
        }
    }

    private func keep(in vault: Vault) async throws -> BlobReference {
        try await vault.keep(random(Int.random(in: 0..<200_000)), fileExtension: "bin", record: Array("{}".utf8))
    }

    private func write(
        _ count: Int, to vault: Vault, naming blobs: [BlobReference] = [], size: Int? = nil
    ) async throws {
        let texts = (0..<count).map { _ in random(size ?? Int.random(in: 0..<3_000)) }
        let ids = try await vault.append(
            texts.map { text in
                let evidence = blobs.isEmpty ? [] : [Field("evidence", blobs.flatMap(\.bytes))]
                return (
                    PromiseVault.type, [Field("text", text), Field("hash", PromiseVault.hash(text))] + evidence
                )
            })
        for (id, text) in zip(ids, texts) { try promise("entry \(id) \(PromiseVault.hash(text))") }
    }

    private func promise(_ line: String) throws {
        let bytes = Array("\(line)\n".utf8)
        guard Glibc.write(1, bytes, bytes.count) == bytes.count else {
            throw ValidationError("nobody reads what is promised")
        }
        if pause > 0 { usleep(UInt32(pause) * 1_000) }
    }

    private func random(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        let words = (0..<(count + 7) / 8).map { _ in generator.next() }
        return Array(words.withUnsafeBytes { $0.prefix(count) })
    }
}

struct PromiseCheck: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Opens the vault in the working folder and looks for all that standard input says was promised.")

    func run() async throws {
        var promises: [[Substring]] = []
        while let line = readLine() { promises.append(line.split(separator: " ")) }
        let store = FolderStore(folder: PromiseVault.folder)
        if promises.isEmpty, try !store.exists(.format) { return }
        let vault = try await PromiseVault.open(store)
        var found: [String: String] = [:]
        for judged in try await vault.entries() {
            guard case .counts = judged.standing else { throw Lost("\(judged.entry.id) does not count") }
            for blob in judged.entry.blobs { try await check(blob, in: vault) }
            guard judged.entry.type == PromiseVault.type else { continue }
            guard let text = judged.entry.fields.first(where: { $0.name == "text" }) else {
                throw Lost("\(judged.entry.id) has no text")
            }
            let hash = PromiseVault.hash(try await vault.value(of: text))
            guard judged.entry.text("hash") == hash else {
                throw Lost("\(judged.entry.id) was altered and taken for sound")
            }
            found["\(judged.entry.id)"] = hash
        }
        if let notice = await vault.notices.first(where: { $0.contains("only in part") }) { throw Lost(notice) }
        for promise in promises {
            switch promise.first {
            case "made": continue
            case "entry" where promise.count == 3:
                guard found[String(promise[1])] == String(promise[2]) else { throw Lost("entry \(promise[1]) is lost") }
            case "blob" where promise.count == 2:
                guard let blob = BlobReference(bytes: bytes(promise[1])) else { throw Lost("no blob: \(promise[1])") }
                try await check(blob, in: vault)
            default: throw Lost("no promise: \(promise.joined(separator: " "))")
            }
        }
        let verified = try await vault.verify(readData: true)
        guard verified.isSound else { throw Lost("verify: \(verified)") }
        // What was opened after the cut can be written to; only a full disk excuses.
        do {
            let text = Array("after".utf8)
            _ = try await vault.append(
                PromiseVault.type, [Field("text", text), Field("hash", PromiseVault.hash(text))])
            try await vault.close()
        } catch StoreError.system(_, _, ENOSPC) {
            print("the disk is full")
        }
    }

    private func check(_ blob: BlobReference, in vault: Vault) async throws {
        let state = await vault.state(of: blob, readingAll: true)
        guard state == .sound else { throw Lost("blob \(blob.id): \(state)") }
    }

    private func bytes(_ hex: Substring) -> [UInt8] {
        let digits = Array(hex.utf8)
        return stride(from: 0, to: digits.count - 1, by: 2).compactMap {
            UInt8(String(decoding: digits[$0...$0 + 1], as: UTF8.self), radix: 16)
        }
    }
}

/// What was promised and isn't there.
struct Lost: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
