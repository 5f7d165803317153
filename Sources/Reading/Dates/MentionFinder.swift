// Walks over the lexemes of a text and takes every expression of time: points, bounds, lengths and times of day.
import CaseModel
import Syntax

/// Finds the expressions of time of a text.
struct MentionFinder {
    let grammar: DateGrammar
    /// Tokens that belong to something else (citations of law).
    let isTaken: [Bool]
    private(set) var mentions: [TimeMention] = []
    /// The place in the lexemes after the last year that was taken: ", 2017 and 2019" goes on from it.
    private var lastYearEnd = -9

    init(grammar: DateGrammar, isTaken: [Bool]) {
        self.grammar = grammar
        self.isTaken = isTaken
    }

    mutating func run() {
        var index = 0
        while index < grammar.lexemes.count {
            let lexeme = grammar.lexemes[index]
            guard lexeme.isNumber || lexeme.isMeaningful || lexeme.isMark("'"), !isTaken[lexeme.token] else {
                index += 1
                continue
            }
            index = take(index)
        }
    }

    /// Takes what begins at a place; gives the place to go on from.
    private mutating func take(_ index: Int) -> Int {
        if let end = age(index) ?? recurring(index) ?? money(index) { return end }
        if let list = dayList(index) { return list }
        let bounded = boundedPoint(index)
        let point = plainPoint(index)
        let length = grammar.length(index)
        let clock = grammar.clock(index)
        let best = max(bounded?.end ?? 0, point?.end ?? 0, length?.end ?? 0)
        if let clock, clock.end > best || clock.end == best && grammar.at(index).digits == 4, clock.end > index,
            !overlapsTaken(index, clock.end)
        {
            add(index, clock.end, .clock) { $0.clock = clock.value }
            return clock.end
        }
        if let bounded, bounded.end >= best, !overlapsTaken(index, bounded.end) {
            addPoint(index, bounded.end, bounded.value.expression, bound: bounded.value.bound)
            return bounded.end
        }
        if let point, point.end >= best, !overlapsTaken(index, point.end) {
            addPoint(index, point.end, point.value, bound: nil)
            return point.end
        }
        if let length, !overlapsTaken(index, length.end) { return takeLength(index, length) }
        return index + 1
    }

    private func overlapsTaken(_ index: Int, _ end: Int) -> Bool {
        (index..<max(index, end)).contains {
            grammar.lexemes.indices.contains($0) && isTaken[grammar.lexemes[$0].token]
        }
    }

    private mutating func add(_ index: Int, _ end: Int, _ kind: TimeMention.Kind, _ set: (inout TimeMention) -> Void) {
        var last = end - 1
        while last > index, grammar.at(last).kind == .lineEnd { last -= 1 }
        var mention = TimeMention(tokens: grammar.at(index).token..<grammar.at(last).token + 1, kind: kind)
        if let before = mentions.last, before.tokens.overlaps(mention.tokens) { return }
        set(&mention)
        mentions.append(mention)
    }

    private mutating func addPoint(_ index: Int, _ end: Int, _ expression: TimeExpression, bound: String?) {
        if case .calendar(let date) = expression, date.isYearOnly { lastYearEnd = end }
        if case .within(let length) = expression {
            add(index, end, .duration) {
                $0.expression = expression
                $0.duration = length.duration
                $0.bound = "within"
            }
            return
        }
        add(index, end, .point) {
            $0.expression = expression
            $0.bound = bound
        }
    }

    // MARK: Points

    private func plainPoint(_ index: Int) -> (value: TimeExpression, end: Int)? {
        let range = grammar.range(index)
        let point = grammar.point(index)
        if let range, range.end >= point?.end ?? 0 { return range }
        return point ?? YearReader(grammar: grammar, lastYearEnd: lastYearEnd).year(index)
    }

    /// "until 5 May", "since 2019", "before the end of the year", "from Monday", "no later than 5 May", "5 May or later".
    private func boundedPoint(_ index: Int) -> (value: (expression: TimeExpression, bound: String), end: Int)? {
        guard let keyword = grammar.keyword(index) else { return nil }
        let bound: String
        var place = index + 1
        switch keyword {
        case .until, .since, .before, .after, .by, .from: bound = keyword.rawValue
        case .later where grammar.isKeyword(place, .than): (bound, place) = ("after", place + 1)
        case .earlier where grammar.isKeyword(place, .than): (bound, place) = ("before", place + 1)
        case .commencing, .beginning:
            guard lower(index).hasSuffix("ing"), !grammar.isKeyword(place, .of) else { return nil }
            bound = "since"
        case .as where grammar.isKeyword(place, .from): (bound, place) = ("since", place + 1)
        default: return nil
        }
        if keyword == .from || keyword == .since, let range = grammar.range(index),
            grammar.at(range.end).kind != .number || keyword == .from
        {
            if case .range = range.value { return nil }
        }
        place = grammar.skip(.about, .on, from: place)
        guard
            var found = grammar.point(place)
                ?? YearReader(grammar: grammar, lastYearEnd: lastYearEnd).year(place, isIntroduced: true)
        else { return nil }
        // "since the start of the year"
        if keyword == .since, case .part(let part, .period(.year, 0, .story)) = found.value {
            found.value = .part(part, .period(.year, 0, .document))
        }
        if case .unanchored = found.value, keyword != .from { return ((.unanchored, bound), found.end) }
        if case .within = found.value { return nil }
        // "from 2019 on", "from 5 May onwards"
        if keyword == .from || keyword == .since {
            if grammar.isKeyword(found.end, .onward) {
                found.end += 1
            } else if grammar.isKeyword(found.end, .on), grammar.at(found.end + 1).kind != .number,
                grammar.at(found.end + 1).kind != .word || grammar.at(found.end + 1).tag == .pron
            {
                found.end += 1
            }
        }
        return ((found.value, bound), found.end)
    }

