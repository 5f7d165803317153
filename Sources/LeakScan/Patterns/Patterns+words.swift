// How strings and exceptions are taken apart before anything is looked for.

extension Patterns {
    /// Words that are excused wherever they stand: those of exceptions by a public value that is the word itself.
    static func freeWords(_ exceptions: [LeakException]) -> Set<String> {
        var free: Set<String> = []
        for exception in exceptions where exception.place == nil {
            let (words, values) = (scalars(of: exception.string), exception.within.map { scalars(of: $0) } ?? [])
            guard words.count == 1, values.count == 1 else { continue }
            let (keys, others) = (
                SpelledWord.patternKeys(words[0].scalars), SpelledWord.patternKeys(values[0].scalars)
            )
            if !Set(keys.map(SpelledWord.stem)).isDisjoint(with: others.map(SpelledWord.stem)) { free.formUnion(keys) }
        }
        return free
    }

    /// Two words that are excused beside each other wherever they stand: "H. Perandara" within "H. Perandara".
    static func freePairs(_ exceptions: [LeakException]) -> Set<[String]> {
        func stems(_ word: ChunkWord) -> Set<String> {
            Set(SpelledWord.patternKeys(word.scalars).map(SpelledWord.stem))
        }
        var free: Set<[String]> = []
        for exception in exceptions where exception.place == nil {
            let (words, values) = (scalars(of: exception.string), exception.within.map { scalars(of: $0) } ?? [])
            guard words.count == 2, values.count == 2, !words.contains(where: \.isNumber),
                zip(words, values).allSatisfy({ !stems($0).isDisjoint(with: stems($1)) })
            else { continue }
            for first in stems(words[0]) { for second in stems(words[1]) { free.insert([first, second].sorted()) } }
        }
        return free
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
