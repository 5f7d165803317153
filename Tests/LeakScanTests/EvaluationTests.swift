// The quick look at a chunk finds what the long one finds, in whatever chunk.
import LeakSupport
import TestSupport
import Testing

@testable import LeakScan

struct EvaluationTests {
    private static let english = Array("abcdefghijklmnopqrstuvwxyz".unicodeScalars)
    private static let tricky = Array("jxcyoeshkzteaiu".unicodeScalars)
    private static let cyrillic = Array("абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі".unicodeScalars)
    private static let rare = Array(
        "ѓїєґўӏԁԛԝԍ҂ѕјżšßéñαονσΑ漢字عﬁ１ＡＺｚʼ’´—«»\u{AD}\u{200B}\u{306}\u{308}\u{30C}\u{301}\u{FEFF}".unicodeScalars)
    private static let digits = Array("0123456789".unicodeScalars)

    private static func words(_ count: Int, _ random: inout Random) -> [String] {
        (0..<count).map { _ in
            let letters = [english, tricky, cyrillic, cyrillic + tricky][random.below(4)]
            return text(1 + random.below(9), letters, &random)
        }
    }

    private static func text(_ length: Int, _ letters: [Unicode.Scalar], _ random: inout Random) -> String {
        var text = String.UnicodeScalarView()
        for _ in 0..<length { text.append(letters[random.below(letters.count)]) }
        return String(text)
    }

    /// Names, words, numbers and identifiers that are looked for, long and short; and their words.
    private static func patterns(_ random: inout Random) -> (Patterns, words: [String]) {
        var withheld = MadeUpPerson.some(12, seed: random.next()).enumerated().flatMap { $1.withheld($0) }
        withheld += MadeUpPerson.some(12, seed: random.next()).map {
            WithheldString($0.nameCyrillic, kind: .person, of: "a name")
        }
        for name in [
            "Сергей Алексеев", "Фёдор Соловьёв", "Мооре Доу", "Джамиля Щукина", "Ян Ким", "Xi Coex", "Қайрат Әуезов",
        ] {
            withheld.append(WithheldString(name, kind: .person, of: "a name"))
        }
        for word in words(60, &random) {
            let kinds: [WithheldString.Kind] = [.person, .words, .body, .place, .identifier]
            withheld.append(
                WithheldString(word.capitalized(random.below(2)), kind: kinds[random.below(5)], of: "a word"))
        }
        withheld.append(WithheldString("4711", kind: .words, of: "a number"))
        withheld.append(WithheldString(text(3, digits, &random), kind: .identifier, of: "a short one"))
        withheld.append(
            WithheldString(text(40, Array("0123456789abcdef".unicodeScalars), &random), kind: .identifier, of: "a hash")
        )
        let free = withheld[random.below(withheld.count)].text
        let except = [
            LeakException(string: free, within: free + " and others", reason: "public"),
            .init(string: free, within: free, reason: "public"),
        ]
        let words = withheld.flatMap { $0.text.split(separator: " ").map(String.init) }
        return (Patterns(withheld, doubtful: [], except: except), words)
    }

    /// A chunk with or without something that is looked for.
    private static func chunk(_ known: [String], _ random: inout Random) -> [UInt8] {
        let endings = ["", "", "а", "у", "ом", "ым", "ға", "нан", "ova", "a", "om", "s", "'s", "’s", "lar"]
        let alphabets = [english, tricky, cyrillic, rare, digits, english + digits, english + cyrillic, tricky + rare]
        func piece() -> String {
            if random.below(3) == 0 { return known[random.below(known.count)] + endings[random.below(endings.count)] }
            let length = random.below(random.below(12) == 0 ? 60 : 10)
            return text(length, alphabets[random.below(alphabets.count)], &random)
        }
        var chunk = ""
        for _ in 0..<(random.below(3) == 0 ? 1 + random.below(4) : 1) { chunk += piece().capitalized(random.below(4)) }
        if random.below(4) == 0 { chunk = lookalikes(chunk, &random) }
        var bytes = chunk.utf8.filter(Bytes.isWord)
        if random.below(12) == 0, !bytes.isEmpty {
            bytes[random.below(bytes.count)] = UInt8(truncatingIfNeeded: 0x80 | random.next())
        }
        if random.below(40) == 0 { bytes.removeLast(min(bytes.count, 1)) }
        return bytes
    }

    private static func lookalikes(_ text: String, _ random: inout Random) -> String {
        var result = String.UnicodeScalarView()
        let isAll = random.below(2) == 0
        for scalar in text.unicodeScalars {
            let other = SpelledWord.toLatin[scalar] ?? SpelledWord.toCyrillic[scalar] ?? scalar
            result.append(isAll || random.below(3) == 0 ? other : scalar)
        }
        return String(result)
    }

    @Test(arguments: 0..<6) func theQuickLookFindsTheSame(seed: Int) {
        var random = Random(seed: 77 + UInt64(seed))
        let (patterns, known) = Self.patterns(&random)
        let plain = PlainEvaluation(patterns: patterns)
        let memory = ChunkMemory(patterns)
        var held = 0
        for _ in 0..<6000 {
            let chunk = Self.chunk(known, &random)
            held += Self.compare(chunk, plain, memory) ? 1 : 0
        }
        #expect(held > 500, "too few chunks hold anything: \(held)")
        for length in [4096, 5000, 20_000] {
            var long: [UInt8] = []
            while long.count < length { long += Self.chunk(known, &random) }
            _ = Self.compare(long, plain, memory)
            _ = Self.compare(Array(repeating: 0x78, count: length), plain, memory)
            _ = Self.compare(Array("щ".utf8) + Array(repeating: 0xD1, count: length), plain, memory)
            _ = Self.compare(Array(String(repeating: "щ", count: length / 2).utf8), plain, memory)
        }
    }

    /// Whether a chunk holds anything.
    private static func compare(_ chunk: [UInt8], _ plain: PlainEvaluation, _ memory: ChunkMemory) -> Bool {
        chunk.withUnsafeBufferPointer { bytes in
            let (signs, info) = plain.evaluate(bytes)
            let value = memory.evaluate(bytes)
            let number = Int(value >> ChunkMemory.Sign.bits)
            let shown = String(decoding: chunk.prefix(80), as: UTF8.self)
            #expect(value & 31 == signs, "signs of \(shown)")
            #expect((number != 0) == (info != nil), "whether anything matters in \(shown)")
            guard let info, number > 0 else { return info != nil }
            #expect(Self.text(memory.infos[number]) == Self.text(KnownChunk(info)), "what matters in \(shown)")
            return true
        }
    }

    private static func text(_ known: KnownChunk) -> [String] {
        known.singles.map { "single \($0.rule) \($0.range) \($0.isCapital)" }
            + known.units.map { "unit \($0.word) \($0.range) \($0.isCapital)" }
            + known.anchors.map { "anchor \($0.rule) \($0.at)" }
    }
}

extension String {
    /// In small letters, with a capital first, in capitals, or as it is.
    fileprivate func capitalized(_ way: Int) -> String {
        switch way {
        case 0: lowercased()
        case 1: prefix(1).uppercased() + dropFirst()
        case 2: uppercased()
        default: self
        }
    }
}
