// What Benchmarks/publishing runs: the site of a made-up casebook, timed; no product.

import ArgumentParser
import Bureau
import CaseModel
import Casebook
import Desk
import Glibc
import LeakScan
import Publication

@main
struct PublishingBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publishing-bench", abstract: "Publishes a made-up casebook, to be measured.",
        subcommands: [MakeCasebook.self, PublishSite.self])
}

struct Broken: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

/// Prints a figure: a name and a number.
func report(_ name: String, _ value: Double) {
    print(name, (value * 1_000).rounded() / 1_000)
    fflush(nil)
}

/// Seconds since the machine was started.
func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// Seconds of the processors that this process has used.
func usedCPU() -> Double {
    var used = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &used)
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    return seconds(used.ru_utime) + seconds(used.ru_stime)
}

/// The most memory that this process has used, in MB.
func peakMemory() -> Double {
    var used = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &used)
    return Double(used.ru_maxrss) / 1024
}

/// A log of the member who marks and decides.
private let log: (UInt64, UInt64) = (0xBE7C, 0x50)

/// The day that is published.
let day = CivilDay(number: 20_600)

struct MakeCasebook: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "casebook",
        abstract: "Keeps the snapshot of a made-up casebook whose people agreed to be published.")

    @Option(help: "How many people have a case and agreed.") var cases = 5_000
    @Option(help: "About how many statements there are.") var statements = 330_000
    @Option(help: "How many new steps of a case a report tells at most.") var steps = 6
    @Option(help: "How many steps that were told before it repeats.") var repeated = 0
    @Argument(help: "The file.") var file: String

    func run() async throws {
        var setting = BureauSetting(seed: 6, statements: statements)
        setting.stepsInReport = 1...max(1, steps)
        setting.stepsRepeated = max(0, repeated)
        var bureau = FictionalBureau(setting)
        var entries: [LedgerEntry] = []
        while let entry = bureau.next() { entries.append(entry) }
        var people: [ItemID] = []
        do {
            let casebook = try Casebook()
            try await casebook.take(entries)
            var page = 1
            while people.count < cases {
                let listed = try await casebook.cases(page: page, asOf: day)
                if listed.isEmpty { break }
                people += listed.map(\.person)
                page += 1
            }
        }
        people = Array(people.prefix(cases))
        var clock = (entries.map(\.clock).max() ?? 0) + 1
        func add(_ act: Act) {
            entries.append(
                LedgerEntry(
                    id: LedgerID(log: log, index: UInt64(clock)), clock: clock, time: "2026-05-27T10:00:00Z",
                    author: "Bench", act: act))
            clock += 1
        }
        // Everything that was said is public; people agreed one by one.
        for entry in entries {
            let draft: Draft
            switch entry.act {
            case .drafted(let act): draft = act.draft
            case .noted(let act): draft = act.draft
            default: continue
            }
            let all = draft.statements.indices.map { ItemID(entry.id, statement: $0) }
            guard let first = all.first else { continue }
            add(.marked(Marked(item: first, sensitivity: .public, statements: all)))
        }
        for person in people {
            add(.marked(Marked(item: person, sensitivity: .public, consent: [.public, .name, .send])))
        }
        add(
            .published(
                Published(
                    what: "site", to: "before", day: EDTF(day), items: [], sources: [], digest: "",
                    key: "0123456789abcdef0123456789abcdef")))
        let casebook = try Casebook()
        try await casebook.take(entries)
        let bytes = try await casebook.snapshot()
        guard let out = fopen(file, "w") else { throw Broken("can't write \(file)") }
        guard fwrite(bytes, 1, bytes.count, out) == bytes.count, fclose(out) == 0 else {
            throw Broken("can't write \(file)")
        }
        report("people", Double(people.count))
        report("statements", Double(bureau.truth.statements))
        report("snapshot_mb", Double(bytes.count) / 1e6)
    }
}

