// Rows of weights for many features at once, so that the processor waits for memory once and not for each of them.
internal import EmbeddedData

/// Takes features, then finds their rows. Both steps only ask for the memory that the next one reads.
package struct RowBatch: ~Copyable, FeatureSink {
    private let table: RowTable
    private let keys: UnsafeMutablePointer<UInt64>
    private let rows: UnsafeMutablePointer<UnsafeRawPointer>
    private let capacity: Int
    /// The number of features taken.
    private(set) var count = 0

    /// Makes a batch for up to `capacity` features.
    init(_ table: RowTable, capacity: Int) {
        self.table = table
        self.capacity = capacity
        keys = .allocate(capacity: capacity)
        rows = .allocate(capacity: capacity)
    }

    deinit {
        keys.deallocate()
        rows.deallocate()
    }

    /// The number of classes that the rows weigh.
    var width: Int { table.width }

    @inline(__always)
    package mutating func removeAll() { count = 0 }

    @inline(__always)
    package mutating func add(_ template: UInt64, _ a: UInt64, _ b: UInt64, _ c: UInt64) {
        precondition(count < capacity)
        let key = FeatureHash.key(template, a, b, c)
        keys[count] = key
        table.prefetch(key)
        count &+= 1
    }

    /// Finds the rows of all features taken.
    @inline(__always)
    func find() {
        for index in 0..<count {
            let row = table.rowOrZeros(keys[index])
            rows[index] = row
            habeas_prefetch(row)
            // A long row may lie on two lines of the cache.
            if table.width > 16 { habeas_prefetch(row + (table.width &- 1)) }
        }
    }

    /// The row of a feature; zeros if it has none.
    @inline(__always)
    subscript(index: Int) -> UnsafeRawPointer {
        precondition(index >= 0 && index < count)
        return rows[index]
    }
}
