// What the words after a name say about what it names.
import CaseModel
import Syntax

extension NameReading {
    private static let saying: Set<String> = [
        "said", "says", "told", "tells", "added", "adds", "wrote", "writes", "claims", "claimed", "denied", "denies",
        "pleaded", "explained", "explains",
        "argued", "recalls", "recalled", "believes", "thinks", "insists", "insisted", "maintains", "stated", "declared",
        "complained", "testified", "joked",
        "asked", "replied", "objects", "confirmed", "posted", "shouted", "knew", "heard", "saw", "went", "left",
        "refused", "lives", "lived", "suffers",
    ]
    /// What happens to bodies: "was liquidated".
    private static let bodyUndergoing: Set<String> = [
        "declared", "banned", "liquidated", "blocked", "outlawed", "registered", "founded", "dissolved", "designated",
        "closed", "raided", "recognised",
        "recognized", "established", "refused", "suspended", "deregistered", "launched", "labelled", "labeled",
        "disbanded", "set",
    ]

    private static let belongings: Set<String> = [
        "home", "house", "apartment", "flat", "trial", "arrest", "detention", "lawyers", "family", "relatives", "phone",
        "case", "account", "death", "arm",
    ]

    func wordsAfter(_ name: Range<Int>, sentence: Range<Int>, _ found: inout NameEvidence) {
        guard name.upperBound < sentence.upperBound else { return }
        // The order is that of the sums: adding in another order would round otherwise.
        ageAfter(name.upperBound, sentence: sentence, &found)
        verbAfter(name.upperBound, sentence: sentence, &found)
        belongingsAfter(name.upperBound, sentence: sentence, &found)
        roleAfter(name.upperBound, sentence: sentence, &found)
        placeAfter(name.upperBound, sentence: sentence, &found)
    }

    /// The word at a token, or nothing beyond the sentence.
    private func word(_ index: Int, in sentence: Range<Int>) -> String {
        index < sentence.upperBound ? lower(index) : ""
    }

    /// ", 34,", "(34)", ", born in", "who".
    private func ageAfter(_ end: Int, sentence: Range<Int>, _ found: inout NameEvidence) {
        let mark = lower(end)
        let next = word(end + 1, in: sentence)
        if end + 2 < sentence.upperBound, page.words.tokens[end + 1].shape == .number {
            let digits = page.words.tokens[end + 1].end - page.words.tokens[end + 1].start
            let closing = lower(end + 2)
            if mark == ",", (1...2).contains(digits), [",", "."].contains(closing) { found.person += 3 }
            if mark == "(", digits == 2, closing == ")" { found.person += 3 }
        }
        if mark == ",", ["born", "aged", "b.", "b"].contains(next) { found.person += 2 }
        if ["who", "whose", "whom"].contains(mark == "," ? next : mark) { found.person += 1.5 }
    }

    /// "said", "was arrested", "was dissolved".
    private func verbAfter(_ end: Int, sentence: Range<Int>, _ found: inout NameEvidence) {
        let verb = lower(end)
        let next = [word(end + 1, in: sentence), word(end + 2, in: sentence)]
        if Self.saying.contains(verb) { found.person += 1 }
        if page.words.tokens[end].tag == .verb || page.words.tokens[end].tag == .aux { found.person += 0.5 }
        if ["was", "were", "been", "be"].contains(verb), next.contains(where: Self.bodyUndergoing.contains) {
            found.organisation += 1.8
        }
        if ["was", "were", "is", "has", "had", "be", "got"].contains(verb),
            next.contains(where: Self.undergoing.contains)
        {
            found.person += 1.5
        }
        if Self.undergoing.contains(verb) { found.person += 0.8 }
    }

    /// "'s mother", "'s flat".
    private func belongingsAfter(_ end: Int, sentence: Range<Int>, _ found: inout NameEvidence) {
        guard lower(end) == "'s" || lower(end) == "'" else { return }
        let owned = min(end + 1, sentence.upperBound - 1)
        if lexicon.kin.starting(at: owned, before: sentence.upperBound, in: page.words.tokens) != nil {
            found.person += 2.5
        } else if Self.belongings.contains(word(end + 1, in: sentence)) {
            found.person += 1.5
        } else {
            found.person += 0.3
        }
    }

    /// ", a journalist with", ", chair of".
    private func roleAfter(_ end: Int, sentence: Range<Int>, _ found: inout NameEvidence) {
        guard lower(end) == ",", end + 2 < sentence.upperBound else { return }
        let hasDeterminer = ["a", "an", "the", "his", "her"].contains(lower(end + 1))
        for noun in end + 1..<min(end + 7, sentence.upperBound) {
            guard page.words.tokens[noun].shape != .punctuation else { return }
            if hasDeterminer || noun == end + 1,
                lexicon.roles.starting(at: noun, before: sentence.upperBound, in: page.words.tokens) != nil
            {
                found.person += 2
                return
            }
        }
    }

    /// "city", ", Georgia", "(Ankara)", "-based", and the people of a country: "Kazakh" after the name of a place.
    private func placeAfter(_ end: Int, sentence: Range<Int>, _ found: inout NameEvidence) {
        let word = lower(end)
        if Self.areaNouns.contains(word), page.words.tokens[end].shape == .lower { found.place += 2.5 }
        if word == "," || word == "(", end + 1 < sentence.upperBound, facts.has(end + 1, [.country, .town]) {
            found.place += 1.2
        }
        if facts[end].contains(.demonym), facts[end].contains(.capital) {
            found.place += 2
            found.organisation -= 2
        }
        if word == "-based" || word == "airport" || word == "station" { found.place += 1 }
    }
}
