// Weights of the parser's moves while they are learned: one place in memory a feature, as there are many.
import Syntax

/// Rows of four whole-number weights by feature key, averaged over all steps of training.
final class MoveTable {
    private struct Slot {
        var key: UInt64
        var weights: SIMD4<Int16>
        /// Index into the totals plus one; 0 marks an empty slot.
        var row: Int32
        /// How often the feature stood in a state of the last round.
        var uses: UInt32 = 0
    }

    /// Whether uses are counted, as in the last round.
    var counts = false

    private var slots: UnsafeMutablePointer<Slot>
    private var mask: Int
    private var totals: [SIMD4<Int64>] = []
    private var stamps: [Int32] = []
    private var now: Int32 = 0
    /// Number of features that have a row.
    var count: Int { totals.count }

    init() {
        mask = (1 << 20) - 1
        slots = .allocate(capacity: mask + 1)
        slots.initialize(repeating: Slot(key: 0, weights: .zero, row: 0), count: mask + 1)
    }

    deinit { slots.deallocate() }

    /// Begins the next step; averages are over steps.
    func step() { now += 1 }

    @inline(__always)
    private func place(_ key: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: key >> 20) & mask
        while slots[slot].row != 0, slots[slot].key != key { slot = (slot + 1) & mask }
        return slot
    }

    /// The summed weights of all features.
    func score(_ features: borrowing FeatureList) -> SIMD4<Int32> {
        var sum = SIMD4<Int32>.zero
        for index in 0..<features.count {
            let slot = place(features[index])
            sum &+= SIMD4<Int32>(truncatingIfNeeded: slots[slot].weights)
            if counts, slots[slot].row != 0 { slots[slot].uses &+= 1 }
        }
        return sum
    }

    /// Moves the weights of all features for one move by `delta`.
    func update(_ features: borrowing FeatureList, _ move: ParserMove, by delta: Int16) {
        for index in 0..<features.count {
            let key = features[index]
            var slot = place(key)
            if slots[slot].row == 0 {
                if totals.count * 2 > mask {
                    grow()
                    slot = place(key)
                }
                totals.append(.zero)
                stamps.append(now)
                slots[slot] = Slot(key: key, weights: .zero, row: Int32(totals.count))
            }
            settle(slot)
            slots[slot].weights[move.rawValue] &+= delta
        }
    }

    private func settle(_ slot: Int) {
        let row = Int(slots[slot].row) - 1
        let steps = Int64(now - stamps[row])
        guard steps > 0 else { return }
        stamps[row] = now
        totals[row] &+= SIMD4<Int64>(truncatingIfNeeded: slots[slot].weights) &* SIMD4<Int64>(repeating: steps)
    }

    private func grow() {
        let old = slots
        let oldCount = mask + 1
        mask = oldCount * 2 - 1
        slots = .allocate(capacity: mask + 1)
        slots.initialize(repeating: Slot(key: 0, weights: .zero, row: 0), count: mask + 1)
        for index in 0..<oldCount where old[index].row != 0 { slots[place(old[index].key)] = old[index] }
        old.deallocate()
    }

    /// The averaged weights as a table of at most `4 << bits` rows of 8-bit numbers; rows that are used often and weigh much come first.
    func bytes(bits: Int) -> [UInt8] {
        let scale = 127 / max(largestTotal(), 1)
        var entries: [RowTable.Entry] = []
        for slot in 0...mask where slots[slot].row != 0 {
            let total = totals[Int(slots[slot].row) - 1]
            let values = (0..<3).map { Int8(max(-127, min(127, (Double(total[$0]) * scale).rounded()))) }
            let size = values.reduce(0) { $0 + Int($1.magnitude) }
            guard size > 0 else { continue }
            let weight = Double(size) * Double(slots[slot].uses + 1).squareRoot() * 16
            entries.append(RowTable.Entry(key: slots[slot].key, row: values, weight: Int(weight)))
        }
        return RowTable.bytes(of: entries, width: 3, bits: bits)
    }

    private func largestTotal() -> Double {
        var largest: Int64 = 0
        for slot in 0...mask where slots[slot].row != 0 {
            settle(slot)
            let total = totals[Int(slots[slot].row) - 1]
            for lane in 0..<3 { largest = max(largest, abs(total[lane])) }
        }
        return Double(largest)
    }
}
