// What would be other than in the last publication: by case and by statement, without the name of anybody who is no longer in it.

import CaseModel
import Drafting
public import LeakScan
public import Publication
import Publishing

/// The difference between what stands in a folder and what would stand there.
public struct PublicationChanges: Sendable {
    /// A case that is new or has changed.
    public struct Case: Hashable, Sendable {
        public var id: PublicID
        public var name: String
        public var isNew: Bool
    }

    /// In the order of names.
    public var cases: [Case] = []
    /// How many cases are no longer in it: whose, the diff does not say.
    public var withdrawn = 0
    public var unchanged = 0
    /// What is withheld and passes all the same, with the reasons: those of the policy, and those made for shared names.
    public var exceptions: [LeakException]

    /// Compares a publication with a folder.
    ///
    /// - Throws: `PublishingError.foreignFolder`.
    public init(of prepared: PreparedPublication, against path: String) async throws {
        exceptions = prepared.exceptions
        let files = try PublishedFolder.files(in: path)
        let publication = prepared.publication
        var seen = 0
        let before = files[SiteHistory.file].flatMap { _ in
            PublishedFolder.bytes(of: "\(path)/\(SiteHistory.file)").flatMap { SiteHistory($0) }
        }
        for person in publication.cases {
            let id = publication.entities[person].id
            guard let known = before?.cases[id] else {
                cases.append(Case(id: id, name: publication.name(of: person), isNew: true))
                continue
            }
            seen += 1
            if known.data == prepared.digests.ofCase(person) {
                unchanged += 1
            } else {
                cases.append(Case(id: id, name: publication.name(of: person), isNew: false))
            }
        }
        withdrawn = (before?.cases.count ?? 0) - seen
        cases.sort { ($0.name, $0.id) < ($1.name, $1.id) }
    }
}
