// Which chunks stand in which files, so that only files are looked through for a new string that hold something of it.

import Dispatch
import Synchronization

/// The chunks of everything that was looked through.
///
/// A scan asks of each chunk what it is, and of each run of digits; nothing else depends on what is looked for. So a file in which no chunk is
/// anything to a new string, and not all words of one stand, can't hold it, however it may be spelled or written.
struct ChunkIndex: Hashable, Sendable {
    /// The bytes of all chunks, and where each ends.
    let bytes: [UInt8]
    let ends: [UInt32]
    /// Chunks that stand in so many files that it was not noted in which.
    let frequent: [UInt32]
    /// For each file, and each block of a long file, its chunks: the differences of their numbers.
    let units: [String: [UInt8]]

    /// What is to be kept of a scan; nil where that is too much.
    init?(_ table: ChunkTable, frequent: Set<UInt32>, units: [String: [UInt8]]) {
        guard !table.isFull else { return nil }
        let chunks = table.all
        (bytes, ends) = (chunks.bytes, chunks.ends)
        self.frequent = frequent.sorted()
        self.units = units
    }

    private init(bytes: [UInt8], ends: [UInt32], frequent: [UInt32], units: [String: [UInt8]]) {
        (self.bytes, self.ends, self.frequent, self.units) = (bytes, ends, frequent, units)
    }

    /// A table that goes on with its chunks.
    var table: ChunkTable { ChunkTable(bytes, ends: ends) }

    // MARK: New strings

    /// What a chunk is to the strings.
    private enum Use {
        case nothing
        /// Where it stands one of them may stand.
        case itself
        /// Words of sequences.
        case words([Int32])
    }

    /// What all chunks are.
    private struct Uses: Sendable {
        /// 0 where a chunk is nothing, 1 where it has words of sequences, 2 where something may stand by itself.
        var signs: [UInt8]
        var words: [UInt32: [Int32]] = [:]
    }

    /// The files and blocks in which something of the patterns may stand; nil for all.
    ///
    /// - Parameter blocks: of long files. A block ends behind a word that was looked for in no way then, and may be a word of what is looked for now:
    ///   so what stands in a file is what stands in all of its blocks.
    func candidates(under patterns: Patterns, blocks: [String: [PieceDigest]], jobs: Int) -> Set<String>? {
        let uses = uses(under: patterns, jobs: jobs)
        if frequent.contains(where: { uses.signs[Int($0)] == 2 }) { return nil }
        let everywhere = Set(frequent.flatMap { uses.words[$0] ?? [] })
        // Sequences by a word that does not stand everywhere.
        var byWord: [Int32: [[Int32]]] = [:]
        for sequence in patterns.sequences {
            guard let rare = sequence.words.first(where: { !everywhere.contains($0) }) else { return nil }
            byWord[rare, default: []].append(sequence.words)
        }
        var found: Set<String> = []
        for (name, chunks) in units {
            let parts = (blocks[name] ?? []).map { units[$0.name] }
            // A block of which nothing is known may hold anything.
            if parts.contains(nil) || holds([chunks] + parts.compactMap(\.self), uses, everywhere, byWord) {
                found.insert(name)
            }
        }
        return found
    }

    private func holds(
        _ parts: [[UInt8]], _ uses: Uses, _ everywhere: Set<Int32>, _ byWord: [Int32: [[Int32]]]
    ) -> Bool {
        var words: Set<Int32> = []
        let isHit = parts.contains { chunks in
            chunks.withUnsafeBufferPointer { bytes in
                var (at, number) = (0, 0)
                while let step = Varint.read(bytes, &at) {
                    number += Int(step)
                    // A number that no chunk has: then anything may stand there.
                    guard number < uses.signs.count else { return true }
                    switch uses.signs[number] {
                    case 0: continue
                    case 1: words.formUnion(uses.words[UInt32(number)] ?? [])
                    default: return true
                    }
                }
                return false
            }
        }
        return isHit
            || words.contains { word in
                (byWord[word] ?? []).contains { $0.allSatisfy { words.contains($0) || everywhere.contains($0) } }
            }
    }

