// Reads an organisation's name: its words, abbreviations and legal form.

import Names

/// Reads names of organisations.
enum OrganisationParser {
    /// Reads a name.
    static func organisation(_ text: String) -> ParsedName {
        var name = ParsedName()
        for word in WrittenWord.words(of: text, most: NameParser.mostWords) {
            let start = name.sounds.count
            let isCyrillic = NameParser.append(word.scalars, to: &name.sounds)
            guard name.sounds.count > start else { continue }
            var part = NamePart(name.sounds, from: start, isCyrillic: isCyrillic)
            part.kind = .name
            name.parts.append(part)
        }
        return name
    }
}
