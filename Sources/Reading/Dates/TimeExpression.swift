// What an expression of time says, before it is known on what day it was said.

/// What a relative expression counts from.
enum TimeAnchor: Sendable, Hashable {
    /// The day of the document: "yesterday", "last week", "two days ago".
    case document
    /// The date that the narrative has reached: "the next day", "two days later", "that month".
    case story
}

/// The year of a date, as words give it.
enum YearWord: Sendable, Hashable {
    case none
    case number(Int)
    /// Two digits: '98, 21.04.16.
    case short(Int)
    /// "last year" -1, "of this year" 0; "the following year" +1 of the story.
    case shifted(Int, TimeAnchor)
    /// "5 August last".
    case justPast
}

/// A date of the calendar, as far as its words give it.
struct CalendarDate: Sendable, Hashable {
    var year = YearWord.none
    var month: Int?
    var day: Int?
    var weekday: Int?
    var season: Int?

    var isYearOnly: Bool { month == nil && day == nil && weekday == nil && season == nil }
    var isDayOnly: Bool { day != nil && month == nil && year == .none }
}

/// A length of time as it was said.
struct TimeLength: Sendable, Hashable {
    /// Months, counted in twelfths of nothing: whole years and months are kept apart.
    var years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0
    var decades = 0
    /// Thousandths of the last unit that was said: "3.5 years".
    var thousandths = 0
    var lastUnit = TimeUnit.day
    /// "a few", "several".
    var isVague = false

    /// The finest unit said.
    var finest: TimeUnit {
        if hours + minutes + seconds > 0 || thousandths > 0 && lastUnit.isClock { return .hour }
        if days > 0 { return .day }
        if weeks > 0 { return .week }
        if months > 0 { return .month }
        return decades > 0 && years == 0 ? .decade : .year
    }
}

/// Part of a period.
enum PeriodPart: Sendable, Hashable {
    case early, middle, late
    /// What is left of it: "the rest of the week", "later this month".
    case rest
    /// What is over of it: "earlier this month".
    case soFar
}

/// Which of the days, weeks or months of a name is meant.
enum Which: Sendable, Hashable {
    case plain, last, this, next
}

/// An expression of time.
indirect enum TimeExpression: Sendable, Hashable {
    case calendar(CalendarDate)
    /// Ten years from a year on; "the 70s" without a century.
    case decade(Int, hasCentury: Bool)
    case century(Int)
    /// "today" 0, "yesterday" -1; "the same day" 0 and "the next day" +1 of the story.
    case day(Int, TimeAnchor)
    /// "last week" -1, "this month" 0, "the following year" +1 of the story.
    case period(TimeUnit, Int, TimeAnchor)
    /// "last May", "this January", "next summer": month 1 to 12 or season 21 to 24.
    case named(Int, Which)
    case weekday(Int, Which)
    /// "the following Tuesday" +1, "the previous Sunday" -1, of the story.
    case weekdayOfStory(Int, Int)
    /// "Tuesday of next week", "20th of next month".
    case weekdayOf(Int, TimeExpression)
    case dayOf(Int, TimeExpression)
    /// "the third week of 2027", "the last month of the year"; -1 is the last.
    case nth(Int, TimeUnit, TimeExpression)
    /// "the first 2 weeks of 2021", negative counts from the end.
    case firstOf(Int, TimeUnit, TimeExpression)
    case nthWeekday(Int, Int, TimeExpression?)
    /// "two days ago" -1, "a week later" +1.
    case offset(TimeLength, Int, TimeAnchor)
    /// "two weeks before 5 May".
    case offsetFrom(TimeLength, Int, TimeExpression)
    /// "the last three weeks" -1, "the next 3 days" +1.
    case span(TimeLength, Int)
    /// "three days from 5 May on", "within five days".
    case lengthFrom(TimeLength, TimeExpression)
    case within(TimeLength)
    /// "in two weeks": from now, if it is to come; "the third time in four months" is no date.
    case inLength(TimeLength)
    case range(TimeExpression, TimeExpression)
    case part(PeriodPart, TimeExpression)
    case weekHolding(TimeExpression)
    case monthHolding(TimeExpression)
    case weekNumber(Int, TimeExpression?)
    case weekendOf(TimeExpression)
    /// The first, second or last day of the story's interval; -1 is the last.
    case dayOfStory(Int)
    /// "about two weeks ago".
    case about(TimeExpression)
    /// Counted from something that is no date: "a week before the trial".
    case unanchored
}

extension TimeExpression {
    /// Whether it can only mean a day.
    var isDay: Bool {
        switch self {
        case .day, .weekday, .weekdayOfStory, .weekdayOf, .dayOf, .nthWeekday, .dayOfStory: true
        case .calendar(let date): date.day != nil || date.weekday != nil
        default: false
        }
    }
}
