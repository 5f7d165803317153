// Finishes what two people share: a party colleague belongs to the party, a leader's deputy to what the leader leads.
import CaseModel
import Syntax

enum SharedBodies {
    static func add(
        _ sharing: [(holder: Int, other: Int, relation: RelationType, tokens: Range<Int>)], to list: inout RelationList
    ) {
        for (holder, other, relation, tokens) in sharing {
            let wanted: Set<RelationType> = relation == .leaderOf ? [.leaderOf] : [.memberOf, .leaderOf, .founderOf]
            for known in list.relations where known.from == other && wanted.contains(known.type) {
                list.add(
                    relation, from: holder, to: known.to, tokens: [tokens],
                    rule: "belongs to what the other \(relation == .leaderOf ? "leads" : "belongs to")")
            }
        }
    }
}
