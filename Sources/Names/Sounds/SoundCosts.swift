// How much it says against two words being one name that one has a sound where the other has another, or none.

/// Costs of changing, adding and dropping a sound; `unit` is a change between two unlike consonants.
public enum SoundCosts {
    /// The cost of a change between unlike consonants.
    public static let unit: Int32 = 20

    /// Costs of changes, 64 by 64, by the low six bits of a letter's code; used where both are letters.
    static let changes: [UInt8] = {
        var table = [UInt8](repeating: UInt8(unit), count: 64 * 64)
        func index(_ sound: UInt8) -> Int { Int(sound & 0x3F) }
        func set(_ a: UInt8, _ b: UInt8, _ cost: UInt8) {
            table[index(a) << 6 | index(b)] = cost
            table[index(b) << 6 | index(a)] = cost
        }
        let letters = (UInt8(0x41)...0x7A).filter { $0 < 0x5B || $0 > 0x60 }
        for a in letters {
            for b in letters {
                if a == b {
                    set(a, b, 0)
                } else if NameSounds.isVowel(a), NameSounds.isVowel(b) {
                    set(a, b, 10)
                } else if NameSounds.isVowel(a) != NameSounds.isVowel(b) {
                    set(a, b, 22)
                }
            }
        }
        for (pairs, cost) in near {
            for pair in pairs.split(separator: " ") {
                let pair = Array(pair.utf8)
                if pair.count == 2 { set(pair[0], pair[1], cost) }
            }
        }
        return table
    }()

    /// Costs of a sound that only one of the words has, by the low six bits.
    static let gaps: [UInt8] = {
        var table = [UInt8](repeating: UInt8(unit), count: 64)
        for vowel in "aeiouyO".utf8 { table[Int(vowel & 0x3F)] = 11 }
        table[Int(UInt8(ascii: "Y") & 0x3F)] = 3
        table[Int(UInt8(ascii: "h") & 0x3F)] = 9
        table[Int(UInt8(ascii: "i") & 0x3F)] = 9
        table[Int(UInt8(ascii: "y") & 0x3F)] = 9
        return table
    }()

    /// The cost of swapping two neighbours.
    static let swap: Int32 = 16

    /// Sounds that different schemes, languages and hands write for each other.
    private static let near: [(String, UInt8)] = [
        // Kazakh and Russian vowels, carried over now one way, now another.
        ("iy Oe Oo", 1), ("ei ou ey", 4), ("ae uy", 6), ("ao ay", 7),
        // The Latin "j"; "zh" and "j"; a glide written as a vowel.
        ("jJ", 1), ("jY Yi Yy", 4), ("JY jh", 8), ("zJ sS JC", 8),
        // German, French and Slavic "s", "z", "ts", "ch".
        ("sz zc", 6), ("cs CS ck cC SX CX", 6), ("Ch", 8), ("JS", 9),
        // "-off", "-ew"; Ukrainian and Belarusian "h" for "g"; Arabic and Kazakh "q", "gh"; "ng" and "n".
        ("fv vu vb", 5), ("gh kg kh Nn", 4), ("kC Ng", 10),
        // Voiced and voiceless.
        ("dt bp", 7), ("mn lr", 14),
    ]
}
