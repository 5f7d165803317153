// Collects relations, each once, and refuses those that cannot be.
import CaseModel
import Syntax

/// The relations found so far.
struct RelationList {
    private let page: Page
    private(set) var relations: [RelationDraft] = []
    private var known: [Key: Int] = [:]
    private var lawyers: Set<Int> = []

    /// A relation without its ends' order where they have none; child and parent are the same relation from its two ends.
    private struct Key: Hashable {
        var type: RelationType
        var from: Int
        var to: Int

        init(_ type: RelationType, _ from: Int, _ to: Int) {
            let turned = type == .childOf || type.isSymmetric && from > to
            self.type = type == .childOf ? .parentOf : type
            self.from = turned ? to : from
            self.to = turned ? from : to
        }
    }

    init(_ page: Page) { self.page = page }

    /// Adds a relation unless it is there already or makes no sense (with oneself, of a place).
    mutating func add(
        _ type: RelationType, from: Int, to: Int, former: Bool = false, alleged: Bool = false, tokens: [Range<Int>],
        rule: String,
        sure: Bool = false
    ) {
        guard from != to, makesSense(type, from, to) else { return }
        if let index = known[Key(type, from, to)] {
            if sure { relations[index].confidence = .sure }
            return
        }
        known[Key(type, from, to)] = relations.count
        if type == .lawyerOf { lawyers.insert(from) }
        relations.append(
            RelationDraft(
                type: type, from: from, to: to, isFormer: former, standing: alleged ? .alleged : .reported,
                spans: tokens.filter { !$0.isEmpty }.map { page.span($0) }, rule: rule,
                confidence: sure ? .sure : .check))
    }

    /// Whether somebody is a lawyer of anybody.
    func isLawyer(_ entity: Int) -> Bool { lawyers.contains(entity) }

    private func makesSense(_ type: RelationType, _ from: Int, _ to: Int) -> Bool {
        let (first, second) = (page.entities[from].type, page.entities[to].type)
        guard first == .person || first == .organisation, second == .person || second == .organisation else {
            return false
        }
        switch type {
        case .leaderOf, .employeeOf: return first == .person && second == .organisation
        case .memberOf: return first == .person && second == .organisation && !isOffice(to)
        case .founderOf: return second == .organisation && !isOffice(to)
        case .spouseOf, .parentOf, .childOf, .siblingOf, .relativeOf: return first == .person && second == .person
        case .lawyerOf: return first == .person
        case .associateOf: return first == .person && second == .person && !(serves(from) && serves(to))
        case .successorOf: return first == second
        }
    }

    /// Courts, police, ministries: nobody founds one or is its member.
    private func isOffice(_ entity: Int) -> Bool {
        switch page.entities[entity].organisationKind {
        case .police, .securityService, .court, .prosecution, .prison, .ministry: true
        default: false
        }
    }

    /// Judges, prosecutors and officers: how they stand to one another is no concern of a case file.
    private func serves(_ entity: Int) -> Bool {
        page.entities[entity].roles.contains { [.judge, .prosecutor, .police].contains($0.role) }
    }
}
