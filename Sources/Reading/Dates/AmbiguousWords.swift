// Words that are a month, weekday or season in one place and something else in another: "may", "march", "sat", "fall".
import Syntax

/// Takes the time out of words that do not mean it where they stand.
struct AmbiguousWords {
    private let tokens: [Token]

    init(tokens: [Token]) { self.tokens = tokens }

    func settle(_ lexemes: inout [DateLexeme]) {
        for index in lexemes.indices where lexemes[index].isMeaningful {
            let word = lexemes[index].word
            if word.month > 0, !isMonth(index, lexemes) { lexemes[index].word.month = 0 }
            if word.weekday > 0, word.isShort, !isShortWeekday(index, lexemes) { lexemes[index].word.weekday = 0 }
            if word.season > 0, !isSeason(index, lexemes) { lexemes[index].word.season = 0 }
        }
    }

    private func at(_ index: Int, _ lexemes: [DateLexeme]) -> DateLexeme? {
        lexemes.indices.contains(index) ? lexemes[index] : nil
    }

    /// Whether a number that can be a day or year stands beside, perhaps behind a joining mark.
    private func hasNumberBeside(_ index: Int, _ lexemes: [DateLexeme]) -> Bool {
        if let next = at(index + 1, lexemes), next.isNumber,
            next.digits == 4 || next.digits <= 2 && next.number <= 31 || next.isOrdinal
        {
            return true
        }
        if let mark = at(index + 1, lexemes), mark.kind == .mark,
            mark.isMark(".") || mark.isMark("-") || mark.isMark("/") || mark.isMark(","),
            let next = at(index + 2, lexemes), next.isNumber, next.digits == 4 || next.digits <= 2 && next.number <= 31,
            !next.startsSentence || at(index, lexemes)?.word.isShort == true
        {
            return true
        }
        if let next = at(index + 1, lexemes), next.word.keyword == .the, let after = at(index + 2, lexemes),
            after.isOrdinal || after.word.ordinal > 0
        {
            return true
        }
        if let next = at(index + 1, lexemes), next.word.ordinal > 0 { return true }
        if let next = at(index + 1, lexemes), at(index, lexemes)?.word.isShort == true, next.word.cardinal > 0,
            !next.word.isArticle
        {
            return true
        }
        guard let before = at(index - 1, lexemes) else { return false }
        if before.isNumber, before.digits <= 2 || before.digits == 4 { return true }
        if before.word.ordinal > 0 { return true }
        if before.kind == .mark, before.isMark("-") || before.isMark("/") || before.isMark(".") || before.isMark(","),
            let number = at(index - 2, lexemes), number.isNumber
        {
            return true
        }
        if before.word.keyword == .of, let number = at(index - 2, lexemes),
            number.isNumber || number.word.ordinal > 0 || number.word.unit == .day
        {
            return true
        }
        return false
    }

    /// Whether a word stands before that a month can follow.
    private func isIntroduced(_ index: Int, _ lexemes: [DateLexeme]) -> Bool {
        guard let before = at(index - 1, lexemes) else { return false }
        switch before.word.keyword {
        case .in, .since, .until, .early, .mid, .late, .last, .next, .during, .between, .from, .through, .of, .this,
            .by, .before, .after, .and, .to, .or,
            .coming, .previous, .following, .past:
            return true
        default: break
        }
        if before.isMark("-"), let word = at(index - 2, lexemes) {
            return word.word.keyword == .mid || word.word.month > 0
        }
        return false
    }

