// Says of most hashes that they are none of some, without looking them up.

/// Two bits for each hash, in one word of so many that few are set.
struct HashFilter: Sendable {
    private var words: [UInt64]
    private let mask: UInt64

    /// - Parameter count: how many hashes it will hold.
    init(count: Int) {
        var size = 1 << 8
        while size * 4 < count { size *= 2 }
        words = Array(repeating: 0, count: size)
        mask = UInt64(size - 1)
    }

    mutating func add(_ hash: UInt64) {
        let (word, bits) = place(hash)
        words[word] |= bits
    }

    /// Whether a hash may be one of them; false only where it is none.
    @inline(__always)
    func mayHold(_ hash: UInt64) -> Bool {
        let (word, bits) = place(hash)
        return words.withUnsafeBufferPointer { $0[word] } & bits == bits
    }

    @inline(__always)
    private func place(_ hash: UInt64) -> (Int, UInt64) {
        let mixed = (hash ^ hash >> 32) &* 0x9E37_79B9_7F4A_7C15
        return (Int((mixed >> 20) & mask), 1 << (mixed >> 58) | 1 << (mixed >> 52 & 63))
    }
}

/// Hashes of letters (FNV-1a, 64 bits), each beginning with the hash of what stands before.
enum LetterHash {
    static let empty: UInt64 = 0xCBF2_9CE4_8422_2325

    @inline(__always)
    static func next(_ hash: UInt64, _ letter: some UnsignedInteger & FixedWidthInteger) -> UInt64 {
        (hash ^ UInt64(letter)) &* 0x0000_0100_0000_01B3
    }

    static func of(_ letters: some Sequence<UInt8>) -> UInt64 { letters.reduce(empty) { next($0, $1) } }
}

/// What no word of most chunks is: the key of a whole word, its stem, a word of the vocabulary.
struct WordFilter: Sendable {
    private var filter: HashFilter
    private static let stems: UInt64 = 0x5851_F42D_4C95_7F2D
    private static let words: UInt64 = 0x1405_7B7E_F767_814F

    init(whole: some Collection<String>, stems: some Collection<String>, words: some Collection<String>) {
        filter = HashFilter(count: 2 * (whole.count + stems.count + words.count))
        for key in whole { filter.add(LetterHash.of(key.utf8)) }
        for key in stems { filter.add(LetterHash.of(key.utf8) ^ Self.stems) }
        for key in words { filter.add(LetterHash.of(key.utf8) ^ Self.words) }
    }

    @inline(__always) func mayBeWhole(_ hash: UInt64) -> Bool { filter.mayHold(hash) }
    @inline(__always) func mayBeStem(_ hash: UInt64) -> Bool { filter.mayHold(hash ^ Self.stems) }
    @inline(__always) func mayBeWord(_ hash: UInt64) -> Bool { filter.mayHold(hash ^ Self.words) }
}
