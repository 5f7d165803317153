// The names of properties in files.

extension Property {
    /// All properties with their names; those of relations are the relation's own.
    private static let named: [(property: Property, name: String)] = [
        (.name, "name"), (.alias, "alias"), (.role, "role"), (.organisationKind, "organisation-kind"),
        (.neverMerge, "never-merge"), (.size, "size"), (.kind, "kind"), (.victim, "victim"), (.actor, "actor"),
        (.place, "place"), (.facility, "facility"), (.from, "from"), (.to, "to"), (.date, "date"), (.until, "until"),
        (.time, "time"), (.duration, "duration"), (.provision, "provision"),
    ]
    private static let byName: [String: Property] = Dictionary(
        uniqueKeysWithValues: named.map { ($0.name, $0.property) }
            + RelationType.allCases.map { ($0.rawValue, .relation($0)) })

    /// Its name in files: "victim", "lawyer-of".
    public var fileName: String {
        if case .relation(let type) = self { return type.rawValue }
        return Self.named.first { $0.property == self }?.name ?? ""
    }

    /// The property of a name; nil where there is none.
    public init?(fileName: String) {
        guard let found = Self.byName[fileName] else { return nil }
        self = found
    }
}
