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

/// A run that may name a person or a place.
struct NameCandidate {
    var tokens: Range<Int>
    var sentence: Int
    var evidence: NameEvidence
    /// Gender and role that a title before the name gives.
    var gender = Gender.unknown
    var role: (role: PersonRole, tokens: Range<Int>)?
    /// In quotes, after "known as": a nickname or pseudonym.
    var isNickname = false
    /// "a certain Ivanov".
    var isCertain = false
    /// Introduced by a noun of kin: somebody else than a bearer of the same words.
    var isKin = false
    /// Whether only its place in a heading, a quote or at the head of a sentence makes it a candidate.
    var isWeak = false
}

extension NameReading {
    private static let saying: Set<String> = [
        "said", "says", "told", "tells", "added", "adds", "wrote", "writes", "claims", "claimed", "denied", "denies",
        "pleaded", "explained", "explains",
        "argued", "recalls", "recalled", "believes", "thinks", "insists", "insisted", "maintains", "stated", "declared",
        "complained", "testified", "joked",
        "asked", "replied", "objects", "confirmed", "posted", "shouted", "knew", "heard", "saw", "went", "left",
        "refused", "lives", "lived", "suffers",
    ]
    private static let undergoing: Set<String> = [
        "detained", "arrested", "sentenced", "charged", "convicted", "released", "fined", "questioned", "jailed",
        "accused", "acquitted", "beaten", "taken",
        "born", "summoned", "killed", "remanded", "tried", "transferred", "held", "imprisoned", "freed", "interrogated",
        "tortured", "wounded", "found",
        "picked", "abducted", "deported", "kidnapped", "indicted", "graduated", "served", "spent", "died", "got",
        "received", "lost", "walked", "married",
    ]
    private static let bodyUndergoing: Set<String> = [
        "declared", "banned", "liquidated", "blocked", "outlawed", "registered", "founded", "dissolved", "designated",
        "closed", "raided", "recognised",
        "recognized", "established", "refused", "suspended", "deregistered", "launched", "labelled", "labeled",
        "disbanded", "set",
    ]
    private static let locative: [String: Double] = [
        "in": 2, "near": 2.5, "at": 0.7, "outside": 1.2, "from": 0.9, "around": 1, "across": 1.2, "into": 0.5,
        "towards": 0.8, "via": 1, "to": 0.4, "of": 0.1,
        "inside": 1, "throughout": 1.5, "outskirts": 2, "reached": 0.5,
    ]
    private static let areaBefore: Set<String> = [
        "city", "town", "village", "district", "region", "province", "suburb", "settlement", "capital", "township",
        "county", "hamlet", "island", "port",
        "municipality", "neighbourhood", "neighborhood", "oblast", "governorate", "commune", "microdistrict", "quarter",
    ]
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

    private func wordsBefore(_ name: Range<Int>, sentence: Range<Int>, _ found: inout NameEvidence) {
        var before = name.lowerBound - 1
        guard before >= sentence.lowerBound else {
            // A date line: "Bishkek, August 31, 2021".
            if isDateline(after: name.upperBound, sentence: sentence), name.count <= 3 { found.place += 2 }
            return
        }
        if lower(before) == "\"" || lower(before) == "," || lower(before) == ":" {
            let earlier = before - 1
            if earlier >= sentence.lowerBound, hasPersonNoun(endingAt: earlier, from: sentence.lowerBound) {
                found.person += lower(before) == ":" ? 2 : 2.5
            }
            if lower(before) == "," || lower(before) == ":" { return }
            before = earlier
            guard before >= sentence.lowerBound else { return }
        }
        let word = lower(before)
        let isPossessed = lower(name.upperBound) == "'s" || lower(name.upperBound) == "'"
        if let points = Self.locative[word], !isPossessed { found.place += points }
        if isAfterImprisonment(before, sentence: sentence), !name.allSatisfy({ facts[$0].contains(.town) }),
            !facts[name.lowerBound].contains(.given)
        {
            found.prison += 4
        }
        if word == "of", before > sentence.lowerBound, Self.areaBefore.contains(lower(before - 1)) { found.place += 3 }
        if Self.areaBefore.contains(word) { found.place += 2 }
        // "in Karşıyaka and Bornova"
        if word == "and" || word == ",", before > sentence.lowerBound, facts[before - 1].contains(.capital) {
            var first = before - 1
            while first > sentence.lowerBound, facts[first - 1].contains(.capital) { first -= 1 }
            if first > sentence.lowerBound, ["in", "near", "at"].contains(lower(first - 1)) { found.place += 2.2 }
        }
        if word == "the" {
            found.person -= 1.5
            found.organisation += 0.5
        }
        if hasPersonNoun(endingAt: before, from: sentence.lowerBound) { found.person += 3 }
        if ["and", "or", ","].contains(word) { found.person += 0.2 }
        if word == "against" || word == "by" || word == "with" || word == "called" || word == "named" {
            found.person += 0.6
        }
        if Self.undergoing.contains(word) || word == "for" { found.person += 0.4 }
    }

