// What the words around a capitalised run say about what it names: a person, a place, or a body.
import CaseModel
import Names
import Syntax

/// Points for each thing a name can be.
struct NameEvidence {
    var person = 0.0
    var place = 0.0
    var organisation = 0.0
    /// A prison known by its own name: "spent five months in Tocuyito".
    var prison = 0.0
    /// What the words of the name say by themselves; it does not grow with the number of mentions.
    var own = Own()

    /// What the name tagger says; it does not grow beyond a bound with the number of mentions.
    var tagged = Tagged()

    struct Tagged {
        var person = 0.0
        var place = 0.0
        var organisation = 0.0
    }

    struct Own {
        var person = 0.0
        var place = 0.0
    }

    /// The points with those of the name's own words and of the tagger.
    var whole: NameEvidence {
        var sum = self
        sum.person += own.person + min(tagged.person, 2.5)
        sum.place += own.place + min(tagged.place, 2.5)
        sum.organisation += min(tagged.organisation, 2.5)
        return sum
    }

    static func += (a: inout NameEvidence, b: NameEvidence) {
        a.person += b.person
        a.place += b.place
        a.organisation += b.organisation
        a.prison += b.prison
        a.own.person = max(a.own.person, b.own.person)
        a.own.place = max(a.own.place, b.own.place)
        a.tagged.person += b.tagged.person
        a.tagged.place += b.tagged.place
        a.tagged.organisation += b.tagged.organisation
    }
}

extension NameReading {
    /// What happens to people: "was arrested".
    static let undergoing: Set<String> = [
        "detained", "arrested", "sentenced", "charged", "convicted", "released", "fined", "questioned", "jailed",
        "accused", "acquitted", "beaten", "taken",
        "born", "summoned", "killed", "remanded", "tried", "transferred", "held", "imprisoned", "freed", "interrogated",
        "tortured", "wounded", "found",
        "picked", "abducted", "deported", "kidnapped", "indicted", "graduated", "served", "spent", "died", "got",
        "received", "lost", "walked", "married",
    ]
    /// Common nouns for parts of the earth, beside a name: "the city of", "district".
    static let areaNouns: Set<String> = [
        "city", "town", "village", "district", "region", "province", "suburb", "settlement", "capital", "township",
        "county", "hamlet", "island", "port",
        "municipality", "neighbourhood", "neighborhood", "oblast", "governorate", "commune", "microdistrict", "quarter",
    ]
    /// Words that are part of the names of places.
    static let geography: Set<String> = [
        "mount", "camp", "lake", "river", "island", "islands", "port", "fort", "cape", "bay", "valley", "mountains",
        "hills",
        "desert", "sea", "strait", "gulf", "beach",
        "county", "village", "town", "township", "region", "district", "province", "krai", "oblast", "governorate",
        "city", "territory", "state", "republic",
        "peninsula", "rayon", "raion", "municipality", "prefecture", "microdistrict", "suburb", "upazila", "barangay",
        "north", "south", "east", "west", "upper", "lower",
        "new", "los", "las", "el", "san", "santa", "puerto", "ciudad", "villa", "bir", "ain", "sidi", "deir", "wadi",
        "tell", "kafr", "beit",
    ]

    /// All evidence of one mention, from its own words and its neighbours.
    func evidence(for name: Range<Int>, sentence: Range<Int>) -> NameEvidence {
        var found = NameEvidence()
        var own = NameEvidence()
        ownWords(name, &own)
        found.own = NameEvidence.Own(person: own.person, place: own.place)
        wordsBefore(name, sentence: sentence, &found)
        wordsAfter(name, sentence: sentence, &found)
        taggedSpans(name, &found)
        return found
    }

    private func ownWords(_ name: Range<Int>, _ found: inout NameEvidence) {
        let tokens = page.words.tokens
        guard let first = name.first, let last = name.last else { return }
        let isUnknownAll = isUnknown(name)
        if name.allSatisfy({ facts[$0].contains(.town) }) { found.place += 4 }
        if Self.geography.contains(lower(last)), name.count >= 2 { found.place += 3 }
        if Self.geography.contains(lower(first)), name.count >= 2, !facts[first].contains(.given) { found.place += 2 }
        if facts[first].contains(.given) {
            found.person += name.count >= 2 ? 2.5 : 1.2
        } else if name.count >= 2, lexicon.isFamilyNameFirst(lower(first)) {
            found.person += 1.5
        }
        if name.count >= 2,
            name.dropFirst().contains(where: { facts[$0].contains(.given) && !facts[$0].contains(.ordinary) })
        {
            found.person += 1
        }
        for index in name
        where tokens[index].end - tokens[index].start >= 5 && !facts[index].contains(.town)
            && !facts[index].contains(.ordinary)
        {
            if NameEndings.isPatronymic(lower(index)) {
                found.person += 2
            } else if NameEndings.isSurnameLike(lower(index)) {
                found.person += 1.5
            }
        }
        if name.count >= 2, name.contains(where: { isInitial($0) }) { found.person += 1.5 }
        if isUnknownAll, (2...4).contains(name.count) { found.person += 1 }
        if name.count >= 2, tokens[last].shape == .upper, tokens[first].shape == .capitalised,
            tokens[last].end - tokens[last].start > 3
        {
            found.person += 1
        }
    }

    func isInitial(_ index: Int) -> Bool {
        let token = page.words.tokens[index]
        let letters = token.lower.unicodeScalars.count
        return letters == 1
            || letters <= 4 && token.lower.hasSuffix(".") && facts[index].contains(.capital)
                && lexicon.titles[token.lower] == nil
    }

    private func taggedSpans(_ name: Range<Int>, _ found: inout NameEvidence) {
        guard let span = spans.span(overlapping: name) else { return }
        let shared = span.tokens.clamped(to: name).count
        let weight = 2.0 * Double(shared) / Double(max(span.tokens.count, name.count))
        switch span.kind {
        case .person: found.tagged.person += weight
        case .location: found.tagged.place += weight
        case .organisation: found.tagged.organisation += weight
        case .other: break
        }
    }
}
