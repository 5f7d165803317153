// Reads a person's name: which of its words are initials, patronymics, particles and titles, and which one is the surname.

import Names

/// A name as it was read.
struct ParsedName {
    var sounds: [UInt8] = []
    var parts: [NamePart] = []
    var surname: Int?
    var isSurnameCertain = false
}

/// Reads names of persons.
enum NameParser {
    /// Words of a name beyond these are left out.
    static let mostWords = 16
    /// Sounds of a word beyond these are left out.
    static let mostSounds = 32

    /// Reads a name.
    static func person(_ text: String) -> ParsedName {
        let words = WrittenWord.words(of: text, most: mostWords)
        let hasSmall = words.contains { !$0.isCapitals }
        var name = ParsedName()
        var comma: Int?
        for (index, word) in words.enumerated() {
            let start = name.sounds.count
            if isTwoInitials(word, hasSmall: hasSmall) {
                for scalar in word.scalars { appendInitial([scalar], to: &name) }
                continue
            }
            let isCyrillic = append(word.scalars, to: &name.sounds)
            let count = name.sounds.count - start
            guard count > 0 else { continue }
            let known = NameLists.word(name.sounds[start...])
            if known == .title, words.count > 1 {
                name.sounds.removeLast(count)
                continue
            }
            var part = NamePart(name.sounds, from: start, isCyrillic: isCyrillic)
            if isInitial(word) {
                part.kind = .initial
            } else if known == .particle, words.count > 1, index > 0 || part.givenName == 0 {
                part.kind = .particle
            } else if known == .childOf, let father = name.parts.last,
                father.kind == .name || father.kind == .patronymic
            {
                // "Serik uly" is written as two words.
                join(part, isMale: part.traits.contains(.male) || name.sounds[start] != UInt8(ascii: "k"), to: &name)
                continue
            }
            // "al-Mosuli" is nobody's son.
            if part.kind == .patronymic, name.parts.last?.kind == .particle { part.kind = .name }
            name.parts.append(part)
            if word.hasComma, comma == nil, index + 1 < words.count { comma = name.parts.count - 1 }
        }
        settlePatronymics(&name)
        findSurname(&name, comma: comma)
        return name
    }

    /// Adds the sounds of a word, as many as are compared.
    static func append(_ scalars: [Unicode.Scalar], to sounds: inout [UInt8]) -> Bool {
        let start = sounds.count
        let isCyrillic = NameSounds.append(scalars.prefix(4 * mostSounds), to: &sounds)
        if sounds.count - start > mostSounds { sounds.removeLast(sounds.count - start - mostSounds) }
        return isCyrillic
    }

    private static func appendInitial(_ scalars: [Unicode.Scalar], to name: inout ParsedName) {
        let start = name.sounds.count
        guard case let isCyrillic = append(scalars, to: &name.sounds), name.sounds.count > start else { return }
        var part = NamePart(name.sounds, from: start, isCyrillic: isCyrillic)
        part.kind = .initial
        name.parts.append(part)
    }

    /// "M.", "Sh.", "Dzh.", "A": one letter, or up to three with a full stop.
    private static func isInitial(_ word: WrittenWord) -> Bool {
        let count = word.scalars.count
        if count == 1 { return word.scalars[0].value < 0x2E80 }
        return word.hasStop && count <= 3 && !word.scalars.contains { $0.value >= 0x2E80 }
    }

    /// "JC" in "JC Juncker".
    private static func isTwoInitials(_ word: WrittenWord, hasSmall: Bool) -> Bool {
        guard hasSmall, word.isCapitals, word.scalars.count == 2 else { return false }
        return word.scalars.allSatisfy {
            $0.value < 0x80 && $0.properties.isUppercase && !"AEIOUY".unicodeScalars.contains($0)
        }
    }

    private static func join(_ ending: NamePart, isMale: Bool, to name: inout ParsedName) {
        guard var part = name.parts.popLast() else { return }
        part.core = part.end
        part.stem = part.end
        part.bare = part.end
        part.end = ending.end
        part.kind = .patronymic
        part.traits = part.traits.union(isMale ? .male : .female).subtracting(isMale ? .female : .male)
        name.parts.append(part)
    }

    /// A patronymic is one only beside a name; where there is but one other word it may be the surname: "Alimuly", "Stankevich".
    private static func settlePatronymics(_ name: inout ParsedName) {
        let full = name.parts.indices.filter { name.parts[$0].kind == .name || name.parts[$0].kind == .patronymic }
        let patronymics = full.filter { name.parts[$0].kind == .patronymic }
        guard let last = patronymics.last, full.count - patronymics.count < 2 else { return }
        let hasInitial = name.parts.contains { $0.kind == .initial }
        if full.count - patronymics.count == 1, patronymics.count == 1, hasInitial { return }
        let surname = full.count == patronymics.count ? patronymics : [last]
        for index in surname { name.parts[index].kind = .name }
    }

    private static func findSurname(_ name: inout ParsedName, comma: Int?) {
        let names = name.parts.indices.filter { name.parts[$0].kind == .name }
        let patronymic = name.parts.lastIndex { $0.kind == .patronymic }
        if let comma, names.contains(comma) {
            (name.surname, name.isSurnameCertain) = (comma, true)
        } else if let patronymic, names.count == 2, patronymic > names[0] {
            // "Syzdykov Aidar Serikovich", "Aidar Serikovich Syzdykov".
            (name.surname, name.isSurnameCertain) = (patronymic > names[1] ? names[0] : names[1], true)
        } else {
            let certain = names.filter { name.parts[$0].traits.contains(.surname) }
            (name.surname, name.isSurnameCertain) = (certain.last ?? names.last, certain.count == 1)
        }
    }
}

extension NamePart {
    /// Reads the word whose sounds begin at a place and go on to the end.
    init(_ sounds: [UInt8], from first: Int, isCyrillic: Bool) {
        let ending = SoundEnding(of: sounds, in: first..<sounds.count, isCyrillic: isCyrillic)
        func place(_ offset: Int) -> UInt16 { UInt16(truncatingIfNeeded: first + offset) }
        start = place(0)
        end = place(sounds.count - first)
        core = place(ending.core)
        stem = place(ending.stem)
        bare = ending.bare.map(place) ?? end
        kind = ending.father == nil ? .name : .patronymic
        traits = []
        if ending.gender == .male { traits.insert(.male) }
        if ending.gender == .female { traits.insert(.female) }
        if ending.isSurname { traits.insert(.surname) }
        if ending.isInflected { traits.insert(.inflected) }
        if isCyrillic { traits.insert(.cyrillic) }
        givenName = NameLists.givenName(sounds[first...])
        if givenName != 0 {
            // "Любовь" ends as surnames do.
            (core, bare) = (end, end)
            traits.subtract([.male, .female, .surname, .inflected])
        }
    }
}
