// Weights while they are learned: a growing table of rows with running averages.
import Syntax

/// Rows of whole-number weights by feature key, averaged over all steps of training.
final class TrainingTable {
    let width: Int
    private var keys: [UInt64]
    private var places: [Int32]
    private var mask: Int
    private(set) var rowKeys: [UInt64] = []
    private var weights: [Int32] = []
    private var totals: [Int64] = []
    private var stamps: [Int32] = []
    private var uses: [UInt32] = []
    /// Whether uses of rows are counted, as in the last round.
    var counts = false
    private(set) var now: Int32 = 0

    init(width: Int) {
        self.width = width
        keys = [UInt64](repeating: 0, count: 1 << 20)
        places = [Int32](repeating: -1, count: 1 << 20)
        mask = keys.count - 1
    }

    /// Begins the next step; averages are over steps.
    func step() { now += 1 }

    private func place(_ key: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: key >> 20) & mask
        while places[slot] >= 0, keys[slot] != key { slot = (slot + 1) & mask }
        return slot
    }

    /// Adds the rows of all features to the scores.
    func score(_ features: borrowing FeatureList, into scores: inout [Int32]) {
        for column in 0..<width { scores[column] = 0 }
        weights.withUnsafeBufferPointer { weights in
            scores.withUnsafeMutableBufferPointer { scores in
                for index in 0..<features.count {
                    let row = places[place(features[index])]
                    guard row >= 0 else { continue }
                    if counts { uses[Int(row)] &+= 1 }
                    let base = Int(row) * width
                    for column in 0..<width { scores[column] &+= weights[base + column] }
                }
            }
        }
    }

    /// Moves the weights of all features for one class by `delta`.
    func update(_ features: borrowing FeatureList, class column: Int, by delta: Int32) {
        for index in 0..<features.count {
            let row = makeRow(features[index])
            let cell = row * width + column
            settle(row)
            weights[cell] += delta
        }
    }

    private func settle(_ row: Int) {
        let steps = Int64(now - stamps[row])
        guard steps > 0 else { return }
        stamps[row] = now
        let base = row * width
        for column in base..<base + width { totals[column] += steps * Int64(weights[column]) }
    }

    private func makeRow(_ key: UInt64) -> Int {
        let slot = place(key)
        if places[slot] >= 0 { return Int(places[slot]) }
        let row = rowKeys.count
        keys[slot] = key
        places[slot] = Int32(row)
        rowKeys.append(key)
        weights.append(contentsOf: repeatElement(0, count: width))
        totals.append(contentsOf: repeatElement(0, count: width))
        stamps.append(now)
        uses.append(0)
        if rowKeys.count * 2 > keys.count { grow() }
        return row
    }

    private func grow() {
        keys = [UInt64](repeating: 0, count: keys.count * 2)
        places = [Int32](repeating: -1, count: keys.count)
        mask = keys.count - 1
        for (row, key) in rowKeys.enumerated() {
            let slot = place(key)
            keys[slot] = key
            places[slot] = Int32(row)
        }
    }

    /// The averaged weights as a table of at most `4 << bits` rows of 8-bit numbers; rows that are used often and weigh much come first.
    func bytes(bits: Int) -> [UInt8] {
        for row in rowKeys.indices { settle(row) }
        let steps = Double(max(now, 1))
        let averages = totals.map { Double($0) / steps }
        // Nothing is cut off: the few large weights matter most.
        let largest = averages.reduce(0) { max($0, abs($1)) }
        let scale = largest > 0 ? 127 / largest : 0
        var entries: [RowTable.Entry] = []
        for (row, key) in rowKeys.enumerated() {
            let values = averages[row * width..<row * width + width].map {
                Int8(max(-127, min(127, ($0 * scale).rounded())))
            }
            let size = values.reduce(0) { $0 + Int($1.magnitude) }
            guard size > 0 else { continue }
            let weight = Double(size) * Double(uses[row] + 1).squareRoot() * 16
            entries.append(RowTable.Entry(key: key, row: values, weight: Int(weight)))
        }
        return RowTable.bytes(of: entries, width: width, bits: bits)
    }
}

/// Numbers that look random and are the same every time.
struct FixedRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
