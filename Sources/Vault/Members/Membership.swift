// Who may write what, folded from the vault's own entries: the one place where roles are enforced.

import Crypto

/// The members, epochs and capture devices of a vault, as its entries say.
public struct Membership: Sendable, Equatable {
    /// A member with all roles they ever had.
    struct Member: Sendable, Equatable {
        var card: MemberCard
        /// The entry that made them a member first.
        let added: EntryID
        /// The entry that made them one last, with what its author had seen.
        var joined: EntryStamp
        /// How many joined before. Where two owners remove each other unknowingly, the word of the earlier one counts.
        var rank: Int
        /// From which size of each log on which role holds; nil for none. Logs that are not named: from their beginning.
        var steps: [Step]

        struct Step: Sendable, Equatable {
            var role: Role?
            var from: [Identifier: UInt64]
            var entry: EntryID
            /// The rank of the one who gave or took the role.
            var rank: Int
        }

        var isCurrent: Bool { steps.last?.role != nil }
    }

    private struct Begun: Sendable, Equatable {
        let entry: EntryID
        let members: Set<Identifier>
    }

    private(set) var members: [Identifier: Member] = [:]
    /// All epochs, the newest last.
    public private(set) var epochs: [EpochCard] = []
    /// The entries that began the epochs, and to whom they were given then.
    private var begun: [Identifier: Begun] = [:]
    private(set) var recovery: RecoveryCard?
    /// Whether who erases an entry has to show that it was none of the vault's own; not so in vaults that are older than this rule.
    private(set) var showsErased = true
    private(set) var devices: [Identifier: DeviceCard] = [:]
    private(set) var adopted: [Identifier: [Range<UInt64>]] = [:]
    /// What was erased (an entry or a blob), and why.
    public private(set) var erased: [String: String] = [:]
    /// Time stamps: the file of the token, and the head it is for.
    public private(set) var timestamps: [Identifier: LogHead] = [:]
    /// Where backups were made, and when.
    public private(set) var backups: [String: String] = [:]
    private var nextRank = 0

    init() {}

    /// Those who are members now.
    public var current: [MemberCard] {
        members.values.filter(\.isCurrent).map(\.card).sorted { ($0.name, $0.id) < ($1.name, $1.id) }
    }

    /// Those who were members once and were removed.
    public var former: [MemberCard] {
        members.values.filter { !$0.isCurrent }.map(\.card).sorted { ($0.name, $0.id) < ($1.name, $1.id) }
    }

    /// Names of all who ever were members or devices.
    public var names: [Identifier: String] {
        members.mapValues(\.card.name).merging(devices.mapValues(\.name)) { $1 }
    }

    /// The capture devices that were ever added.
    public var captureDevices: [DeviceCard] { devices.values.sorted { ($0.name, $0.id) < ($1.name, $1.id) } }

    /// Whether a new epoch is due: the newest is not open to all members, or was given to somebody who is none any more.
    public var needsEpoch: Bool {
        guard let newest = epochs.last else { return false }
        return members.values.contains { $0.isCurrent != isGiven(newest.id, to: $0) }
    }

    /// The epochs that somebody may lack, because those who began them did not know of them or took them for removed.
    func epochsToHandOut(to member: Identifier) -> [Identifier] {
        guard let member = members[member] else { return [] }
        return epochs.map(\.id).filter { !isGiven($0, to: member) }
    }

    /// Whether a member has the keys of an epoch, as far as the entries tell: from its beginning, or because they joined later.
    private func isGiven(_ epoch: Identifier, to member: Member) -> Bool {
        guard let begun = begun[epoch] else { return false }
        return begun.members.contains(member.card.id) || member.joined.clock.hasSeen(begun.entry)
    }

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

    /// The role with which an author wrote one of the vault's entries; nil for none.
    ///
    /// What it says of somebody who joined later is not undone by what such a one did elsewhere in the meantime.
    func role(of author: Identifier, writing event: VaultEvent, at stamp: EntryStamp) -> Role? {
        if let recovery, author == recovery.authorID { return .owner }
        guard let member = members[author], stamp.clock.hasSeen(member.added) else { return nil }
        let isOverLater = event.subject.map { rank(of: $0) > member.rank } ?? false
        return member.steps.last { step in
            let isOverruled = isOverLater && step.rank > member.rank && !stamp.clock.hasSeen(step.entry)
            return !isOverruled && stamp.id.index >= step.from[stamp.id.log] ?? 0
        }?.role
    }

