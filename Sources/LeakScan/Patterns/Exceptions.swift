// Exceptions made ready: which of them may excuse which string, and inside which words.

/// The exceptions of a scan.
struct Exceptions: Sendable {
    private(set) var all: [LeakException] = []
    /// The words of the public value of each exception; empty where it has none.
    private(set) var withinWords: [[String]] = []
    /// Their numbers in the vocabulary.
    private(set) var within: [[Int32]] = []
    /// The same words written as one.
    private(set) var glued: [String] = []
    private var ofString: [Int: [Int]] = [:]
    private var ofKey: [String: [Int]] = [:]
    private var longest = 0

    init() {}

    init(_ exceptions: [LeakException], _ read: [ReadException], of strings: [WithheldString], _ words: KnownWords) {
        all = exceptions
        var byText: [String: [Int]] = [:]
        var haveDigits = false
        for (number, exception) in read.enumerated() {
            let folded = exception.string.map(\.stem)
            byText[folded.joined(separator: " "), default: []].append(number)
            haveDigits = haveDigits || exception.string.contains(where: \.isNumber)
            if folded.count == 1, let word = folded.first { ofKey[word, default: []].append(number) }
            let value = exception.within?.map(\.stem) ?? []
            withinWords.append(value)
            glued.append(value.joined())
            longest = max(longest, value.count)
        }
        guard !byText.isEmpty else { return }
        for (number, string) in strings.enumerated() {
            // Identifiers have digits, and hardly any exception has.
            if !haveDigits, string.text.utf8.contains(where: Bytes.isDigit) { continue }
            let text = words.read(string.text).map(\.stem).joined(separator: " ")
            if let numbers = byText[text] { ofString[number] = numbers }
        }
    }

    mutating func number(by vocabulary: [String: Int32]) {
        within = withinWords.map { $0.map { vocabulary[$0] ?? -1 } }
    }

    /// How many words around a hit have to be looked at.
    var reach: Int { longest }

    /// The exceptions that may excuse a string where one of its words (or all of it, where there is no key) stands.
    func candidates(string: Int, key: String?) -> [Int] {
        guard !all.isEmpty else { return [] }
        let words = key.flatMap { ofKey[SpelledWord.stem($0)] } ?? []
        return words + (ofString[string] ?? []).filter { !words.contains($0) }
    }

    /// Whether a place is one that a pattern names: `*` is anything but a stroke, `**` anything.
    static func matches(_ place: String, pattern: String) -> Bool {
        let (place, pattern) = (Array(place.utf8), Array(pattern.utf8))
        var reached = Set([0])
        var next = 0
        while next < pattern.count {
            let isStar = pattern[next] == UInt8(ascii: "*")
            let isDouble = isStar && next + 1 < pattern.count && pattern[next + 1] == UInt8(ascii: "*")
            var after: Set<Int> = []
            for start in reached {
                if isStar {
                    var end = start
                    after.insert(end)
                    while end < place.count, isDouble || place[end] != UInt8(ascii: "/") {
                        end += 1
                        after.insert(end)
                    }
                } else if start < place.count, place[start] == pattern[next] {
                    after.insert(start + 1)
                }
            }
            reached = after
            next += isDouble ? 2 : 1
        }
        return reached.contains(place.count)
    }
}
