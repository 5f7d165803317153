// How Latin letters are read together: the digraphs of English, German, French, Polish and Kazakh ways of writing foreign names.

/// Reads the sound written at a place in a Latin word.
enum LatinSpelling {
    /// Adds the sound at a place, and gives the number of letters that write it.
    static func read(_ letters: [UInt8], at index: Int, into sounds: inout [UInt8]) -> Int {
        func letter(_ offset: Int) -> UInt8 { index + offset < letters.count ? letters[index + offset] : 0 }
        func starts(_ text: StaticString) -> Bool {
            guard index + text.utf8CodeUnitCount <= letters.count else { return false }
            for offset in 0..<text.utf8CodeUnitCount where letters[index + offset] != text.utf8Start[offset] {
                return false
            }
            return true
        }
        for group in groups[Int(letters[index] & 0x1F)] where starts(group.letters) {
            for offset in 0..<group.sounds.utf8CodeUnitCount { sounds.append(group.sounds.utf8Start[offset]) }
            return group.letters.utf8CodeUnitCount
        }
        switch letters[index] {
        case UInt8(ascii: "c"):
            let next = letter(1)
            let isSoft = next == UInt8(ascii: "e") || next == UInt8(ascii: "i") || next == UInt8(ascii: "y")
            sounds.append(isSoft ? UInt8(ascii: "c") : UInt8(ascii: "k"))
        case UInt8(ascii: "q"): sounds.append(UInt8(ascii: "k"))
        case UInt8(ascii: "w"): sounds.append(UInt8(ascii: "v"))
        case UInt8(ascii: "x"):
            sounds.append(UInt8(ascii: "k"))
            sounds.append(UInt8(ascii: "s"))
        case UInt8(ascii: "y"):
            sounds.append(
                NameSounds.isVowel(letter(1)) && letter(1) != UInt8(ascii: "y") ? UInt8(ascii: "Y") : UInt8(ascii: "y"))
        case let other: sounds.append(other)
        }
        return 1
    }

    private struct Group {
        var letters: StaticString
        var sounds: StaticString
    }

    /// Groups of letters by their first letter, the longest first.
    private static let groups: [[Group]] = {
        let all: [Group] = [
            Group(letters: "schtsch", sounds: "X"), Group(letters: "shtch", sounds: "X"),
            Group(letters: "shch", sounds: "X"), Group(letters: "chtch", sounds: "X"),
            Group(letters: "tsch", sounds: "C"), Group(letters: "tch", sounds: "C"),
            Group(letters: "tzh", sounds: "tJ"), Group(letters: "sch", sounds: "S"),
            Group(letters: "dzh", sounds: "J"), Group(letters: "dsch", sounds: "J"), Group(letters: "dj", sounds: "J"),
            Group(letters: "zh", sounds: "J"), Group(letters: "sh", sounds: "S"), Group(letters: "sz", sounds: "S"),
            Group(letters: "ch", sounds: "C"), Group(letters: "cz", sounds: "C"), Group(letters: "ck", sounds: "k"),
            Group(letters: "kh", sounds: "h"), Group(letters: "gh", sounds: "g"), Group(letters: "ph", sounds: "f"),
            Group(letters: "th", sounds: "t"), Group(letters: "ts", sounds: "c"), Group(letters: "tz", sounds: "c"),
            Group(letters: "ng", sounds: "N"), Group(letters: "oo", sounds: "u"), Group(letters: "ou", sounds: "u"),
            Group(letters: "ee", sounds: "i"), Group(letters: "gue", sounds: "ge"), Group(letters: "gui", sounds: "gi"),
        ]
        var table = [[Group]](repeating: [], count: 32)
        for group in all { table[Int(group.letters.utf8Start[0] & 0x1F)].append(group) }
        for index in table.indices { table[index].sort { $0.letters.utf8CodeUnitCount > $1.letters.utf8CodeUnitCount } }
        return table
    }()
}
