// Numbers in words and digits: how many, which day of the month, which year.

extension DateGrammar {
    /// A number below a hundred in words: "twenty-one", "thirteen".
    private func smallWords(_ index: Int) -> Found<Int>? {
        let first = at(index).word
        guard first.cardinal > 0, first.cardinal < 100, !first.isArticle,
            first.cardinal != 12 || at(index).word.vague == 0
        else { return nil }
        guard first.cardinal >= 20, first.cardinal % 10 == 0 else { return (first.cardinal, index + 1) }
        let next = isDash(index + 1) && !at(index + 1).hasSpaceBefore ? index + 2 : index + 1
        let second = at(next).word
        if second.cardinal > 0, second.cardinal < 10, !second.isArticle {
            return (first.cardinal + second.cardinal, next + 1)
        }
        return (first.cardinal, index + 1)
    }

    /// A number in words: "two hundred and sixty seven", "two thousand".
    func cardinalWords(_ index: Int) -> Found<Int>? {
        guard var found = smallWords(index) else { return nil }
        var isScaled = false
        for scale in [1000, 100] where at(found.end).word.cardinal == scale {
            let head = found.value
            found = (head % scale == 0 && isScaled ? found.value : head * scale, found.end + 1)
            isScaled = true
            // "two thousand four hundred"
            if scale == 1000, let rest = smallWords(found.end), at(rest.end).word.cardinal == 100 {
                found = (found.value + rest.value * 100, rest.end + 1)
            }
            break
        }
        if isScaled, let rest = smallWords(skip(.and, from: found.end)), at(rest.end).word.cardinal != 100 {
            return (found.value + rest.value, rest.end)
        }
        return found
    }

    /// A whole number in digits or words; no ordinals, no articles.
    func cardinal(_ index: Int) -> Found<Int>? {
        let lexeme = at(index)
        if lexeme.isNumber { return lexeme.isOrdinal || lexeme.digits > 6 ? nil : (lexeme.number, index + 1) }
        return cardinalWords(index)
    }

    /// "16th", "sixteenth", "twenty-first".
    func ordinal(_ index: Int) -> Found<Int>? {
        let lexeme = at(index)
        if lexeme.isNumber { return lexeme.isOrdinal ? (lexeme.number, index + 1) : nil }
        if lexeme.word.ordinal > 0 { return (lexeme.word.ordinal, index + 1) }
        guard lexeme.word.cardinal == 20 || lexeme.word.cardinal == 30 else { return nil }
        let next = isDash(index + 1) ? index + 2 : index + 1
        let second = at(next)
        guard second.word.ordinal > 0, second.word.ordinal < 10 else { return nil }
        return (lexeme.word.cardinal + second.word.ordinal, next + 1)
    }

    /// A day of the month: "16", "16th", "the sixteenth", "twenty one".
    func dayNumber(_ index: Int) -> Found<Int>? {
        let lexeme = at(index)
        let found: Found<Int>?
        if lexeme.isNumber {
            // "5:30" and "5,000" and "5.5" are no days.
            if isMark(index + 1, ":", ",", "."), !at(index + 1).hasSpaceBefore, at(index + 2).isNumber,
                !at(index + 2).hasSpaceBefore
            {
                return nil
            }
            found = lexeme.digits <= 2 ? (lexeme.number, index + 1) : nil
        } else {
            found = ordinal(index) ?? cardinalWords(index)
        }
        guard let found, (1...31).contains(found.value) else { return nil }
        return found
    }

    /// A year in four digits, or in words: "nineteen ninety-six", "two thousand and eighteen".
    func yearNumber(_ index: Int) -> Found<Int>? {
        let lexeme = at(index)
        if lexeme.isNumber {
            guard lexeme.digits == 4, !lexeme.isOrdinal, (1000...2199).contains(lexeme.number), !continuesNumber(index)
            else { return nil }
            return (lexeme.number, index + 1)
        }
        guard let first = cardinalWords(index) else { return nil }
        if first.value >= 1000, first.value < 2200 { return first }
        guard (13...21).contains(first.value) else { return nil }
        // "nineteen hundred ninety three"
        if at(first.end).word.cardinal == 100 {
            let rest = smallWords(first.end + 1)
            return (first.value * 100 + (rest?.value ?? 0), rest?.end ?? first.end + 1)
        }
        if at(first.end).word.cardinal == 0, let rest = smallWords(first.end + 1), rest.value < 10 {
            return (first.value * 100 + rest.value, rest.end)
        }
        guard let rest = smallWords(first.end), rest.value >= 10 else { return nil }
        return (first.value * 100 + rest.value, rest.end)
    }

