// Who is whose wife, lawyer or client, as far as the text has said.
import CaseModel

/// Ties between people that let "her husband" be found.
struct PersonalTies {
    private struct Tie {
        var person: Int
        var possessor: Int
        var noun: String
        var relation: RelationType?
    }

    private var ties: [Int: [Tie]] = [:]
    /// In the order of the text.
    private var all: [Tie] = []
    /// For each lawyer the client named last.
    private(set) var clients: [Int: Int] = [:]

    /// Remembers that `person` is the noun of `possessor`: the wife of, the lawyer of.
    mutating func note(_ person: Int, is noun: DescribedNoun, of possessor: Int) {
        guard person != possessor, let kin = noun.kin else { return }
        let tie = Tie(person: person, possessor: possessor, noun: noun.noun, relation: kin.relation)
        ties[person, default: []].append(tie)
        ties[possessor, default: []].append(tie)
        all.append(tie)
        if kin.relation == .lawyerOf { clients[person] = possessor }
    }

    /// Whom "the noun of `possessor`" means, by what was said before in either direction.
    func person(_ noun: DescribedNoun, of possessor: Int, genders: [Gender]) -> Int? {
        guard let kin = noun.kin, let known = ties[possessor] else { return nil }
        func fits(_ person: Int) -> Bool {
            noun.gender == .unknown || genders[person] == .unknown || genders[person] == noun.gender
        }
        if let same = known.last(where: { $0.possessor == possessor && $0.noun == noun.noun }) { return same.person }
        if let same = known.last(where: {
            $0.possessor == possessor && $0.relation == kin.relation && $0.relation != nil && fits($0.person)
        }) {
            return same.person
        }
        // The other direction: X is the wife of P, so the husband of X is P.
        for tie in known.reversed() where tie.person == possessor && fits(tie.possessor) {
            switch (tie.relation, kin.relation) {
            case (.spouseOf, .spouseOf), (.siblingOf, .siblingOf), (.relativeOf, .relativeOf), (.parentOf, .childOf),
                (.childOf, .parentOf), (.associateOf, .associateOf):
                return tie.possessor
            case (.lawyerOf, nil): return tie.possessor
            default: continue
            }
        }
        return nil
    }

    /// The two people tied last by a relation of this sort.
    func lastPair(tied relation: RelationType?) -> [Int]? {
        guard
            let tie = all.last(where: {
                $0.relation == relation
                    || [.parentOf, .childOf].contains($0.relation) && [.parentOf, .childOf].contains(relation)
            })
        else { return nil }
        return [tie.person, tie.possessor].sorted()
    }

    /// The husband or wife of a person.
    func spouse(of person: Int) -> Int? {
        guard let tie = ties[person]?.last(where: { $0.relation == .spouseOf }) else { return nil }
        return tie.person == person ? tie.possessor : tie.person
    }
}
