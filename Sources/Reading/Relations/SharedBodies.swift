// Finishes what two people share: a party colleague belongs to the party, a leader's deputy to what the leader leads.
import CaseModel
import Syntax

enum SharedBodies {
    static func add(
        _ sharing: [(holder: Int, other: Int, relation: RelationType, tokens: Range<Int>)], to list: inout RelationList
    ) {
        guard !sharing.isEmpty else { return }
        let known = Dictionary(grouping: list.relations, by: \.from)
        for (holder, other, relation, tokens) in sharing {
            let wanted: Set<RelationType> = relation == .leaderOf ? [.leaderOf] : [.memberOf, .leaderOf, .founderOf]
            for found in known[other] ?? [] where wanted.contains(found.type) {
                list.add(
                    relation, from: holder, to: found.to, tokens: [tokens],
                    rule: "belongs to what the other \(relation == .leaderOf ? "leads" : "belongs to")")
            }
        }
    }
}
