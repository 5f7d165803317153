// Who speaks under a noun alone: "his lawyer said" before the lawyer is named, "the ministry said" of the only ministry.
import CaseModel
import Syntax

/// Finds the only person or body of a report that a noun can mean.
struct DescribedSpeaker {
    let clause: ParsedSentence
    let index: MentionIndex
    let page: Page

    private static let lawyers: Set<String> = ["lawyer", "attorney", "counsel", "advocate", "barrister", "solicitor"]
    private static let kin: Set<String> = [
        "wife", "husband", "mother", "father", "brother", "sister", "son", "daughter", "aunt", "uncle", "cousin",
        "widow", "grandmother", "grandfather", "niece", "nephew", "partner", "fiancée", "fiancé",
    ]
    private static let bodies: [String: Set<OrganisationKind>] = [
        "organisation": [.ngo, .movement], "organization": [.ngo, .movement], "ngo": [.ngo],
        "association": [.ngo, .movement], "foundation": [.ngo], "newspaper": [.media], "website": [.media],
        "channel": [.media], "outlet": [.media], "broadcaster": [.media], "ministry": [.ministry],
        "party": [.party], "company": [.company],
    ]

    /// The only one that a noun which nothing else resolves can mean.
    func only(at unit: Int) -> Int? {
        let word = clause.units[unit]
        guard word.kind == .word, word.tag == .noun, word.lower == word.lemma, isDefinite(unit) else { return nil }
        if Self.lawyers.contains(word.lemma) {
            return single { page.entities[$0].roles.contains { $0.role == .lawyer } }
        }
        if Self.kin.contains(word.lemma) { return single { isCalled(word.lemma, $0) } }
        if let kinds = Self.bodies[word.lemma] {
            return single { page.entities[$0].organisationKind.map(kinds.contains) ?? false }
        }
        return nil
    }

    /// Whether somebody is the one of whom the noun speaks as theirs: "her" in "her lawyer".
    func isOwner(_ entity: Int, of unit: Int) -> Bool {
        guard clause.units[unit].kind == .word else { return false }
        let beside = unit > 0 && ["his", "her", "their"].contains(clause.units[unit - 1].lower) ? unit - 1 : nil
        guard let owner = clause.possessor(of: unit) ?? beside, owner != unit else { return false }
        return index.entities(at: clause.units[owner].tokens.upperBound - 1) == [entity]
    }

    private func single(_ fits: (Int) -> Bool) -> Int? {
        // A book has no "the lawyer", and looking through thousands of names each time takes long.
        guard page.entities.count < 2000 else { return nil }
        var found: Int?
        for entity in page.entities.indices where page.entities[entity].isListed && fits(entity) {
            guard found == nil else { return nil }
            found = entity
        }
        return found
    }

    /// "the lawyer", "her wife", "Kim's lawyer", and the bare "lawyer" of a headline; never "a lawyer".
    private func isDefinite(_ unit: Int) -> Bool {
        !clause.dependents(of: unit, .det).contains { ["a", "an", "another", "some"].contains(clause.units[$0].lower) }
    }

    /// Whether the report calls a person by this noun somewhere.
    private func isCalled(_ noun: String, _ entity: Int) -> Bool {
        guard page.entities[entity].type == .person else { return false }
        return page.entities[entity].roles.contains { role in
            page.words.string(role.span.start, role.span.end).lowercased().split(separator: " ").last.map(String.init)
                == noun
        }
    }
}
