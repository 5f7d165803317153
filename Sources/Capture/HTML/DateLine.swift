// Reads the full date in a line such as "Kampala. Thursday July 25, 2024" or "20.11.2023, 16:40".
import CaseModel

enum DateLine {
    /// The first full date in a text, to the day; `nil` where there is none, or only one whose day and month could be exchanged.
    static func day(in text: String) -> EDTF? {
        let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
        let marks = Array(text.utf8)
        if let numeric = numericDay(marks) { return numeric }
        for (index, word) in words.enumerated() {
            guard let month = months[String(word)] else { continue }
            func number(_ offset: Int, in range: ClosedRange<Int>) -> Int? {
                let place = index + offset
                guard words.indices.contains(place) else { return nil }
                return leadingNumber(words[place]).flatMap { range.contains($0) ? $0 : nil }
            }
            if let day = number(-1, in: 1...31), let year = number(1, in: 1900...2100) { return edtf(year, month, day) }
            if let day = number(1, in: 1...31), let year = number(2, in: 1900...2100) { return edtf(year, month, day) }
            // "16 of May 2024"
            if index >= 2, words[index - 1] == "of", let day = number(-2, in: 1...31),
                let year = number(1, in: 1900...2100)
            {
                return edtf(year, month, day)
            }
        }
        return nil
    }

    /// The day of a machine-readable date: `2024-11-06T15:20:00+05:00`; the day is the one at the place of writing.
    static func day(ofTimestamp text: String) -> EDTF? {
        let trimmed = text.drop { $0 == " " || $0 == "\n" || $0 == "\t" }
        let digits = Array(trimmed.utf8.prefix(10))
        if digits.count == 10, digits[4] == UInt8(ascii: "-"), digits[7] == UInt8(ascii: "-"),
            let year = Int(String(decoding: digits[0..<4], as: UTF8.self)),
            let month = Int(String(decoding: digits[5..<7], as: UTF8.self)),
            let day = Int(String(decoding: digits[8..<10], as: UTF8.self))
        {
            return edtf(year, month, day)
        }
        if digits.count >= 8, digits.prefix(8).allSatisfy({ $0 >= 48 && $0 <= 57 }),
            let value = Int(String(decoding: digits.prefix(8), as: UTF8.self)),
            let day = edtf(value / 10000, value / 100 % 100, value % 100)
        {
            return day
        }
        return day(in: text)
    }

    private static func leadingNumber(_ word: Substring) -> Int? {
        let digits = word.prefix { $0.isASCII && $0.isNumber }
        let rest = word.dropFirst(digits.count)
        guard !digits.isEmpty, rest.isEmpty || ["st", "nd", "rd", "th"].contains(rest) else { return nil }
        return Int(digits)
    }

    /// `20.11.2023`, `2023-11-20`, `20/11/2023` where only one reading is possible.
    private static func numericDay(_ bytes: [UInt8]) -> EDTF? {
        var numbers: [(value: Int, digits: Int, end: Int, separator: UInt8)] = []
        var index = 0
        while index < bytes.count {
            guard bytes[index] >= 48, bytes[index] <= 57 else {
                index += 1
                continue
            }
            let start = index
            var value = 0
            while index < bytes.count, bytes[index] >= 48, bytes[index] <= 57 {
                value = min(value * 10 + Int(bytes[index] - 48), 100_000)
                index += 1
            }
            let separator = start > 0 ? bytes[start - 1] : 0
            numbers.append((value, index - start, index, separator))
            guard numbers.count >= 3 else { continue }
            let (a, b, c) = (numbers[numbers.count - 3], numbers[numbers.count - 2], numbers[numbers.count - 1])
            guard b.separator == c.separator, b.end + 1 + c.digits == c.end, a.end + 1 + b.digits == b.end else {
                continue
            }
            if b.separator == UInt8(ascii: "-") || b.separator == UInt8(ascii: "/") || b.separator == UInt8(ascii: "."),
                a.digits == 4
            {
                if let day = edtf(a.value, b.value, c.value) { return day }
            }
            if b.separator == UInt8(ascii: "."), c.digits == 4, let day = edtf(c.value, b.value, a.value) { return day }
            if b.separator == UInt8(ascii: "/"), c.digits == 4 {
                if a.value > 12 { return edtf(c.value, b.value, a.value) }
                if b.value > 12 || a.value == b.value { return edtf(c.value, a.value, b.value) }
            }
        }
        return nil
    }

    private static func edtf(_ year: Int, _ month: Int, _ day: Int) -> EDTF? {
        guard (1900...2100).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return EDTF("\(year)-\(two(month))-\(two(day))")
    }

    /// Month names in English, Russian (genitive) and Kazakh.
    private static let months: [String: Int] = {
        let names = [
            "january jan января қаңтар", "february feb февраля ақпан", "march mar марта наурыз",
            "april apr апреля сәуір",
            "may мая мамыр", "june jun июня маусым", "july jul июля шілде", "august aug августа тамыз",
            "september sep sept сентября қыркүйек", "october oct октября қазан", "november nov ноября қараша",
            "december dec декабря желтоқсан",
        ]
        var table: [String: Int] = [:]
        for (index, list) in names.enumerated() {
            for name in list.split(separator: " ") { table[String(name)] = index + 1 }
        }
        return table
    }()
}
