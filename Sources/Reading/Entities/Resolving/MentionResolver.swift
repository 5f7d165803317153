// Goes through the page once and ties every noun, pronoun and group to those it means.
import CaseModel
import Syntax

/// Ties what is not a name to the entities of the page.
struct MentionResolver {
    let text: PageText
    private(set) var mentions: [Mention] = []
    var discourse = Discourse()
    var ties = PersonalTies()
    /// Genders, completed on the way.
    private(set) var genders: [Gender]
    let roleNouns: [Int: Set<String>]
    /// The people whom the text calls by a noun, in the order of the page.
    let peopleByNoun: [String: [Int]]
    let roles: [Int: Set<PersonRole>]
    /// The person the report is about.
    let mainPerson: Int?
    /// The first person named in each line who is not there by office.
    let firstInLine: [Int: Int]
    /// Where a person without a name was introduced, by noun ("a witness").
    var unnamed: [String: Int] = [:]
    /// People whom nouns such as "the defendant" have meant.
    var held: Set<Int> = []
    /// Nouns for several people without names.
    var unnamedPlurals: Set<String> = []
    /// First-person words in quotes, tied when the speaker is known.
    private var firstPersons: [Int] = []
    private let narrator: Int?
    /// Mentions to look at again when all ties are known, as indices into `mentions`.
    private var open: [(mention: Int, noun: DescribedNoun)] = []

    init(_ page: Page, lexicon: NameLexicon) {
        text = PageText(page, lexicon: lexicon)
        let reader = RoleReader(text)
        roleNouns = reader.nouns
        var peopleByNoun: [String: [Int]] = [:]
        for person in reader.nouns.keys.sorted() {
            for noun in reader.nouns[person] ?? [] { peopleByNoun[noun, default: []].append(person) }
        }
        self.peopleByNoun = peopleByNoun
        var roles: [Int: Set<PersonRole>] = [:]
        for (person, found) in reader.roles { roles[person] = Set(found.map(\.role)) }
        for (index, entity) in page.entities.enumerated() where !entity.roles.isEmpty {
            roles[index, default: []].formUnion(entity.roles.map(\.role))
        }
        self.roles = roles
        genders = page.entities.enumerated().map { index, entity in
            entity.gender != .unknown ? entity.gender : reader.genders[index] ?? .unknown
        }
        let salience = Salience(text, roles: roles)
        mainPerson = salience.mainPerson
        firstInLine = salience.firstInLine
        narrator = Narrators.narrator(text)
        for index in page.words.sentences.indices { read(index) }
        tieFirstPersons()
        tieOpenNouns()
    }

    /// Roles to add to the entities of the page, with their words.
    static func addRoles(to page: inout Page, lexicon: NameLexicon) {
        let text = PageText(page, lexicon: lexicon)
        let reader = RoleReader(text)
        for (person, found) in reader.roles {
            for (role, tokens) in found.sorted(by: { $0.tokens.lowerBound < $1.tokens.lowerBound })
            where !page.entities[person].roles.contains(where: { $0.role == role }) {
                page.entities[person].roles.append((role, page.span(tokens)))
            }
        }
        for (person, gender) in reader.genders where page.entities[person].gender == .unknown {
            page.entities[person].gender = gender
        }
    }

    func holdsOffice(_ person: Int) -> Bool {
        if person == mainPerson { return false }
        guard let roles = roles[person] else { return false }
        return !roles.isDisjoint(with: [.judge, .police, .prosecutor, .official, .lawyer])
            && roles.isDisjoint(with: [.activist, .journalist, .humanRightsDefender, .politician])
    }

    // MARK: One sentence

    private mutating func read(_ index: Int) {
        let sentence = text.page.words.sentences[index]
        var position = sentence.tokens.lowerBound
        while position < sentence.tokens.upperBound {
            if let name = text.nameStarting(at: position) {
                spoke(of: name, sentence: index, line: sentence.line)
                position = max(position + 1, name.tokens.upperBound)
                continue
            }
            if let mention = mention(at: position, in: sentence.tokens) {
                mentions.append(mention)
                spoke(of: mention, sentence: index, line: sentence.line)
            }
            position += 1
        }
        noteCoordination(in: sentence, index: index)
    }

    private mutating func spoke(of mention: Mention, sentence: Int, line: Int) {
        let isSubject = text.isSubject(mention.head)
        if mention.entities.count > 1 {
            discourse.note(SpokenGroup(members: mention.entities, token: mention.head, sentence: sentence, line: line))
        }
        for entity in mention.entities where text.page.entities[entity].type != .place {
            // "sold it to a certain Petrov": named in passing, and not whom the next "he" means.
            if text.page.entities[entity].neverMerge, !isSubject { continue }
            let isPerson = text.page.entities[entity].type == .person
            discourse.note(
                Spoken(
                    entity: entity, token: mention.head, sentence: sentence, line: line,
                    isSubject: isSubject && mention.entities.count == 1,
                    gender: isPerson ? genders[entity] : .unknown), isPerson: isPerson)
        }
    }

