// How strings and exceptions are taken apart before anything is looked for.

extension Patterns {
    /// Words that are excused wherever they stand: those of exceptions by a public value that is the word itself.
    static func freeWords(_ exceptions: [ReadException]) -> Set<String> {
        var free: Set<String> = []
        for exception in exceptions where !exception.isOfPlace {
            guard let values = exception.within, exception.string.count == 1, values.count == 1,
                areAlike(exception.string[0], values[0])
            else { continue }
            free.formUnion(exception.string[0].patternKeys)
        }
        return free
    }

    /// Two words that are excused beside each other wherever they stand: "H. Perandara" within "H. Perandara".
    static func freePairs(_ exceptions: [ReadException]) -> FreePairs {
        var free = FreePairs()
        for exception in exceptions where !exception.isOfPlace {
            let words = exception.string
            guard let values = exception.within, words.count == 2, values.count == 2,
                !words.contains(where: \.isNumber), zip(words, values).allSatisfy(areAlike)
            else { continue }
            for first in words[0].stems { for second in words[1].stems { free.insert(first, second) } }
        }
        return free
    }

    private static func areAlike(_ word: KnownWord, _ value: KnownWord) -> Bool {
        word === value ? !word.stems.isEmpty : !word.stems.isDisjoint(with: value.stems)
    }

    /// The runs of letters and digits of an identifier.
    static func runs(of bytes: [UInt8]) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var start = 0
        for place in 0...bytes.count where place == bytes.count || !Bytes.isWord(bytes[place]) {
            if place > start { runs.append(start..<place) }
            start = place + 1
        }
        return runs
    }

    static func small(_ text: String) -> [UInt8] { text.utf8.map { (0x41...0x5A).contains($0) ? $0 | 32 : $0 } }
}
