// Whether the words around a name say that the person is a child: an age under eighteen, "schoolgirl", "a minor".

import CaseModel

/// Reads words that call a person a child.
///
/// Finds: "14-year-old Arman", "the schoolgirl Aigul", "Arman, 14,", "Arman (14)", "Arman, a minor,", "Arman, who was 15", "Arman, born in 2012"
/// (by the year of the report), and mentions such as "the boy".
/// Leaves alone: "the father of 9-year-old twins Aidar", "juvenile court judge Marat", "Aidar, accused of beating a minor".
struct ChildWords {
    private let bytes: [UInt8]
    /// The year by which years of birth are judged; nil where none is known.
    private let year: Int?
    /// Whether any word of the text may be one of those that are looked for; most texts have none.
    private let mayHaveWords: Bool

    /// - Parameter published: the day of the report.
    init(text: String, published: EDTF?) {
        bytes = Array(text.utf8)
        year = published?.latest?.year
        mayHaveWords = Self.mayHaveWords(bytes)
    }

    /// Pieces of which every English rule wants one; other scripts are always looked at.
    private static let pieces: [[UInt8]] = [
        "boy", "girl", "child", "minor", "teen", "dolescent", "uvenile", "pupil", "toddler", "infant", "baby", "kid",
        "nder-age", "nderage", "chool-age", "year", "old", "aged", "age ", "born",
    ].map { Array($0.utf8) }

    private static func mayHaveWords(_ bytes: [UInt8]) -> Bool {
        for place in bytes.indices {
            if bytes[place] >= 0xD0 { return true }
            let letter = bytes[place] | 0x20
            for piece in pieces where piece[0] == letter && place + piece.count <= bytes.count {
                if piece.indices.allSatisfy({ bytes[place + $0] | 0x20 == piece[$0] }) { return true }
            }
        }
        return false
    }

    /// Whether a number stands soon after a mention: "Arman, 14,", "Arman, who was 14".
    private func hasNumber(after place: Int) -> Bool {
        bytes[place..<min(bytes.count, place + 24)].contains { $0 >= 0x30 && $0 <= 0x39 }
    }

    /// Whether a mention of a person, by name or otherwise, says that it is a child.
    func callsChild(_ mention: ByteSpan) -> Bool {
        guard mention.start >= 0, mention.end <= bytes.count, mention.count > 0,
            mayHaveWords || hasNumber(after: mention.end)
        else { return false }
        let inside = words(mention.start, mention.end)
        return saysChild(inside) || isChildBefore(words(before: mention.start))
            || isChildAfter(words(after: mention.end))
    }

    /// Whether words that describe people ("two minors", "the boy") mean children.
    static func describesChildren(_ words: String) -> Bool {
        let reader = ChildWords(text: words, published: nil)
        return reader.saysChild(reader.words(0, reader.bytes.count))
    }

    // MARK: Rules

    /// The mention itself: its noun is one for children, or it has an age.
    private func saysChild(_ words: [Word]) -> Bool {
        for (place, word) in words.enumerated() {
            if Self.isAge(words, place) { return true }
            guard Self.isNoun(word.text) else { continue }
            let next = place + 1 < words.count ? words[place + 1].text : ""
            if next.isEmpty || Self.mayFollow.contains(next) || next.utf8.count == 1 { return true }
        }
        return false
    }

    /// The noun phrase that ends in the name.
    private func isChildBefore(_ words: [Word]) -> Bool {
        if let last = words.last, Self.isNoun(last.text) { return true }
        for place in words.indices.reversed() {
            let word = words[place].text
            if word.utf8.count == 1 && !(word.first?.isLetter ?? false) && word != "\"" && word != "-" { return false }
            if Self.endsPhrase.contains(word) || word.hasSuffix("'s") || word.hasSuffix("’s") { return false }
            if Self.adjectives.contains(where: word.hasPrefix) || Self.isAge(words, place) { return true }
            if word == "minor", place + 1 < words.count, Self.kin.contains(words[place + 1].text) { return true }
        }
        return false
    }

    /// What is said right after the name.
    private func isChildAfter(_ words: [Word]) -> Bool {
        var place = 0
        func word(_ offset: Int = 0) -> String { place + offset < words.count ? words[place + offset].text : "" }
        let isApart = word() == "," || word() == "("
        if isApart { place += 1 }
        // "Arman, 14,", "Arman (14)"
        if isApart, let age = Int(word()), (1..<18).contains(age), [",", ")", ".", ";", "", "and"].contains(word(1)) {
            return true
        }
        if word() == "aged" || word() == "age" { return Int(word(1)).map { (0..<18).contains($0) } ?? false }
        if word() == "born" || word() == "b" || word() == "г.р" {
            guard let year else { return false }
            for offset in 1...6 {
                if let born = Int(word(offset)), (1900...2100).contains(born) { return year - born < 18 }
            }
            return false
        }
        var hasVerb = false
        for _ in 0..<5 {
            if ["is", "was", "are", "were", "turned"].contains(word()) { hasVerb = true }
            if Self.mayStandBetween.contains(word()) { place += 1 } else { break }
        }
        guard isApart || hasVerb else { return false }
        if Self.isAge(words, place) { return true }
        if hasVerb, let age = Int(word()), (1..<18).contains(age),
            ["years", "at", "when", ",", ".", ")"].contains(word(1))
        {
            return true
        }
        if Self.adjectives.contains(where: word().hasPrefix) { return true }
        return Self.isNoun(word()) && (word(1).isEmpty || Self.mayFollow.contains(word(1)) || word(1).utf8.count == 1)
    }