    /// Days of one month that do not follow each other: "on 3, 7 and 12 May" gives three mentions.
    private mutating func dayList(_ index: Int) -> Int? {
        var days: [(value: Int, at: Int)] = []
        var place = index
        while let day = grammar.dayNumber(grammar.skip(.the, from: place)),
            grammar.at(place).isNumber || grammar.isKeyword(place, .the), days.count < 12
        {
            days.append((day.value, place))
            if grammar.isMark(day.end, ",") || grammar.isKeyword(day.end, .and, .or) {
                place = day.end + 1
                if grammar.isMark(day.end, ","), grammar.isKeyword(place, .and, .or) { place += 1 }
            } else {
                break
            }
        }
        guard days.count > 1, let last = days.last, let date = grammar.writtenDate(last.at), date.value.month != nil,
            date.value.day == last.value,
            !overlapsTaken(index, date.end)
        else { return nil }
        if days.count == 2, days[1].value == days[0].value + 1 { return nil }
        guard zip(days, days.dropFirst()).allSatisfy({ $0.value < $1.value }) else { return nil }
        for day in days.dropLast() {
            var each = date.value
            (each.day, each.weekday) = (day.value, nil)
            let end = grammar.dayNumber(grammar.skip(.the, from: day.at))?.end ?? day.at + 1
            addPoint(day.at, end, .calendar(each), bound: nil)
        }
        addPoint(last.at, date.end, .calendar(date.value), bound: nil)
        return date.end
    }

    // MARK: Lengths

    private mutating func takeLength(_ index: Int, _ length: (value: TimeLength, end: Int)) -> Int {
        let before = grammar.at(index - 1)
        let isRate =
            grammar.at(index).word.isArticle && (before.isNumber || before.word.isCounted || isRateWord(index - 1))
        // "One day, the police came" says no length.
        let isOneDay = grammar.at(index).startsSentence && length.value.days == 1 && length.value.finest == .day
        guard !isRate, !isOneDay, lower(length.end) != "pregnant" else { return length.end }
        var isRange = false
        // "four to six years", "10-15 days": no single length.
        if grammar.isKeyword(index - 1, .to, .or, .and) || grammar.isDash(index - 1),
            let end = numberEnding(at: index - 1), end
        {
            isRange = true
        }
        let duration = isRange || length.value.isVague && !grammar.style.isEager ? nil : length.value.duration
        add(index, length.end, .duration) { $0.duration = duration }
        return length.end
    }

    /// Whether a bare number stands before a place: the "four" of "four to six years".
    private func numberEnding(at index: Int) -> Bool? {
        let before = grammar.at(index - 1)
        guard before.isNumber || before.word.cardinal > 0, !before.word.isArticle else { return nil }
        // "sentenced in 1987 to two years"
        return !(mentions.last.map { $0.tokens.contains(before.token) } ?? false)
    }

    private func lower(_ index: Int) -> String {
        let token = grammar.at(index).token
        return grammar.tokens.indices.contains(token) ? grammar.tokens[token].lower : ""
    }

    private func isRateWord(_ index: Int) -> Bool { ["once", "twice", "per", "times"].contains(lower(index)) }

    /// "34 years old", "a 34-year-old", "aged 52", "15 years of age": the place after it.
    private func age(_ index: Int) -> Int? {
        if grammar.isKeyword(index, .aged) {
            let place = grammar.skip(.of, .about, .between, from: index + 1)
            guard let number = grammar.cardinal(place) else { return nil }
            var end = number.end
            if grammar.isKeyword(end, .and, .to, .or) || grammar.isDash(end), let second = grammar.cardinal(end + 1) {
                end = second.end
            }
            return grammar.at(end).word.unit != nil && grammar.at(index - 1).word.unit == nil ? end + 1 : end
        }
        guard let length = grammar.length(index) else { return nil }
        let place = grammar.isDash(length.end) ? length.end + 1 : length.end
        if grammar.isKeyword(place, .old) { return place + 1 }
        if grammar.isKeyword(place, .of), grammar.isKeyword(place + 1, .aged) { return place + 2 }
        let next = lower(place)
        return next == "older" || next == "younger" ? place + 1 : nil
    }

    /// "every day", "each Monday", "every two weeks", "on Mondays": no point and no length.
    private func recurring(_ index: Int) -> Int? {
        if grammar.at(index).word.isPlural, grammar.at(index).word.weekday > 0 || grammar.at(index).word.keyword == nil
        {
            return index + 1
        }
        guard grammar.isKeyword(index, .every) else { return nil }
        if let length = grammar.length(index + 1) { return length.end }
        if let point = grammar.point(index + 1) { return point.end }
        return grammar.at(index + 1).word.unit != nil ? index + 2 : nil
    }

    /// "$12", "172,500 tenge", "2.5 million": the place after the number.
    private func money(_ index: Int) -> Int? {
        guard grammar.at(index).isNumber else { return nil }
        if grammar.isMark(index - 1, "$") { return index + 1 }
        var end = index + 1
        var grouped = false
        while grammar.isMark(end, ","), !grammar.at(end).hasSpaceBefore, grammar.at(end + 1).digits == 3,
            !grammar.at(end + 1).hasSpaceBefore
        {
            end += 2
            grouped = true
        }
        if grouped {
            // "6,107.31"
            if grammar.isMark(end, "."), !grammar.at(end).hasSpaceBefore, grammar.at(end + 1).isNumber,
                !grammar.at(end + 1).hasSpaceBefore
            {
                end += 2
            }
            return grammar.at(end).word.unit == nil ? end : nil
        }
        return nil
    }
}
