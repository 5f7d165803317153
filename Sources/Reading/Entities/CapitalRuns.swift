// Stretches of capitalised words: the raw matter of names.
import Syntax

/// Cuts a sentence into runs of capitalised words, with the small words that stand inside names.
struct CapitalRuns {
    private static let joiners: Set<String> = [
        "de", "del", "van", "von", "der", "den", "bin", "ibn", "ben", "bint", "ould", "mint", "da", "dos", "di", "du",
        "des", "la", "le", "al", "el",
        "uulu", "uly", "kyzy", "ogly", "oglu", "oğlu", "qızı", "kızı", "qizi", "o'g'li", "af", "zu", "y",
    ]
    private static let endings: Set<String> = [
        "uulu", "uly", "kyzy", "ogly", "oglu", "oğlu", "qızı", "kızı", "qizi", "o'g'li", "gyzy",
        "qyzy", "uli", "aga", "eje", "aka", "opa", "bey", "hanım", "hanim", "xanım", "efendi", "sahib", "saheb",
    ]

    /// A longer run is cut: no name has so many words.
    private static let longest = 30

    /// The runs of a sentence that are free of taken tokens, in order.
    static func runs(in range: Range<Int>, facts: WordFacts, tokens: [Token], isTaken: (Int) -> Bool) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var position = range.lowerBound
        func isCapital(_ index: Int) -> Bool {
            index < range.upperBound && facts[index].contains(.capital) && !isTaken(index)
        }
        func isShort(_ index: Int) -> Bool {
            let token = tokens[index]
            return token.end - token.start <= 2 && !facts[index].contains(.ordinary) || token.end - token.start == 1
        }
        while position < range.upperBound {
            guard isCapital(position) else {
                position += 1
                continue
            }
            var end = position + 1
            let limit = min(range.upperBound, position + longest)
            while end < limit {
                if isCapital(end) {
                    end += 1
                } else if endings.contains(tokens[end].lower), !isTaken(end) {
                    end += 1
                } else if joiners.contains(tokens[end].lower), !facts[end - 1].contains([.initial, .ordinary]) {
                    // "de la" and the like, if a capital follows.
                    var next = end + 1
                    if next < range.upperBound, joiners.contains(tokens[next].lower) { next += 1 }
                    guard isCapital(next) else { break }
                    end = next + 1
                } else if let next = descent(at: end, in: range, tokens), isCapital(next) {
                    end = next + 1
                } else if let next = nickname(at: end, in: range, tokens, isCapital), isCapital(next) {
                    end = next + 1
                } else if tokens[end].lower == ".", !tokens[end].spaceBefore, end + 1 < range.upperBound,
                    isCapital(end + 1),
                    !tokens[end + 1].spaceBefore || isShort(end - 1)
                {
                    // "Kama.Tochka", "Ye. Smagulov", "M. Iskanderov".
                    end += 2
                } else if tokens[end].lower == ".", !tokens[end].spaceBefore, isShort(end - 1), end - position >= 2 {
                    // "Luka Ts.", "Ibrohim Q." before a full stop.
                    end += 1
                    break
                } else {
                    break
                }
            }
            runs.append(position..<end)
            position = end
        }
        return runs
    }

    /// "MAGANGA s/o KULWA": the token after "s/o", "d/o" or "w/o".
    private static func descent(at index: Int, in range: Range<Int>, _ tokens: [Token]) -> Int? {
        if ["s/o", "d/o", "w/o", "a/l", "a/p"].contains(tokens[index].lower) { return index + 1 }
        guard index + 3 < range.upperBound, tokens[index + 1].lower == "/",
            ["o", "l", "p"].contains(tokens[index + 2].lower),
            ["s", "d", "w", "a"].contains(tokens[index].lower)
        else { return nil }
        return index + 3
    }

    /// Rogelio “Ka Oging” Dimaculangan: the token after a nickname in quotes between two words of a name.
    private static func nickname(at index: Int, in range: Range<Int>, _ tokens: [Token], _ isCapital: (Int) -> Bool)
        -> Int?
    {
        guard tokens[index].lower == "\"", tokens[index].spaceBefore else { return nil }
        var close = index + 1
        while close < range.upperBound, close - index <= 3, isCapital(close) { close += 1 }
        guard close > index + 1, close + 1 < range.upperBound, tokens[close].lower == "\"", !tokens[close].spaceBefore
        else { return nil }
        return close + 1
    }
}