    /// "spent five months in", "set free from", "came out of", "the camp of": what follows holds prisoners.
    private func isAfterImprisonment(_ preposition: Int, sentence: Range<Int>) -> Bool {
        let word = lower(preposition)
        let verbs: Set<String>
        switch word {
        case "in":
            verbs = [
                "spent", "imprisoned", "jailed", "incarcerated", "served", "inmates", "prisoners", "serving", "inmate",
                "prisoner",
            ]
        case "from": verbs = ["freed", "free", "released", "escaped", "release"]
        case "of", "inside":
            verbs = ["came", "walked", "camp", "camps", "inmates", "prisoners", "inside", "walls", "cells", "left"]
        case "at": verbs = ["inmates", "prisoners", "inmate", "prisoner"]
        default: return false
        }
        var index = preposition - 1
        var steps = 0
        while index >= sentence.lowerBound, steps < 7, page.words.tokens[index].shape != .punctuation {
            if verbs.contains(lower(index)) {
                return word != "of"
                    || ["camp", "camps", "inmates", "prisoners", "walls", "cells"].contains(lower(index))
                    || lower(preposition - 1) == "out"
            }
            if word != "in", steps > 2 { return false }
            index -= 1
            steps += 1
        }
        return false
    }

    /// Whether a role or kin noun, or a title, ends at a token.
    func hasPersonNoun(endingAt index: Int, from floor: Int) -> Bool {
        guard index >= floor, page.words.tokens[index].shape != .punctuation else { return false }
        if lexicon.titles[lower(index)] != nil, facts[index].contains(.capital) { return true }
        if lexicon.roles.ending(at: index, from: floor, in: page.words.tokens) != nil { return true }
        if lexicon.kin.ending(at: index, from: floor, in: page.words.tokens) != nil { return true }
        return false
    }

    private func isDateline(after end: Int, sentence: Range<Int>) -> Bool {
        guard end < sentence.upperBound else { return false }
        guard [",", "-", "/", ".", "("].contains(lower(end)) else { return false }
        let next = end + 1
        guard next < sentence.upperBound else { return false }
        return page.words.tokens[next].shape == .number || facts[next].contains(.thing)
            || facts[next].contains(.blocked) || lower(end) == "-" || lower(end) == "/"
    }

    private func wordsAfter(_ name: Range<Int>, sentence: Range<Int>, _ found: inout NameEvidence) {
        let end = name.upperBound
        guard end < sentence.upperBound else { return }
        let word = lower(end)
        let next = end + 1 < sentence.upperBound ? lower(end + 1) : ""
        let third = end + 2 < sentence.upperBound ? lower(end + 2) : ""
        let tokens = page.words.tokens
        if word == ",", end + 2 < sentence.upperBound, tokens[end + 1].shape == .number,
            (1...2).contains(tokens[end + 1].end - tokens[end + 1].start), [",", "."].contains(third)
        {
            found.person += 3
        }
        if word == "(", end + 2 < sentence.upperBound, tokens[end + 1].shape == .number,
            tokens[end + 1].end - tokens[end + 1].start == 2, third == ")"
        {
            found.person += 3
        }
        if word == ",", next == "born" || next == "aged" || next == "b." || next == "b" { found.person += 2 }
        if word == "who" || word == "whose" || word == "whom" || word == ",",
            ["who", "whose", "whom"].contains(word == "," ? next : word)
        {
            found.person += 1.5
        }
        if Self.saying.contains(word) { found.person += 1 }
        if tokens[end].tag == .verb || tokens[end].tag == .aux { found.person += 0.5 }
        if ["was", "were", "been", "be"].contains(word),
            Self.bodyUndergoing.contains(next) || Self.bodyUndergoing.contains(third)
        {
            found.organisation += 1.8
        }
        if ["was", "were", "is", "has", "had", "be", "got"].contains(word),
            Self.undergoing.contains(next) || Self.undergoing.contains(third)
        {
            found.person += 1.5
        }
        if Self.undergoing.contains(word) { found.person += 0.8 }
        if word == "'s" || word == "'" {
            if lexicon.kin.starting(at: min(end + 1, sentence.upperBound - 1), before: sentence.upperBound, in: tokens)
                != nil
            {
                found.person += 2.5
            } else if [
                "home", "house", "apartment", "flat", "trial", "arrest", "detention", "lawyers", "family", "relatives",
                "phone", "case", "account", "death", "arm",
            ].contains(next) {
                found.person += 1.5
            } else {
                found.person += 0.3
            }
        }
        // ", a journalist with", ", chair of".
        if word == ",", end + 2 < sentence.upperBound {
            var noun = end + 1
            var steps = 0
            while noun < sentence.upperBound, steps < 6, tokens[noun].shape != .punctuation {
                if lexicon.roles.starting(at: noun, before: sentence.upperBound, in: tokens) != nil,
                    next == "a" || next == "an" || next == "the" || steps == 0 || next == "his" || next == "her"
                {
                    found.person += 2
                    break
                }
                noun += 1
                steps += 1
            }
        }
        if Self.areaBefore.contains(word), tokens[end].shape == .lower { found.place += 2.5 }
        if word == "," || word == "(", end + 1 < sentence.upperBound, facts.has(end + 1, [.country, .town]) {
            found.place += 1.2
        }
        if end < sentence.upperBound, facts[end].contains(.demonym), facts[end].contains(.capital) {
            found.place += 2
            found.organisation -= 2
        }
        if word == "-based" || word == "airport" || word == "station" { found.place += 1 }
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

/// The spans of the name tagger, found by token.
struct TaggedSpans {
    private var byToken: [Int: NameSpan] = [:]

    init(_ spans: [NameSpan]) {
        for span in spans {
            for token in span.tokens { byToken[token] = span }
        }
    }

    func span(overlapping range: Range<Int>) -> NameSpan? {
        for token in range {
            if let span = byToken[token] { return span }
        }
        return nil
    }
}
