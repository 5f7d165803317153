// Groups the names of people: which forms mean one person, and whom a bare surname or given name means where it stands.
import CaseModel
import Names
import Syntax

/// Collects people and the places where they are named.
struct PersonGrouping {
    private(set) var people: [Person] = []
    /// Mentions that mean several people at once ("the Otim brothers").
    private(set) var groups: [(tokens: Range<Int>, people: [Int])] = []
    private let reading: NameReading
    /// People by the key of each full word of their names.
    private var byWord: [SpellingKey: [Int]] = [:]
    /// For each bare word the person it meant last, and where.
    private var owners: [SpellingKey: Int] = [:]
    /// Where names end, with the people named there.
    private var ends: [Int: [(person: Int, start: Int)]] = [:]
    /// Of so many people who share a word only those named last are compared, so that a list of thousands stays quick.
    private static let remembered = 50
    private let lines: [Int]

    init(_ reading: NameReading) {
        self.reading = reading
        var lines = [Int](repeating: 0, count: reading.page.tokens.count)
        for sentence in reading.page.words.sentences {
            for token in sentence.tokens { lines[token] = sentence.line }
        }
        self.lines = lines
    }

    // MARK: Full names

    /// Adds the names of two words or more; call before `addSingle`.
    mutating func addFull(_ candidate: NameCandidate) {
        let name = PersonName(reading.page.words.string(candidate.tokens))
        if let known = match(name, candidate) {
            merge(candidate, name, into: known)
        } else {
            append(candidate, name)
        }
    }

    /// "the brothers Marat and Murat Abishev": the first shares the surname of the second.
    mutating func addSharing(_ candidate: NameCandidate, surnameOf full: NameCandidate) {
        let surname = PersonName(reading.page.words.string(full.tokens)).words.dropFirst().map(\.text).joined(
            separator: " ")
        let text = reading.page.words.string(candidate.tokens) + " " + surname
        let name = PersonName(text)
        if let known = match(name, candidate) {
            note(candidate, for: known)
            return
        }
        append(candidate, name)
        people[people.count - 1].composed = text
    }

    private func match(_ name: PersonName, _ candidate: NameCandidate) -> Int? {
        var best: Int?
        for word in name.fullWords {
            for index in (byWord[word.key] ?? []).suffix(Self.remembered) where best != index {
                let person = people[index]
                if candidate.isKin, person.name.words.count != name.words.count { continue }
                guard person.isCertain == candidate.isCertain, !conflict(person.titleGender, candidate.gender) else {
                    continue
                }
                guard person.name.words.count > 1 || name.words.count == 1 else { continue }
                guard person.name.canBeSame(as: name) || isSpelling(person.name, name) else { continue }
                best = max(best ?? 0, index)
            }
        }
        return best
    }

    private func conflict(_ a: Gender, _ b: Gender) -> Bool { a != .unknown && b != .unknown && a != b }

    /// One given name and surnames that differ in a letter: "Marzhan Tulegenova" and "Marzhan Tolegenova".
    private func isSpelling(_ a: PersonName, _ b: PersonName) -> Bool {
        guard a.words.count == 2, b.words.count == 2, a.words[0].key == b.words[0].key else { return false }
        return a.words[1].isNear(b.words[1])
    }

    private mutating func append(_ candidate: NameCandidate, _ name: PersonName) {
        var gender = candidate.gender
        if gender == .unknown, name.gender == .female { gender = .female }
        if gender == .unknown { gender = givenGender(name) }
        if gender == .unknown { gender = Gender(name.gender) }
        var person = Person(name: name, tokens: candidate.tokens, gender: gender)
        person.titleGender = candidate.gender
        person.isCertain = candidate.isCertain
        let index = people.count
        people.append(person)
        note(candidate, for: index)
        for word in name.fullWords { byWord[word.key, default: []].append(index) }
    }

    private func givenGender(_ name: PersonName) -> Gender {
        // "Văn" between a Vietnamese family name and a given name.
        if name.words.count > 2, reading.lexicon.isFamilyNameFirst(name.words[0].text),
            name.words.dropFirst().dropLast().contains(where: { $0.plain == "van" })
        {
            return .male
        }
        for word in name.words where word.part == .name {
            if let known = reading.lexicon.given(word.text), known != .unknown { return known }
        }
        return .unknown
    }

    private mutating func merge(_ candidate: NameCandidate, _ name: PersonName, into index: Int) {
        let old = people[index].name
        let isFuller =
            name.words.count > old.words.count && name.fullWords.count >= old.fullWords.count
            || name.fullWords.count > old.fullWords.count
        if isFuller {
            people[index].name = name
            people[index].tokens = candidate.tokens
            people[index].composed = nil
            for word in name.fullWords where !(byWord[word.key] ?? []).suffix(Self.remembered).contains(index) {
                byWord[word.key, default: []].append(index)
            }
        }
        if candidate.gender != .unknown, people[index].titleGender == .unknown {
            people[index].titleGender = candidate.gender
            people[index].gender = candidate.gender
        }
        if people[index].gender == .unknown { people[index].gender = Gender(name.gender) }
        note(candidate, for: index)
    }

    private mutating func note(_ candidate: NameCandidate, for index: Int) {
        let form = reading.page.words.string(candidate.tokens)
        if !people[index].forms.contains(form) { people[index].forms.append(form) }
        if let role = candidate.role { people[index].roles.append(role) }
        people[index].evidence += candidate.evidence.person
        mention(index, at: candidate.tokens)
    }

    private mutating func mention(_ index: Int, at tokens: Range<Int>) {
        people[index].mention(tokens)
        ends[tokens.upperBound, default: []].append((index, tokens.lowerBound))
    }

