// Who the report is about, who tells it, and who speaks in its quotes.
import CaseModel
import Syntax

/// Whom the report and each of its lines are about.
struct Salience {
    let mainPerson: Int?
    private(set) var firstInLine: [Int: Int] = [:]

    init(_ text: PageText, roles: [Int: Set<PersonRole>]) {
        func holdsOffice(_ person: Int) -> Bool {
            guard let roles = roles[person] else { return false }
            return !roles.isDisjoint(with: [.judge, .police, .prosecutor, .official, .lawyer])
                && roles.isDisjoint(with: [.activist, .journalist, .humanRightsDefender, .politician])
        }
        var counts: [Int: Int] = [:]
        var first: [Int: Int] = [:]
        var all: [Int: Int] = [:]
        var opening = Set<Int>()
        for name in text.names where text.isPerson(name) && name.entities.count == 1 {
            let person = name.entities[0]
            all[person, default: 0] += 1
            if text.line(of: name.head) <= 1 { opening.insert(person) }
            guard !holdsOffice(person), !text.page.entities[person].neverMerge else { continue }
            counts[person, default: 0] += 1
            if first[person] == nil { first[person] = name.head }
            let line = text.line(of: name.head)
            if firstInLine[line] == nil { firstInLine[line] = person }
        }
        let plain = counts.filter { $0.value > 1 || counts.count == 1 }.max { a, b in
            (a.value, -(first[a.key] ?? 0)) < (b.value, -(first[b.key] ?? 0))
        }
        // A lawyer whom the title names and the report names most is whom it is about.
        let lawyer = opening.filter { roles[$0]?.contains(.lawyer) ?? false }.max {
            (all[$0] ?? 0, $1) < (all[$1] ?? 0, $0)
        }
        if let lawyer, let count = all[lawyer], count >= 3, count > (plain?.value ?? 0) {
            mainPerson = lawyer
        } else {
            mainPerson = plain?.key
        }
    }
}

enum Narrators {
    /// Who says "I" outside quotes: "I, Aliya Rakhimova", "My name is", "a letter from", the signature.
    static func narrator(_ text: PageText) -> Int? {
        var saysI = false
        for sentence in text.page.words.sentences {
            for index in sentence.tokens where !text.isQuoted(index) {
                let word = text.lower(index)
                if word == "i" || word == "my", text.tokens[index].shape != .lower || word == "my" { saysI = true }
                if word == "i", text.lower(index + 1) == ",", let name = text.personStarting(at: index + 2) {
                    return name.entities.first
                }
                if word == "name", text.lower(index - 1) == "my", text.lower(index + 1) == "is",
                    let name = text.personStarting(at: index + 2)
                {
                    return name.entities.first
                }
                if word == "from", ["letter", "message", "statement", "testimony"].contains(text.lower(index - 1)),
                    sentence.line <= 2, let name = text.personStarting(at: index + 1)
                {
                    return name.entities.first
                }
            }
        }
        guard saysI else { return nil }
        // The last line names who signs.
        for sentence in text.page.words.sentences.suffix(2).reversed() where sentence.tokens.count <= 14 {
            if let name = sentence.tokens.lazy.compactMap({ text.nameStarting(at: $0) }).first(where: {
                text.isPerson($0)
            }) {
                return name.entities.first
            }
        }
        // Whom the report names most, of those of whom nobody speaks beside "I".
        var counts: [Int: Int] = [:]
        var others = Set<Int>()
        for sentence in text.page.words.sentences {
            let people = sentence.tokens.compactMap { text.nameStarting(at: $0) }.filter { text.isPerson($0) }.flatMap(
                \.entities)
            for person in people { counts[person, default: 0] += 1 }
            let isFirstPerson = sentence.tokens.contains {
                ["i", "my", "me"].contains(text.lower($0)) && !text.isQuoted($0)
            }
            if isFirstPerson { others.formUnion(people) }
        }
        return counts.filter { !others.contains($0.key) }.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }
}

/// Who speaks in the quotes of each sentence.
struct QuoteSpeakers {
    private static let saying: Set<String> = [
        "say", "tell", "add", "state", "explain", "note", "write", "claim", "believe", "think", "argue", "stress",
        "complain", "joke", "recall", "object", "reply", "answer",
        "insist", "declare", "shout", "call", "ask", "admit", "quote", "recount", "testify", "post", "call",
    ]

    private let text: PageText
    private let byHead: [Int: Int]

    init(_ text: PageText, mentions: [Mention]) {
        self.text = text
        var byHead: [Int: Int] = [:]
        for mention in text.names + mentions
        where mention.entities.count == 1 && text.page.entities[mention.entities[0]].type == .person {
            byHead[mention.head] = mention.entities[0]
        }
        self.byHead = byHead
    }

    /// The person who says the words around a token.
    func speaker(of token: Int) -> Int? {
        let index = text.sentence(of: token)
        if let named = speaker(beforeColonOf: token) { return named }
        if let here = speaker(in: index, near: token) { return here }
        let line = text.line(of: token)
        for other in [index - 1, index + 1, index - 2]
        where text.page.words.sentences.indices.contains(other) && text.page.words.sentences[other].line == line {
            if let found = speaker(in: other, near: token) { return found }
        }
        return nil
    }

    /// "Larchenko won't: “I don't take part”": who stands before the colon.
    private func speaker(beforeColonOf token: Int) -> Int? {
        let sentence = text.page.words.sentences[text.sentence(of: token)].tokens
        var open = token
        while open > sentence.lowerBound, text.isQuoted(open - 1) { open -= 1 }
        guard open - 1 >= sentence.lowerBound, text.lower(open) == "\"", text.lower(open - 1) == ":" else { return nil }
        var position = open - 2
        while position >= sentence.lowerBound, text.lower(position) != ";" {
            if let name = text.nameAt(position), text.isPerson(name),
                text.isSubject(name.head) || position <= sentence.lowerBound + 1
            {
                return name.entities.first
            }
            if let person = byHead[position], text.isSubject(position) { return person }
            position -= 1
        }
        return nil
    }

    private func speaker(in sentence: Int, near token: Int) -> Int? {
        guard sentence < text.page.clauses.count else { return nil }
        let clause = text.page.clauses[sentence]
        var best: (person: Int, distance: Int)?
        for (number, unit) in clause.units.enumerated() where clause.isVerb(number) && Self.saying.contains(unit.lemma)
        {
            let verb = unit.tokens.upperBound - 1
            guard !text.isQuoted(verb), let person = subject(of: number, verb: verb, in: clause) else { continue }
            let distance = abs(verb - token)
            if distance < best?.distance ?? .max { best = (person, distance) }
        }
        return best?.person
    }

    private func subject(of unit: Int, verb: Int, in clause: ParsedSentence) -> Int? {
        // "says his sister, Botagoz Bakirova": the parse may miss a subject behind its verb.
        if let name = text.nameAt(verb + 1), text.isPerson(name) { return name.entities.first }
        if let subject = clause.subject(of: unit), let person = byHead[clause.units[subject].tokens.upperBound - 1] {
            return person
        }
        for near in [verb - 1, verb + 1, verb + 2] {
            if let name = text.nameAt(near), text.isPerson(name) { return name.entities.first }
            if let person = byHead[near] { return person }
        }
        return nil
    }
}
