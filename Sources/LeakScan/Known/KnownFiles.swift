// What the last scan knows of a folder, for the next one.

/// Files that need not be looked through whole.
struct KnownFiles: Sendable {
    let files: Set<String>
    /// What was not looked for before; nil where that is nothing.
    let patterns: Patterns?
    let before: LookedThrough
    private let places: [Int: Int]
    /// The files and pieces in which something new may stand; nil for all.
    private let candidates: Set<String>?

    init?(
        _ before: LookedThrough, _ files: Set<String>, _ scan: LeakScan, _ prints: Fingerprints, version: String,
        jobs: Int
    ) {
        guard before.isOf(version: version) else { return nil }
        self.before = before
        self.files = files
        let unknown = before.unknown(of: scan, prints)
        let patterns =
            unknown.isEmpty ? nil : Patterns(unknown, doubtful: [], except: scan.patterns.exceptions.all)
        self.patterns = patterns
        places = before.places(in: scan)
        candidates = patterns.flatMap { before.chunks?.candidates(under: $0, blocks: before.blocks, jobs: jobs) }
    }

    /// Whether something new may stand in a file, or in a block by its name: it has to be looked through for it.
    func mayHoldNew(_ name: String) -> Bool {
        guard let candidates, before.chunks?.units[name] != nil else { return true }
        return candidates.contains(name)
    }

    /// How often exceptions were used in a file.
    func used(in file: String) -> [Int: Int] {
        var uses: [Int: Int] = [:]
        for (place, count) in before.used[file] ?? [:] { if let now = places[place] { uses[now, default: 0] += count } }
        return uses
    }
}
