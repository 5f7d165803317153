// Resolves the points of a page in order, keeping the date that the narrative has reached.
import CaseModel
import Syntax

/// Walks through the expressions of time of a page.
struct StoryReader {
    private var page: Page
    private let tense: TenseReader
    private let live: LiveEntries
    private let places: PageLines
    /// The day that "today" is.
    private var today: CivilDay?
    /// The last day of the period that the title names ("Digest, third quarter of 2023"), where the day of the document is not known.
    private var horizon: CivilDay?
    private var story: EDTF?
    private var storyPart: PeriodPart?
    /// The last day and the last month named, coming ones too, with their lines: "on the 25th" takes its month from them.
    private var lastDay: (date: EDTF, line: Int)?
    private var lastMonth: (date: EDTF, line: Int)?
    /// The last date in full, and the sentence and line it stands in.
    private var lastFull: (date: EDTF, sentence: Int, line: Int)?
    /// The date at the head of a line of a chronology.
    private var lineDate: (date: EDTF, line: Int)?
    /// The year or month of the heading that stands over these lines.
    private var heading: EDTF?
    private var week: EDTF?
    /// Dates written in full anywhere: token and date.
    private var fullDates: [(token: Int, date: EDTF)] = []

    /// `today` is the day of the document, or of the letter that it publishes.
    init(page: Page, today: CivilDay?) {
        self.page = page
        self.today = today
        live = LiveEntries(page: page)
        places = PageLines(page: page)
        tense = TenseReader(words: page.words)
    }

    /// The expressions of time, points resolved.
    mutating func read() -> [TimeMention] {
        collectFullDates()
        for index in live.clocks {
            let line = page.words.sentences[page.sentence(of: page.times[index].tokens.lowerBound)].line
            page.times[index].date = live.days[line].map { EDTF($0) }
            page.times[index].rule = "the day of an entry of a live report"
        }
        for index in page.times.indices where page.times[index].kind == .point { resolve(index) }
        return page.times
    }

    private mutating func collectFullDates() {
        for mention in page.times where mention.kind == .point && !isBirth(mention) {
            guard case .calendar(let date)? = mention.expression, date.month != nil, date.day != nil,
                case .number = date.year,
                let found = DateResolver().resolve(.calendar(date))
            else { continue }
            fullDates.append((mention.tokens.lowerBound, found.date))
        }
    }

    private mutating func resolve(_ index: Int) {
        let mention = page.times[index]
        guard let expression = mention.expression else { return }
        let sentence = page.sentence(of: mention.tokens.lowerBound)
        let range = page.words.sentences[sentence].tokens
        let line = page.words.sentences[sentence].line
        var resolver = DateResolver()
        resolver.document = live.days[line] ?? today ?? (expression.core.isSaidOfToday ? nil : horizon)
        resolver.story = story
        resolver.storyPart = storyPart
        if case .calendar(let date) = expression, date.isDayOnly { resolver.story = monthStory(line: line) }
        resolver.week = week
        resolver.isAhead = mention.bound == "until" || mention.bound == "by"
        if tense.isFuture(mention.tokens, in: range) { resolver.direction = .future }
        resolver.yearHint = yearHint(
            mention, expression, sentence: sentence, line: line, range: range, future: resolver.direction == .future)
        resolver.isYearHintLoose = today == nil && !(lineDate?.line == line) && mention.bound != "until"
        if today == nil, resolver.story == nil, resolver.yearHint != nil, case .offset = expression {
            resolver.story = resolver.yearHint
        }
        guard let found = agoFromDayBefore(mention, expression, sentence: sentence) ?? resolver.resolve(expression)
        else { return }
        page.times[index].date = found.date
        page.times[index].rule = found.rule
        remember(
            found.date, of: index, expression, sentence: sentence, line: line, future: resolver.direction == .future)
    }

    /// "detained on 1 March 2024 in the case of a protest a year ago": in a report without a date, counted from the day
    /// just named, where "ago" belongs to a noun.
    private func agoFromDayBefore(_ mention: TimeMention, _ expression: TimeExpression, sentence: Int) -> ResolvedDate?
    {
        guard today == nil, case .offset(let length, -1, .document) = expression.core, let lastFull,
            lastFull.sentence == sentence, lastFull.date.isDay, mention.tokens.lowerBound > 0,
            page.tokens[mention.tokens.lowerBound - 1].tag == .noun
        else { return nil }
        var resolver = DateResolver()
        resolver.story = lastFull.date
        return resolver.resolve(.about(.offset(length, -1, .story)))
    }