    private func uses(under patterns: Patterns, jobs: Int) -> Uses {
        let patterns = patterns.withoutPublicValues
        let jobs = max(1, jobs)
        let size = (ends.count + jobs - 1) / jobs
        let all = Mutex(Uses(signs: [UInt8](repeating: 0, count: ends.count)))
        DispatchQueue.concurrentPerform(iterations: jobs) { job in
            let memory = ChunkMemory(patterns)
            let numbers = min(ends.count, job * size)..<min(ends.count, (job + 1) * size)
            var uses: [(number: Int, use: Use)] = []
            bytes.withUnsafeBufferPointer { bytes in
                for number in numbers {
                    let start = number == 0 ? 0 : Int(ends[number - 1])
                    let chunk = UnsafeBufferPointer(rebasing: bytes[start..<Int(ends[number])])
                    let use = Self.use(of: chunk, memory)
                    if case .nothing = use { continue }
                    uses.append((number, use))
                }
            }
            all.withLock { all in
                for (number, use) in uses {
                    if case .words(let words) = use { all.words[UInt32(number)] = words }
                    if case .words = use { all.signs[number] = 1 } else { all.signs[number] = 2 }
                }
            }
        }
        return all.withLock { $0 }
    }

    private static func use(of chunk: UnsafeBufferPointer<UInt8>, _ memory: ChunkMemory) -> Use {
        let patterns = memory.patterns
        if let run = DigitRun.read(chunk) {
            var isFound = false
            patterns.numbers.found(in: run.digits, groupStarts: run.starts) { _, _ in isFound = true }
            return isFound ? .itself : .nothing
        }
        guard let info = memory.info(chunk) else { return .nothing }
        if !info.singles.isEmpty || !info.anchors.isEmpty { return .itself }
        let words = info.units.map(\.word).filter { $0 >= 0 }
        if words.contains(where: { patterns.sequencesOfOne[$0] != nil }) { return .itself }
        return words.isEmpty ? .nothing : .words(words)
    }
}

extension ChunkIndex {
    /// The form in which it is kept.
    var stored: [UInt8] {
        var all: [UInt8] = []
        func add(_ part: [UInt8]) {
            Varint.add(UInt32(part.count), to: &all)
            all += part
        }
        add(bytes)
        Varint.add(UInt32(ends.count), to: &all)
        var last: UInt32 = 0
        for end in ends {
            Varint.add(end - last, to: &all)
            last = end
        }
        Varint.add(UInt32(frequent.count), to: &all)
        for number in frequent { Varint.add(number, to: &all) }
        Varint.add(UInt32(units.count), to: &all)
        for (name, chunks) in units.sorted(by: { $0.key < $1.key }) {
            add(Array(name.utf8))
            add(chunks)
        }
        return all
    }

    /// Reads it back; nil where the bytes are none.
    init?(stored: ArraySlice<UInt8>) {
        let read = stored.withUnsafeBufferPointer { all -> ChunkIndex? in
            var at = 0
            func part() -> [UInt8]? {
                guard let count = Varint.read(all, &at), Int(count) <= all.count - at else { return nil }
                defer { at += Int(count) }
                return Array(all[at..<at + Int(count)])
            }
            guard let bytes = part(), let count = Varint.read(all, &at), Int(count) <= bytes.count + 1 else {
                return nil
            }
            var (ends, last): ([UInt32], UInt32) = ([], 0)
            ends.reserveCapacity(Int(count))
            for _ in 0..<count {
                guard let length = Varint.read(all, &at), Int(length) <= bytes.count - Int(last) else { return nil }
                last += length
                ends.append(last)
            }
            guard let often = Varint.read(all, &at), often <= count else { return nil }
            var frequent: [UInt32] = []
            for _ in 0..<often {
                guard let number = Varint.read(all, &at), number < count else { return nil }
                frequent.append(number)
            }
            guard let many = Varint.read(all, &at), Int(many) <= all.count else { return nil }
            var units: [String: [UInt8]] = [:]
            units.reserveCapacity(min(Int(many), 100_000))
            for _ in 0..<many {
                guard let name = part(), let chunks = part() else { return nil }
                units[String(decoding: name, as: UTF8.self)] = chunks
            }
            return ChunkIndex(bytes: bytes, ends: ends, frequent: frequent, units: units)
        }
        guard let read else { return nil }
        self = read
    }
}
