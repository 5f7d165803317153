// What a bureau ruled for everything that goes out, who agreed to what, and what went out.

public import CaseModel

extension Casebook {
    /// What was published, in the order of the ledger.
    public func publications() throws -> [(entry: LedgerID, act: Published, author: String, time: String)] {
        try index.acts(.published).compactMap { found in
            guard case .published(let act) = found.act, let entry = try index.entry(at: found.row) else { return nil }
            return (entry, act, found.author, found.time)
        }
    }

    /// How many members have to agree before anything goes out.
    public func publishers() throws -> Int {
        try rulings().lazy.compactMap(\.publishers).last ?? 1
    }

    /// The text of the policy that the bureau made its own; nil where it uses the one that the program comes with.
    public func ownPolicy() throws -> String? {
        let text = try rulings().lazy.compactMap(\.policy).last ?? ""
        return text.isEmpty ? nil : text
    }

    private func rulings() throws -> [Ruled] {
        try index.acts(.ruled).compactMap { found in if case .ruled(let act) = found.act { act } else { nil } }
    }

    /// The members who agreed to what has a digest, in the order in which they did.
    public func agreements(to digest: String) throws -> [String] {
        var authors: [String] = []
        for found in try index.acts(.agreed) {
            if case .agreed(let act) = found.act, act.digest == digest, !authors.contains(found.author) {
                authors.append(found.author)
            }
        }
        return authors
    }

    /// The members who agreed to something else of the kind since the last of it went out: what they agreed to has changed.
    ///
    /// - Parameter what: what is made of the whole casebook, such as a site; agreements to different people's dossiers are not told apart.
    public func overtakenAgreements(to what: String, by digest: String) throws -> [String] {
        let last = try publications().last { $0.act.what == what }
        let known = Set(try publications().compactMap(\.act.agreedDigest))
        let agreed = try agreements(to: digest)
        var authors: [String] = []
        for found in try index.acts(.agreed) where found.time >= last?.time ?? "" {
            guard case .agreed(let act) = found.act, act.what == what, act.digest != digest,
                !known.contains(act.digest),
                !agreed.contains(found.author), !authors.contains(found.author)
            else { continue }
            authors.append(found.author)
        }
        return authors
    }
}