    // MARK: Years

    /// A date just before whose year goes on.
    private func yearHint(
        _ mention: TimeMention, _ expression: TimeExpression, sentence: Int, line: Int, range: Range<Int>, future: Bool
    ) -> EDTF? {
        guard case .calendar(let date) = expression.core, date.year == .none || date.year == .justPast && today == nil,
            date.month != nil || date.season != nil
        else { return nil }
        if let lineDate, lineDate.line == line { return lineDate.date }
        if let heading, isLineStart(mention.tokens.lowerBound, line: line) { return heading }
        guard let today else { return horizon == nil ? hintWithoutDocument(mention, date, line: line) : nil }
        if mention.bound == "until" || mention.bound == "by" {
            if let lastFull, lastFull.sentence == sentence { return lastFull.date }
            if tense.setsEnd(mention.tokens, in: range) || future { return EDTF(today) }
            return nil
        }
        guard !future, let lastFull, lastFull.sentence == sentence || lastFull.line == line && date.day != nil else {
            return nil
        }
        var plain = DateResolver()
        plain.document = today
        guard let recent = plain.resolve(expression)?.date.earliest, let before = lastFull.date.earliest else {
            return nil
        }
        // What happened in the weeks before the report is the news itself, and no sequel of an old date.
        if today.number - recent.number <= 45, date.day != nil { return nil }
        var hinted = plain
        hinted.yearHint = lastFull.date
        guard let sequel = hinted.resolve(expression)?.date.earliest, sequel < recent else { return nil }
        return lastFull.sentence == sentence || sequel.number - before.number <= 183 ? lastFull.date : nil
    }

    /// In a report without a date: the nearest full date of the same narrative.
    private func hintWithoutDocument(_ mention: TimeMention, _ date: CalendarDate, line: Int) -> EDTF? {
        if let lastFull, lastFull.line == line, lastFull.date.isDay { return lastFull.date }
        guard date.day != nil else { return nil }
        let here = mention.tokens.lowerBound
        let (before, after) = fullDates(around: here)
        switch (before, after) {
        case (let before?, let after?): return here - before.token <= after.token - here ? before.date : after.date
        case (let before?, nil): return before.date
        case (nil, let after?): return after.date
        case (nil, nil): return nil
        }
    }

    /// The last full date before a token and the first after it.
    private func fullDates(around token: Int) -> (before: (token: Int, date: EDTF)?, after: (token: Int, date: EDTF)?) {
        var low = 0
        var high = fullDates.count
        while low < high {
            let middle = (low + high) / 2
            if fullDates[middle].token < token { low = middle + 1 } else { high = middle }
        }
        return (low > 0 ? fullDates[low - 1] : nil, low < fullDates.count ? fullDates[low] : nil)
    }

    /// The date whose month a bare day of the month shares: a day of the same paragraph, else a month of it.
    private func monthStory(line: Int) -> EDTF? {
        if let lastDay, lastDay.line == line { return lastDay.date }
        if let lastMonth, lastMonth.line == line { return lastMonth.date }
        return story ?? lastDay?.date
    }

    // MARK: Where the narrative stands

    private mutating func remember(
        _ date: EDTF, of index: Int, _ expression: TimeExpression, sentence: Int, line: Int, future: Bool
    ) {
        let mention = page.times[index]
        let fillsLine = fillsLine(mention.tokens, line: line)
        if today == nil, horizon == nil, line < 3, sentence < 4, let end = date.latest, let start = date.earliest,
            (20...366).contains(end.number - start.number),
            isTitle(mention.tokens, line: line, atEnd: date.precision == .year)
        {
            horizon = end
        }
        if isBirth(mention) || isVersion(mention) { page.times[index].isDateline = true }
        if page.times[index].isDateline { return }
        if date.end?.day.number != nil { lastDay = (date, line) }
        if date.precision == .month { lastMonth = (date, line) }
        if case .range = expression, line < 4, sentence < 6, let start = date.earliest, let end = date.latest,
            end.number - start.number <= 7, week == nil,
            isTitle(mention.tokens, line: line)
        {
            week = date
        }
        if fillsLine, date.precision == .year || date.precision == .month {
            heading = date
            story = date
            return
        }
        if case .calendar(let head) = expression, head.month != nil, isLineStart(mention.tokens.lowerBound, line: line),
            isHeadOfLine(mention.tokens.upperBound), !date.hasUnspecifiedYear
        {
            lineDate = (date, line)
        }
        guard !future, mention.bound != "until", mention.bound != "by", mention.bound != "before",
            !isModifier(mention, expression)
        else { return }
        story = date
        storyPart = if case .part(let part, _) = expression { part } else { nil }
        if !date.hasUnspecifiedYear,
            date.isDay || date.precision == .month || date.isInterval && date.start?.day.number != nil
        {
            lastFull = (date, sentence, line)
        }
    }

