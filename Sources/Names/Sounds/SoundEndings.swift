// What the ending of a word says in any script: whose child, man or woman, which case, read from the sounds of the word.

/// What the end of a name's word shows. Places are counted in sounds from the start of the word.
public struct SoundEnding: Hashable, Sendable {
    /// The end of what is left without endings of gender and case: "iskakov" of "Iskakov", "Iskakova" and "Искаковым".
    public var core: Int
    /// The end of the father's name in a patronymic: "serik" of "Serikuly" and of "Serikovich"; nil where it is no patronymic.
    public var father: Int?
    /// The end of what stands before the "-ov", "-ev" or "-in" of a surname; nil where it has none.
    public var bare: Int?
    /// The end of what is left without what may be the ending of a Russian case; that of the word where there is none.
    public var stem: Int
    /// Whether the word ends as only an inflected one does: "Искаковым", never "Искакова".
    public var isInflected = false
    /// The gender that the ending shows.
    public var gender: NameGender?
    /// Whether surnames end so, and given names hardly ever.
    public var isSurname = false

    /// Reads the ending of a word; cases are looked for in Cyrillic words only.
    public init(of sounds: [UInt8], in range: Range<Int>, isCyrillic: Bool) {
        let word = EndOfWord(sounds: sounds, start: range.lowerBound, count: range.count)
        (core, stem) = (range.count, range.count)
        if readPatronymic(word, isCyrillic) { return }
        if readPossessive(word, isCyrillic) { return }
        if readAdjective(word, isCyrillic) { return }
        isSurname = Self.surnames.contains { word.before($0, at: range.count, atLeast: 2) != nil }
        if isCyrillic { stem = word.stem }
    }

    private mutating func readPatronymic(_ word: EndOfWord, _ isCyrillic: Bool) -> Bool {
        for (base, sort) in Self.patronymics {
            for ending in isCyrillic ? sort.inflected : sort.plain {
                guard let end = word.before(ending, at: word.count, atLeast: 4),
                    let father = word.before(base, at: end, atLeast: 2)
                else { continue }
                (self.father, core, gender) = (father, father, sort.gender)
                isInflected = ending.utf8CodeUnitCount > 1
                return true
            }
        }
        return false
    }

    /// "-ov", "-ev", "-in" and what follows them.
    private mutating func readPossessive(_ word: EndOfWord, _ isCyrillic: Bool) -> Bool {
        for ending in isCyrillic ? Self.possessiveCases : ["", "a"] {
            guard let end = word.before(ending, at: word.count, atLeast: 4) else { continue }
            for base in Self.possessives {
                guard let bare = word.before(base, at: end, atLeast: 2) else { continue }
                let isIn = base.utf8Start[0] == UInt8(ascii: "i")
                // "-in" and "-ina" end given names too; "-av" is a Belarusian surname's only before "-a".
                if isIn, end < 5 { continue }
                if base.utf8Start[0] == UInt8(ascii: "a"), ending.utf8CodeUnitCount == 0 { continue }
                (core, self.bare, isSurname) = (end, bare, !isIn)
                if isCyrillic { stem = end }
                switch ending.utf8CodeUnitCount {
                case 0: gender = isIn ? nil : .male
                case 1 where ending.utf8Start[0] == UInt8(ascii: "a"): gender = isIn ? nil : .female
                default: isInflected = true
                }
                return true
            }
        }
        return false
    }

    /// "-sky" and "-skaya", "-ny" and "-naya".
    private mutating func readAdjective(_ word: EndOfWord, _ isCyrillic: Bool) -> Bool {
        for (ending, gender) in isCyrillic ? Self.adjectiveCases : Self.adjectives {
            guard let end = word.before(ending, at: word.count, atLeast: 4) else { continue }
            let isRelative =
                word.before("sk", at: end, atLeast: 2) != nil || word.before("ck", at: end, atLeast: 2) != nil
            guard isRelative || word.before("n", at: end, atLeast: 3) != nil else { continue }
            // "-ni" and "-nim" end other names too.
            if !isRelative, ending.utf8CodeUnitCount < 3 {
                if ending.utf8CodeUnitCount == 1 { (core, stem) = (end, isCyrillic ? end : word.count) }
                continue
            }
            (core, stem, self.gender, isSurname) = (end, end, gender, isRelative)
            isInflected = gender == nil
            return true
        }
        return core < word.count
    }

