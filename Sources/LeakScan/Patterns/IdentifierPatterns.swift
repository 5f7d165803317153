// Identifiers of ledgers, blobs and paths, which are found by their bytes.

/// An identifier, found by its longest run of letters and digits.
struct IdentifierRule {
    /// Its bytes in small letters.
    var bytes: [UInt8]
    /// Where that run stands in it.
    var anchor: Range<Int>
    var string: Int
}

/// The identifiers that are looked for.
struct IdentifierPatterns: Sendable {
    private(set) var rules: [IdentifierRule] = []
    private(set) var windows = LetterWindows(length: 4)
    private(set) var short: [String: [Int32]] = [:]
    /// How many bytes the longest one has.
    private(set) var longest = 0

    init() {}

    init(_ strings: [WithheldString]) {
        var read: [(bytes: [UInt8], runs: [Range<Int>], string: Int)] = []
        // In how many identifiers each run of letters and digits stands.
        var counts: [UInt64: Int] = [:]
        for (number, string) in strings.enumerated() where string.kind == .identifier {
            let bytes = Patterns.small(string.text)
            let runs = Patterns.runs(of: bytes)
            if runs.count == 1 {
                counts[LetterHash.of(bytes[runs[0]]), default: 0] += 1
            } else {
                for hash in Set(runs.map { LetterHash.of(bytes[$0]) }) { counts[hash, default: 0] += 1 }
            }
            read.append((bytes, runs, number))
        }
        for (bytes, runs, string) in read {
            // The run that fewest have: all files of a bureau may be called "report-...".
            let anchor =
                runs.count == 1
                ? runs[0]
                : runs.min { a, b in
                    let (x, y) = (
                        counts[LetterHash.of(bytes[a]), default: 0], counts[LetterHash.of(bytes[b]), default: 0]
                    )
                    return x != y ? x < y : a.count > b.count
                } ?? 0..<0
            if !anchor.isEmpty { add(bytes, anchor, string) }
        }
    }

    private mutating func add(_ bytes: [UInt8], _ anchor: Range<Int>, _ string: Int) {
        let rule = Int32(rules.count)
        longest = max(longest, bytes.count)
        rules.append(IdentifierRule(bytes: bytes, anchor: anchor, string: string))
        if anchor.count >= 4 {
            windows.add(Array(bytes[anchor]), rule: rule, isNew: true)
        } else {
            short[String(decoding: bytes[anchor], as: UTF8.self), default: []].append(rule)
        }
    }
}
