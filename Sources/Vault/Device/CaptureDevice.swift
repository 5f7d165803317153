// A capture device: adds to its own log and its own evidence, without a passphrase, and reads nothing back.

import Crypto

/// The folder of a capture device, open for adding.
///
///     let device = try CaptureDevice(store, at: path)
///     try await device.append("capture", [Field("evidence", reference.bytes)])
public actor CaptureDevice {
    /// The device's id, which is also its log's.
    public nonisolated let id: Identifier
    /// The vault it captures for.
    public nonisolated let vault: Identifier
    /// Its folder.
    public nonisolated let store: any Store
    private let author: Author
    private let owner: Note.Verifier
    private let setting: VaultSetting
    private var target: CaptureRecipient
    private let pins: CapturePins
    private var writer: LogWriter?

    /// Whether a folder is a capture device's.
    public static func isOne(_ store: any Store) -> Bool { (try? store.exists(.captureKey)) ?? false }

    /// Opens a device's folder.
    ///
    /// - Throws: `VaultError.notAVault` for another folder; `.untrusted` where whom it seals to is not signed by the owner it knows; `.refused` where the
    ///   folder is not what it was when this machine met it first.
    public init(_ store: any Store, at path: String, setting: VaultSetting) throws {
        try self.init(store, at: path, setting: setting, isOwner: false)
    }

    /// - Parameter isOwner: whether an owner who unlocked the vault vouches for the device.
    init(_ store: any Store, at path: String, setting: VaultSetting, isOwner: Bool) throws {
        self.store = store.opened()
        self.setting = setting
        target = try Self.target(in: store, at: path)
        owner = try Self.owner(in: store)
        vault = target.vault
        id = target.device
        let seed = String(decoding: try store.read(.captureKey, limit: 256), as: UTF8.self).filter { !$0.isWhitespace }
        guard let bytes = Base64.bytes(of: seed.utf8),
            let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes)
        else { throw VaultError.keysUnreadable(why: "the file capture/key has another form than expected") }
        author = Author(id: id, key: key)
        pins = CapturePins(in: setting.stateFolder, of: store, at: path)
        try pins.check(
            CapturePin(vault: vault, device: id, owner: owner, number: target.number), isOwner: isOwner)
    }

    /// To whom its evidence is sealed.
    public var recipient: AgePublicKey { target.recipient }

    /// The time now as entries have it: RFC 3339 in UTC.
    public nonisolated func time() -> String { setting.timestamp() }

    /// Appends an entry and returns when it outlasts a power cut; it counts when an editor has adopted it.
    ///
    /// - Throws: `LogError`, `StoreError`.
    @discardableResult
    public func append(_ type: String, _ fields: [Field]) async throws -> EntryID {
        try await append([(type, fields)])[0]
    }

    /// Appends entries that are written together: after a power cut all of them are there or none.
    public func append(_ entries: [(type: String, fields: [Field])]) async throws -> [EntryID] {
        guard !entries.contains(where: { $0.type.hasPrefix(VaultEvent.prefix) }) else {
            throw VaultError.refused(why: "Entries of the vault's own can't be written by a capture device.")
        }
        let writer = try writer ?? openWriter()
        self.writer = writer
        let time = setting.timestamp()
        let all = try entries.map { type, fields in
            Vault.header(type, author: id, time: time, seen: []) + (try shortened(fields))
        }
        return try await writer.append(Batch(all, by: author)).map { EntryID(log: id, index: $0) }
    }

    /// Seals to another epoch from now on.
    ///
    /// - Parameter note: what `Vault.noteForDevice` gave.
    /// - Throws: `VaultError.untrusted` unless the owner signed it whom the device knows; `.refused` for an older one.
    public func update(_ note: [UInt8]) async throws {
        let new = try CaptureRecipient(note, owner: owner, vault: vault, device: id)
        guard new.number >= target.number else {
            throw VaultError.refused(why: "This is older than what the device knows. Nothing was changed.")
        }
        try store.replace(.captureRecipient, with: note, durably: true)
        target = new
        try pins.check(CapturePin(vault: vault, device: id, owner: owner, number: new.number), isOwner: false)
        await writer?.seal(by: .captureDevice(epoch: new.epoch, recipient: new.recipient))
    }

    private func openWriter() throws -> LogWriter {
        let appender = try LogAppender(
            store: store, vault: vault, from: LogState(log: id), waiting: setting.patience)
        return LogWriter(appender, sealedBy: .captureDevice(epoch: target.epoch, recipient: target.recipient))
    }

    /// To whom a device's folder says that it seals, on the word of the owner whom it names.
    static func target(in store: any Store, at path: String) throws -> CaptureRecipient {
        let vault = try VaultFormat.read(store, path: path).vault
        guard isOne(store) else {
            throw VaultError.notAVault(path: path, why: "it is not the folder of a capture device")
        }
        return try CaptureRecipient(
            try store.read(.captureRecipient, limit: Note.largest), owner: try owner(in: store), vault: vault)
    }

    static func owner(in store: any Store) throws -> Note.Verifier {
        let line = String(decoding: try store.read(.captureOwner, limit: 4_096), as: UTF8.self)
        return try Note.Verifier(line.last == "\n" ? String(line.dropLast()) : line)
    }
}
