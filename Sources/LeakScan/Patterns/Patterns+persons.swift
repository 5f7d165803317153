// What is looked for of the name of a person: its words, and of words that say nothing by themselves those that together name somebody.

import Names

extension Patterns {
    mutating func addPerson(_ name: String, _ number: Int) {
        let words = Self.scalars(of: name).filter { !$0.isNumber }
        var short: [[Unicode.Scalar]] = []
        var freeWords: [FreeWord] = []
        for (place, word) in words.enumerated() {
            let plainKey = SpelledWord.key(SpelledWord.string(word.scalars))
            let plain = LatinLetters.plain(SpelledWord.string(word.scalars))
            if free.contains(plainKey) {
                // A sign of Chinese is a word.
                let isInitial = word.scalars.count == 1 && !plain.isEmpty
                freeWords.append(FreeWord(place: place, key: SpelledWord.stem(plainKey), isInitial: isInitial))
                continue
            }
            let length = plain.isEmpty ? word.scalars.count * 3 : word.scalars.count
            if length < 2 || PersonName.particles.contains(plain) || Self.kinship.contains(plain) { continue }
            if length == 2 {
                short.append(word.scalars)
                continue
            }
            for key in SpelledWord.patternKeys(word.scalars) {
                addRule(key, needsCapital: length < 5, number)
                if key.utf8.count >= 6 { inside.add(key, rule: rule(key, length < 5, number)) }
            }
            if plain.utf8.count >= 6, !plain.contains(" ") {
                inside.add(plain, rule: rule(SpelledWord.key(plain), length < 5, number))
            }
        }
        addFree(freeWords, of: words.map(\.scalars), number)
        addShort(short, of: words.map(\.scalars), number)
        guard freeWords.isEmpty else { return }
        // "limwei", "weilim".
        let keys = words.map { SpelledWord.key(SpelledWord.string($0.scalars)) }
        for first in keys.indices {
            for second in keys.indices where second != first && keys.count < 6 {
                let glued = keys[first] + keys[second]
                if glued.utf8.count >= 6, keys[first].utf8.count < 6, keys[second].utf8.count < 6 {
                    inside.add(glued, rule: rule(glued, false, number))
                }
            }
        }
    }

    /// A word of a withheld name that somebody bears who is public.
    private struct FreeWord {
        var place: Int
        var key: String
        var isInitial: Bool
    }

    /// Of words that say nothing by themselves, two together name the person; so does one beside the initials of others.
    private mutating func addFree(_ free: [FreeWord], of words: [[Unicode.Scalar]], _ number: Int) {
        for (place, first) in free.enumerated() {
            // Two initials are a hit nowhere: many people have them.
            for second in free.dropFirst(place + 1) where !(first.isInitial && second.isInitial) {
                addPair(first.key, second.key, number)
            }
        }
        let initials = words.map { word -> [String] in
            let plain = LatinLetters.plain(SpelledWord.string(word))
            let isAddition = PersonName.particles.contains(plain) || Self.kinship.contains(plain)
            return word.count > 1 && (plain.isEmpty || isAddition) ? [] : SpelledWord.initials(word)
        }
        for word in free where !word.isInitial {
            for place in words.indices where place != word.place {
                for initial in initials[place] where !isFree(initial, word.key) {
                    addPair(initial, word.key, number)
                    // "S. P. Ivanov" and "Ivanov P. S.", where P. Ivanov is public.
                    for other in words.indices where other != place && other != word.place {
                        for second in initials[other] where isFree(second, word.key) {
                            addSequence([initial, second, word.key], number, needsCapitals: true)
                            addSequence([word.key, second, initial], number, needsCapitals: true)
                        }
                    }
                }
            }
        }
    }

    /// Whether somebody who is public may be written with these two.
    private func isFree(_ first: String, _ second: String) -> Bool {
        freePairs.contains([first, second].sorted())
    }

    /// Words of two letters are a leak only beside another word or initial of the name.
    private mutating func addShort(_ short: [[Unicode.Scalar]], of words: [[Unicode.Scalar]], _ number: Int) {
        for word in short {
            let key = SpelledWord.stem(SpelledWord.key(SpelledWord.string(word)))
            for other in words where other != word {
                let whole = SpelledWord.key(SpelledWord.string(other))
                let initial = SpelledWord.key(SpelledWord.string(Array(other.prefix(1))))
                for beside in Set([SpelledWord.stem(whole), initial]).sorted() where !beside.isEmpty {
                    addPair(key, beside, number)
                }
            }
        }
    }

    /// Two words in both orders, unless somebody who is public may be written so.
    private mutating func addPair(_ first: String, _ second: String, _ number: Int) {
        guard !isFree(first, second) else { return }
        addSequence([first, second], number, needsCapitals: true)
        addSequence([second, first], number, needsCapitals: true)
    }

    private static let kinship: Set<String> = [
        "uly", "kyzy", "qyzy", "kizi", "qizi", "ogly", "oglu", "ogli", "uulu", "gyzy", "gizi", "zade", "khan", "bek",
    ]
}

extension LeakScan {
    /// What the initial of a word of a name may be, in the letters under which it is looked for: "z" and "zh" of Zhanna and of Жанна.
    public static func initials(of word: String) -> [String] {
        Patterns.scalars(of: word).first.map { SpelledWord.initials($0.scalars) } ?? []
    }
}
