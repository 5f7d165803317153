// What is looked for of the name of a person: its words, and of words that say nothing by themselves those that together name somebody.

import Names

extension Patterns {
    mutating func addPerson(_ name: String, _ number: Int, _ known: KnownWords) {
        let words = known.read(name).filter { !$0.isNumber }
        var short: [KnownWord] = []
        var freeWords: [FreeWord] = []
        for (place, word) in words.enumerated() {
            let plain = word.plain
            if free.contains(word.key) {
                // A sign of Chinese is a word.
                let isInitial = word.scalars.count == 1 && !plain.isEmpty
                freeWords.append(FreeWord(place: place, key: word.stem, isInitial: isInitial))
                continue
            }
            let length = plain.isEmpty ? word.scalars.count * 3 : word.scalars.count
            if length < 2 || PersonName.particles.contains(plain) || Self.kinship.contains(plain) { continue }
            if length == 2 {
                short.append(word)
                continue
            }
            for key in word.patternKeys {
                addRule(key, needsCapital: length < 5, number)
                if key.utf8.count >= 6 { inside.add(Array(key.utf8), rule: rule(key, length < 5, number)) }
            }
            if plain.utf8.count >= 6, !plain.contains(" ") {
                inside.add(Array(plain.utf8), rule: rule(SpelledWord.key(plain), length < 5, number))
            }
        }
        addFree(freeWords, of: words, number)
        addShort(short, of: words, number)
        guard freeWords.isEmpty else { return }
        // "limwei", "weilim".
        let keys = words.map(\.key)
        for first in keys.indices {
            for second in keys.indices where second != first && keys.count < 6 {
                let glued = keys[first] + keys[second]
                if glued.utf8.count >= 6, keys[first].utf8.count < 6, keys[second].utf8.count < 6 {
                    inside.add(Array(glued.utf8), rule: rule(glued, false, number))
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
    private mutating func addFree(_ free: [FreeWord], of words: [KnownWord], _ number: Int) {
        for (place, first) in free.enumerated() {
            // Two initials are a hit nowhere: many people have them.
            for second in free.dropFirst(place + 1) where !(first.isInitial && second.isInitial) {
                addPair(first.key, second.key, number)
            }
        }
        guard free.contains(where: { !$0.isInitial }) else { return }
        let initials = words.map { word -> [String] in
            let isAddition = PersonName.particles.contains(word.plain) || Self.kinship.contains(word.plain)
            return word.scalars.count > 1 && (word.plain.isEmpty || isAddition) ? [] : word.initials
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
        freePairs.contains(first, second)
    }

    /// Words of two letters are a leak only beside another word or initial of the name.
    private mutating func addShort(_ short: [KnownWord], of words: [KnownWord], _ number: Int) {
        for word in short {
            for other in words where other.scalars != word.scalars {
                let initial = SpelledWord.key(SpelledWord.string(Array(other.scalars.prefix(1))))
                for beside in Set([other.stem, initial]).sorted() where !beside.isEmpty {
                    addPair(word.stem, beside, number)
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