    /// Whether only marks, a list number or a weekday stand before a token on its line.
    private func isLineStart(_ token: Int, line: Int) -> Bool {
        let first = places.start(of: token)
        guard token - first <= 4 else { return false }
        return (first..<token).allSatisfy {
            page.tokens[$0].shape == .punctuation || page.tokens[$0].shape == .number || page.tokens[$0].lower == "on"
        }
    }

    /// "12 March - ", "21.06.2024: ", "00:25 (2 December) |"
    private func isHeadOfLine(_ end: Int) -> Bool {
        guard end < page.tokens.count else { return true }
        var next = end
        if page.tokens[next].lower == ",", let end = places.clockEnd(next + 1) { next = end }
        if next < page.tokens.count, page.tokens[next].lower == ")" { next += 1 }
        return next < page.tokens.count && ["-", ":", "|", ".", "--"].contains(page.tokens[next].lower)
    }

    private func fillsLine(_ tokens: Range<Int>, line: Int) -> Bool {
        let sentence = page.words.sentences[page.sentence(of: tokens.lowerBound)].tokens
        guard sentence.lowerBound == places.start(of: tokens.lowerBound) else { return false }
        let next = page.sentence(of: tokens.lowerBound) + 1
        if next < page.words.sentences.count, page.words.sentences[next].line == line { return false }
        return sentence.allSatisfy { tokens.contains($0) || page.tokens[$0].shape == .punctuation }
    }

    /// Whether a range stands in a title: at the end of a line without a verb.
    private func isTitle(_ tokens: Range<Int>, line: Int, atEnd: Bool = true) -> Bool {
        let sentence = page.words.sentences[page.sentence(of: tokens.lowerBound)].tokens
        return (!atEnd || tokens.upperBound >= sentence.upperBound - 1)
            && !sentence.contains {
                // In capitals a noun ("DIGEST") is easily taken for a verb.
                (page.tokens[$0].tag == .verb || page.tokens[$0].tag == .aux) && page.tokens[$0].shape != .upper
            }
    }

    private func isBirth(_ mention: TimeMention) -> Bool {
        let first = mention.tokens.lowerBound
        return (max(0, first - 3)..<first).contains {
            ["born", "b.", "b", "birth", "née"].contains(page.tokens[$0].lower)
        }
    }

    /// "in its 2019 version": of a law.
    private func isVersion(_ mention: TimeMention) -> Bool {
        let next = mention.tokens.upperBound
        return next < page.tokens.count
            && ["version", "edition", "wording", "redaction"].contains(page.tokens[next].lower)
    }

    /// "the 2023 amnesty", "its 2019 version", "the deaths of January": a year or month that describes a thing.
    private func isModifier(_ mention: TimeMention, _ expression: TimeExpression) -> Bool {
        guard case .calendar(let date) = expression, date.day == nil, date.weekday == nil, mention.tokens.lowerBound > 0
        else { return false }
        if page.tokens[mention.tokens.lowerBound - 1].lower == "of" { return true }
        return date.isYearOnly
            && ["the", "its", "his", "her", "their", "'s"].contains(page.tokens[mention.tokens.lowerBound - 1].lower)
    }
}

extension TimeExpression {
    /// The expression without what only shades it.
    var core: TimeExpression {
        switch self {
        case .about(let inner), .part(_, let inner): inner.core
        case .range(let first, _): first.core
        default: self
        }
    }

    /// Whether it needs the very day on which it was said.
    var isSaidOfToday: Bool {
        switch self {
        case .day(_, .document), .weekday, .offset(_, _, .document), .period(.week, _, .document),
            .period(.weekend, _, .document), .span:
            true
        case .weekdayOf(_, let inner), .dayOf(_, let inner): inner.isSaidOfToday
        default: false
        }
    }
}
