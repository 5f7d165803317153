// All chunks that stand in what was looked through, each once and by a number, for all threads.

import Synchronization

/// Numbers chunks as they are met. Runs of digits, which may be parted, are chunks of their own kind.
final class ChunkTable: Sendable {
    struct Chunks {
        /// Their bytes, one after another, and where each ends.
        fileprivate(set) var bytes: [UInt8] = []
        fileprivate(set) var ends: [UInt32] = []
        fileprivate var numbers: [UInt64: UInt32] = [:]
        fileprivate var isFull = false

        var count: Int { ends.count }

        /// The bytes of a chunk.
        func range(of number: Int) -> Range<Int> { Int(number == 0 ? 0 : ends[number - 1])..<Int(ends[number]) }

        fileprivate mutating func add(_ chunk: some Sequence<UInt8>) -> UInt32 {
            bytes.append(contentsOf: chunk)
            ends.append(UInt32(bytes.count))
            return UInt32(ends.count - 1)
        }
    }

    private let chunks: Mutex<Chunks>

    init() { chunks = Mutex(Chunks()) }

    /// Goes on with the chunks of before, which keep their numbers.
    init(_ bytes: [UInt8], ends: [UInt32]) {
        var known = Chunks(bytes: bytes, ends: ends)
        known.numbers.reserveCapacity(ends.count * 5 / 4)
        bytes.withUnsafeBufferPointer { bytes in
            for number in ends.indices {
                let chunk = UnsafeBufferPointer(rebasing: bytes[known.range(of: number)])
                known.numbers[ChunkMemory.hash(chunk)] = UInt32(number)
            }
        }
        chunks = Mutex(known)
    }

    /// More is not kept: then the next scan looks through everything.
    private static let most = (chunks: 2_000_000, bytes: 1 << 30)

    /// Whether there are more chunks than are kept; what is noted is of no use then.
    var isFull: Bool { chunks.withLock(\.isFull) }

    /// The number of a chunk, by its hash; a new one where it was not met.
    func number(of hash: UInt64, _ chunk: () -> [UInt8]) -> UInt32 {
        chunks.withLock { chunks in
            if let known = chunks.numbers[hash] { return known }
            if chunks.isFull { return 0 }
            guard chunks.count < Self.most.chunks, chunks.bytes.count < Self.most.bytes else {
                chunks.isFull = true
                return 0
            }
            let number = chunks.add(chunk())
            chunks.numbers[hash] = number
            return number
        }
    }

    /// All that were met.
    var all: Chunks { chunks.withLock { $0 } }
}

/// A run of digits as a chunk: each digit, and a mark before those that begin a group. No chunk of a text has that mark.
enum DigitRun {
    static let mark: UInt8 = 0x01

    static func chunk(_ digits: [UInt8], _ starts: [Bool]) -> [UInt8] {
        zip(digits, starts).flatMap { $1 ? [mark, $0] : [$0] }
    }

    /// The digits and where groups begin; nil where the chunk is none.
    static func read(_ chunk: UnsafeBufferPointer<UInt8>) -> (digits: [UInt8], starts: [Bool])? {
        guard chunk.first == mark else { return nil }
        var (digits, starts, begins): ([UInt8], [Bool], Bool) = ([], [], false)
        for byte in chunk {
            if byte == mark {
                begins = true
            } else if !Bytes.isDigit(byte) {
                return nil
            } else {
                digits.append(byte)
                starts.append(begins)
                begins = false
            }
        }
        return (digits, starts)
    }
}

/// Notes for one thread which chunks a file, or a block of a long one, holds.
final class ChunkRecorder {
    private let table: ChunkTable
    private var noted: [UInt32] = []
    private var isOpen = false
    /// In how many files each was noted.
    private var counts: [UInt16] = []
    /// Chunks that stand in so many files that it need not be noted in which.
    private(set) var frequent: Set<UInt32> = []
    /// From so many files on.
    static let many = 1000

    init(_ table: ChunkTable) { self.table = table }

    func number(of hash: UInt64, _ chunk: () -> [UInt8]) -> UInt32 { table.number(of: hash, chunk) }

    @inline(__always)
    func note(_ number: UInt32) { if isOpen { noted.append(number) } }

    /// What is noted meanwhile.
    func noted(_ look: () -> Void) -> [UInt32] {
        let count = noted.count
        look()
        return Array(noted[count...])
    }

    /// Notes what is met meanwhile; what was being noted goes on after.
    func record(_ look: () -> Void) -> [UInt8] {
        let before = (noted, isOpen)
        (noted, isOpen) = ([], true)
        defer { (noted, isOpen) = before }
        look()
        noted.sort()
        var (bytes, last): ([UInt8], UInt32?) = ([], nil)
        for number in noted where number != last {
            let place = Int(number)
            if place >= counts.count { counts += Array(repeating: 0, count: place + 1024 - counts.count) }
            if counts[place] >= Self.many {
                frequent.insert(number)
            } else {
                counts[place] += 1
                Varint.add(last.map { number - $0 } ?? number, to: &bytes)
                last = number
            }
        }
        return bytes
    }
}

/// Numbers in as few bytes as they need: seven bits each, the lowest first.
enum Varint {
    static func add(_ number: UInt32, to bytes: inout [UInt8]) {
        var number = number
        while number >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: number) | 0x80)
            number >>= 7
        }
        bytes.append(UInt8(number))
    }

    /// The number at a place, which is moved behind it; nil where there is none.
    @inline(__always)
    static func read(_ bytes: UnsafeBufferPointer<UInt8>, _ at: inout Int) -> UInt32? {
        var (number, shift): (UInt32, UInt32) = (0, 0)
        while at < bytes.count, shift < 35 {
            let byte = bytes[at]
            at += 1
            number |= UInt32(byte & 0x7F) << shift
            if byte < 0x80 { return number }
            shift += 7
        }
        return nil
    }
}
