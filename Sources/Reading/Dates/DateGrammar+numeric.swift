// Dates in digits: "16.05.2024", "2024-05-16", "16/05", "07.2022", "20240516".

extension DateGrammar {
    /// A run of two or three numbers with the same mark between them.
    private struct Run {
        var numbers: [DateLexeme]
        var mark: UInt8
        var isSpaced: Bool
        var end: Int
    }

    private func run(_ index: Int) -> Run? {
        guard at(index).isNumber, !at(index).isOrdinal else { return nil }
        // Digits or letters glued before ("A1B2", "138-2010-2015") make it something else.
        if index > 0, !at(index).hasSpaceBefore,
            at(index - 1).token == at(index).token || at(index - 1).isNumber || isMark(index - 1, ".", "/")
        {
            if at(index - 1).kind == .word { return nil }
            if isMark(index - 1, "-", ".", "/"), index > 1, at(index - 2).isNumber, at(index - 2).digits != 4,
                at(index - 1).mark == at(index + 1).mark || !isDash(index - 1)
            {
                return nil
            }
        }
        var run = Run(numbers: [at(index)], mark: 0, isSpaced: false, end: index + 1)
        while run.numbers.count < 3 {
            let mark = at(run.end)
            guard mark.kind == .mark, isMark(run.end, "-", "/", "."), at(run.end + 1).isNumber,
                !at(run.end + 1).isOrdinal
            else { break }
            let spaced = mark.hasSpaceBefore || at(run.end + 1).hasSpaceBefore
            if spaced,
                run.numbers.count > 1 || mark.mark == UInt8(ascii: ".")
                    || !isYearAndMonth(run.numbers[0], at(run.end + 1))
            {
                break
            }
            if run.mark == 0 { run.mark = mark.mark } else if run.mark != mark.mark { break }
            run.isSpaced = run.isSpaced || spaced
            run.numbers.append(at(run.end + 1))
            run.end += 2
        }
        // More of the same mark: "2010-2015-86-3" is a number of something; "10-1-2018-10-7-2018" two dates.
        if at(run.end).kind == .mark, at(run.end).mark == run.mark, !at(run.end).hasSpaceBefore,
            at(run.end + 1).isNumber,
            !at(run.end + 1).hasSpaceBefore, run.numbers.count < 3 || run.numbers[2].digits != 4
        {
            return nil
        }
        return run.numbers.count > 1 ? run : nil
    }

    private func isYearAndMonth(_ a: DateLexeme, _ b: DateLexeme) -> Bool {
        a.digits == 4 && b.digits <= 2 && (1...12).contains(b.number)
            || b.digits == 4 && a.digits <= 2 && (1...12).contains(a.number)
    }

    /// A date in digits.
    func numericDate(_ index: Int) -> Found<CalendarDate>? {
        guard at(index).isNumber else { return nil }
        if let compact = compactDate(index) { return compact }
        guard let run = run(index) else { return nil }
        switch run.numbers.count {
        case 3: return threeNumbers(run.numbers, mark: run.mark).map { ($0, run.end) }
        case 2:
            // "08/12,2015"
            if run.mark == UInt8(ascii: "/"), isMark(run.end, ","), at(run.end + 1).isNumber,
                at(run.end + 1).digits == 4 || at(run.end + 1).digits == 2,
                !at(run.end + 1).hasSpaceBefore || at(run.end + 1).digits == 4,
                let date = threeNumbers(run.numbers + [at(run.end + 1)], mark: run.mark)
            {
                return (date, run.end + 2)
            }
            return twoNumbers(run, index).map { ($0, run.end) }
        default: return nil
        }
    }

    /// "20240516".
    private func compactDate(_ index: Int) -> Found<CalendarDate>? {
        let lexeme = at(index)
        guard lexeme.digits == 8, (19_000_101...21_991_231).contains(lexeme.number) else { return nil }
        let (year, month, day) = (lexeme.number / 10_000, lexeme.number / 100 % 100, lexeme.number % 100)
        guard (1...12).contains(month), (1...31).contains(day), !at(index + 1).isNumber || at(index + 1).hasSpaceBefore
        else { return nil }
        return (CalendarDate(year: .number(year), month: month, day: day), index + 1)
    }