    /// "Duisenova and Bayev", "X, Y and Z": spoken of together.
    private mutating func noteCoordination(in sentence: Sentence, index: Int) {
        var members: [Int] = []
        var last: Mention?
        func close(_ discourse: inout Discourse) {
            if members.count > 1, let last {
                discourse.note(SpokenGroup(members: members, token: last.head, sentence: index, line: sentence.line))
            }
            members = []
        }
        var position = sentence.tokens.lowerBound
        while position < sentence.tokens.upperBound {
            guard let name = text.nameStarting(at: position), text.isPerson(name), name.entities.count == 1 else {
                position += 1
                continue
            }
            if let last, isJoined(last.tokens.upperBound, name.tokens.lowerBound) {
                if members.isEmpty { members = last.entities }
                if !members.contains(name.entities[0]) { members.append(name.entities[0]) }
            } else {
                close(&discourse)
            }
            last = name
            position = name.tokens.upperBound
        }
        close(&discourse)
    }

    /// Whether only commas, "and", titles and descriptions stand between two names.
    private func isJoined(_ end: Int, _ start: Int) -> Bool {
        guard start > end, start - end <= 8 else { return false }
        var sawJoint = false
        for index in end..<start {
            switch text.lower(index) {
            case ",", ";": continue
            case "and", "&": sawJoint = true
            default:
                switch text.tag(index) {
                case .det, .adj, .noun, .propn, .num, .pron: continue
                default: return false
                }
            }
        }
        // "X, Y and Z": a bare comma joins only names that follow at once.
        return sawJoint || start - end == 1
    }

    // MARK: One word

    private mutating func mention(at index: Int, in sentence: Range<Int>) -> Mention? {
        let word = text.lower(index)
        // "WHO:" heads a line.
        if word == "who", text.lower(index + 1) == ":" { return nil }
        // "(i)" counts.
        if word == "i", text.lower(index - 1) == "(" || text.lower(index + 1) == ")" { return nil }
        if let kind = Pronoun(word) { return pronoun(kind, at: index, in: sentence) }
        if let group = groupWord(at: index, in: sentence) { return group }
        if let noun = text.describedNoun(endingAt: index, in: sentence) { return self.noun(noun, in: sentence) }
        return body(at: index, in: sentence)
    }

    private mutating func pronoun(_ kind: Pronoun, at index: Int, in sentence: Range<Int>) -> Mention? {
        var mention = Mention(tokens: index..<index + 1, head: index, form: .pronoun, entities: [])
        switch kind {
        case .he, .she:
            if let found = person(for: kind, at: index, in: sentence) {
                mention.entities = [found.person]
                if found.isClear { set(kind == .he ? .male : .female, of: found.person) }
            }
        case .they: mention.entities = people(at: index, in: sentence)
        case .it: mention.entities = thing(at: index, in: sentence).map { [$0] } ?? []
        case .relative: mention.entities = antecedent(of: index, in: sentence)
        case .i:
            if text.isQuoted(index) {
                firstPersons.append(mentions.count)
            } else if let narrator {
                mention.entities = [narrator]
            }
        case .we: break
        }
        return mention
    }

    // MARK: Later

    /// "I" in quotes is who says so in the same sentence, else in the one before or after.
    private mutating func tieFirstPersons() {
        let speakers = QuoteSpeakers(text, mentions: mentions)
        for index in firstPersons {
            if let speaker = speakers.speaker(of: mentions[index].head) { mentions[index].entities = [speaker] }
        }
    }

    /// Kin and clients whom a later sentence names.
    private mutating func tieOpenNouns() {
        for (index, noun) in open where mentions[index].entities.isEmpty {
            guard let possessor = mentions[index].possessor,
                let person = ties.person(noun, of: possessor, genders: genders)
            else { continue }
            mentions[index].entities = [person]
        }
    }

    mutating func keepOpen(_ noun: DescribedNoun) { open.append((mentions.count, noun)) }

    mutating func set(_ gender: Gender, of person: Int) { if genders[person] == .unknown { genders[person] = gender } }

    func entityOfPossessor(at token: Int) -> [Int] {
        if let name = text.nameAt(token) { return name.entities }
        // Mentions stand in order; one that ended long before is none over this token.
        for mention in mentions.reversed() {
            if mention.tokens.contains(token) || mention.head == token { return mention.entities }
            if mention.tokens.upperBound < token - 50 { return [] }
        }
        return []
    }
}
