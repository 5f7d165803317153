// Passphrases that nobody has to invent: words drawn from a list of our own.
import Glibc

/// A passphrase of words drawn evenly from our list of common English words.
public struct GeneratedPassphrase: Sendable {
    /// Words that a new vault is offered.
    public static let usualWords = 7

    /// The words, with single spaces between them, in UTF-8.
    public let secret: SecretBytes
    /// How many guesses it takes to try them all, as a power of two, for somebody who knows the list.
    public let bits: Double

    /// Draws words with the system's random numbers.
    ///
    /// `words` is held between 1 and 40; fewer than 7 should have a reason.
    public init(words count: Int = usualWords) {
        var random = SystemRandomNumberGenerator()
        self.init(words: count, using: &random)
    }

    /// Draws words with a generator of the caller's, for tests.
    init(words count: Int, using random: inout some RandomNumberGenerator) {
        let list = WordList.ours
        let count = min(max(1, count), 40)
        bits = Double(count) * log2(Double(list.count))
        secret = SecretBytes(capacity: count * (list.longest + 1)) { room in
            var length = 0
            for number in 0..<count {
                if number > 0 {
                    room[length] = UInt8(ascii: " ")
                    length += 1
                }
                // `next(upperBound:)` rejects what would make some words likelier than others.
                for byte in list[Int(random.next(upperBound: UInt64(list.count)))] {
                    room[length] = byte
                    length += 1
                }
            }
            return length
        }
    }
}

/// The words that passphrases are made of, one a line, in order, in `words.txt`.
///
/// 3 to 7 letters each. No word begins another, and no two are one changed, added, left out or swapped letter apart, so that a
/// slip of the pen is noticed and the words can be typed with or without spaces by somebody who reads them from paper.
struct WordList: Sendable {
    /// Ours.
    static let ours = WordList(PackageResources.words_txt)

    private let bytes: [UInt8]
    private let ranges: [Range<Int>]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        ranges = bytes.split(separator: UInt8(ascii: "\n")).map { $0.startIndex..<$0.endIndex }
    }

    var count: Int { ranges.count }
    var longest: Int { ranges.reduce(0) { max($0, $1.count) } }
    subscript(index: Int) -> ArraySlice<UInt8> { bytes[ranges[index]] }

    /// Length of the longest word that begins here, or 0.
    func longestMatch(in text: ArraySlice<UInt8>) -> Int {
        var low = 0
        var high = ranges.count
        // The last word that doesn't come after the text: as no word begins another, it's the only one that can match.
        while low < high {
            let middle = (low + high) / 2
            if text.lexicographicallyPrecedes(self[middle]) { high = middle } else { low = middle + 1 }
        }
        guard low > 0, text.starts(with: self[low - 1]) else { return 0 }
        return self[low - 1].count
    }
}
