// The sounds of a name's word, whatever the alphabet and the scheme it was carried over by: "Жексебаев", "Zheksebayev", "Jeksebaev".

/// Reads words as sounds, one byte each, so that spellings of one name come out the same or nearly so.
///
/// The sounds are letters: `a e i y o u O` (the Russian "ё") are vowels, `Y` is the glide of "Yuri", `J` "zh", `S` "sh", `C` "ch",
/// `X` "shch", `c` "ts", `N` "ng", `j` a Latin "j" (which is "zh" in "Jangeldi" and a glide in "Jurij"); the others are as in English.
/// Digits stay digits; characters of scripts that are not read as sounds become bytes from 0x80 on.
public enum NameSounds {
    /// The sounds of one word; nothing for a word without letters or digits.
    public static func sounds(of word: some StringProtocol) -> [UInt8] {
        var sounds: [UInt8] = []
        append(word.unicodeScalars, to: &sounds)
        return sounds
    }

    /// Adds the sounds of one word; says whether the word has Cyrillic letters.
    @discardableResult
    public static func append(_ word: some Sequence<Unicode.Scalar>, to sounds: inout [UInt8]) -> Bool {
        var letters: [UInt8] = []
        letters.reserveCapacity(24)
        var hasCyrillic = false
        for scalar in word {
            let value = scalar.value
            if SoundLetters.isSilent(value) { continue }
            if SoundLetters.isCyrillic(value) { hasCyrillic = true }
            if var bytes = SoundLetters.bytes(of: value) {
                repeat {
                    letters.append(UInt8(truncatingIfNeeded: bytes))
                    bytes >>= 8
                } while bytes != 0
            } else if scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark {
                // Another script: the same characters give the same bytes. 0xFB to 0xFF and the sounds with a high bit stay free.
                letters.append(SoundLetters.sound | 0x7B)
                letters.append(UInt8(truncatingIfNeeded: value ^ (value >> 7)) | 0x80)
            }
        }
        let start = sounds.count
        read(letters, into: &sounds)
        smooth(&sounds, from: start)
        return hasCyrillic
    }

    /// Whether a sound is a vowel.
    @inline(__always)
    public static func isVowel(_ sound: UInt8) -> Bool {
        switch sound {
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"),
            UInt8(ascii: "y"), UInt8(ascii: "O"):
            true
        default: false
        }
    }

    /// Reads Latin letters together with their neighbours.
    private static func read(_ letters: [UInt8], into sounds: inout [UInt8]) {
        let (marked, foreign) = (SoundLetters.sound, SoundLetters.sound | 0x7B)
        var index = 0
        while index < letters.count {
            let letter = letters[index]
            if letter == foreign, index + 1 < letters.count {
                sounds.append(letters[index + 1])
                index += 2
            } else if letter & marked != 0 {
                sounds.append(letter & ~marked)
                index += 1
            } else {
                index += LatinSpelling.read(letters, at: index, into: &sounds)
            }
        }
    }

    /// Writes glides one way: "Maria", "Mariya" and "Marya" end alike, so do "Sergei", "Sergey" and "Sergej"; what schemes write with two
    /// letters is one sound; no sound stands twice in a row.
    private static func smooth(_ sounds: inout [UInt8], from start: Int) {
        let (glide, i, y, e) = (UInt8(ascii: "Y"), UInt8(ascii: "i"), UInt8(ascii: "y"), UInt8(ascii: "e"))
        let (j, a, soft) = (UInt8(ascii: "j"), UInt8(ascii: "a"), UInt8(ascii: "_"))
        var write = start
        for read in start..<sounds.count {
            var sound = sounds[read]
            func next(_ offset: Int) -> UInt8 { read + offset < sounds.count ? sounds[read + offset] : 0 }
            let before = write > start ? sounds[write - 1] : 0
            if sound == soft {
                guard isVowel(next(1)) else { continue }
                sound = glide
            }
            // The "j" of "Marija" is a glide, that of "Abijan" is none.
            let isFinalJa = next(1) == j && next(2) == a && read + 3 == sounds.count
            if sound == i || sound == y {
                let isBeforeVowel = isVowel(next(1)) || (next(1) == glide && isVowel(next(2))) || isFinalJa
                if isVowel(before) || (isBeforeVowel && next(1) != i && next(1) != y) { sound = glide }
            } else if sound == j, isVowel(before), !isVowel(next(1)) {
                sound = glide
            } else if sound == j, before == glide, next(1) == a, read + 2 == sounds.count {
                continue
            }
            if sound == glide, next(1) == e, before == 0 || isVowel(before) { continue }
            if sound == UInt8(ascii: "O"), before == glide { sound = UInt8(ascii: "o") }
            if let joined = joined(before, sound) {
                sounds[write - 1] = joined
                continue
            }
            // "Serikkyzy" is the daughter of Serik.
            let isDaughter =
                sound == UInt8(ascii: "k") && (next(1) == i || next(1) == y) && next(2) == UInt8(ascii: "z")
            if before == sound, sound < 0x80, !(sound &- 0x30 < 10), !isDaughter { continue }
            sounds[write] = sound
            write += 1
        }
        // "-iy", "-ii", "-yy", "-ij" end as "-i" does.
        if write > start + 1, sounds[write - 1] == glide, sounds[write - 2] == i || sounds[write - 2] == y {
            write -= 1
        }
        if write > start + 1, sounds[write - 1] == y { sounds[write - 1] = i }
        sounds.removeLast(sounds.count - write)
    }

    /// What two sounds make together: "нг" and "ng" are one, so are "дж" and "dj".
    private static func joined(_ first: UInt8, _ second: UInt8) -> UInt8? {
        switch (first, second) {
        case (UInt8(ascii: "n"), UInt8(ascii: "g")): UInt8(ascii: "N")
        case (UInt8(ascii: "d"), UInt8(ascii: "J")), (UInt8(ascii: "d"), UInt8(ascii: "j")): UInt8(ascii: "J")
        default: nil
        }
    }
}
