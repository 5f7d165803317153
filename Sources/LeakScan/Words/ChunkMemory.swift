// Remembers of every chunk that was seen whether it can be part of a leak; most chunks are never looked at twice.

/// What a chunk holds that matters.
struct ChunkInfo {
    /// A word that is a leak by itself.
    struct Single {
        var rule: Int32
        /// Where it stands in the chunk.
        var range: Range<Int>
        var isCapital: Bool
    }
    /// A word of the vocabulary, or -1 for another word.
    struct Unit {
        var word: Int32
        var range: Range<Int>
        var isCapital: Bool
    }

    var singles: [Single] = []
    var units: [Unit] = []
    /// Identifiers whose anchor stands here, and where.
    var anchors: [(rule: Int32, at: Int)] = []
}

/// The same, once it is known.
final class KnownChunk {
    let singles: [ChunkInfo.Single]
    let units: [ChunkInfo.Unit]
    let anchors: [(rule: Int32, at: Int)]

    init(_ info: ChunkInfo) { (singles, units, anchors) = (info.singles, info.units, info.anchors) }
}

/// The memory of one thread.
final class ChunkMemory {
    /// What a chunk may be, beside words: bits of the value that is kept of it.
    enum Sign {
        static let number: Int32 = 1
        static let hexPair: Int32 = 2
        static let encoded: Int32 = 4
        static let notUTF8: Int32 = 8
        static let noWords: Int32 = 16
        static let bits: Int32 = 5
    }

    let patterns: Patterns
    var infos = [KnownChunk(ChunkInfo())]
    private struct Slot {
        var hash: UInt64 = 0
        var value: Int32 = 0
        /// The part in which it was met last.
        var stamp: UInt32 = 0
        /// The number that the recorder has of it.
        var number: UInt32 = 0
    }

    private let slots: UnsafeMutableBufferPointer<Slot>
    /// Notes what is met, if anybody does.
    var recorder: ChunkRecorder?
    /// Another one for each part of which is noted what it holds.
    private var stamp: UInt32 = 0
    private var lastStamp: UInt32 = 0
    private var count = 0
    /// Words that are no leak by themselves, by their scalars, and their numbers in the vocabulary: identifiers are made of the same few.
    var known: [UInt64: Int32] = [:]
    /// The words of those that hold nothing else.
    let row = UnitRow()
    /// Tells of most words that they don't matter.
    var look: WordLook
    private static let size = 1 << 19

    init(_ patterns: Patterns) {
        self.patterns = patterns
        look = WordLook(patterns, capacity: 4608)
        slots = .allocate(capacity: Self.size)
        slots.initialize(repeating: Slot())
    }

    deinit { slots.deallocate() }

    /// What is known of a chunk: 0 where nothing matters, else its signs and, above them, the number of its info.
    @inline(__always)
    func value(hash: UInt64, _ chunk: ((UnsafeBufferPointer<UInt8>) -> Int32) -> Int32) -> Int32 {
        var slot = Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> 45)
        while true {
            let entry = slots[slot]
            if entry.hash == hash {
                if entry.stamp != stamp { meet(slot) }
                return entry.value
            }
            if entry.hash == 0 { return chunk { learn(hash, $0) } }
            slot = (slot + 1) & (Self.size - 1)
        }
    }

    /// What a chunk holds; nil where nothing matters.
    func info(_ chunk: UnsafeBufferPointer<UInt8>) -> KnownChunk? {
        let number = value(hash: Self.hash(chunk)) { $0(chunk) } >> Sign.bits
        return number == 0 ? nil : infos[Int(number)]
    }

    static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        LetterHash.of(bytes)
    }

    private func learn(_ hash: UInt64, _ chunk: UnsafeBufferPointer<UInt8>) -> Int32 {
        // Before anything is learnt, so that what is told now stays true.
        if count > Self.size / 2 || infos.count > 100_000 {
            slots.update(repeating: Slot())
            count = 0
            infos.removeSubrange(1...)
        }
        let value = evaluate(chunk)
        let number = recorder?.number(of: hash) { Array(chunk) } ?? 0
        recorder?.note(number)
        guard hash != 0, chunk.count <= 256 else { return value }
        var slot = Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> 45)
        while slots[slot].hash != 0 { slot = (slot + 1) & (Self.size - 1) }
        slots[slot] = Slot(hash: hash, value: value, stamp: stamp, number: number)
        count += 1
        return value
    }

    private func meet(_ slot: Int) {
        slots[slot].stamp = stamp
        recorder?.note(slots[slot].number)
    }

    /// Notes a run of digits.
    func meet(run hash: UInt64, _ chunk: () -> [UInt8]) {
        guard let recorder else { return }
        var slot = Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> 45)
        while slots[slot].hash != 0, slots[slot].hash != hash { slot = (slot + 1) & (Self.size - 1) }
        if slots[slot].hash == hash {
            if slots[slot].stamp != stamp { meet(slot) }
            return
        }
        let number = recorder.number(of: hash, chunk)
        recorder.note(number)
        guard hash != 0, count <= Self.size / 2 else { return }
        slots[slot] = Slot(hash: hash, value: 0, stamp: stamp, number: number)
        count += 1
    }

    /// The chunks that are met meanwhile, which are noted as well, whether they were before or not.
    func noted(_ look: () -> Void) -> [UInt32] {
        guard let recorder else {
            look()
            return []
        }
        let before = stamp
        lastStamp &+= 1
        stamp = lastStamp
        defer { stamp = before }
        return recorder.noted(look)
    }

    /// Notes the chunks that are met meanwhile; nil where nobody notes any.
    func recorded(_ look: () -> Void) -> [UInt8]? {
        guard let recorder else {
            look()
            return nil
        }
        let before = stamp
        lastStamp &+= 1
        stamp = lastStamp
        defer { stamp = before }
        return recorder.record(look)
    }
}
