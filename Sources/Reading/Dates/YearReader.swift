// A year that stands alone: "in 2019", "the 2023 amnesty", "(2019)"; a number elsewhere is no year.
import Syntax

struct YearReader {
    let grammar: DateGrammar
    /// The place after the year before this one.
    let lastYearEnd: Int

    /// The year at a place, where the words around it show that it is one.
    func year(_ index: Int, isIntroduced: Bool = false) -> (value: TimeExpression, end: Int)? {
        var place = index
        var isNamed = false
        // "the year 2019", "in the year of 2008", "year 247"
        if grammar.at(grammar.skip(.the, from: place)).word.unit == .year {
            place = grammar.skip(.of, from: grammar.skip(.the, from: place) + 1)
            isNamed = true
        }
        guard let year = isNamed ? namedYear(place) : grammar.yearNumber(place) else { return nil }
        let isDigits = grammar.at(place).isNumber
        if !isNamed {
            guard isDigits || year.end > place + 1 || isIntroduced || isPreposition(place - 1),
                (1500...2199).contains(year.value)
            else { return nil }
            guard !isOtherNumber(place, year.end), isIntroduced || isInContext(place, year.end, isDigits: isDigits)
            else { return nil }
        }
        return (.calendar(CalendarDate(year: .number(year.value))), year.end)
    }

    private func namedYear(_ place: Int) -> (value: Int, end: Int)? {
        if let year = grammar.yearNumber(place) { return year }
        guard let number = grammar.cardinal(place), number.value > 31, number.value < 2200 else { return nil }
        return number
    }

    private func isPreposition(_ index: Int) -> Bool {
        grammar.isKeyword(
            index, .in, .since, .until, .by, .from, .of, .during, .before, .after, .to, .through, .throughout, .early,
            .mid, .late, .about, .for, .end, .as)
    }

    private func isInContext(_ place: Int, _ end: Int, isDigits: Bool) -> Bool {
        if isPreposition(place - 1) {
            return !(grammar.isKeyword(place - 1, .of) && isPaperNumber(place - 2)) || !isDigits
        }
        if grammar.isKeyword(place - 1, .and, .or), lastYearEnd == place - 1 { return true }
        if grammar.isMark(place - 1, ","),
            lastYearEnd == place - 1 || grammar.isMark(place - 2, ",") && lastYearEnd == place - 2
        {
            return true
        }
        if grammar.isKeyword(place - 1, .and), grammar.isMark(place - 2, ","), lastYearEnd == place - 2 { return true }
        guard isDigits, (1900...2100).contains(grammar.at(place).number) else { return false }
        // A title: "THE EL TABLON CASE, 2023"
        if grammar.at(end).kind == .lineEnd, grammar.at(end).line <= 1, grammar.isMark(place - 1, ",", ":", "-", "(") {
            return true
        }
        if grammar.isMark(place - 1, "("), grammar.isMark(end, ")", ",", ";") { return true }
        if grammar.at(place - 1).kind == .lineEnd
            || grammar.isMark(place - 1, "*", "•", "-") && grammar.at(place - 2).kind == .lineEnd
        {
            return grammar.at(end).kind == .lineEnd || grammar.isMark(end, ":", "-", ".", "|", ",")
        }
        // "the 2023 amnesty", "its 2019 version", "mid-2022"
        if grammar.isKeyword(place - 1, .the, .my) || isPossessive(place - 1) {
            return grammar.at(end).kind == .word && grammar.at(end).word.unit == nil
        }
        if grammar.isDash(place - 1), grammar.isKeyword(place - 2, .mid, .early, .late) { return true }
        if grammar.at(place - 1).startsSentence == false, grammar.at(place).startsSentence { return false }
        return grammar.style.isEager && grammar.at(place - 1).kind != .mark && grammar.at(end).kind != .word
            && grammar.at(place - 1).tag != .noun
    }

    private func isPossessive(_ index: Int) -> Bool {
        let token = grammar.at(index).token
        guard grammar.tokens.indices.contains(token) else { return false }
        return ["his", "her", "its", "their", "our", "'s"].contains(grammar.tokens[token].lower)
    }

    /// "Law 94 of 2015", "No. 1021 of 2020": the number of a paper.
    private func isPaperNumber(_ index: Int) -> Bool {
        guard grammar.at(index).isNumber else { return false }
        let before = grammar.isMark(index - 1, ".") ? index - 2 : index - 1
        return grammar.at(before).word.isNumbered
    }

    /// Money, counts, numbers of papers and parts of longer numbers.
    private func isOtherNumber(_ place: Int, _ end: Int) -> Bool {
        if grammar.at(end).word.isCounted || grammar.at(place - 1).word.isNumbered { return true }
        if grammar.isMark(place - 1, ".", "/", "$", "#", ":"), !grammar.at(place).hasSpaceBefore { return true }
        if grammar.isMark(place - 1, ".", ":"), grammar.at(place - 2).word.isNumbered { return true }
        let after = grammar.at(end)
        if after.kind == .mark, !after.hasSpaceBefore, grammar.at(end + 1).isNumber, !grammar.at(end + 1).hasSpaceBefore
        {
            return true
        }
        if grammar.isMark(end, "%") { return true }
        return after.kind == .word && !after.hasSpaceBefore
    }
}