    // MARK: Single words

    /// Whether a bare word is a word of somebody's full name.
    func isPartOfName(_ word: NameWord) -> Bool {
        if let found = byWord[word.key], !found.isEmpty { return true }
        return false
    }

    /// Adds a bare surname or given name, in the order of the text. A word that nobody bears makes a new person.
    mutating func addSingle(_ candidate: NameCandidate) {
        let name = PersonName(reading.page.words.string(candidate.tokens))
        guard let word = name.words.first else { return }
        let bearers = bearers(of: word, candidate)
        if let index = choose(among: bearers, word, candidate) {
            owners[word.key] = index
            merge(candidate, name, into: index)
        } else {
            append(candidate, name)
            owners[word.key] = people.count - 1
        }
    }

    private func bearers(of word: NameWord, _ candidate: NameCandidate) -> [Int] {
        let all = byWord[word.key] ?? []
        var found = Array(all.suffix(Self.remembered))
        if all.count > found.count, let owner = owners[word.key], !found.contains(owner) { found.insert(owner, at: 0) }
        if found.isEmpty {
            // Another spelling of a surname that somebody bears.
            for index in people.indices.suffix(400) where people[index].name.words.count > 1 {
                if let last = people[index].name.words.last, last.isNear(word) { found.append(index) }
            }
        }
        found = found.filter {
            people[$0].isCertain == candidate.isCertain
                || people[$0].name.words.count == 1 && candidate.isCertain == people[$0].isCertain
        }
        let fitting = found.filter {
            !conflict(people[$0].titleGender == .unknown ? people[$0].gender : people[$0].titleGender, candidate.gender)
        }
        if candidate.gender != .unknown { return fitting }
        return found
    }

    private func choose(among bearers: [Int], _ word: NameWord, _ candidate: NameCandidate) -> Int? {
        guard bearers.count > 1 else { return bearers.first }
        let position = candidate.tokens.lowerBound
        if let given = reading.wordInBrackets(after: candidate.tokens.upperBound)
            ?? reading.wordBeforeBracket(at: candidate.tokens.lowerBound)
        {
            let key = SpellingKey(given)
            if let found = bearers.first(where: { people[$0].name.words.contains { $0.key == key } }) { return found }
        }
        // Somebody whose full name stands earlier in the same paragraph.
        let line = lines[position]
        let here = bearers.filter { people[$0].lastFull(before: position).map { lines[$0] == line } ?? false }
        if let nearest = here.max(by: {
            people[$0].lastFull(before: position) ?? -1 < people[$1].lastFull(before: position) ?? -1
        }) {
            return nearest
        }
        if let owner = owners[word.key], bearers.contains(owner) { return owner }
        if let first = bearers.filter({ (people[$0].mentions.first?.lowerBound ?? .max) < position }).min() {
            return first
        }
        return bearers.min {
            abs(people[$0].tokens.lowerBound - position) < abs(people[$1].tokens.lowerBound - position)
        }
    }

    // MARK: Other names and groups

    /// Joins another name that the text announces to the person named last before it.
    mutating func addAlias(_ announced: AnnouncedName, sentence: Range<Int>) -> Bool {
        // "Also spelled: ..." may stand in the line after the name.
        let isNextLine = announced.isAlias && announced.after - sentence.lowerBound <= 2
        guard
            let best = person(
                endingBefore: announced.after, within: announced.isAlias ? 14 : 10,
                from: isNextLine ? 0 : sentence.lowerBound)
        else { return false }
        let name = PersonName(reading.page.words.string(announced.tokens))
        let form = reading.page.words.string(announced.tokens)
        if !people[best].forms.contains(form) { people[best].forms.append(form) }
        mention(best, at: announced.tokens)
        for word in name.fullWords where !(byWord[word.key] ?? []).suffix(Self.remembered).contains(best) {
            byWord[word.key, default: []].append(best)
        }
        return true
    }

    /// The person whose name ends last before a token, at most some tokens before it and not before `start`.
    private func person(endingBefore token: Int, within distance: Int, from start: Int) -> Int? {
        for end in stride(from: token, through: max(token - distance, 0), by: -1) {
            if let found = ends[end]?.filter({ $0.start >= start }).map(\.person).min() { return found }
        }
        return nil
    }

    /// "the Abishevs": everybody who bears the surname, where no one bears the plural.
    mutating func addFamily(_ tokens: Range<Int>) -> Bool {
        let text = reading.page.words.string(tokens)
        guard tokens.count == 1, text.hasSuffix("s"), reading.lower(tokens.lowerBound - 1) == "the",
            byWord[SpellingKey(text)] == nil
        else { return false }
        let key = SpellingKey(String(text.dropLast()))
        let bearers = (byWord[key] ?? []).suffix(Self.remembered).filter { people[$0].name.words.count > 1 }
        guard !bearers.isEmpty else { return false }
        groups.append((tokens, bearers))
        return true
    }

    /// "the Ulan uulu brothers": everybody who bears all words of the name.
    mutating func addGroup(_ tokens: Range<Int>) -> Bool {
        let name = PersonName(reading.page.words.string(tokens))
        guard let first = name.fullWords.first else { return false }
        var bearers = (byWord[first.key] ?? []).suffix(Self.remembered).filter {
            people[$0].name.words.count > 1 && people[$0].name.canBeSame(as: name)
        }
        if bearers.count < 2 {
            let family = NameEndings.family(first.plain)
            bearers = people.indices.suffix(400).filter { index in
                people[index].name.words.count > 1
                    && people[index].name.words.contains { NameEndings.family($0.plain) == family }
            }
        }
        guard bearers.count >= 2 else { return false }
        groups.append((tokens, bearers))
        return true
    }
}
