// Writes a made-up casebook into a real vault, as one member's device would over the years.

import ArgumentParser
import Bureau
import CaseModel
import Casebook
import Glibc
import Vault

struct VaultOf: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "vault",
        abstract:
            "Makes a vault of a made-up casebook in the working folder (vault, state, passphrase); prints figures.")

    @Option(help: "About how many statements.") var statements = 10_000
    @Option var seed: UInt64 = 1
    @Option(help: "Entries that are appended together.") var batch = 500

    func run() async throws {
        let words = "words of a vault without secrets"
        guard let file = fopen("passphrase", "w") else { throw Broken("can't write here") }
        fputs(words + "\n", file)
        fclose(file)
        let made = try await Vault.make(
            in: FolderStore(folder: "vault"), at: "vault", owner: "Bench", passphrase: AgePassphrase(words),
            setting: VaultSetting(stateFolder: "state", workFactor: 2))
        let vault = made.vault
        let first = try await vault.append("bench.begin", [Field("text", "the made-up casebook begins")])
        var setting = BureauSetting(seed: seed, statements: statements)
        setting.logs = [(Self.numbers(first.log), first.index + 1)]
        var bureau = FictionalBureau(setting)
        var entries = 0
        var expected: [EntryID] = []
        var waiting: [(type: String, fields: [Field])] = []
        func flush() async throws {
            guard !waiting.isEmpty else { return }
            guard try await vault.append(waiting) == expected else {
                throw Broken("entries have other names than expected")
            }
            waiting = []
            expected = []
        }
        while let entry = bureau.next() {
            entries += 1
            expected.append(EntryID(log: first.log, index: entry.id.index))
            waiting.append((entry.act.kind.rawValue, try entry.act.fields().map { Field($0.name, $0.value) }))
            if waiting.count == batch { try await flush() }
        }
        try await flush()
        try await vault.close()
        report("statements", Double(bureau.truth.statements))
        report("entries", Double(entries))
        report("cpu_s", processorSeconds())
        // Who is held on a day in the middle, to compare with what the program says.
        report("held", Double(bureau.truth.held(on: Ask.day).count))
    }

    private static func numbers(_ log: Identifier) -> (UInt64, UInt64) {
        func number(_ range: Range<Int>) -> UInt64 { log.bytes[range].reduce(0) { $0 << 8 | UInt64($1) } }
        return (number(0..<8), number(8..<16))
    }
}
