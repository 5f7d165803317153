// The sets of people a trigger may concern, with what speaks for each.
import CaseModel
import Syntax

/// One set of participants that a trigger may have.
package struct VictimOption: Sendable {
    package var entities: [Int]
    var units: [Int]
    var how: String
    /// Whether syntax ties them to the trigger, rather than the story.
    var isSyntactic: Bool
    package var features: Features
}

/// Gathers and weighs the options for one trigger.
struct VictimOptions {
    let clause: ParsedSentence
    let page: Page
    let finder: ParticipantFinder
    let story: Story

    /// All options in the order of the rules; the last is always "nobody".
    func options(for match: TriggerMatch) -> [VictimOption] {
        var options: [VictimOption] = []
        func offer(_ found: [FoundParticipant], _ tag: String, syntactic: Bool, prior: Float, distance: Int? = nil) {
            let entities = found.map(\.entity)
            guard !entities.isEmpty else { return }
            if let twin = options.firstIndex(where: { Set($0.entities) == Set(entities) }) {
                options[twin].features.add("also " + tag)
                return
            }
            var features = Features()
            features.add("prior", prior)
            features.add("by " + tag)
            features.add("by \(tag) \(match.pattern.isVerbal ? "verb" : "noun")")
            describe(found, for: match, into: &features)
            if let distance { features.add("distance", Float(min(distance, 20)) / 10) }
            options.append(
                VictimOption(
                    entities: entities, units: found.map(\.unit), how: found[0].how, isSyntactic: syntactic,
                    features: features))
        }
        for (rank, option) in finder.victims(of: match).enumerated() {
            let weak = rank == 0 ? "" : " later"
            offer(option.found, option.role.tag + weak, syntactic: true, prior: 5 - Float(rank) * 0.5)
        }
        let unnamed = options.isEmpty ? finder.unnamedVictims(of: match) : nil
        offer(unnamed ?? [], "group", syntactic: true, prior: 5)
        // What is done to people without names is done to nobody near.
        for option in unnamed == nil ? nearby(match) : [] {
            offer(option.found, option.tag, syntactic: false, prior: option.prior, distance: option.distance)
        }
        var nobody = Features()
        nobody.add("nobody")
        nobody.add("nobody \(match.kind.rawValue)")
        nobody.add("nobody weak", if: match.pattern.flags.contains(.weak))
        nobody.add("nobody verb", if: match.pattern.isVerbal)
        nobody.add("nobody though syntax", if: options.contains(where: \.isSyntactic))
        options.append(VictimOption(entities: [], units: [], how: "nobody named", isSyntactic: false, features: nobody))
        return options
    }

    private func describe(_ found: [FoundParticipant], for match: TriggerMatch, into features: inout Features) {
        let first = page.entities[found[0].entity]
        features.add("is \(first.type.rawValue)")
        features.add("is \(first.type.rawValue) \(match.kind.rawValue)")
        features.add("several", if: found.count > 1)
        let roles = Set(first.roles.map(\.role))
        for role in roles.sorted(by: { $0.rawValue < $1.rawValue }) { features.add("role \(role.rawValue)") }
        features.add("no role", if: roles.isEmpty)
        features.add("main person", if: story.mainPerson == found[0].entity)
        features.add("victim before", if: story.hasBeenVictim(found[0].entity))
        features.add(
            "victim before in line", if: story.lastInLine?.victims.contains { $0.entity == found[0].entity } ?? false)
        features.add("first in line", if: story.firstInLine == found[0].entity)
        features.add("unlisted", if: !first.isListed)
        if let mention = finder.index.mention(at: clause.units[found[0].unit].tokens.upperBound - 1) {
            switch mention.form {
            case .name: features.add("by name")
            case .noun: features.add("by noun")
            case .pronoun: features.add("by pronoun")
            case .group: features.add("by group")
            }
        }
    }

