// The entries that the vault itself writes and reads: who is a member, which epochs and devices there are, what was erased.

/// What an entry of the vault's own says (docs/vault-format.md, "Entries of the vault's own").
enum VaultEvent: Sendable, Equatable {
    /// The vault was made; where `showsErased`, who erases an entry has to show that it was none of the vault's own.
    case created(owner: MemberCard, recovery: RecoveryCard, epoch: EpochCard, showsErased: Bool = true)
    /// A member was added, or given another role from the sizes in `logs` on.
    case member(MemberCard, logs: [Identifier: UInt64])
    case removed(Identifier, logs: [Identifier: UInt64])
    /// A new epoch, and the members to whom its keys were given when it began.
    case epoch(EpochCard, members: Set<Identifier>)
    case device(DeviceCard)
    case adopted(device: Identifier, entries: Range<UInt64>)
    /// Something was erased; of an entry, what type it had.
    case erased(item: String, reason: String, shown: ShownType? = nil)
    case timestamp(LogHead, token: Identifier)
    /// A backup was made at some place.
    case backup(place: String)

    /// The least role that may write it.
    var needs: Role {
        switch self {
        case .created, .member, .removed, .epoch, .device, .erased: .owner
        case .adopted: .editor
        case .timestamp, .backup: .reader
        }
    }

    /// Whose standing it changes.
    var subject: Identifier? {
        switch self {
        case .member(let card, _): card.id
        case .removed(let member, _): member
        default: nil
        }
    }

    /// Whether it begins an epoch.
    func begins(_ id: Identifier) -> Bool {
        switch self {
        case .created(_, _, let epoch, _), .epoch(let epoch, _): epoch.id == id
        default: false
        }
    }

    /// What begins the names of the vault's own types.
    static let prefix = "vault."

    var type: String {
        switch self {
        case .created: "vault.created"
        case .member: "vault.member"
        case .removed: "vault.removed"
        case .epoch: "vault.epoch"
        case .device: "vault.device"
        case .adopted: "vault.adopted"
        case .erased: "vault.erased"
        case .timestamp: "vault.timestamp"
        case .backup: "vault.backup"
        }
    }

    /// The fields beside those that every entry has.
    var fields: [Field] {
        switch self {
        case .created(let owner, let recovery, let epoch, let showsErased):
            owner.fields + [
                Field("recovery.recipient", recovery.recipient.description),
                Field("recovery.key", Base64.text(of: recovery.key.bytes)),
            ] + epoch.fields + (showsErased ? [Field("erasing", "shown")] : [])
        case .member(let card, let logs): card.fields + (logs.isEmpty ? [] : [Field("logs", encoded(logs))])
        case .removed(let member, let logs): [Field("member", member.hex), Field("logs", encoded(logs))]
        case .epoch(let epoch, let members):
            epoch.fields + [Field("members", members.sorted().flatMap(\.bytes))]
        case .device(let device):
            [
                Field("device", device.id.hex), Field("name", device.name),
                Field("key", Base64.text(of: device.key.bytes)),
            ]
        case .adopted(let device, let entries):
            [Field("device", device.hex), Field("from", "\(entries.lowerBound)"), Field("to", "\(entries.upperBound)")]
        case .erased(let item, let reason, let shown):
            [Field("item", item), Field("reason", reason)] + (shown?.fields ?? [])
        case .timestamp(let head, let token):
            [
                Field("log", head.log.hex), Field("size", "\(head.size)"), Field("root", head.root.hex),
                Field("token", token.hex),
            ]
        case .backup(let place): [Field("place", place)]
        }
    }

