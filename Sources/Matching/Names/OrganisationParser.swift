// Reads an organisation's name: its words, abbreviations and legal form.

import Names

/// Reads names of organisations.
enum OrganisationParser {
    /// Reads a name. One that has nothing but a legal form and words like "group" keeps them as its words.
    static func organisation(_ text: String) -> ParsedName {
        var name = ParsedName()
        let words = joinLetters(WrittenWord.words(of: text, most: 2 * NameParser.mostWords))
        var keys: [UInt64] = []
        for word in words where name.parts.count < NameParser.mostWords {
            let start = name.sounds.count
            let isCyrillic = NameParser.append(romanNumber(word) ?? word.scalars, to: &name.sounds)
            guard name.sounds.count > start else { continue }
            var part = NamePart(name.sounds, from: start, isCyrillic: isCyrillic)
            part.kind = .name
            part.givenName = 0
            if word.isCapitals, word.scalars.count >= 2, word.scalars.count <= 6 { part.traits.insert(.capitals) }
            keys.append(NameLists.key(name.sounds[start...]))
            name.parts.append(part)
        }
        markLegalForms(&name, keys)
        for index in name.parts.indices where name.parts[index].kind == .name {
            switch OrganisationLists.word(keys[index]) {
            case .joining: name.parts[index].kind = .particle
            case .generic: name.parts[index].traits.insert(.generic)
            case nil: break
            }
        }
        if !name.parts.contains(where: { $0.kind == .name }) {
            for index in name.parts.indices { name.parts[index].kind = .name }
        }
        return name
    }

    /// "XIV" is 14.
    private static func romanNumber(_ word: WrittenWord) -> [Unicode.Scalar]? {
        let values: [Unicode.Scalar: Int] = ["I": 1, "V": 5, "X": 10]
        let digits = word.scalars.compactMap { values[$0] }
        guard digits.count == word.scalars.count, digits.count <= 6, !word.hasStop else { return nil }
        let pairs = zip(digits, digits.dropFirst() + [0])
        return Array(String(pairs.reduce(0) { $0 + ($1.0 < $1.1 ? -$1.0 : $1.0) }).unicodeScalars)
    }

    /// "L.X.C." is one word.
    private static func joinLetters(_ words: [WrittenWord]) -> [WrittenWord] {
        var joined: [WrittenWord] = []
        var isOpen = false
        for word in words {
            let isLetter = word.scalars.count == 1 && word.scalars[0].properties.isAlphabetic
            if isLetter, isOpen, let last = joined.indices.last {
                joined[last].scalars += word.scalars
            } else {
                joined.append(word)
            }
            isOpen = isLetter && word.hasStop
        }
        return joined
    }

    /// Marks the words of legal forms, the longest first: "limited liability company" before "company".
    private static func markLegalForms(_ name: inout ParsedName, _ keys: [UInt64]) {
        var index = 0
        while index < keys.count {
            var length = min(OrganisationLists.longestForm, keys.count - index)
            while length > 0 {
                if let form = OrganisationLists.legalForm(keys[index..<index + length]) {
                    for place in index..<index + length {
                        name.parts[place].kind = place == index ? .legalForm : .particle
                        name.parts[place].givenName = form
                    }
                    break
                }
                length -= 1
            }
            index += max(1, length)
        }
    }
}
