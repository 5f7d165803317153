// Folds a made-up casebook from its entries, without a vault around them.

import ArgumentParser
import Bureau
import CaseModel
import Casebook
import Glibc

struct FoldOf: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fold", abstract: "Folds a made-up casebook in one run and keeps its snapshot; prints figures.")

    @Option(help: "About how many statements.") var statements = 10_000
    @Option var seed: UInt64 = 1
    @Argument(help: "The file for the snapshot.") var snapshot: String

    func run() async throws {
        var bureau = FictionalBureau(BureauSetting(seed: seed, statements: statements))
        var entries: [UnreadEntry] = []
        while let entry = bureau.next() {
            entries.append(
                UnreadEntry(
                    id: entry.id, clock: entry.clock, time: entry.time, author: entry.author,
                    type: entry.act.kind.rawValue, fields: try entry.act.fields()))
        }
        let casebook = try Casebook()
        let before = processorSeconds()
        guard try await casebook.take(entries).isEmpty else { throw Broken("some entries were not understood") }
        report("statements", Double(bureau.truth.statements))
        report("fold_s", processorSeconds() - before)
        let held = Set(
            try await casebook.held(asOf: Ask.day, includingUnknown: true, includingProtected: true).map(\.person))
        guard held == bureau.truth.held(on: Ask.day) else { throw Broken("those held are not those who are") }
        let one = processorSeconds()
        let note = LedgerEntry(
            id: LedgerID(log: (1, 1), index: 0), clock: 1 << 40, time: "2027-01-01T00:00:00Z", author: "Bench",
            act: .decided(Decided(draft: entries[1].id, decisions: [])))
        try await casebook.take([note])
        report("one_more_s", processorSeconds() - one)
        let sealing = processorSeconds()
        let bytes = try await casebook.frozen()
        guard let file = fopen(snapshot, "w") else { throw Broken("\(snapshot) can't be written") }
        for start in stride(from: 0, to: bytes.count, by: 1 << 20) {
            let part = bytes.part(start..<min(bytes.count, start + 1 << 20))
            guard fwrite(part, 1, part.count, file) == part.count else { throw Broken("\(snapshot) can't be written") }
        }
        guard fclose(file) == 0 else { throw Broken("\(snapshot) can't be written") }
        report("snapshot_s", processorSeconds() - sealing)
        report("snapshot_mb", Double(bytes.count) / 1e6)
        report("memory_mb", peakMemory())
    }
}