    // MARK: Lists

    private static let nouns: Set<String> = [
        "boy", "boys", "girl", "girls", "schoolboy", "schoolboys", "schoolgirl", "schoolgirls", "schoolchild",
        "schoolchildren", "child", "children", "minor", "minors", "teenager", "teenagers", "adolescent", "adolescents",
        "juvenile", "juveniles", "pupil", "pupils", "toddler", "infant", "baby", "kid", "kids", "underage",
    ]
    /// Beginnings of Russian and Kazakh words.
    private static let stems = ["несовершеннолетн", "малолетн", "школьни", "подрост", "оқушы", "мальчик", "девочк"]
    private static let adjectives = [
        "teenage", "underage", "under-age", "school-age", "несовершеннолетн", "малолетн", "кәмелетке",
    ]
    private static let kin: Set<String> = [
        "son", "daughter", "brother", "sister", "child", "nephew", "niece", "grandson", "granddaughter",
    ]
    private static let endsPhrase: Set<String> = [
        "of", "to", "by", "with", "and", "from", "in", "at", "that", "was", "is", "were", "for", "on", "who", "as",
        "said", "against", "when", "или", "и", "от", "к", "у", "с", "что", "был", "была",
    ]
    private static let mayStandBetween: Set<String> = [
        "who", "is", "was", "are", "were", "turned", "a", "an", "the", "only", "just", "then", "still", "now", "barely",
        "not", "yet", "local",
    ]
    private static let mayFollow: Set<String> = [
        "who", "when", "at", "and", "from", "in", "of", "was", "is", "were", "had", "whose", "named", "called", "aged",
        "with", "to", "by", "on", "from", "or",
    ]

    private static func isNoun(_ word: String) -> Bool { nouns.contains(word) || stems.contains(where: word.hasPrefix) }

    /// Whether an age under eighteen stands at a place: "14-year-old", "14 year old", "14 years old", "aged 14", "10-month-old", "14-летний".
    private static func isAge(_ words: [Word], _ place: Int) -> Bool {
        let parts = words[place].text.split(separator: "-")
        guard let first = parts.first, let number = Int(first) ?? spelled[String(first)] else { return false }
        let rest = parts.dropFirst().map(String.init) + words.dropFirst(place + 1).prefix(3).map(\.text)
        guard let unit = rest.first else { return false }
        if ["month", "months", "week", "weeks", "day"].contains(unit) {
            return rest.count > 1 && ["old", "olds"].contains(rest[1])
        }
        guard (0..<18).contains(number) else { return false }
        if unit.hasPrefix("летн") || unit == "жасар" || unit == "жастағы" { return true }
        if ["лет", "года", "год", "жаста"].contains(unit) { return true }
        guard ["year", "years"].contains(unit), rest.count > 1 else { return false }
        return ["old", "olds"].contains(rest[1]) || rest[1] == "of" && rest.count > 2 && rest[2] == "age"
    }

    private static let spelled: [String: Int] = Dictionary(
        uniqueKeysWithValues: [
            "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
            "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
        ].enumerated().map { ($1, $0 + 1) })
}

extension ChildWords {
    /// A word in lower case, or one mark of punctuation.
    struct Word { var text: String }

    private static let reach = 90

    private func words(before place: Int) -> [Word] {
        var start = place
        while start > 0, place - start < Self.reach, !endsSentence(start - 1) { start -= 1 }
        // Not in the middle of a word.
        if start > 0, !endsSentence(start - 1) {
            while start < place, Self.isLetter(bytes[start]) { start += 1 }
        }
        return words(start, place)
    }

    private func words(after place: Int) -> [Word] {
        var end = place
        while end < bytes.count, end - place < Self.reach, !endsSentence(end) { end += 1 }
        return words(place, end)
    }

    /// Whether a byte ends a sentence: a line end, or a stop before a space that no initial stands before.
    private func endsSentence(_ place: Int) -> Bool {
        if bytes[place] == UInt8(ascii: "\n") { return true }
        guard bytes[place] == UInt8(ascii: "."), place + 1 < bytes.count, bytes[place + 1] == UInt8(ascii: " ") else {
            return false
        }
        return !(place >= 2 && !Self.isLetter(bytes[place - 2]))
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39
    }

    private func words(_ start: Int, _ end: Int) -> [Word] {
        var words: [Word] = []
        var place = start
        while place < end {
            let first = place
            while place < end,
                Self.isLetter(bytes[place])
                    || place > first && place + 1 < end && Self.isLetter(bytes[place + 1])
                        && (bytes[place] == UInt8(ascii: "-") || bytes[place] == UInt8(ascii: "'"))
            {
                place += 1
            }
            if place == first { place += 1 }
            let text = String(decoding: bytes[first..<place], as: UTF8.self)
            if text != " " { words.append(Word(text: text.lowercased())) }
        }
        return words
    }
}