struct PublishSite: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "site",
        abstract: "Publishes the site, then again with ten cases changed, with ten more and names, and as it is.")

    @Argument(help: "The snapshot that 'casebook' kept.") var file: String
    @Argument(help: "The folder of the site.") var folder: String
    @Option var jobs = Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))

    func run() async throws {
        let start = now()
        let casebook = try Casebook(snapshot: try bytes())
        report("open_s", now() - start)
        report("open_mb", peakMemory())
        var memory = try await publish("site", casebook, since: nil)
        let order = PublishingOrder(.site, try PublicationPolicy(reading: PublicationPolicy.shippedText), day: day)
        let people = try await PreparedPublication(order, of: casebook).people.values.sorted()
        // Of a few people what was said last is no longer public, so that the pages of ten change; names stay.
        try await takeBack(5, of: people.prefix(13), casebook)
        memory = try await publish("ten_changed", casebook, since: memory)
        // Of ten others so much that names go, too: these are looked for in all that is as it was.
        try await takeBack(10, of: people.dropFirst(13).prefix(10), casebook)
        memory = try await publish("ten_with_names", casebook, since: memory)
        _ = try await publish("nothing_changed", casebook, since: memory)
        report("memory_all_mb", peakMemory())
    }

    /// The newest statements about some people are for members alone from now on.
    private func takeBack(_ count: Int, of people: ArraySlice<ItemID>, _ casebook: Casebook) async throws {
        var acts: [LedgerEntry] = []
        let first = Int(try await casebook.newest())
        for (number, person) in people.enumerated() {
            let newest = Array(try await casebook.statements(aboutPerson: person, toBe: .public).suffix(count))
            guard let one = newest.first else { continue }
            acts.append(
                LedgerEntry(
                    id: LedgerID(log: log, index: UInt64(1_000_000 + first + number)), clock: 100_000_000 + number,
                    time: "2026-05-28T10:00:00Z", author: "Bench",
                    act: .marked(Marked(item: one, sensitivity: .internal, statements: newest))))
        }
        try await casebook.take(acts)
    }

    private func bytes() throws -> [UInt8] {
        guard let input = fopen(file, "r") else { throw Broken("can't read \(file)") }
        defer { fclose(input) }
        fseek(input, 0, SEEK_END)
        var bytes = [UInt8](repeating: 0, count: ftell(input))
        rewind(input)
        guard fread(&bytes, 1, bytes.count, input) == bytes.count else { throw Broken("can't read \(file)") }
        return bytes
    }

    /// The same steps as those of a desk, without its vault. What is remembered for the next one is bytes, as a vault keeps it.
    private func publish(_ name: String, _ casebook: Casebook, since before: [UInt8]?) async throws -> [UInt8] {
        var policy = try PublicationPolicy(reading: PublicationPolicy.shippedText)
        policy.address = "https://register.example.org/"
        let (start, cpu) = (now(), usedCPU())
        let prepared = try await PreparedPublication(PublishingOrder(.site, policy, day: day), of: casebook)
        let made = now()
        report("\(name)_prepare_s", made - start)
        report("\(name)_prepare_mb", peakMemory())
        async let remembered = SiteMemory(before ?? [])
        let place = try PublishedFolder(folder, isPublic: true)
        let memory = await remembered?.of(place)
        let (unchanged, listed) = try await place.fill(with: prepared, listed: memory?.listed, jobs: jobs)
        let digest = try place.seal()
        let written = now()
        report("\(name)_write_s", written - made)
        report("\(name)_write_mb", peakMemory())
        let found = try prepared.scan.scan(
            folder: place.building, jobs: jobs, passing: place.ownFiles, unchanged: place.unchanged,
            since: memory?.looked)
        let scanned = now()
        report("\(name)_scan_s", scanned - written)
        report("\(name)_memory_mb", peakMemory())
        for leak in found.leaks.prefix(3) {
            print(
                prepared.scan.finds(in: leak.line).map(\.text), "leak", leak.place, leak.string.text, leak.as, leak.line
            )
        }
        async let next = SiteMemory(
            looked: LookedThrough(prepared.scan, found, version: "", folder: digest), listed: listed
        ).bytes
        try place.publish()
        let remember = await next
        report("\(name)_swap_s", now() - scanned)
        report("\(name)_s", now() - start)
        report("\(name)_cpu_s", usedCPU() - cpu)
        report("\(name)_cases", Double(prepared.publication.cases.count))
        report("\(name)_leaks", Double(found.leaks.count))
        report("\(name)_files", Double(found.files))
        report("\(name)_mb", Double(found.bytes) / 1e6)
        report("\(name)_looked_through_mb", Double(found.bytesRead) / 1e6)
        report("\(name)_unchanged", Double(unchanged))
        let pages = try PublishedFolder.files(in: folder).count { file, digest in
            file.contains("/case/") && file.hasSuffix(".html") && place.before[file] != digest
        }
        report("\(name)_pages", Double(pages))
        report("\(name)_statements", Double(prepared.publication.statements.count))
        report("\(name)_remembered_mb", Double(remember.count) / 1e6)
        return remember
    }
}
