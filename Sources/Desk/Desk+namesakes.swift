// Who is protected, and stands under the same name in another record that is not.

public import CaseModel
public import Casebook

extension Desk {
    /// The other records that bear the name of one that is protected, and aren't: there the name stays in every list.
    ///
    /// - Parameters:
    ///   - item: the record; empty where it is none, or is not protected.
    ///   - casebook: the casebook after the record was protected.
    public func namesakes(of item: ItemID, in casebook: Casebook) async throws -> [NamedRecord] {
        guard item.kind == .entity, let record = try await casebook.record(of: item), record.sensitivity == .protected,
            !record.name.isEmpty
        else { return [] }
        return try await casebook.records(called: record.name, type: record.type).filter {
            $0.id != record.id && $0.sensitivity < .protected
        }
    }
}
