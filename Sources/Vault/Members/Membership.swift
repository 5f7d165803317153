// Who may write what, folded from the vault's own entries: the one place where roles are enforced.

import Crypto

/// The members, epochs and capture devices of a vault, as its entries say.
public struct Membership: Sendable, Equatable {
    /// A member with all roles they ever had.
    struct Member: Sendable, Equatable {
        var card: MemberCard
        /// From which size of each log on which role holds; nil for none. Logs that are not named: from their beginning.
        var steps: [Step]

        struct Step: Sendable, Equatable {
            var role: Role?
            var from: [Identifier: UInt64]
        }
    }

    private(set) var members: [Identifier: Member] = [:]
    /// All epochs, the newest last.
    public private(set) var epochs: [EpochCard] = []
    /// Whether somebody was removed since the newest epoch began, so that a new one is due.
    public private(set) var needsEpoch = false
    private(set) var recovery: RecoveryCard?
    private(set) var devices: [Identifier: DeviceCard] = [:]
    private(set) var adopted: [Identifier: [Range<UInt64>]] = [:]
    /// What was erased (an entry or a blob), and why.
    public private(set) var erased: [String: String] = [:]
    /// Time stamps: the file of the token, and the head it is for.
    public private(set) var timestamps: [Identifier: LogHead] = [:]

    init() {}

    /// Those who are members now.
    public var current: [MemberCard] {
        members.values.filter { $0.steps.last?.role != nil }.map(\.card).sorted { ($0.name, $0.id) < ($1.name, $1.id) }
    }

    /// Names of all who ever were members or devices.
    public var names: [Identifier: String] {
        members.mapValues(\.card.name).merging(devices.mapValues(\.name)) { $1 }
    }

    /// The capture devices that were ever added.
    public var captureDevices: [DeviceCard] { devices.values.sorted { ($0.name, $0.id) < ($1.name, $1.id) } }

    /// The key that checks an author's signatures.
    func key(of author: Identifier) -> VerifyingKey? {
        if let member = members[author] { return member.card.key }
        if let device = devices[author] { return device.key }
        if let recovery, author == recovery.authorID { return recovery.key }
        return nil
    }

    /// The role that an author had where an entry stands; nil for none.
    func role(of author: Identifier, at entry: EntryID) -> Role? {
        if let recovery, author == recovery.authorID { return .owner }
        guard let member = members[author] else { return nil }
        return member.steps.last { entry.index >= $0.from[entry.log] ?? 0 }?.role
    }

    /// Whether a capture device's entry was adopted.
    func isAdopted(_ entry: EntryID) -> Bool { adopted[entry.log]?.contains { $0.contains(entry.index) } ?? false }

    /// Applies one of the vault's entries; returns why it does not count, or nil.
    mutating func apply(_ event: VaultEvent, by author: Identifier, at entry: EntryID) -> String? {
        if case .created(let owner, let recovery, let epoch) = event {
            guard members.isEmpty else { return "the vault was made before" }
            members[owner.id] = Member(card: owner, steps: [.init(role: .owner, from: [:])])
            self.recovery = recovery
            epochs = [epoch]
            return nil
        }
        guard let role = role(of: author, at: entry), role >= event.needs else {
            return "its author had no right to this"
        }
        switch event {
        case .created: break
        case .member(let card, let logs):
            if let member = members[card.id] {
                guard member.card.key == card.key, member.card.recipient == card.recipient else {
                    return "the member has other keys"
                }
                members[card.id]?.card = card
                members[card.id]?.steps.append(.init(role: card.role, from: logs))
            } else {
                guard key(of: card.id) == nil else { return "the id is taken" }
                members[card.id] = Member(card: card, steps: [.init(role: card.role, from: [:])])
            }
        case .removed(let member, let logs):
            guard members[member] != nil else { return "there is no such member" }
            members[member]?.steps.append(.init(role: nil, from: logs))
            needsEpoch = true
        case .epoch(let card):
            guard !epochs.contains(where: { $0.id == card.id }) else { return "the epoch is there already" }
            epochs.append(card)
            needsEpoch = false
        case .device(let device):
            guard key(of: device.id) == nil else { return "the id is taken" }
            devices[device.id] = device
        case .adopted(let device, let entries):
            guard devices[device] != nil else { return "there is no such device" }
            adopted[device, default: []].append(entries)
        case .erased(let item, let reason): erased[item] = reason
        case .timestamp(let head, let token): timestamps[token] = head
        }
        return nil
    }
}

extension RecoveryCard {
    /// The id under which the recovery key signs: the first 16 bytes of SHA-256 of its public key.
    var authorID: Identifier? { Identifier(bytes: Array(SHA256.hash(data: key.bytes)).prefix(16)) }
}
