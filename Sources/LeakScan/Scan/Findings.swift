// What one thread has found so far.

/// Leaks, exceptions used and unreadable parts, by numbers.
struct Findings {
    private(set) var leaks: [LeakReport.Leak] = []
    /// The number of the string of each leak, and whether it stands there as it is.
    private var kept: [(string: Int, isPlain: Bool)] = []
    private(set) var excused: [Int: (count: Int, firstPlace: String)] = [:]
    /// How often each exception was used in each file.
    private(set) var used: [String: [Int: Int]] = [:]
    /// The blocks of long files, and those in which something stood that is looked for.
    private(set) var blocks: [String: [PieceDigest]] = [:]
    private(set) var unclean: Set<PieceDigest> = []
    /// The chunks of files, and of these pieces.
    var units: [String: [UInt8]] = [:]
    private(set) var unreadables: Set<LeakReport.Unreadable> = []
    private(set) var strings: Set<Int> = []
    private var places: [String: [Int]] = [:]
    private var file = ""
    var filesRead = 0
    var bytesRead = 0
    var filesKnown = 0
    var bytesKnown = 0
    var filesPassedOver = 0
    var bytesPassedOver = 0

    static let mostInOnePart = 8

    var unreadableCount: Int { unreadables.count }

    mutating func unreadable(_ place: String, _ reason: String) {
        unreadables.insert(LeakReport.Unreadable(place: place, reason: reason))
    }

    mutating func excuse(_ exception: Int, at place: String) {
        var entry = excused[exception] ?? (0, place)
        entry.count += 1
        entry.firstPlace = min(entry.firstPlace, place)
        excused[exception] = entry
        used[file, default: [:]][exception, default: 0] += 1
    }

    /// Takes over what was let pass in a file that is as it was.
    mutating func excuse(_ uses: [Int: Int], in file: String) {
        for (exception, count) in uses {
            var entry = excused[exception] ?? (0, file)
            entry.count &+= count
            entry.firstPlace = min(entry.firstPlace, file)
            excused[exception] = entry
        }
        used[file, default: [:]].merge(uses, uniquingKeysWith: &+)
    }

    /// A block of the file was looked through.
    mutating func add(block: PieceDigest, isClean: Bool, chunks: [UInt8]?) {
        blocks[file, default: []].append(block)
        if !isClean { unclean.insert(block) }
        units[block.name] = chunks
    }

    /// Takes over what is known of a file that is as it was.
    mutating func takeOver(_ file: String, of before: LookedThrough) {
        units[file] = before.chunks?.units[file]
        guard let known = before.blocks[file] else { return }
        blocks[file] = known
        for block in known {
            units[block.name] = before.chunks?.units[block.name]
            if before.unclean.contains(block) { unclean.insert(block) }
        }
    }

    /// Keeps only that a string was found.
    mutating func note(_ string: Int) { strings.insert(string) }

    /// Keeps a leak, unless the same string was found there before in plainer writing.
    mutating func leak(
        _ string: Int, _ leak: @autoclosure () -> LeakReport.Leak, at offset: Int, in place: String, isPlain: Bool
    ) {
        strings.insert(string)
        let key = "\(string) \(place)"
        let before = places[key] ?? []
        guard before.count < Self.mostInOnePart else { return }
        let isNear = before.contains { abs($0 - offset) < (isPlain ? 1 : 320) }
        if isNear { return }
        places[key, default: []].append(offset)
        leaks.append(leak())
        kept.append((string, isPlain))
    }

    /// Takes over what was found in the next piece of the same file.
    mutating func join(_ piece: Findings) {
        for (leak, known) in zip(piece.leaks, piece.kept) {
            self.leak(known.string, leak, at: leak.offset, in: leak.place, isPlain: known.isPlain)
        }
        unreadables.formUnion(piece.unreadables)
        strings.formUnion(piece.strings)
        excused.merge(piece.excused) { ($0.count + $1.count, min($0.firstPlace, $1.firstPlace)) }
        used.merge(piece.used) { $0.merging($1, uniquingKeysWith: +) }
        blocks.merge(piece.blocks, uniquingKeysWith: +)
        unclean.formUnion(piece.unclean)
        units.merge(piece.units) { first, _ in first }
    }

    /// Another file begins: its places are new.
    mutating func begin(file: String) {
        places.removeAll(keepingCapacity: true)
        self.file = file
    }
}
