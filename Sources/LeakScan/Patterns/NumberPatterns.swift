// Telephone numbers and other numbers, however their digits are grouped.

/// Numbers that are looked for by their last ten digits.
struct NumberPatterns: Sendable {
    private var byLength: [Int: [UInt64: [Int]]] = [:]
    private(set) var lengths: [Int] = []
    /// A number has at least so many digits.
    static let fewest = 5
    /// The least number of digits looked for.
    private(set) var shortest = Int.max

    var isEmpty: Bool { byLength.isEmpty }

    mutating func add(_ digits: [UInt8], string: Int) {
        let last = digits.suffix(10)
        let value = last.reduce(0 as UInt64) { $0 * 10 + UInt64($1 - 0x30) }
        byLength[last.count, default: [:]][value, default: []].append(string)
        lengths = byLength.keys.sorted()
        shortest = lengths.first ?? .max
    }

    /// Every number in the digits of a run, as a range of them. Numbers of less than nine digits only from group to group.
    func found(
        in digits: [UInt8], groupStarts: [Bool], _ body: (_ strings: [Int], _ range: Range<Int>) -> Void
    ) {
        for length in lengths where digits.count >= length {
            let table = byLength[length] ?? [:]
            let top = (1..<length).reduce(1 as UInt64) { power, _ in power * 10 }
            var value: UInt64 = 0
            for place in digits.indices {
                if place >= length { value -= UInt64(digits[place - length] - 0x30) * top }
                value = value * 10 + UInt64(digits[place] - 0x30)
                let start = place - length + 1
                guard start >= 0, let strings = table[value] else { continue }
                let isGrouped = groupStarts[start] && (place + 1 == digits.count || groupStarts[place + 1])
                if length >= 9 || isGrouped { body(strings, start..<place + 1) }
            }
        }
    }
}