    private func isMonth(_ index: Int, _ lexemes: [DateLexeme]) -> Bool {
        let lexeme = lexemes[index]
        let lower = tokens[lexeme.token].lower
        if let before = at(index - 1, lexemes), before.isMark("$") || before.isMark("@") || before.isMark("#") {
            return false
        }
        if hasNumberBeside(index, lexemes) {
            // "may 5 people come" and "the march 10 of them joined" are not worth the loss.
            return lower != "may" || lexeme.isCapitalised || lexeme.tag != .aux
                || at(index + 1, lexemes)?.isNumber == true
        }
        switch lower {
        case "may", "march", "mar", "august":
            let introduced = isIntroduced(index, lexemes)
            if lower == "may", !lexeme.isCapitalised {
                return introduced && lexeme.tag != .aux && isStrongPreposition(index, lexemes)
            }
            guard lexeme.isCapitalised, lower != "mar" else {
                return introduced
                    && (isStrongPreposition(index, lexemes) || at(index - 1, lexemes)?.word.keyword == .between)
            }
            if lexeme.startsSentence, lower == "may" { return lexeme.tag == .propn }
            if introduced, !lexeme.startsSentence { return true }
            if lexeme.tag == .aux || lexeme.tag == .verb { return false }
            return introduced || !isNameLike(index, lexemes)
        default:
            if !lexeme.word.isShort { return !isNameLike(index, lexemes) || isIntroduced(index, lexemes) }
            guard lexeme.isCapitalised || isIntroduced(index, lexemes) && isStrongPreposition(index, lexemes) else {
                return false
            }
            return isIntroduced(index, lexemes) && !isBeforeName(index, lexemes)
                || at(index + 1, lexemes)?.isMark("-") == true && at(index + 2, lexemes)?.word.month ?? 0 > 0
        }
    }

    private func isStrongPreposition(_ index: Int, _ lexemes: [DateLexeme]) -> Bool {
        switch at(index - 1, lexemes)?.word.keyword {
        case .in, .since, .until, .early, .mid, .late, .last, .next, .during: true
        default: false
        }
    }

    /// Whether the word looks like part of a person's or a thing's name: "Theresa May", "the Women's March", "June Smith".
    private func isNameLike(_ index: Int, _ lexemes: [DateLexeme]) -> Bool {
        if isBeforeName(index, lexemes) { return true }
        guard let before = at(index - 1, lexemes), before.kind == .word, !before.isMeaningful, before.isCapitalised,
            !before.startsSentence
        else {
            guard let before = at(index - 1, lexemes) else { return false }
            return before.kind == .word && tokens[before.token].lower == "'s"
        }
        return true
    }

    private func isBeforeName(_ index: Int, _ lexemes: [DateLexeme]) -> Bool {
        guard let next = at(index + 1, lexemes), next.kind == .word, !next.isMeaningful, next.isCapitalised,
            next.hasSpaceBefore, !next.startsSentence
        else { return false }
        return lexemes[index].word.isShort || lexemes[index].startsSentence
    }

    private func isShortWeekday(_ index: Int, _ lexemes: [DateLexeme]) -> Bool {
        let lexeme = lexemes[index]
        guard let next = at(index + 1, lexemes) else { return isIntroducedWeekday(index, lexemes) }
        let hasDate =
            next.isMark(",") || next.isMark(".") || next.isNumber || next.word.month > 0 || next.word.weekday > 0
            || next.word.dayPart != nil
        switch tokens[lexeme.token].lower {
        case "sun", "sat", "wed", "mon", "thus":
            return lexeme.isCapitalised && (hasDate || isIntroducedWeekday(index, lexemes))
                || isIntroducedWeekday(index, lexemes) && next.isNumber
        default: return lexeme.isCapitalised || hasDate || isIntroducedWeekday(index, lexemes)
        }
    }

    private func isIntroducedWeekday(_ index: Int, _ lexemes: [DateLexeme]) -> Bool {
        switch at(index - 1, lexemes)?.word.keyword {
        case .on, .last, .next, .this, .past, .coming, .following, .previous, .since, .until, .by, .or, .and, .from,
            .to, .between:
            true
        default: at(index - 1, lexemes)?.word.unit == .week
        }
    }

    /// "the fall of Kabul", "a spring", "the Arab Spring".
    private func isSeason(_ index: Int, _ lexemes: [DateLexeme]) -> Bool {
        guard let before = at(index - 1, lexemes) else { return true }
        if before.word.isArticle
            || before.kind == .word && !before.isMeaningful && before.isCapitalised && lexemes[index].isCapitalised
        {
            return false
        }
        let lower = tokens[lexemes[index].token].lower
        guard lower == "fall" || lower == "spring" else { return true }
        if lexemes[index].tag == .verb { return false }
        if let next = at(index + 1, lexemes), next.word.keyword == .of {
            return at(index + 2, lexemes)?.isNumber == true || at(index + 2, lexemes)?.word.keyword != nil
                || at(index + 2, lexemes)?.word.cardinal ?? -1 > 0
        }
        return before.word.keyword != nil || at(index + 1, lexemes)?.isNumber == true
    }
}
