// What a word can mean in an expression of time, as the word list says.

/// A unit of the calendar or the clock.
enum TimeUnit: String, Sendable, Hashable {
    case century, decade, year, quarter, month, fortnight, week, weekend, day, night, hour, minute, second

    /// Whether it is shorter than a day.
    var isClock: Bool { self == .hour || self == .minute || self == .second }
}

/// Words that hold an expression of time together.
enum DateKeyword: String, Sendable, Hashable {
    case the, my, of, `in`, on, at, to, until, from, between, and, or, through, before, after, since, by, ago, earlier,
        later
    case within, `for`, about, some, over, during, throughout
    case this, last, past, previous, next, coming, following, same, that, very
    case early, mid, late, beginning, end, rest, every, half, all, whole, another, more, less, than
    case old, aged, long, commencing, `as`, ended, now, onward = "and-on", clock, am, pm, born
}

/// A part of the day, as words name it.
enum DayPart: String, Sendable, Hashable {
    case morning, afternoon, evening, night, dawn, dusk, noon, midday, midnight, daytime
}

/// Everything that one word can mean in an expression of time; most words mean nothing.
struct DateWord: Sendable, Hashable {
    var month = 0
    var weekday = 0
    var season = 0
    var ordinal = 0
    var cardinal = -1
    /// "few" as 3, "couple" as 2.
    var vague = 0
    var day: Int?
    var unit: TimeUnit?
    var unitLetter: TimeUnit?
    var dayPart: DayPart?
    var keyword: DateKeyword?
    var decadeName: Int?
    /// An abbreviated month or weekday ("Sat"), which may be another word.
    var isShort = false
    /// "international", "christmas": may begin the name of a day.
    var opensName = false
    /// "Mondays", "evenings".
    var isPlural = false
    /// "a", "an".
    var isArticle = false
    /// What numbers count: "people", "tenge".
    var isCounted = false
    /// What numbers name: "article", "case".
    var isNumbered = false
    /// "will", "scheduled".
    var isFuture = false
    /// "remanded", "adjourned": the until-date lies ahead.
    var setsEnd = false
}

/// The word list of expressions of time, and the days known by a name.
struct DateLexicon: Sendable {
    private let words: [String: DateWord]
    /// Named days by their first word, longest names first.
    let namedDays: [String: [(words: [String], month: Int, day: Int)]]

    static let english = DateLexicon(language: "en")

    init(language: String) {
        var words: [String: DateWord] = [:]
        for row in LexiconFile("dates", language: language).rows where row.count > 2 {
            words[row[0], default: DateWord()].add(row[1], row[2])
        }
        var named: [String: [(words: [String], month: Int, day: Int)]] = [:]
        for row in LexiconFile("dates-named", language: language).rows where row.count > 2 {
            guard let month = Int(row[1]), let day = Int(row[2]) else { continue }
            let parts = row[0].split(separator: " ").map(String.init)
            guard let first = parts.first else { continue }
            named[first, default: []].append((parts, month, day))
            words[first, default: DateWord()].opensName = true
        }
        self.words = words
        namedDays = named.mapValues { $0.sorted { $0.words.count > $1.words.count } }
    }

    subscript(word: String) -> DateWord? { words[word] }
}

extension DateWord {
    /// Takes in one row of the word list.
    fileprivate mutating func add(_ kind: String, _ value: String) {
        let number = Int(value) ?? 0
        switch kind {
        case "month": month = number
        case "month-short": (month, isShort) = (number, true)
        case "weekday": weekday = number
        case "weekday-short": (weekday, isShort) = (number, true)
        case "weekday-plural": (weekday, isPlural) = (number, true)
        case "season": season = number
        case "cardinal": cardinal = number
        case "ordinal": ordinal = number
        case "article": (cardinal, isArticle) = (1, true)
        case "vague": vague = number
        case "day": day = number
        case "unit": unit = TimeUnit(rawValue: value)
        case "unit-letter": unitLetter = TimeUnit(rawValue: value)
        case "part-of-day": dayPart = DayPart(rawValue: value)
        case "part-of-day-plural": isPlural = true
        case "keyword": keyword = DateKeyword(rawValue: value)
        case "decade-name": decadeName = number
        case "counted": isCounted = true
        case "numbered": isNumbered = true
        case "future": isFuture = true
        case "sets-end": setsEnd = true
        default: break
        }
    }
}
