// A made-up passphrase cut into what a guesser tries first and the rest.
import Glibc

/// The sum of what each part of a passphrase costs a guesser.
struct PassphraseParts {
    /// Power of two of the guesses.
    private(set) var bits = 0.0
    /// Bytes in words, years, repeats and runs.
    private(set) var predictable = 0

    private var small: [UInt8]
    private var seenParts: [Range<Int>] = []

    private static let beginnings: [[UInt8]] = [
        "password", "passphrase", "passwort", "passw0rd", "p@ssword", "letmein", "welcome", "iloveyou", "admin",
        "login", "habeas", "secret",
        "master", "monkey", "dragon", "freedom", "the", "and", "that", "this", "with", "from", "have", "you", "love",
        "my", "is", "of",
    ].map { Array($0.utf8) }
    private static let rows: [[UInt8]] = [
        "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "azertyuiop", "abcdefghijklmnopqrstuvwxyz", "01234567890",
    ].map { Array($0.utf8) }

    init(of text: [UInt8]) {
        small = text.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        let perCharacter = Self.costOfOneCharacter(of: text)
        var at = 0
        while at < small.count {
            let (length, cost) = predictablePart(at: at)
            if length > 0 {
                // Written with capitals: a bit more to try.
                let capitals = (at..<at + length).contains { text[$0] != small[$0] }
                bits += cost + (capitals ? 1 : 0)
                predictable += length
                at += length
            } else {
                // A character of several bytes counts once.
                if small[at] & 0xC0 != 0x80 { bits += small[at] == 0x20 ? 1 : perCharacter }
                at += 1
            }
        }
    }

    /// Overwrites the copy that was made.
    mutating func wipe() { SecretBytes.wipe(&small) }

    /// Length and cost of the most predictable part that begins here; length 0 where there is none.
    private mutating func predictablePart(at start: Int) -> (length: Int, bits: Double) {
        let rest = small[start...]
        let repeated = repeatLength(at: start)
        if repeated >= 3 { return (repeated, 6) }
        let run = Self.rows.reduce(0) { max($0, Self.runLength(of: rest, in: $1)) }
        if run >= 3 { return (run, 8) }
        if let year = Self.yearLength(of: rest) { return (year, 7) }
        let common = Self.beginnings.reduce(0) { rest.starts(with: $1) ? max($0, $1.count) : $0 }
        let listed = WordList.ours.longestMatch(in: rest)
        let length = max(common, listed)
        guard length > 0 else { return (0, 0) }
        defer { seenParts.append(start..<start + length) }
        // The same word a second time costs next to nothing.
        if seenParts.contains(where: { small[$0].elementsEqual(small[start..<start + length]) }) { return (length, 2) }
        return (length, common >= listed ? 5 : 10)
    }

    /// How far the text goes on as a repeat of its last 1 to 4 bytes, or repeats one byte.
    private func repeatLength(at start: Int) -> Int {
        var best = 0
        for period in 1...4 where start >= period {
            var end = start
            while end < small.count, small[end] == small[end - period] { end += 1 }
            best = max(best, end - start)
        }
        return best
    }

    private static func runLength(of text: ArraySlice<UInt8>, in row: [UInt8]) -> Int {
        guard let first = text.first, let place = row.firstIndex(of: first) else { return 0 }
        let forward = zip(text, row[place...]).prefix { $0 == $1 }.count
        let backward = zip(text, row[...place].reversed()).prefix { $0 == $1 }.count
        return max(forward, backward)
    }

    private static func yearLength(of text: ArraySlice<UInt8>) -> Int? {
        let four = text.prefix(4)
        guard four.count == 4, four.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return four.starts(with: "19".utf8) || four.starts(with: "20".utf8) ? 4 : nil
    }

    /// What one unpredictable character costs: people choose letters of words, not of the whole alphabet.
    private static func costOfOneCharacter(of text: [UInt8]) -> Double {
        var classes = 0
        if text.contains(where: { (0x61...0x7A).contains($0) }) { classes += 1 }
        if text.contains(where: { (0x41...0x5A).contains($0) }) { classes += 1 }
        if text.contains(where: { (0x30...0x39).contains($0) }) { classes += 1 }
        if text.contains(where: { $0 >= 0x80 || (0x21...0x2F).contains($0) || (0x3A...0x40).contains($0) }) {
            classes += 1
        }
        let onlyDigits = text.allSatisfy { (0x30...0x39).contains($0) }
        let different = Set(text).count
        let cost = onlyDigits ? 2.5 : 2.2 + 0.5 * Double(classes)
        return min(cost, log2(Double(max(2, different))))
    }
}
