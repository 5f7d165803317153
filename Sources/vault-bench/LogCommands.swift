// How fast a log takes entries from many writers at once, and how fast a long one is opened.

import ArgumentParser
import Glibc
import Vault

private func seconds(_ work: () async throws -> Void) async rethrows -> Double {
    let clock = ContinuousClock()
    let start = clock.now
    try await work()
    let (whole, rest) = (clock.now - start).components
    return Double(whole) + Double(rest) / 1e18
}

private func fields(_ number: Int) -> [Field] {
    [
        Field("type", "bench.note"), Field("author", [UInt8](repeating: 7, count: 16)),
        Field("time", "2025-01-01T00:00:00.000Z"), Field("text", "entry number \(number) of a log that is measured"),
    ]
}

struct LogWriters: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Writers that each wait for their entry before the next; prints entries and plain fsyncs a second.")

    @Option(help: "Writers at once.") var writers = 64
    @Option(help: "Seconds to write.") var seconds = 4.0
    @Argument(help: "An empty folder on the disk to measure.") var folder: String

    func run() async throws {
        let plainBefore = try plainRate(1)
        let vault = Identifier.random()
        let appender = try LogAppender(
            store: FolderStore(folder: "\(folder)/vault"), vault: vault, from: LogState(log: .random()))
        let writer = LogWriter(appender, sealedBy: .member(.random()))
        let author = Author.random()
        let (clock, length) = (ContinuousClock(), Duration.seconds(self.seconds))
        let start = clock.now
        let written = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<writers {
                group.addTask {
                    var count = 0
                    while clock.now - start < length {
                        _ = try await writer.append(Batch([fields(number + count)], by: author))
                        count += 1
                    }
                    return count
                }
            }
            return try await group.reduce(0, +)
        }
        let (whole, rest) = (clock.now - start).components
        let plain = max(plainBefore, try plainRate(1))
        print("entries_per_s", Double(written) / (Double(whole) + Double(rest) / 1e18))
        print("fsyncs_per_s", plain)
    }

    /// Appends of one entry's size to a file, each with its fsync, a second.
    private func plainRate(_ length: Double) throws -> Double {
        let descriptor = open("\(folder)/plain-\(Identifier.random())", O_WRONLY | O_CREAT | O_EXCL, 0o600)
        guard descriptor >= 0 else { throw ValidationError("can't write in \(folder)") }
        defer { close(descriptor) }
        let bytes = [UInt8](repeating: 1, count: 700)
        let clock = ContinuousClock()
        let start = clock.now
        var count = 0
        while clock.now - start < .seconds(length) {
            guard write(descriptor, bytes, bytes.count) == bytes.count, fsync(descriptor) == 0 else {
                throw ValidationError("can't write in \(folder)")
            }
            count += 1
        }
        return Double(count) / length
    }
}

struct LongLog: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Makes a vault in the working folder with a long log; prints seconds.")

    @Option var batches = 10_000
    @Option(help: "Entries in each batch.") var entries = 100

    func run() async throws {
        let made = try await Vault.make(
            in: FolderStore(folder: PromiseVault.folder), at: PromiseVault.folder, owner: "Bench",
            passphrase: PromiseVault.passphrase(), setting: PromiseVault.setting())
        print(
            "write_s",
            try await seconds {
                for batch in 0..<batches {
                    let all = (0..<entries).map { number in
                        (
                            type: "bench.note",
                            fields: [Field("text", "entry \(batch)/\(number) of a log that is measured")]
                        )
                    }
                    _ = try await made.vault.append(all)
                }
            })
        print("close_s", try await seconds { try await made.vault.close() })
    }
}

struct LongLogOpen: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Opens the vault in the working folder, reads all entries with their standing, then what is new; prints seconds."
    )

    func run() async throws {
        let store = FolderStore(folder: PromiseVault.folder)
        var opened: Vault?
        let open = try await seconds { opened = try await PromiseVault.open(store) }
        guard let vault = opened else { return }
        var all: [JudgedEntry] = []
        let entries = try await seconds { all = try await vault.entries() }
        let counting = all.count { if case .counts = $0.standing { true } else { false } }
        guard counting == all.count else { throw Lost("\(all.count - counting) entries do not count") }
        let heads = await vault.heads
        _ = try await vault.append("bench.note", [Field("text", "one more")])
        var more = 0
        let new = try await seconds { more = try await vault.entries(after: heads).count }
        guard more == 1 else { throw Lost("\(more) new entries instead of 1") }
        print("entries", all.count)
        print("open_s", open)
        print("entries_s", entries)
        print("new_s", new)
        print("close_s", try await seconds { try await vault.close() })
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        print("memory_mb", usage.ru_maxrss / 1024)
    }
}

struct LongLogProve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Opens the vault in the working folder and proves entries of its first log; prints seconds for each.")

    @Option var proofs = 100

    func run() async throws {
        let vault = try await PromiseVault.open(FolderStore(folder: PromiseVault.folder))
        guard let head = await vault.heads.first, proofs > 0, head.size > UInt64(proofs) else {
            throw Lost("there is no log to prove anything of")
        }
        var all: [Double] = []
        for number in 0..<proofs {
            // All over the log, the newest included; the first entry is the vault's own.
            let index = 1 + UInt64(number) * (head.size - 2) / UInt64(max(1, proofs - 1))
            let id = EntryID(log: head.log, index: index)
            var size: UInt64 = 0
            all.append(try await seconds { size = try await vault.prove(id, fields: ["text"]).proof.size })
            guard size >= head.size else { throw Lost("the proof of \(id) is against another checkpoint") }
        }
        print("entries", head.size)
        print("first_s", all[0])
        all.sort()
        print("median_s", all[proofs / 2])
        print("most_s", all[proofs * 95 / 100])
        print("slowest_s", all[proofs - 1])
    }
}
