// How an EDTF string is read: by bytes, strictly, with what belongs to level 2 refused.

/// A reader over the bytes of one date.
private struct Bytes {
    let all: ArraySlice<UInt8>
    var at: Int

    init(_ all: ArraySlice<UInt8>) {
        self.all = all
        at = all.startIndex
    }

    var isAtEnd: Bool { at >= all.endIndex }
    var next: UInt8? { at < all.endIndex ? all[at] : nil }

    mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        at += 1
        return true
    }

    /// So many digits, or `nil`.
    mutating func digits(_ count: Int) -> Int? {
        guard at + count <= all.endIndex else { return nil }
        var value = 0
        for byte in all[at..<(at + count)] {
            guard byte >= 0x30, byte <= 0x39 else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        at += count
        return value
    }

    /// Two digits or `XX`.
    mutating func field() -> EDTFField? {
        if at + 2 <= all.endIndex, all[at] == UInt8(ascii: "X"), all[at + 1] == UInt8(ascii: "X") {
            at += 2
            return .unspecified
        }
        return digits(2).map { .value($0) }
    }
}

enum EDTFParser {
    /// Longest string that can be a date; longer ones are refused unread.
    private static let longest = 80

    static func form(of string: String) -> EDTF.Form? {
        let bytes = Array(string.utf8)
        guard !bytes.isEmpty, bytes.count <= longest else { return nil }
        guard let stroke = bytes.firstIndex(of: UInt8(ascii: "/")) else {
            guard let date = date(bytes[...]) else { return nil }
            // The vectors count a qualified season as level 2, and a qualified season in an interval as level 1.
            if date.season != nil, date.qualifier != .none { return nil }
            return .single(date)
        }
        guard let start = end(bytes[..<stroke]), let end = end(bytes[(stroke + 1)...]), isInOrder(start, end) else {
            return nil
        }
        if start == .unknown, end == .unknown { return nil }
        return .interval(start, end)
    }

    private static func end(_ bytes: ArraySlice<UInt8>) -> EDTF.End? {
        if bytes.isEmpty { return .unknown }
        if bytes.elementsEqual("..".utf8) { return .open }
        guard let date = date(bytes), date.time.isEmpty, date.year.magnitude <= 9999 else { return nil }
        // Unspecified digits in an interval are level 2, but for `XXXX` on both sides.
        if date.unspecifiedYearDigits == 1 || date.unspecifiedYearDigits == 2 { return nil }
        if date.month == .unspecified || date.day == .unspecified { return nil }
        return .date(date)
    }

    /// Whether an interval's start is not after its end, judged by the first day of each.
    static func isInOrder(_ start: EDTF.End, _ end: EDTF.End) -> Bool {
        guard let first = start.date, let last = end.date else { return true }
        if first.hasUnspecifiedYear != last.hasUnspecifiedYear { return false }
        guard let a = first.earliest, let b = last.earliest else { return true }
        return a <= b
    }

    static func date(_ slice: ArraySlice<UInt8>) -> EDTFDate? {
        var bytes = Bytes(slice)
        if bytes.take(UInt8(ascii: "Y")) { return longYear(&bytes) }
        let isNegative = bytes.take(UInt8(ascii: "-"))
        guard let (year, unspecified) = year(&bytes), !isNegative || unspecified != 4 else { return nil }
        if isNegative, year == 0, unspecified == 0 { return nil }
        var month = EDTFField.absent
        var day = EDTFField.absent
        var time = ""
        if bytes.take(UInt8(ascii: "-")) {
            guard unspecified == 0 || unspecified == 4, let field = bytes.field() else { return nil }
            month = field
            if bytes.take(UInt8(ascii: "-")) {
                guard let field = bytes.field() else { return nil }
                day = field
                if bytes.next == UInt8(ascii: "T") {
                    guard day.number != nil, let read = timeOfDay(&bytes) else { return nil }
                    time = read
                }
            }
        }
        var qualifier = EDTFQualifier.none
        if let byte = bytes.next, time.isEmpty, let read = EDTFQualifier(rawValue: String(UnicodeScalar(byte))) {
            qualifier = read
            bytes.at += 1
        }
        let date = EDTFDate(
            year: isNegative ? -year : year, unspecifiedYearDigits: unspecified, isNegative: isNegative, month: month,
            day: day,
            time: time, qualifier: qualifier)
        return bytes.isAtEnd && exists(date) ? date : nil
    }

    private static func exists(_ date: EDTFDate) -> Bool {
        if date.hasUnspecifiedYear {
            guard let month = date.month.number, month <= 12, date.day != .unspecified else { return false }
        }
        switch (date.month, date.day) {
        case (.absent, _), (.unspecified, .absent), (.unspecified, .unspecified): return true
        case (.unspecified, .value): return false
        case (.value(let month), .absent): return (1...12).contains(month) || (21...24).contains(month)
        case (.value(let month), .unspecified): return (1...12).contains(month)
        case (.value(let month), .value(let day)):
            return CivilDay(year: date.hasUnspecifiedYear ? 2000 : date.year, month: month, day: day) != nil
        }
    }

    /// `Y` and a year of more than four digits; nothing may follow.
    private static func longYear(_ bytes: inout Bytes) -> EDTFDate? {
        let isNegative = bytes.take(UInt8(ascii: "-"))
        let count = bytes.all.endIndex - bytes.at
        guard count > 4, count <= 12, bytes.next != UInt8(ascii: "0"), let year = bytes.digits(count) else {
            return nil
        }
        return EDTFDate(year: isNegative ? -year : year)
    }

    /// Four digits of which the last, the last two or all may be `X`.
    private static func year(_ bytes: inout Bytes) -> (year: Int, unspecified: Int)? {
        let end = bytes.at + 4
        guard end <= bytes.all.endIndex else { return nil }
        var year = 0
        var unspecified = 0
        for byte in bytes.all[bytes.at..<end] {
            if byte == UInt8(ascii: "X") {
                unspecified += 1
                year *= 10
            } else {
                guard unspecified == 0, byte >= 0x30, byte <= 0x39 else { return nil }
                year = year * 10 + Int(byte - 0x30)
            }
        }
        guard unspecified != 3 else { return nil }
        bytes.at = end
        return (year, unspecified)
    }

    /// `Thh:mm:ss` with nothing, `Z`, `+hh` or `+hh:mm` after it.
    private static func timeOfDay(_ bytes: inout Bytes) -> String? {
        let from = bytes.at
        bytes.at += 1
        guard let hour = bytes.digits(2), hour < 24, bytes.take(UInt8(ascii: ":")), let minute = bytes.digits(2),
            minute < 60,
            bytes.take(UInt8(ascii: ":")), let second = bytes.digits(2), second < 60
        else { return nil }
        if !bytes.take(UInt8(ascii: "Z")), !bytes.isAtEnd {
            guard bytes.take(UInt8(ascii: "+")) || bytes.take(UInt8(ascii: "-")), let hours = bytes.digits(2),
                hours < 24
            else { return nil }
            if bytes.take(UInt8(ascii: ":")) {
                guard let minutes = bytes.digits(2), minutes < 60 else { return nil }
            }
        }
        return String(decoding: bytes.all[from..<bytes.at], as: UTF8.self)
    }
}
