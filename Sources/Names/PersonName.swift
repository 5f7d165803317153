// The words of a person's name and whether another form of name can mean the same person.

/// One word of a person's name.
public struct NameWord: Hashable, Sendable {
    /// What a word does in a name.
    public enum Part: Hashable, Sendable {
        case name, initial, particle, patronymic
    }

    /// The word as written.
    public let text: String
    /// Its plain letters.
    public let plain: String
    /// Its key among spellings.
    public let key: SpellingKey
    /// What it does in the name.
    public let part: Part

    /// Reads one word.
    public init(_ text: String) {
        self.text = text
        plain = LatinLetters.plain(text)
        key = SpellingKey(text)
        let length = plain.utf8.count
        if length == 1 || (text.hasSuffix(".") && length <= 3 && plain != "st") {
            part = .initial
        } else if PersonName.particles.contains(plain) {
            part = .particle
        } else if NameEndings.isPatronymic(plain) {
            part = .patronymic
        } else {
            part = .name
        }
    }

    /// Whether this word can stand for the other: the same in some spelling, or its initial.
    public func canStand(for other: NameWord) -> Bool {
        if key == other.key { return true }
        if part == .initial { return other.plain.hasPrefix(plain) || startsAlike(other) }
        if other.part == .initial { return plain.hasPrefix(other.plain) || other.startsAlike(self) }
        return false
    }

    /// "Ye." for "Evgeny", "Dzh." for "Jamal".
    private func startsAlike(_ other: NameWord) -> Bool { !key.text.isEmpty && other.key.text.hasPrefix(key.text) }
}

/// A person's name, as one text writes it.
public struct PersonName: Hashable, Sendable {
    /// Its words in the order of the text.
    public let words: [NameWord]

    /// Reads a name; hyphens and blanks part words, but hyphenated words stay whole.
    public init(_ text: String) {
        words = text.split(whereSeparator: { $0 == " " || $0 == "\u{A0}" || $0 == "\n" }).flatMap { piece in
            Self.initials(of: piece).map { NameWord($0) }
        }.filter { !$0.plain.isEmpty }
    }

    /// "M.Sh." is two initials.
    private static func initials(of piece: Substring) -> [String] {
        guard piece.dropLast().contains(".") else { return [String(piece)] }
        return piece.split(separator: ".").map { $0.utf8.count <= 4 ? $0 + "." : String($0) }
    }

    /// The words that are more than initials and particles.
    public var fullWords: [NameWord] { words.filter { $0.part == .name || $0.part == .patronymic } }

    /// The gender that its endings show.
    public var gender: NameGender? {
        for word in words.reversed() {
            // "Stankevich" is a surname; patronymics stand in longer names. No surname ends like "Ilyich".
            if word.part == .patronymic, words.count < 3, NameEndings.gender(of: word.plain) == .male,
                !word.plain.hasSuffix("yich")
            {
                continue
            }
            if let gender = NameEndings.gender(of: word.plain) { return gender }
        }
        for word in words.dropFirst().dropLast() {
            if word.plain == "thi" { return .female }
            if word.plain == "bin" || word.plain == "ibn" || word.plain == "ould" { return .male }
            if word.plain == "bint" || word.plain == "mint" { return .female }
        }
        return nil
    }

    /// Whether each word of the shorter of two names stands for a word of the longer one, in any order, and at least one of
    /// those words is written out in both.
    public func canBeSame(as other: PersonName) -> Bool {
        let (short, long) = words.count <= other.words.count ? (self, other) : (other, self)
        var free = long.words
        var hasFullWord = false
        // Words first, initials after them, so that an initial takes no word that a word needs.
        for word in short.words.sorted(by: { ($0.part == .initial ? 1 : 0) < ($1.part == .initial ? 1 : 0) }) {
            guard
                let index = free.firstIndex(where: { word.key == $0.key })
                    ?? free.firstIndex(where: { word.canStand(for: $0) })
            else { return false }
            if word.part != .initial, word.part != .particle, free[index].part != .initial { hasFullWord = true }
            free.remove(at: index)
        }
        return hasFullWord
    }

    /// Small words inside names.
    public static let particles: Set<String> = [
        "al", "el", "ul", "ad", "as", "at", "an", "ash", "bin", "ben", "ibn", "bint", "bt", "ould", "mint", "van",
        "von", "der", "den", "de", "del",
        "la", "las", "los", "da", "das", "do", "dos", "di", "du", "des", "le", "ter", "ten", "y", "e", "af", "av", "zu",
        "zur", "abu", "umm", "abou",
    ]
}
