// The page as the relation patterns look at it: which name starts or ends at a word, whom a word means, who the report is about.
import CaseModel
import Syntax

/// Look-ups over the tokens of one page.
struct RelationText {
    let page: Page
    let index: MentionIndex
    let lexicon: RelationLexicon
    private let startAt: [Int32]
    private let endAt: [Int32]
    /// First mention of each entity, as an index into `Page.mentions`.
    private let firstMention: [Int]
    /// The person whom the report speaks of most, apart from lawyers and officials.
    let mainPerson: Int?
    /// The one who writes "I", where the text says who that is.
    let narrator: Int?
    /// The one to whom a letter is written, where it opens with "Dear" under the name.
    let addressee: Int?

    /// How many events of the page were done to each person.
    let victims: [Int: Int]
    /// People by their number in a list.
    let numberedPeople: [String: Int]

    init(_ page: Page, lexicon: RelationLexicon) {
        self.lexicon = lexicon
        self.page = page
        index = MentionIndex(page)
        var startAt = [Int32](repeating: -1, count: page.tokens.count)
        var endAt = startAt
        var first = [Int](repeating: -1, count: page.entities.count)
        var weight = [Int](repeating: 0, count: page.entities.count)
        for (number, mention) in page.mentions.enumerated() {
            for entity in mention.entities where entity < weight.count {
                weight[entity] += 1
                if mention.form == .name, first[entity] < 0 { first[entity] = number }
            }
            guard mention.form == .name, !mention.entities.isEmpty, let last = mention.tokens.last else { continue }
            startAt[mention.tokens.lowerBound] = Int32(number)
            endAt[last] = Int32(number)
        }
        self.startAt = startAt
        self.endAt = endAt
        firstMention = first
        let victims = Self.victims(of: page)
        self.victims = victims
        var main: Int?
        for (entity, draft) in page.entities.enumerated() where draft.type == .person {
            if Self.isOnDuty(draft, kin: true), victims[entity, default: 0] < 2 { continue }
            if weight[entity] > main.map({ weight[$0] }) ?? 0 { main = entity }
        }
        mainPerson = main
        narrator = Narrator.find(in: page, startAt: startAt)
        numberedPeople = Self.numberedPeople(in: page, startAt: startAt)
        addressee = Narrator.addressee(in: page, startAt: startAt)
    }

    /// Lawyers, judges, officers (and relatives and witnesses): whom the report does not speak of for their own sake.
    private static func isOnDuty(_ draft: EntityDraft, kin: Bool = false) -> Bool {
        !draft.roles.isEmpty
            && draft.roles.allSatisfy {
                [.lawyer, .judge, .prosecutor, .police, .official].contains($0.role)
                    || kin && [.relative, .witness].contains($0.role)
            }
    }

    /// A lawyer or officer whom nothing befalls in the report; what befalls somebody says more of them than a title.
    func isOnDuty(_ entity: Int) -> Bool { Self.isOnDuty(page.entities[entity]) && victims[entity, default: 0] < 2 }

    /// People to whom the events of the page were done (or who did them, in protests and offences), with how often; statements
    /// and appeals apart, which lawyers make for others.
    private static func victims(of page: Page) -> [Int: Int] {
        var found: [Int: Int] = [:]
        for event in page.events where event.kind != .statement && event.kind != .appeal {
            let people = event.kind.isAct ? event.actors : event.victims
            for participant in people where page.entities[participant.entity].type == .person {
                found[participant.entity, default: 0] += 1
            }
        }
        return found
    }

    var count: Int { page.tokens.count }

    func lower(_ token: Int) -> String { token >= 0 && token < count ? page.tokens[token].lower : "" }

    func tag(_ token: Int) -> UPOS { token >= 0 && token < count ? page.tokens[token].tag : .x }

    /// The people of a numbered list: the first name after a number that opens a line.
    private static func numberedPeople(in page: Page, startAt: [Int32]) -> [String: Int] {
        var found: [String: Int] = [:]
        for sentence in page.words.sentences {
            let first = sentence.tokens.lowerBound
            guard
                let start = (first..<min(first + 2, sentence.tokens.upperBound)).first(where: {
                    page.tokens[$0].shape == .number
                })
            else { continue }
            for position in start + 1..<max(start + 1, min(start + 6, page.tokens.count)) where startAt[position] >= 0 {
                let person = page.mentions[Int(startAt[position])].entities.first { page.entities[$0].type == .person }
                guard let person, found[page.tokens[start].lower] == nil else { continue }
                found[page.tokens[start].lower] = person
            }
        }
        return found
    }

    /// The part of a sentence around a token: whole, but for texts without full stops.
    func near(_ token: Int, in sentence: Range<Int>) -> Range<Int> {
        max(sentence.lowerBound, token - 200)..<min(sentence.upperBound, token + 200)
    }

    /// The resolved name that starts with a token.
    func name(from token: Int) -> Mention? {
        guard token >= 0, token < count, startAt[token] >= 0 else { return nil }
        return page.mentions[Int(startAt[token])]
    }

    /// The resolved name that ends with a token.
    func name(to token: Int) -> Mention? {
        guard token >= 0, token < count, endAt[token] >= 0 else { return nil }
        return page.mentions[Int(endAt[token])]
    }

    func isPerson(_ entity: Int) -> Bool { page.entities[entity].type == .person }

    func isOrganisation(_ entity: Int) -> Bool { page.entities[entity].type == .organisation }

    func isPlace(_ entity: Int) -> Bool { page.entities[entity].type == .place }

    func people(_ mention: Mention?) -> [Int] { mention?.entities.filter(isPerson) ?? [] }

    func bodies(_ mention: Mention?) -> [Int] { mention?.entities.filter(isOrganisation) ?? [] }

    /// Whether the text names the entity here for the first time.
    func isFirst(_ mention: Mention) -> Bool {
        guard let entity = mention.entities.first, firstMention[entity] >= 0 else { return false }
        return page.mentions[firstMention[entity]].tokens.lowerBound == mention.tokens.lowerBound
    }

    /// Whether the body is one of the state's: courts, police, ministries.
    func isOfState(_ entity: Int) -> Bool {
        switch page.entities[entity].organisationKind {
        case .police, .securityService, .court, .prosecution, .prison, .ministry, .government: true
        default: false
        }
    }

    /// Whether a word can stand inside a noun phrase before its head.
    func isInsideNounPhrase(_ token: Int) -> Bool {
        switch tag(token) {
        case .adj, .noun, .propn, .num, .x, .adv: return true
        case .verb:
            let form = lower(token)
            return form.hasSuffix("ed") || form.hasSuffix("ing") || form.hasSuffix("en")
        case .punct: return lower(token) == "\"" || lower(token) == "-" && !page.tokens[token].spaceBefore
        default: return false
        }
    }

    /// The position after brackets that open at a token; the token itself where none do.
    func afterBrackets(_ token: Int, within limit: Int) -> Int {
        guard lower(token) == "(" else { return token }
        var position = token + 1
        while position < limit, position - token < 20 {
            if lower(position) == ")" { return position + 1 }
            position += 1
        }
        return token
    }
}
