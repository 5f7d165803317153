// The words around a place where something withheld stands: is it a part of a public value?

/// The words around a place.
struct Surroundings {
    private var words: [Int32] = []
    /// Which of them stand at the place itself.
    private var inside = 0..<0
    /// The keys of the words at the place.
    private var keys: [String] = []

    /// Reads so many words to both sides, in all bytes or only outside of tags.
    init(_ range: Range<Int>, _ sweep: Sweep, reach: Int, outsideTags: Bool, _ memory: ChunkMemory) {
        let bytes = sweep.bytes
        var start = range.lowerBound
        while start > 0, Bytes.isWord(bytes[start - 1]) { start -= 1 }
        var starts: [Int] = []
        var at = start
        while starts.count < reach, at > 0 {
            at -= 1
            if outsideTags, bytes[at] == UInt8(ascii: ">"), let open = Self.tag(bytes, endingAt: at) {
                at = open
                continue
            }
            guard Bytes.isWord(bytes[at]) else {
                if start - at > 8192 { break }
                continue
            }
            while at > 0, Bytes.isWord(bytes[at - 1]) { at -= 1 }
            starts.append(at)
        }
        at = starts.last ?? start
        var (first, last) = (Int.max, -1)
        var after = 0
        while at < bytes.count, after <= reach {
            if outsideTags, at < range.lowerBound || at >= range.upperBound, let end = Markup.end(bytes, ofTagAt: at) {
                at = end
                continue
            }
            guard Bytes.isWord(bytes[at]) else {
                if at - range.upperBound > 8192 { break }
                at += 1
                continue
            }
            let begin = at
            while at < bytes.count, Bytes.isWord(bytes[at]) { at += 1 }
            if begin >= range.upperBound { after += 1 }
            let chunk = UnsafeBufferPointer(rebasing: bytes[begin..<at])
            let units = memory.info(chunk)?.units ?? [.init(word: -1, range: 0..<chunk.count, isCapital: false)]
            for unit in units {
                let place = begin + unit.range.lowerBound..<begin + unit.range.upperBound
                if place.overlaps(range) {
                    first = min(first, words.count)
                    last = words.count
                    let text = bytes[place]
                    keys.append(SpelledWord.key(String(decoding: text, as: UTF8.self)))
                }
                words.append(unit.word)
            }
        }
        inside = first <= last ? first..<last + 1 : 0..<0
    }

    /// Where the tag begins that ends at a place.
    private static func tag(_ bytes: UnsafeBufferPointer<UInt8>, endingAt at: Int) -> Int? {
        var open = at
        while open > 0, at - open < 4096 {
            open -= 1
            if bytes[open] == UInt8(ascii: ">") { return nil }
            if bytes[open] == UInt8(ascii: "<") { return Markup.end(bytes, ofTagAt: open) == at + 1 ? open : nil }
        }
        return nil
    }

    /// Whether the place lies inside such words, or inside them written as one.
    func stands(within value: [Int32], glued: String, key: String?) -> Bool {
        guard !value.isEmpty, !inside.isEmpty else { return false }
        if let key, glued.contains(SpelledWord.stem(key)), keys.contains(where: { $0.contains(glued) }) { return true }
        guard value.count >= inside.count else { return false }
        for start in max(0, inside.upperBound - value.count)...inside.lowerBound
        where start + value.count <= words.count {
            if words[start..<start + value.count].elementsEqual(value) { return true }
        }
        return false
    }
}
