// Sums of rows of weights; bytes are widened two at a time, as halves of a 16-bit number, which processors do fast.

/// The summed rows of features, 3 classes wide.
struct Sum3: FeatureSink {
    private let table: RowTable
    private var first: Int32 = 0
    private var second: Int32 = 0
    private var third: Int32 = 0

    init(_ table: RowTable) { self.table = table }

    var sum: SIMD4<Int32> { SIMD4(first, second, third, 0) }

    @inline(__always)
    mutating func removeAll() {
        first = 0
        second = 0
        third = 0
    }

    @inline(__always)
    mutating func add(_ template: UInt64, _ a: UInt64, _ b: UInt64, _ c: UInt64) {
        let row = table.rowOrZeros(FeatureHash.key(template, a, b, c))
        first &+= Int32(row.load(as: Int8.self))
        second &+= Int32(row.load(fromByteOffset: 1, as: Int8.self))
        third &+= Int32(row.load(fromByteOffset: 2, as: Int8.self))
    }
}

/// Sixteen classes with even numbers and the sixteen with odd ones between them.
struct EvenOdd {
    var even = SIMD16<Int16>.zero
    var odd = SIMD16<Int16>.zero

    /// Adds 32 bytes.
    @inline(__always)
    mutating func add(_ row: UnsafeRawPointer) {
        let pairs = row.loadUnaligned(as: SIMD16<Int16>.self)
        let eight = SIMD16<Int16>(repeating: 8)
        even &+= (pairs &<< eight) &>> eight
        odd &+= pairs &>> eight
    }

    /// The sum of a class.
    @inline(__always)
    subscript(index: Int) -> Int16 {
        get { index & 1 == 0 ? even[index &>> 1] : odd[index &>> 1] }
        set { if index & 1 == 0 { even[index &>> 1] = newValue } else { odd[index &>> 1] = newValue } }
    }
}

/// The summed rows of features, 32 classes wide; lanes beyond the table's width mean nothing.
struct Sum32: FeatureSink {
    private let table: RowTable
    private(set) var sum = EvenOdd()

    init(_ table: RowTable) { self.table = table }

    @inline(__always)
    mutating func removeAll() { sum = EvenOdd() }

    @inline(__always)
    mutating func add(_ template: UInt64, _ a: UInt64, _ b: UInt64, _ c: UInt64) {
        sum.add(table.rowOrZeros(FeatureHash.key(template, a, b, c)))
    }

    /// The class of the largest sum, the first of equals.
    @inline(__always)
    func best(from first: Int) -> Int {
        var best = first
        var most = sum[first]
        for index in first + 1..<table.width where sum[index] > most {
            best = index
            most = sum[index]
        }
        return best
    }
}

/// The summed rows of features, 64 classes wide; lanes beyond the table's width mean nothing.
struct Sum64: FeatureSink {
    private let table: RowTable
    private var low = EvenOdd()
    private var high = EvenOdd()

    init(_ table: RowTable) { self.table = table }

    @inline(__always)
    mutating func removeAll() {
        low = EvenOdd()
        high = EvenOdd()
    }

    @inline(__always)
    mutating func add(_ template: UInt64, _ a: UInt64, _ b: UInt64, _ c: UInt64) {
        let row = table.rowOrZeros(FeatureHash.key(template, a, b, c))
        low.add(row)
        high.add(row + 32)
    }

    /// The class of the largest sum, the first of equals.
    @inline(__always)
    func best(from first: Int) -> Int {
        var best = first
        var most = low[first]
        for index in first + 1..<table.width {
            let value = index < 32 ? low[index] : high[index &- 32]
            if value > most {
                best = index
                most = value
            }
        }
        return best
    }
}
