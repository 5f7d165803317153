// The keys under which a name is filed, so that only names that share one are ever compared.

import Names

/// Keys of names.
///
/// A word's key is made of its consonants, like ones taken together, without endings and vowels: every usual spelling of a word has
/// the same. A name is filed under each of its words, and under each word together with the first sound of each other word; the
/// second sort keeps a search for "Aidar Syzdykov" from looking at every Aidar.
struct BlockingKeys {
    /// Keys of single words.
    var words: [UInt64] = []
    /// Keys of a word and the first sound of another.
    var pairs: [UInt64] = []

    /// Makes the keys of a name.
    init(_ name: PreparedName) {
        let parts = name.parts.filter { $0.kind == .name || $0.kind == .patronymic || $0.kind == .initial }
        for part in parts where part.kind != .initial {
            for word in Self.keys(of: part, name.sounds) {
                append(word, to: &words)
                for other in parts where other.start != part.start {
                    for first in Self.firsts(of: other, name.sounds) {
                        append(word ^ (UInt64(first) &+ 1) &* 0x9E37_79B9_7F4A_7C15, to: &pairs)
                    }
                }
            }
        }
        // "Abdul Aziz" and "Abdulaziz".
        for (part, next) in zip(parts, parts.dropFirst()) where part.kind != .initial && next.kind != .initial {
            append(Self.key(name.sounds[Int(part.start)..<Int(next.core)]), to: &words)
        }
    }

    private func append(_ key: UInt64, to keys: inout [UInt64]) { if !keys.contains(key) { keys.append(key) } }

    private static func keys(of part: NamePart, _ sounds: [UInt8]) -> [UInt64] {
        let core = sounds[part.coreRange]
        var keys = [key(core)]
        // "Jurij" is "Yuri", "Jangeldi" is "Zhangeldy".
        if core.contains(latinJ) { keys.append(key(core, isGlide: true)) }
        // The surname may have its "-ov" in one place only.
        if part.bare != part.end { keys.append(key(sounds[part.bareRange])) }
        if part.givenName != 0 { keys.append(UInt64(part.givenName) | 1 << 63) }
        return keys
    }

    private static let latinJ = UInt8(ascii: "j")

    /// The key of the consonants of a run of sounds.
    private static func key(_ sounds: ArraySlice<UInt8>, isGlide: Bool = false) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        var last: UInt8 = 0
        for (offset, sound) in sounds.enumerated() {
            let kind = isGlide && sound == latinJ ? 0 : like[Int(sound & 0x7F)]
            if sound < 0x80, kind == 0 {
                // A vowel counts only at the start.
                if offset == 0 { hash = (hash ^ 1) &* 0x100_0000_01B3 }
                continue
            }
            let code = sound < 0x80 ? kind : sound
            if code == last { continue }
            last = code
            hash = (hash ^ UInt64(code)) &* 0x100_0000_01B3
        }
        return hash & ~(1 << 63)
    }

    /// The first sound of a word, like ones taken together; two for a Latin "j".
    private static func firsts(of part: NamePart, _ sounds: [UInt8]) -> [UInt8] {
        let sound = sounds[Int(part.start)]
        guard sound < 0x80 else { return [sound] }
        return sound == latinJ ? [like[Int(sound)], 0] : [like[Int(sound)]]
    }

    /// One code for sounds that are written for each other; 0 for vowels, glides and "h", which come and go.
    private static let like: [UInt8] = {
        var table = (0..<128).map { UInt8($0) }
        for (code, sounds) in ["aeiouyOYh", "bp", "vfw", "kgq", "dt", "JjzsScCX", "nN", "l", "r", "m"].enumerated() {
            for sound in sounds.utf8 { table[Int(sound)] = UInt8(code) }
        }
        return table
    }()
}
