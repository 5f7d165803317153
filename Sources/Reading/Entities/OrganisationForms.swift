// Works out the forms under which a body named once may come again: with its town or without, as a branch or as a whole.
import CaseModel
import Syntax

extension NameReading {
    /// The mention with the forms under which it may come again.
    func mention(_ tokens: Range<Int>, named: Range<Int>, kind: OrganisationKind, aliases: [String] = [])
        -> OrganisationMention
    {
        var name = named
        var aliases = aliases
        let kind = OrganisationKind(of: page.words.tokens[named].map(\.lower), head: kind)
        // "Kazakh Ministry of Justice" is the Ministry of Justice; an association keeps its country.
        if name.count >= 3, facts[name.lowerBound].contains(.demonym) || facts[name.lowerBound].contains(.country) {
            var rest = name.lowerBound + 1
            while rest < name.upperBound, facts[rest].contains(.country) || facts[rest].contains(.demonym) { rest += 1 }
            if rest < name.upperBound - 1,
                (rest..<name.upperBound).contains(where: { !OrganisationWords.generic.contains(lower($0)) })
            {
                if OrganisationWords.isOfState(kind.rawValue) {
                    aliases.append(page.words.string(name))
                    name = rest..<name.upperBound
                } else {
                    aliases.append(page.words.string(rest..<name.upperBound))
                }
            }
        }
        // "Yesil District Court of Nur-Sultan" may come again without its town.
        if let of = name.lastIndex(where: { lower($0) == "of" }), of > name.lowerBound + 1,
            (of + 1..<name.upperBound).contains(where: { facts[$0].contains(.town) || facts[$0].contains(.country) }),
            (name.lowerBound..<of).contains(where: { !OrganisationWords.generic.contains(lower($0)) })
        {
            aliases.append(page.words.string(name.lowerBound..<of))
        }
        // "Misdemeanour Court in Čačak"
        if kind == .court, ["in", "at"].contains(lower(tokens.upperBound)), isCapital(tokens.upperBound + 1),
            !facts.has(tokens.upperBound + 1, [.country, .blocked])
        {
            aliases.append(page.words.string(name.lowerBound..<tokens.upperBound + 2))
        }
        let isDistinct = name.contains {
            !OrganisationWords.generic.contains(lower($0)) && !startsWithDigit($0) && lower($0) != "penal"
        }
        if name != tokens { aliases.append(page.words.string(tokens)) }
        // "Zagros News Agency, January 9, 2023 –" only says who publishes.
        let isPublisher =
            page.words.sentences[page.sentence(of: tokens.lowerBound)].line <= 1
            && page.words.sentences[page.sentence(of: tokens.lowerBound)].tokens.lowerBound == tokens.lowerBound
            && lower(tokens.upperBound) == "," && facts[tokens.upperBound + 1].contains(.blocked)
        var mention = OrganisationMention(
            tokens: tokens, kind: kind, aliases: aliases, isDistinct: isDistinct && !isPublisher)
        mention.name = page.words.string(name)
        return mention
    }

    private func startsWithDigit(_ index: Int) -> Bool { lower(index).utf8.first.map { $0 &- 0x30 < 10 } ?? false }
}
