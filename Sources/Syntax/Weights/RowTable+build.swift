// Builds a table of weights; used by training only.

extension RowTable {
    /// A row on its way into a table.
    package struct Entry {
        package var key: UInt64
        package var row: [Int8]
        /// Where a bucket is full, the weightiest rows stay.
        package var weight: Int

        package init(key: UInt64, row: [Int8], weight: Int) {
            self.key = key
            self.row = row
            self.weight = weight
        }
    }

    /// The bytes of a table with at most `4 << bits` rows. Rows that find their bucket full are left out, the least weighty first.
    package static func bytes(of entries: [Entry], width: Int, bits: Int) -> [UInt8] {
        let buckets = 1 << bits
        var fingerprints = [UInt16](repeating: 0, count: buckets * 4)
        var rows = [UInt8](repeating: 0, count: buckets * 4 * width)
        var used = [UInt8](repeating: 0, count: buckets)
        for entry in entries.sorted(by: { ($1.weight, $0.key) < ($0.weight, $1.key) }) {
            let bucket = Int(entry.key >> UInt64(64 - bits))
            let fingerprint = RowTable.fingerprint(entry.key)
            guard used[bucket] < 4, !fingerprints[bucket * 4..<bucket * 4 + 4].contains(fingerprint) else { continue }
            let slot = bucket * 4 + Int(used[bucket])
            used[bucket] += 1
            fingerprints[slot] = fingerprint
            for (column, value) in entry.row.enumerated() { rows[slot * width + column] = UInt8(bitPattern: value) }
        }
        var result: [UInt8] = []
        for value in [UInt32(bits), UInt32(width)] {
            result += (0..<4).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
        }
        for value in fingerprints {
            result += [UInt8(truncatingIfNeeded: value), UInt8(truncatingIfNeeded: value >> 8)]
        }
        return result + rows + [UInt8](repeating: 0, count: 64)
    }
}