    func threeNumbers(_ numbers: [DateLexeme], mark: UInt8) -> CalendarDate? {
        let (a, b, c) = (numbers[0], numbers[1], numbers[2])
        if a.digits == 4 {
            guard (1000...2199).contains(a.number), b.digits <= 2, c.digits <= 2, (1...12).contains(b.number),
                (1...31).contains(c.number)
            else { return nil }
            return CalendarDate(year: .number(a.number), month: b.number, day: c.number)
        }
        guard a.digits <= 2, b.digits <= 2, c.digits == 4 || c.digits == 2 else { return nil }
        guard let (month, day) = monthAndDay(a.number, b.number, mark: mark) else { return nil }
        if c.digits == 4 {
            guard (1000...2199).contains(c.number) else { return nil }
            return CalendarDate(year: .number(c.number), month: month, day: day)
        }
        // "9.30-4.30" and version numbers; a dotted short date has two digits everywhere.
        if mark == UInt8(ascii: "."), a.digits < 2 || b.digits < 2 { return nil }
        return CalendarDate(year: .short(c.number), month: month, day: day)
    }

    /// Day and month of two numbers: by the style, or the only way they fit; dots always put the day first.
    private func monthAndDay(_ a: Int, _ b: Int, mark: UInt8) -> (Int, Int)? {
        let first = style.monthFirst ? (a, b) : (b, a)
        let second = style.monthFirst ? (b, a) : (a, b)
        for (month, day) in [first, second] where (1...12).contains(month) && (1...31).contains(day) {
            return (month, day)
        }
        return nil
    }

    private func twoNumbers(_ run: Run, _ index: Int) -> CalendarDate? {
        let (a, b) = (run.numbers[0], run.numbers[1])
        if a.digits == 4, b.digits <= 2, (1...12).contains(b.number), (1900...2199).contains(a.number) {
            return CalendarDate(year: .number(a.number), month: b.number)
        }
        if b.digits == 4, a.digits <= 2, (1...12).contains(a.number), (1900...2199).contains(b.number) {
            return CalendarDate(year: .number(b.number), month: a.number)
        }
        guard !run.isSpaced, a.digits <= 2, b.digits <= 2, !isRatio(index, run.end) else { return nil }
        let isSlash = run.mark == UInt8(ascii: "/")
        let isDashed = run.mark == UInt8(ascii: "-")
        let isIntroduced =
            isKeyword(index - 1, .on)
            || !isDashed
                && isKeyword(
                    index - 1, .until, .since, .from, .before, .after, .by, .between, .to, .through, .this, .next, .last
                )
            || isDash(index - 1) && !at(index - 1).hasSpaceBefore && isSlash
            || isKeyword(index - 1, .in) && !isSlash || at(index - 1).word.weekday > 0
            || (isKeyword(index - 1, .and, .or) || isMark(index - 1, ",")) && isSlash
        let isDotted = run.mark == UInt8(ascii: ".") && a.digits == 2 && b.digits == 2
        guard isIntroduced || isSlash && (style.isEager || a.digits == 2 && b.digits == 2) || isDotted else {
            return nil
        }
        guard let (month, day) = monthAndDay(a.number, b.number, mark: run.mark) else { return nil }
        return CalendarDate(month: month, day: day)
    }

    /// "24/7", "1/2", "6.45 percent", "$4.22", "at 4.22", "30/4.85".
    private func isRatio(_ index: Int, _ end: Int) -> Bool {
        if isKeyword(index - 1, .at) || isMark(index - 1, "$", "=", "/", ":") || isMark(end, "%", "/", ":") {
            return true
        }
        if isMark(index - 1, "."), at(index - 2).word.isNumbered { return true }
        if at(index - 1).word.isNumbered || at(end).word.isCounted || at(end).word.unit != nil { return true }
        if keyword(end) == .am || keyword(end) == .pm { return true }
        if at(index).number == 24, at(index + 2).number == 7 { return true }
        if at(end).kind == .mark, !at(end).hasSpaceBefore, at(end + 1).isNumber, !at(end + 1).hasSpaceBefore,
            !isDash(end), !isMark(end, ",")
        {
            return true
        }
        return false
    }
}