    private struct PatronymicSort {
        var gender: NameGender
        var plain: [StaticString]
        var inflected: [StaticString]
    }

    private static let patronymics: [(StaticString, PatronymicSort)] = {
        let male = PatronymicSort(gender: .male, plain: [""], inflected: ["", "a", "u", "em", "e"])
        let female = PatronymicSort(gender: .female, plain: ["a"], inflected: ["a", "i", "e", "u", "oY"])
        let turkicMale = PatronymicSort(gender: .male, plain: [""], inflected: [""])
        let turkicFemale = PatronymicSort(gender: .female, plain: [""], inflected: [""])
        return [("oviC", male), ("eviC", male), ("aviC", male), ("YiC", male), ("uliC", male)]
            + [("ovn", female), ("evn", female), ("aun", female), ("iniCn", female), ("iCn", female)]
            + [
                ("uli", turkicMale), ("ulu", turkicMale), ("ogli", turkicMale), ("oglu", turkicMale),
                ("ugli", turkicMale),
            ]
            + [("kizi", turkicFemale), ("kyzi", turkicFemale), ("kiz", turkicFemale), ("kyz", turkicFemale)]
            + [("gizi", turkicFemale), ("gyzi", turkicFemale)]
    }()

    private static let possessives: [StaticString] = ["ov", "ev", "Ov", "in", "yn", "of", "ef", "av"]
    /// Russian cases, and Kazakh ones after the man's and the woman's form.
    private static let possessiveCases: [StaticString] = {
        let kazakh: [(StaticString, StaticString)] = [
            ("tyN", "anyN"), ("diN", "aniN"), ("ka", "aga"), ("ke", "age"), ("ti", "ani"), ("tan", "adan"),
            ("ten", "aden"),
            ("pen", "amen"), ("ta", "ada"), ("te", "ade"),
        ]
        return ["", "a", "u", "ym", "im", "e", "oY", "i", "yh", "ymi"] + kazakh.flatMap { [$0, $1] }
    }()
    private static let adjectives: [(StaticString, NameGender?)] = [
        ("i", .male), ("oY", .male), ("aYa", .female), ("a", .female),
    ]
    private static let adjectiveCases: [(StaticString, NameGender?)] = [
        ("i", .male), ("aYa", .female), ("ogo", nil), ("omu", nil), ("im", nil), ("om", nil), ("uYu", nil), ("oY", nil),
    ]
    private static let surnames: [StaticString] = [
        "enko", "enka", "Cuk", "dze", "Svili", "Yan", "zade", "zada", "Yuk", "iuk",
    ]
}

/// The end of a word.
private struct EndOfWord {
    let sounds: [UInt8]
    let start: Int
    let count: Int

    /// The place where an ending begins that ends at another place, where at least so many sounds stand before it.
    func before(_ ending: StaticString, at end: Int, atLeast least: Int) -> Int? {
        let length = ending.utf8CodeUnitCount
        guard end - length >= least else { return nil }
        for offset in 0..<length where sounds[start + end - length + offset] != ending.utf8Start[offset] { return nil }
        return end - length
    }

    /// The end without what may be a case ending: "Айдара", "Айдаром" and "Айдар" have one stem, so have "Сергей" and "Сергею".
    var stem: Int {
        func sound(_ place: Int) -> UInt8 { sounds[start + place] }
        var end = count
        guard end > 3 else { return end }
        let isLong = end > 5 && (sound(end - 2) == UInt8(ascii: "o") || sound(end - 2) == UInt8(ascii: "e"))
        if isLong, sound(end - 1) == UInt8(ascii: "m") || sound(end - 1) == UInt8(ascii: "Y") {
            end -= 2
        } else if NameSounds.isVowel(sound(end - 1)), sound(end - 1) != UInt8(ascii: "o") {
            end -= 1
        } else if sound(end - 1) != UInt8(ascii: "Y") {
            return end
        }
        if end > 3, sound(end - 1) == UInt8(ascii: "Y") { end -= 1 }
        return end
    }
}
