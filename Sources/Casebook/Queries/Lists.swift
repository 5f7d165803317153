// Lists that are kept under a name.

public import CaseModel

extension Casebook {
    /// The lists that are kept, by name: the words of the command that makes each.
    public func savedLists() throws -> [Saved] {
        var lists: [String: Saved] = [:]
        for found in try index.acts(.saved) {
            guard case .saved(let saved) = found.act else { continue }
            lists[saved.name] = saved.words.isEmpty ? nil : saved
        }
        return lists.values.sorted { $0.name < $1.name }
    }
}