    /// Reads an entry; nil where it is none of the vault's own, or one that this version doesn't know.
    init?(_ entry: OpenedEntry) {
        func id(_ name: String) -> Identifier? { entry.text(name).flatMap { Identifier(hex: $0) } }
        func number(_ name: String) -> UInt64? { entry.text(name).flatMap { UInt64($0) } }
        switch entry.type {
        case "vault.created":
            guard let owner = MemberCard(entry, role: .owner), let epoch = EpochCard(entry),
                let recovery = RecoveryCard(entry)
            else { return nil }
            self = .created(
                owner: owner, recovery: recovery, epoch: epoch, showsErased: entry.text("erasing") == "shown")
        case "vault.member":
            guard let role = entry.text("role").flatMap(Role.init), let card = MemberCard(entry, role: role),
                let logs = decoded(entry["logs"] ?? [])
            else { return nil }
            self = .member(card, logs: logs)
        case "vault.removed":
            guard let member = id("member"), let logs = decoded(entry["logs"] ?? []) else { return nil }
            self = .removed(member, logs: logs)
        case "vault.epoch":
            guard let epoch = EpochCard(entry) else { return nil }
            let ids = entry["members"] ?? []
            let members = stride(from: 0, to: ids.count, by: 16).compactMap {
                Identifier(bytes: ids[$0..<min($0 + 16, ids.count)])
            }
            self = .epoch(epoch, members: Set(members))
        case "vault.device":
            guard let device = id("device"), let name = entry.text("name"), let key = verifyingKey(entry.text("key"))
            else { return nil }
            self = .device(DeviceCard(id: device, name: name, key: key))
        case "vault.adopted":
            guard let device = id("device"), let from = number("from"), let to = number("to"), from <= to else {
                return nil
            }
            self = .adopted(device: device, entries: from..<to)
        case "vault.erased":
            guard let item = entry.text("item"), let reason = entry.text("reason") else { return nil }
            self = .erased(item: item, reason: reason, shown: ShownType(entry))
        case "vault.timestamp":
            guard let log = id("log"), let size = number("size"),
                let root = entry.text("root").flatMap({ Merkle.Hash(hex: $0) }),
                let token = id("token")
            else { return nil }
            self = .timestamp(LogHead(log: log, size: size, root: root), token: token)
        case "vault.backup":
            guard let place = entry.text("place") else { return nil }
            self = .backup(place: place)
        default: return nil
        }
    }
}

/// The public halves of the recovery key.
struct RecoveryCard: Hashable, Sendable {
    let recipient: AgePublicKey
    let key: VerifyingKey

    init(_ key: RecoveryKey) throws {
        recipient = try key.identity.publicKey
        guard let verifying = try key.author().verifyingKey else {
            throw VaultError.keysUnreadable(why: "the recovery key is none")
        }
        self.key = verifying
    }

    init?(_ entry: OpenedEntry) {
        guard let recipient = entry.text("recovery.recipient").flatMap({ try? AgePublicKey($0) }),
            let key = verifyingKey(entry.text("recovery.key"))
        else { return nil }
        self.recipient = recipient
        self.key = key
    }
}

/// What a vault's members know of a capture device.
public struct DeviceCard: Hashable, Sendable {
    /// Its id, which is also its log's.
    public let id: Identifier
    /// As colleagues call it.
    public let name: String
    /// What checks its signatures.
    public let key: VerifyingKey
}

extension MemberCard {
    var fields: [Field] {
        [
            Field("member", id.hex), Field("name", name), Field("role", role.rawValue),
            Field("recipient", recipient.description),
            Field("key", Base64.text(of: key.bytes)),
        ]
    }

    init?(_ entry: OpenedEntry, role: Role) {
        guard let id = entry.text("member").flatMap({ Identifier(hex: $0) }), let name = entry.text("name"),
            let recipient = entry.text("recipient").flatMap({ try? AgePublicKey($0) }),
            let key = verifyingKey(entry.text("key"))
        else { return nil }
        self.init(id: id, name: name, role: role, recipient: recipient, key: key)
    }
}

extension EpochCard {
    var fields: [Field] {
        [
            Field("epoch", id.hex), Field("epoch.recipient", recipient.description),
            Field("epoch.commitment", commitment.hex),
        ]
    }

    init?(_ entry: OpenedEntry) {
        guard let id = entry.text("epoch").flatMap({ Identifier(hex: $0) }),
            let recipient = entry.text("epoch.recipient").flatMap({ try? AgePublicKey($0) }),
            let commitment = entry.text("epoch.commitment").flatMap({ Merkle.Hash(hex: $0) })
        else { return nil }
        self.init(id: id, recipient: recipient, commitment: commitment)
    }
}

private func verifyingKey(_ text: String?) -> VerifyingKey? {
    text.flatMap { Base64.bytes(of: $0.utf8) }.flatMap { VerifyingKey(bytes: [UInt8]($0)) }
}

private func encoded(_ logs: [Identifier: UInt64]) -> [UInt8] {
    logs.sorted { $0.key < $1.key }.flatMap { $0.key.bytes + $0.value.bigEndianBytes }
}

private func decoded(_ bytes: [UInt8]) -> [Identifier: UInt64]? {
    var reader = RecordReader(bytes[...])
    var logs: [Identifier: UInt64] = [:]
    while reader.left > 0 {
        guard let log = reader.take(16).flatMap({ Identifier(bytes: $0) }), let size = reader.number(UInt64.self) else {
            return nil
        }
        logs[log] = size
    }
    return logs
}