    /// People near the trigger, and people the story was about.
    private func nearby(_ match: TriggerMatch) -> [(
        found: [FoundParticipant], tag: String, prior: Float, distance: Int?
    )] {
        var found: [(found: [FoundParticipant], tag: String, prior: Float, distance: Int?)] = []
        // "two banned organisations": done to the noun it describes, and to nobody near.
        if isBeforeItsNoun(match.head) { return [] }
        let governor = clause.head(of: match.head)
        // The subject of the clause above, and people before and after the trigger in the sentence, nearest first.
        if let governor, clause.isVerb(governor), let subject = clause.subject(of: governor) {
            found.append((allowed(at: subject, match, "subject of the clause above"), "subject above", 1.6, nil))
        }
        for unit in stride(from: match.head - 1, through: 0, by: -1) {
            let here = allowed(at: unit, match, "named before it in the sentence")
            if !here.isEmpty {
                found.append((here, "before", 1.2, match.head - unit))
                break
            }
        }
        for unit in clause.units.indices.dropFirst(match.head + 1) {
            let here = allowed(at: unit, match, "named after it in the sentence")
            if !here.isEmpty {
                found.append((here, "after", 0.6, unit - match.head))
                break
            }
        }
        if let root = clause.units.indices.first(where: { clause.head(of: $0) == nil && clause.isVerb($0) }),
            let subject = clause.subject(of: root)
        {
            found.append((allowed(at: subject, match, "subject of the sentence"), "root subject", 1.1, nil))
        }
        func remembered(_ entities: [Int], _ how: String) -> [FoundParticipant] {
            entities.filter { finder.canBeVictim($0, of: match) }.map {
                FoundParticipant(entity: $0, unit: match.head, how: how)
            }
        }
        if let last = story.lastInLine {
            found.append(
                (
                    remembered(last.victims.map(\.entity), "spoken of just before"), "last in line", 1.4,
                    clause.sentence - last.sentence
                ))
        }
        if let first = story.firstInLine {
            found.append((remembered([first], "whom the paragraph is about"), "first in line", 0.9, nil))
        }
        if let last = story.last {
            found.append(
                (
                    remembered(last.victims.map(\.entity), "spoken of before"), "last victims", 0.5,
                    clause.sentence - last.sentence
                ))
        }
        if let main = story.mainPerson {
            found.append((remembered([main], "whom the report is about"), "main", 0.4, nil))
        }
        return found
    }

    private func allowed(at unit: Int, _ match: TriggerMatch, _ how: String) -> [FoundParticipant] {
        guard !match.units.contains(unit),
            clause.units[unit].tag.isNominal || clause.units[unit].tag == .pron || clause.units[unit].tag == .num
        else { return [] }
        // "from his lawyer N", "to a certain N": spoken of for somebody else's sake.
        if isSomebodys(unit) { return [] }
        return finder.participants(at: unit, thing: false, how: how).filter {
            finder.canBeVictim($0.entity, of: match) && !page.entities[$0.entity].neverMerge
        }
    }

    /// Whether a participle stands right before the noun it describes.
    private func isBeforeItsNoun(_ unit: Int) -> Bool {
        guard clause.relation(of: unit) == .amod, clause.units[unit].lower.hasSuffix("ed"),
            let noun = clause.head(of: unit), noun > unit, noun - unit <= 3
        else { return false }
        return (unit + 1...noun).allSatisfy { clause.units[$0].tag.isNominal || clause.units[$0].tag == .adj }
    }

    /// Whether a unit is "his lawyer", or the name beside it.
    private func isSomebodys(_ unit: Int) -> Bool {
        let noun = clause.relation(of: unit) == .appos ? clause.head(of: unit) ?? unit : unit
        return clause.units[noun].lemma == "lawyer" && clause.possessor(of: noun) != nil
    }
}

extension TriggerPattern.Role {
    /// The role as the models know it.
    var tag: String {
        switch self {
        case .subject: "S"
        case .object: "O"
        case .receiver: "I"
        case .possessor: "poss"
        case .compound: "comp"
        case .head: "head"
        case .line: "line"
        case .clause: "clause"
        case .preposition(let preposition), .under(let preposition): preposition
        }
    }
}
