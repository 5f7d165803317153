// Sentences about people and how they stand to one another, and about what was set aside.
import CaseModel

extension FileWords {
    /// One relation in one sentence, with the speaker where it is only a claim.
    func sentence(_ relation: RelationView) -> String {
        let (from, to) = (name(relation.from), name(relation.to))
        let former = relation.isFormer
        guard relation.standing == .reported else {
            let word =
                chain(speakers(of: relation)).map { "on the word of \($0)" }
                ?? "as is alleged (the report does not say by whom)"
            return
                "\(from) is said \(former ? "to have been" : "to be") \(noun(relation.type, former: false)) \(to), \(word)."
        }
        if relation.type == .employeeOf { return "\(from) \(former ? "formerly worked" : "works") for \(to)." }
        return "\(from) \(former ? "was" : "is") \(noun(relation.type, former: former)) \(to)."
    }

    private func noun(_ type: RelationType, former: Bool) -> String {
        switch type {
        case .founderOf: "a founder of"
        case .leaderOf: former ? "once a leader of" : "a leader of"
        case .memberOf: former ? "once a member of" : "a member of"
        case .spouseOf: former ? "once married to" : "married to"
        case .parentOf: "a parent of"
        case .childOf: "a child of"
        case .siblingOf: "a brother or sister of"
        case .relativeOf: "a relative of"
        case .lawyerOf: former ? "once a lawyer of" : "a lawyer of"
        case .associateOf: former ? "once an associate of" : "an associate of"
        case .employeeOf: former ? "once employed by" : "employed by"
        case .successorOf: "the successor of"
        }
    }

    /// What a person is called in the report besides the name: roles, and ties in short.
    func description(_ person: PersonView) -> String {
        var parts: [String] = []
        for role in person.roles.map({ roleWord($0.value) }) where !role.isEmpty && !parts.contains(role) {
            parts.append(role)
        }
        if person.neverMerge != nil { parts.append("never to be merged with another record") }
        return parts.joined(separator: ", ")
    }

    private func roleWord(_ role: PersonRole) -> String {
        switch role {
        case .humanRightsDefender: "human rights defender"
        case .police: "police officer"
        case .other: ""
        default: role.rawValue
        }
    }

    /// An organisation's kind in words.
    func kindWord(_ kind: OrganisationKind) -> String {
        switch kind {
        case .ngo: "NGO"
        case .securityService: "security service"
        case .prosecution: "prosecutor’s office"
        case .international: "international body"
        case .government: "government body"
        case .other: "organisation"
        default: kind.rawValue
        }
    }

    /// What was set aside: what it would have been, and when.
    func title(_ item: SetAside) -> String {
        let who = joined(item.participants.map(name))
        let phrase = KindWords.phrase(item.kind, who.isEmpty ? "people who are not named" : who)
        return phrase + (item.date.map { ", " + DateWords.words($0) } ?? "")
    }

    /// Why it was set aside, in words.
    func reason(_ reason: SetAside.Reason) -> String {
        switch reason {
        case .negated: "the report says that it did not happen"
        case .hypothetical: "only if something else happens"
        case .forecast: "still to come"
        case .askedFor: "asked for, not done"
        case .anotherPerson: "it concerns somebody else"
        case .refuted: "refuted in the report"
        }
    }
}
