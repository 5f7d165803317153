// Which person or organisation of the gold a name means, in the gold itself or in a prediction.

/// Somebody of the gold, or a name that the gold does not have.
enum Who: Hashable {
    case person(Int)
    case organisation(Int)
    case unknown(String)

    /// A fixed order, so that pairing does not depend on chance.
    var sortKey: String {
        switch self {
        case .person(let index): "('p', \(index))"
        case .organisation(let index): "('o', \(index))"
        case .unknown(let name): "('x', '\(name)')"
        }
    }
}

/// Resolves names against one gold report.
struct NameResolver {
    private var persons: [Set<[String]>]
    private var organisations: [Set<String>]
    private var predicted: [(name: String, forms: Set<String>)]

    init(gold: AnnotatedReport, predicted report: AnnotatedReport? = nil) {
        persons = gold.persons.map(Self.personForms)
        organisations = gold.organisations.map(Self.organisationForms)
        let named = (report?.persons ?? []) + (report?.organisations ?? [])
        predicted = named.map { one in (one.name, Set(([one.name] + one.aliases).map(Normalising.text))) }
    }

    /// All forms of a person's name; a surname alone is not enough where there is a fuller form.
    static func personForms(_ person: AnnotatedReport.Named) -> Set<[String]> {
        let full = Normalising.person(person.name)
        var forms = Set([full] + person.aliases.map(Normalising.person))
        if full.count >= 2 { forms = forms.filter { $0.count >= 2 } }
        forms.remove([])
        return forms
    }

    /// All forms of an organisation's name.
    static func organisationForms(_ organisation: AnnotatedReport.Named) -> Set<String> {
        var forms = Set(([organisation.name] + organisation.aliases).map(Normalising.organisation))
        forms.remove("")
        return forms
    }

    private func inGold(_ name: String) -> Who? {
        let asPerson = Normalising.person(name)
        if let index = persons.firstIndex(where: { $0.contains(asPerson) }) { return .person(index) }
        let asBody = Normalising.organisation(name)
        return organisations.firstIndex { $0.contains(asBody) }.map(Who.organisation)
    }

    /// Whom a name means; `nil` for no name.
    func resolve(_ name: String?) -> Who? {
        guard let name, !name.isEmpty else { return nil }
        if let hit = inGold(name) { return hit }
        let bare = Normalising.text(name)
        var candidates = Set(predicted.filter { $0.forms.contains(bare) }.map(\.name))
        if candidates.isEmpty, !bare.isEmpty {  // a short form, if it points to one only
            candidates = Set(
                predicted.filter { one in one.forms.contains { $0.split(separator: " ").contains(bare[...]) } }.map(
                    \.name))
        }
        if candidates.count == 1, let only = candidates.first, let hit = inGold(only) { return hit }
        return .unknown(bare)
    }

    /// Everybody that a list of names means.
    func resolve(all names: [String]) -> Set<Who> { Set(names.compactMap(resolve)) }

    /// Those whom an event of this kind is about.
    func participants(of event: AnnotatedReport.Event, as kind: String? = nil) -> Set<Who> {
        let victims = resolve(all: event.victims)
        return Kinds.ofDoers.contains(kind ?? event.kind) ? victims.union(resolve(all: event.actors)) : victims
    }
}

/// Groups of kinds that the scorer treats alike.
enum Kinds {
    /// Kinds whose subject is the doer; victims and actors are pooled.
    static let ofDoers: Set<String> = ["offence", "protest", "statement", "appeal"]
    /// Kinds that wrong somebody who was not their object.
    static let harmful: Set<String> = ["offence", "charge", "sentence"]
}
