// What an entry is worth: who wrote it, and whether they had the right to.

/// Who wrote an entry, and whether it counts.
public enum EntryStanding: Sendable, Equatable {
    /// A member wrote it who had this role.
    case counts(as: Role)
    /// A capture device wrote it, and an editor adopted it.
    case adopted(device: Identifier)
    /// A capture device wrote it; nobody has adopted it yet.
    case waitsForAdoption(device: Identifier)
    /// It is reported and never used.
    case doesNotCount(why: String)
}

extension VaultHistory {
    /// A batch, for checking its signature once.
    struct Batch: Hashable {
        let log: Identifier
        let start: UInt64
        let author: Identifier
    }

    /// Whether an author signed a batch; no for an unknown one.
    func isSigned(_ proof: Proof, by author: Identifier) -> Bool {
        membership.key(of: author).map { proof.isSigned(by: $0) } ?? false
    }

    /// Whether an entry counts, and as whose.
    func standing(of entry: OpenedEntry, isSigned: Bool) -> EntryStanding {
        guard membership.key(of: entry.author) != nil else { return .doesNotCount(why: "its author is unknown") }
        guard isSigned else { return .doesNotCount(why: "its signature is wrong") }
        guard membership.epochs.contains(where: { $0.id == entry.epoch }) else {
            return .doesNotCount(why: "it is sealed to an epoch that no owner named")
        }
        if let device = membership.devices[entry.author] {
            guard entry.id.log == device.id else {
                return .doesNotCount(why: "a capture device wrote into a log that is not its own")
            }
            return membership.isAdopted(entry.id) ? .adopted(device: device.id) : .waitsForAdoption(device: device.id)
        }
        guard let role = membership.role(of: entry.author, at: entry.id) else {
            return .doesNotCount(why: "its author was no member any more")
        }
        return .counts(as: role)
    }
}