    /// The rank of a member; of one who is not yet a member, behind all others.
    private func rank(of author: Identifier) -> Int {
        if let recovery, author == recovery.authorID { return -1 }
        return members[author]?.rank ?? .max
    }

    /// Whether a capture device's entry was adopted.
    func isAdopted(_ entry: EntryID) -> Bool { adopted[entry.log]?.contains { $0.contains(entry.index) } ?? false }

    /// Applies one of the vault's entries; returns why it does not count, or nil.
    ///
    /// - Parameter upward: whether somebody who joined later may take a role from one who joined earlier.
    mutating func apply(_ event: VaultEvent, by author: Identifier, at stamp: EntryStamp, upward: Bool = true)
        -> String?
    {
        if case .created(let owner, let recovery, let epoch, let showsErased) = event {
            guard members.isEmpty else { return "the vault was made before" }
            self.recovery = recovery
            self.showsErased = showsErased
            add(owner, logs: [:], by: 0, at: stamp)
            begin(epoch, for: [owner.id], at: stamp)
            return nil
        }
        guard let role = role(of: author, writing: event, at: stamp), role >= event.needs else {
            return "its author had no right to this"
        }
        switch event {
        case .member, .removed:
            if !upward, let subject = event.subject, rank(of: author) > rank(of: subject) {
                return "removals contradict one another; of those, only the ones by earlier members count"
            }
            return change(event, by: author, at: stamp)
        case .epoch(let card, let members):
            guard !epochs.contains(where: { $0.id == card.id }) else { return "the epoch is there already" }
            begin(card, for: members, at: stamp)
        case .device(let device):
            guard key(of: device.id) == nil else { return "the id is taken" }
            devices[device.id] = device
        case .adopted(let device, let entries):
            guard devices[device] != nil else { return "there is no such device" }
            adopted[device, default: []].append(entries)
        case .created: break
        case .erased(let item, let reason, _): erased[item] = reason
        case .timestamp(let head, let token): timestamps[token] = head
        case .backup(let place): backups[place] = stamp.time
        }
        return nil
    }

    private mutating func change(_ event: VaultEvent, by author: Identifier, at stamp: EntryStamp) -> String? {
        let rank = rank(of: author)
        switch event {
        case .member(let card, let logs):
            guard let member = members[card.id] else {
                guard key(of: card.id) == nil else { return "the id is taken" }
                add(card, logs: [:], by: rank, at: stamp)
                return nil
            }
            guard member.card.key == card.key, member.card.recipient == card.recipient else {
                return "the member has other keys"
            }
            if !member.isCurrent {
                guard let removal = member.steps.last?.entry, stamp.clock.hasSeen(removal) else {
                    return "it was written without knowing that the member had been removed"
                }
                members[card.id]?.joined = stamp
                members[card.id]?.rank = nextRank
                nextRank += 1
            }
            members[card.id]?.card = card
            members[card.id]?.steps.append(.init(role: card.role, from: logs, entry: stamp.id, rank: rank))
        case .removed(let id, let logs):
            guard members[id] != nil else { return "there is no such member" }
            members[id]?.steps.append(.init(role: nil, from: logs, entry: stamp.id, rank: rank))
        default: break
        }
        return nil
    }

    private mutating func add(_ card: MemberCard, logs: [Identifier: UInt64], by rank: Int, at stamp: EntryStamp) {
        members[card.id] = Member(
            card: card, added: stamp.id, joined: stamp, rank: nextRank,
            steps: [.init(role: card.role, from: logs, entry: stamp.id, rank: rank)])
        nextRank += 1
    }

    private mutating func begin(_ epoch: EpochCard, for members: Set<Identifier>, at stamp: EntryStamp) {
        epochs.append(epoch)
        begun[epoch.id] = Begun(entry: stamp.id, members: members)
    }
}

extension RecoveryCard {
    /// The id under which the recovery key signs: the first 16 bytes of SHA-256 of its public key.
    var authorID: Identifier? { Identifier(bytes: Array(SHA256.hash(data: key.bytes)).prefix(16)) }
}
