// Pairs of words of two names, kept without memory of their own: a comparison allocates nothing.

/// Two words, one of each name, that stand for each other.
struct PartPair {
    private var firstPlace: UInt8
    private var secondPlace: UInt8
    var distance: Float
    var manner: PartDistance.Manner
    /// Whether two words of one name stand for one of the other.
    var isJoined = false

    var first: Int { Int(firstPlace) }
    var second: Int { Int(secondPlace) }

    init(_ first: Int, _ second: Int, _ found: PartDistance) {
        (firstPlace, secondPlace) = (UInt8(truncatingIfNeeded: first), UInt8(truncatingIfNeeded: second))
        (distance, manner) = (found.distance, found.manner)
    }
}

/// At most as many pairs as a name has words.
struct PartPairs {
    private var pairs = InlineArray<16, PartPair>(repeating: PartPair(0, 0, .none))
    private(set) var count = 0

    subscript(index: Int) -> PartPair { pairs[index] }

    mutating func append(_ pair: PartPair) {
        guard count < 16 else { return }
        pairs[count] = pair
        count += 1
    }

    mutating func remove(at index: Int) {
        count -= 1
        pairs[index] = pairs[count]
    }
}