    /// Whether digits go on after a number: "2010-2015-86", "2024.05", "10,000".
    func continuesNumber(_ index: Int) -> Bool {
        let mark = at(index + 1)
        guard mark.kind == .mark, !mark.hasSpaceBefore else { return false }
        let next = at(index + 2)
        return next.isNumber && !next.hasSpaceBefore && isMark(index + 1, ",", ".", ":")
    }

    /// How many of a unit: "15", "two and a half", "half a", "a", "3.5", "10 (ten)", "a couple of".
    func amount(_ index: Int) -> Found<Amount>? {
        let lexeme = at(index)
        if lexeme.isNumber {
            guard !lexeme.isOrdinal, lexeme.digits <= 5 else { return nil }
            var amount = Amount(whole: lexeme.number)
            var end = index + 1
            if isMark(end, ".", ","), !at(end).hasSpaceBefore, at(end + 1).isNumber, !at(end + 1).hasSpaceBefore {
                let decimals = at(end + 1)
                if at(end).mark == UInt8(ascii: ","), decimals.digits == 3 { return nil }
                guard decimals.digits <= 3 else { return nil }
                amount.thousandths = decimals.number * [1000, 100, 10, 1][decimals.digits]
                end += 2
            } else {
                end = repeatedInBrackets(end)
                (amount.thousandths, end) = half(after: end)
            }
            return (amount, end)
        }
        if lexeme.word.keyword == .half {
            // "half a year", "half an hour", "half year", "half-year"
            let next = isDash(index + 1) ? index + 2 : index + 1
            return (Amount(whole: 0, thousandths: 500), at(next).word.isArticle ? next + 1 : next)
        }
        if lexeme.word.keyword == .another { return (Amount(whole: 1), index + 1) }
        if lexeme.word.keyword == .some, style.isEager { return (Amount(whole: 3, isVague: true), index + 1) }
        if lexeme.word.isArticle || lexeme.word.vague > 0 {
            let next = lexeme.word.isArticle ? index + 1 : index
            let word = at(next).word
            if word.vague > 0 {
                return (
                    Amount(whole: word.vague, isVague: word.vague > 2), isKeyword(next + 1, .of) ? next + 2 : next + 1
                )
            }
            if word.cardinal == 12 { return (Amount(whole: 12), next + 1) }
            if word.keyword == .half { return (Amount(whole: 0, thousandths: 500), next + 1) }
            return lexeme.word.isArticle ? (Amount(whole: 1, isArticle: true), next) : nil
        }
        // "twenty and four hours"
        guard let words = cardinalWords(index) else { return nil }
        if words.value >= 20, words.value % 10 == 0, isKeyword(words.end, .and),
            let rest = cardinalWords(words.end + 1), rest.value < 10,
            at(rest.end).word.unit != nil
        {
            return (Amount(whole: words.value + rest.value), rest.end)
        }
        var end = repeatedInBrackets(words.end)
        let thousandths: Int
        (thousandths, end) = half(after: end)
        return (Amount(whole: words.value, thousandths: thousandths), end)
    }

    /// The place after "(ten)" in "10 (ten) days".
    private func repeatedInBrackets(_ index: Int) -> Int {
        guard isMark(index, "("), let inner = cardinal(index + 1), isMark(inner.end, ")") else { return index }
        return inner.end + 1
    }

    /// "and a half", "-and-a-half", "½"; in thousandths, with the place after it.
    func half(after index: Int) -> (Int, Int) {
        if at(index).word.keyword == .half, !at(index).hasSpaceBefore || at(index).kind == .word,
            at(index + 1).word.unit != nil
        {
            return (500, index + 1)
        }
        let joined = isDash(index) ? index + 1 : index
        guard isKeyword(joined, .and) else { return (0, index) }
        var next = isDash(joined + 1) ? joined + 2 : joined + 1
        if at(next).word.isArticle { next = isDash(next + 1) ? next + 2 : next + 1 }
        if at(next).word.keyword == .half { return (500, next + 1) }
        if at(next).word.unit == .quarter, at(next).word.cardinal < 0 { return (250, next + 1) }
        return (0, index)
    }
}

/// How many of a unit were said.
struct Amount: Sendable, Hashable {
    var whole: Int
    var thousandths = 0
    var isVague = false
    /// "a month" rather than "one month".
    var isArticle = false
}
