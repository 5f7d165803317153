// Telephone numbers, e-mail addresses and street addresses in a text: what leads somebody to a person's door.

public import CaseModel

/// Finds contact details.
///
/// Finds: "+7 701 123 45 67", "8 (727) 250-11-22", "name@example.org", "12 Abai Street", "Abai Avenue 150, apartment 12", "ул. Абая, 12".
/// Leaves alone: dates, sums, numbers of laws and of cases.
public enum ContactDetails {
    /// Where they stand, in order.
    public static func spans(in text: String) -> [ByteSpan] { spans(in: Array(text.utf8)[...]) }

    /// Where they stand in a part of a text, counted from the beginning of the whole.
    static func spans(in bytes: ArraySlice<UInt8>) -> [ByteSpan] {
        var found: [ByteSpan] = []
        var place = bytes.startIndex
        while place < bytes.endIndex {
            switch bytes[place] {
            // Only with these anything begins.
            case UInt8(ascii: "@"), UInt8(ascii: "+"), UInt8(ascii: "0"), UInt8(ascii: "8"): break
            default:
                place += 1
                continue
            }
            if let span = mail(at: place, bytes) ?? telephone(at: place, bytes) {
                found.append(span)
                place = span.end
            } else {
                place += 1
            }
        }
        return (found + streets(in: bytes)).sorted { ($0.start, $0.end) < ($1.start, $1.end) }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

    /// An address around an `@`.
    private static func mail(at place: Int, _ bytes: ArraySlice<UInt8>) -> ByteSpan? {
        guard bytes[place] == UInt8(ascii: "@") else { return nil }
        func belongs(_ byte: UInt8) -> Bool {
            byte < 0x80 && (isLetter(byte) || isDigit(byte) || ".-_+%".utf8.contains(byte))
        }
        var (start, end) = (place, place + 1)
        while start > bytes.startIndex, place - start < 64, belongs(bytes[start - 1]) { start -= 1 }
        while end < bytes.endIndex, end - place < 200, belongs(bytes[end]) { end += 1 }
        while end > place, bytes[end - 1] == UInt8(ascii: ".") { end -= 1 }
        guard start < place, bytes[place..<end].contains(UInt8(ascii: ".")) else { return nil }
        return ByteSpan(start, end)
    }

    /// Digits, ten to fifteen, with blanks, hyphens and brackets between them: after a plus, or beginning with 8 or 0.
    private static func telephone(at place: Int, _ bytes: ArraySlice<UInt8>) -> ByteSpan? {
        let first = bytes[place]
        let hasPlus = first == UInt8(ascii: "+")
        guard hasPlus || first == UInt8(ascii: "8") || first == UInt8(ascii: "0") else { return nil }
        if place > bytes.startIndex {
            let before = bytes[place - 1]
            if isDigit(before) || isLetter(before) || ".,-/№".utf8.contains(before) { return nil }
        }
        var (end, digits, gap) = (place + (hasPlus ? 1 : 0), 0, 0)
        var last = end
        while end < bytes.endIndex, digits <= 15 {
            if isDigit(bytes[end]) {
                digits += 1
                gap = 0
                last = end + 1
            } else if "-() ".utf8.contains(bytes[end]), gap < 2 {
                gap += 1
            } else {
                break
            }
            end += 1
        }
        guard (hasPlus ? 10...15 : 10...11).contains(digits) else { return nil }
        if last < bytes.endIndex,
            isLetter(bytes[last])
                || ".,/".utf8.contains(bytes[last]) && last + 1 < bytes.endIndex && isDigit(bytes[last + 1])
        {
            return nil
        }
        return ByteSpan(place, last)
    }

    // MARK: Streets

    private static let streets: Set<String> = [
        "street", "st", "avenue", "ave", "prospekt", "prospect", "boulevard", "lane", "microdistrict", "mikrorayon",
        "mkr", "көшесі", "даңғылы", "улица", "проспект", "переулок", "микрорайон",
    ]
    /// These stand before the name of the street.
    private static let leading: Set<String> = [
        "ул", "улица", "улице", "пр", "просп", "проспект", "проспекте", "мкр", "пер",
    ]
    private static let rooms: Set<String> = ["apartment", "apt", "flat", "кв", "квартира", "пәтер"]

    /// A street with the number of a house, or the number of a flat: looked for where a small number stands.
    private static func streets(in bytes: ArraySlice<UInt8>) -> [ByteSpan] {
        var found: [ByteSpan] = []
        var place = bytes.startIndex
        while place < bytes.endIndex {
            guard isDigit(bytes[place]) else {
                place += 1
                continue
            }
            let start = place
            while place < bytes.endIndex, isLetter(bytes[place]) || isDigit(bytes[place]) { place += 1 }
            let isWord = start == bytes.startIndex || !isLetter(bytes[start - 1])
            let house = ByteSpan(start, place)
            guard isWord, isHouse(String(decoding: bytes[start..<place], as: UTF8.self)) else { continue }
            if let span = address(around: house, bytes) { found.append(span) }
        }
        return found
    }

    private static func isHouse(_ word: String) -> Bool {
        let digits = word.utf8.prefix(while: isDigit).count
        return (1...3).contains(digits) && word.dropFirst(digits).count <= 1
    }

    private static func address(around house: ByteSpan, _ bytes: ArraySlice<UInt8>) -> ByteSpan? {
        let before = words(before: house.start, bytes)
        if let last = before.last {
            let gap = house.start - last.span.end
            // "apartment 12"
            if rooms.contains(last.key), gap <= 2 { return ByteSpan(last.span.start, house.end) }
            // "Abai Street 12"
            if streets.contains(last.key), before.count > 1, before[before.count - 2].isName, gap <= 2 {
                return ByteSpan(before[before.count - 2].span.start, house.end)
            }
            // "ул. Абая, 12"
            for street in before.dropLast().suffix(2) where leading.contains(street.key) && last.isName && gap <= 4 {
                return ByteSpan(street.span.start, house.end)
            }
        }
        // "12 Abai Street"
        let after = words(after: house.end, bytes)
        guard let street = after.dropFirst().firstIndex(where: { streets.contains($0.key) }),
            after[..<street].allSatisfy(\.isName), after[0].span.start - house.end <= 2
        else { return nil }
        return ByteSpan(house.start, after[street].span.end)
    }

    private struct Word {
        var key: String
        var isName: Bool
        var span: ByteSpan
    }

    private static func word(_ start: Int, _ end: Int, _ bytes: ArraySlice<UInt8>) -> Word {
        let text = String(decoding: bytes[start..<end], as: UTF8.self)
        return Word(key: text.lowercased(), isName: text.first?.isUppercase ?? false, span: ByteSpan(start, end))
    }

    /// The last words of the line, at most three.
    private static func words(before place: Int, _ bytes: ArraySlice<UInt8>) -> [Word] {
        var words: [Word] = []
        var end = place
        while words.count < 3, place - end < 80 {
            while end > bytes.startIndex, !isLetter(bytes[end - 1]), bytes[end - 1] != UInt8(ascii: "\n") { end -= 1 }
            var start = end
            while start > bytes.startIndex, isLetter(bytes[start - 1]) { start -= 1 }
            guard start < end else { break }
            words.insert(word(start, end, bytes), at: 0)
            end = start
        }
        return words
    }

    /// The next words of the line, at most four.
    private static func words(after place: Int, _ bytes: ArraySlice<UInt8>) -> [Word] {
        var words: [Word] = []
        var start = place
        while words.count < 4, start - place < 80 {
            while start < bytes.endIndex, bytes[start] == UInt8(ascii: " ") || bytes[start] == UInt8(ascii: ",") {
                start += 1
            }
            var end = start
            while end < bytes.endIndex, isLetter(bytes[end]) { end += 1 }
            guard start < end else { break }
            words.append(word(start, end, bytes))
            start = end
        }
        return words
    }
}
