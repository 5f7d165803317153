// Reads what people are from the words beside their names: titles, descriptions before and after, "is a lawyer", lines of a sheet.
import CaseModel
import Syntax

/// What the text says of people beside their names.
struct RoleReader {
    /// Words of roles by person.
    private(set) var nouns: [Int: Set<String>] = [:]
    private(set) var roles: [Int: [(role: PersonRole, tokens: Range<Int>)]] = [:]
    private(set) var genders: [Int: Gender] = [:]
    /// People introduced by a noun of kin: their role is relative unless the text gives another.
    private let text: PageText

    init(_ text: PageText) {
        self.text = text
        for mention in text.names where text.isPerson(mention) && mention.form == .name && mention.entities.count == 1 {
            let sentence = text.page.words.sentences[text.sentence(of: mention.tokens.lowerBound)].tokens
            readTitles(mention, in: sentence)
            readAfter(mention, in: sentence)
        }
        for sentence in text.page.words.sentences { readNouns(in: sentence.tokens) }
        readSheet()
    }

    private mutating func note(_ person: Int, _ noun: String, _ role: PersonRole?, _ tokens: Range<Int>, gender: Gender)
    {
        nouns[person, default: []].insert(noun)
        if let role { roles[person, default: []].append((role, tokens)) }
        if gender != .unknown, genders[person] == nil { genders[person] = gender }
    }

    private mutating func note(_ person: Int, _ noun: DescribedNoun) {
        let role =
            noun.kin != nil && noun.kin?.relation != .lawyerOf && noun.role == nil ? PersonRole.relative : noun.role
        note(person, noun.noun, role, noun.phrase, gender: noun.gender)
    }

    /// Titles and ranks right before the name.
    private mutating func readTitles(_ mention: Mention, in sentence: Range<Int>) {
        var index = mention.tokens.lowerBound - 1
        while index >= sentence.lowerBound, let title = text.lexicon.titles[text.lower(index)],
            text.tokens[index].shape != .lower
        {
            if let role = title.role {
                note(mention.entities[0], text.lower(index), role, index..<index + 1, gender: title.gender)
            }
            index -= 1
        }
    }

    /// "opposition blogger X", "Imam and blogger X", "his wife, X", "journalists X and Y".
    private mutating func readNouns(in sentence: Range<Int>) {
        for index in sentence {
            guard let noun = text.describedNoun(endingAt: index, in: sentence) else { continue }
            let people = text.namesBeside(noun, in: sentence)
            guard !people.isEmpty else { continue }
            for person in people { note(person, noun) }
            let before = noun.tokens.lowerBound - 1
            if before > sentence.lowerBound, text.lower(before) == "and", !noun.isPlural,
                let other = text.describedNoun(endingAt: before - 1, in: sentence), !other.isPlural
            {
                note(people[0], other)
            }
        }
    }

    /// "X, 34, a data journalist with", "X (teacher)", "X, who is a lawyer", "X was one of the founders".
    private mutating func readAfter(_ mention: Mention, in sentence: Range<Int>) {
        let person = mention.entities[0]
        var index = mention.tokens.upperBound
        func at(_ offset: Int) -> String { index + offset < sentence.upperBound ? text.lower(index + offset) : "" }
        if at(0) == "\"" { index += 1 }
        if at(0) == "(", index + 2 < sentence.upperBound,
            text.tokens[index + 1].shape == .number || text.tokens[index + 1].shape == .upper, at(2) == ")"
        {
            index += 3
        }
        if at(0) == ",", index + 2 < sentence.upperBound, text.tokens[index + 1].shape == .number,
            [",", ")"].contains(at(2))
        {
            index += 2
        }
        let mark = at(0)
        guard [",", "(", "-", "is", "was", "has", "had", "works", "worked"].contains(mark) || mark == "who" else {
            return
        }
        var isCopula = ["is", "was", "works", "worked"].contains(mark)
        if mark == "," || mark == "who", ["is", "was"].contains(at(mark == "," ? 2 : 1)),
            at(mark == "," ? 1 : 0) == "who"
        {
            index += mark == "," ? 2 : 1
            isCopula = true
        }
        if mark == "has" || mark == "had" {
            guard at(1) == "been" else { return }
            index += 1
            isCopula = true
        }
        index += 1
        if isCopula, !["a", "an", "the", "one", "as", "also", "his", "her"].contains(text.lower(index)) { return }
        let limit = min(sentence.upperBound, index + 9)
        while index < limit {
            let token = text.tokens[index]
            if token.shape == .punctuation, token.lower != "\"" { return }
            if text.nameAt(index).map({ text.isPerson($0) }) ?? false { return }
            if token.tag == .verb, !token.lower.hasSuffix("ed"), !token.lower.hasSuffix("ing") { return }
            if token.tag == .aux { return }
            if let noun = text.describedNoun(endingAt: index, in: sentence) {
                // The noun before the next name of a list is that name's.
                if text.personStarting(at: index + 1) != nil || ["'s", "'"].contains(text.lower(index + 1)) { return }
                if !isCopula, text.speaks(noun) { return }
                if noun.isPlural, text.lower(noun.tokens.lowerBound - 1) != "of", noun.determiner != .definite,
                    noun.determiner != .bare
                {
                    return
                }
                note(person, noun)
                // "cameraman and member of the party"
                guard text.lower(index + 1) == "and" || text.lower(index + 1) == "," && mark != "," else { return }
                index += 2
                continue
            }
            index += 1
        }
    }

    /// "Occupation: editor, human rights defender" in a sheet about one person.
    private mutating func readSheet() {
        guard let main = mainPerson else { return }
        for sentence in text.page.words.sentences {
            let range = sentence.tokens
            guard let colon = range.prefix(4).first(where: { text.lower($0) == ":" }), colon > range.lowerBound,
                ["occupation", "profession", "job", "position", "role", "employment", "activity"].contains(
                    text.lower(colon - 1))
            else { continue }
            for index in colon + 1..<range.upperBound {
                if let noun = text.describedNoun(endingAt: index, in: range) { note(main, noun) }
            }
        }
    }

    private var mainPerson: Int? {
        text.names.first { text.isPerson($0) }?.entities.first
    }
}
