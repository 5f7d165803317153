// Sums of rows of weights; bytes are widened two at a time, as halves of a 16-bit number, which processors do fast.

/// The summed rows of at most 255 features, 3 classes wide.
struct Sum3 {
    let sum: SIMD4<Int16>

    @inline(__always)
    init(_ batch: borrowing RowBatch, _ range: Range<Int>) {
        var first: Int16 = 0
        var second: Int16 = 0
        var third: Int16 = 0
        for index in range {
            let row = batch[index]
            first &+= Int16(row.load(as: Int8.self))
            second &+= Int16(row.load(fromByteOffset: 1, as: Int8.self))
            third &+= Int16(row.load(fromByteOffset: 2, as: Int8.self))
        }
        sum = SIMD4(first, second, third, 0)
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
struct Sum32 {
    let sum: EvenOdd
    private let width: Int

    /// Sums all rows of a batch.
    @inline(__always)
    init(_ batch: borrowing RowBatch) {
        batch.find()
        var sum = EvenOdd()
        for index in 0..<batch.count { sum.add(batch[index]) }
        self.sum = sum
        width = batch.width
    }

    /// The class of the largest sum, the first of equals.
    @inline(__always)
    func best(from first: Int) -> Int {
        var best = first
        var most = sum[first]
        for index in first + 1..<width where sum[index] > most {
            best = index
            most = sum[index]
        }
        return best
    }
}

/// The summed rows of features, 64 classes wide; lanes beyond the table's width mean nothing.
struct Sum64 {
    private let low: EvenOdd
    private let high: EvenOdd
    private let width: Int

    /// Sums all rows of a batch.
    @inline(__always)
    init(_ batch: borrowing RowBatch) {
        batch.find()
        var low = EvenOdd()
        var high = EvenOdd()
        for index in 0..<batch.count {
            low.add(batch[index])
            high.add(batch[index] + 32)
        }
        self.low = low
        self.high = high
        width = batch.width
    }

    /// The class of the largest sum, the first of equals.
    @inline(__always)
    func best(from first: Int) -> Int {
        var best = first
        var most = low[first]
        for index in first + 1..<width {
            let value = index < 32 ? low[index] : high[index &- 32]
            if value > most {
                best = index
                most = value
            }
        }
        return best
    }
}
