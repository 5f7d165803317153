// Capture devices: their folders are made and kept up to date by an owner; what they captured counts once an editor adopts it.

import Crypto

extension Vault {
    /// What adopting a device's captures did.
    public struct Adoption: Sendable {
        /// The device.
        public let device: DeviceCard
        /// Its entries that were adopted now; none where nothing was new.
        public let entries: Range<UInt64>
        /// What was copied.
        public let merged: MergeResult
    }

    /// Makes the folder of a new capture device, in an empty store.
    ///
    /// - Throws: `VaultError.alreadyAVault`, `.notAllowed`; `StoreError`.
    public func addDevice(_ name: String, in folder: any Store, at path: String, by signer: SignedIn? = nil)
        async throws -> DeviceCard
    {
        let signer = signer ?? opener
        try Vault.checkName(name)
        try require(.owner, of: signer, for: "Adding a capture device")
        try checkIsMember(signer, "add a capture device")
        if try folder.exists(.format) || !folder.topNames().isEmpty { throw VaultError.alreadyAVault(path: path) }
        try await beginDueEpoch(by: signer)
        let device = Author.random()
        guard let key = device.verifyingKey, let owner = signer.key else {
            throw VaultError.keysUnreadable(why: "the signing key is none")
        }
        let verifier = try Note.Verifier(
            name: CaptureRecipient.signerName(vault: id, owner: signer.id), publicKey: owner.bytes)
        let card = DeviceCard(id: device.id, name: name, key: key)
        let seed = Base64.text(of: device.key.rawRepresentation) + "\n"
        try folder.replace(.captureKey, with: Array(seed.utf8), durably: true)
        try folder.replace(.captureOwner, with: Array("\(verifier)\n".utf8), durably: true)
        try folder.replace(.captureRecipient, with: try noteForDevice(card.id, by: signer), durably: true)
        try await record([.device(card)], by: signer)
        // Last, so that no device captures that the vault does not know.
        try folder.replace(.format, with: VaultFormat(vault: id).bytes, durably: true)
        _ = try CaptureDevice(folder, at: path, setting: setting, isOwner: true)
        return card
    }

    /// The signed note that tells a capture device to whom to seal now.
    public func noteForDevice(_ device: Identifier, by signer: SignedIn? = nil) throws -> [UInt8] {
        let signer = signer ?? opener
        try require(.owner, of: signer, for: "Telling a capture device whom to seal to")
        guard let epoch = history.membership.epochs.last else { throw VaultError.untrusted(why: "it has no epoch") }
        return try CaptureRecipient(
            vault: id, device: device, epoch: epoch.id, number: history.membership.epochs.count,
            recipient: epoch.recipient
        ).signed(by: signer.author)
    }

    /// Lets a capture device seal to the newest epoch; to be done after each removal of a member.
    ///
    /// - Throws: `VaultError.refused` where the device knows another owner: only the owner who made its folder can do this.
    public func updateDevice(_ folder: any Store, at path: String, by signer: SignedIn? = nil) async throws {
        let signer = signer ?? opener
        try require(.owner, of: signer, for: "Telling a capture device whom to seal to")
        try refresh()
        let named = try CaptureDevice.target(in: folder, at: path)
        guard named.vault == id, history.membership.devices[named.device] != nil else {
            throw VaultError.notFound(what: "\(path): capture device \(named.device)")
        }
        let (owner, key) = (try CaptureDevice.owner(in: folder), signer.key)
        guard owner.name == CaptureRecipient.signerName(vault: id, owner: signer.id), owner.publicKey == key?.bytes
        else {
            throw VaultError.refused(
                why:
                    "\(path): this device takes the word of another owner; they have to update it. If it was made by you, somebody has exchanged its folder: make a new one."
            )
        }
        let device = try CaptureDevice(folder, at: path, setting: setting, isOwner: true)
        try await beginDueEpoch(by: signer)
        try await device.update(try noteForDevice(device.id, by: signer))
    }

    /// Takes over what a capture device captured, and makes it count.
    ///
    /// - Parameter folder: the device's folder; nothing of it is changed.
    /// - Throws: `VaultError.refused` for a device that the vault does not know; `.notAllowed`; `StoreError`.
    public func adoptDevice(from folder: any Store, at path: String, by signer: SignedIn? = nil) async throws
        -> Adoption
    {
        let signer = signer ?? opener
        try require(.editor, of: signer, for: "Adopting captures")
        guard try VaultFormat.read(folder, path: path).vault == id else {
            throw VaultError.refused(why: "\(path): this device captures for another vault. Nothing was changed.")
        }
        try refresh()
        let known = history.membership.devices
        guard let device = try folder.identifiers(in: .logs).compactMap({ known[$0] }).first else {
            throw VaultError.refused(why: "\(path): this is no folder of a capture device that this vault knows.")
        }
        var merge = CopyMerge(into: store, from: folder, vault: id)
        merge.patience = setting.patience
        try merge.mergeLogs([device.id], signedBy: [device.key])
        history = history.unread
        try refresh()
        try merge.mergeBlobs(named: try namedBlobs(), onlyNamed: signers != nil, erased: erasedBlobs)
        if !merge.result.forks.isEmpty {
            throw VaultError.refused(
                why: "\(path): \(merge.result.notices.joined(separator: " ")) Nothing was adopted.")
        }
        for log in merge.result.changedLogs { try LogTiles(store: store, log: log).update(vault: id) }
        return Adoption(device: device, entries: try await adopt(device.id, by: signer), merged: merge.result)
    }

    /// Makes count what is here of a capture device's log, and was not adopted yet.
    public func adopt(_ device: Identifier, by signer: SignedIn? = nil) async throws -> Range<UInt64> {
        let signer = signer ?? opener
        try require(.editor, of: signer, for: "Adopting captures")
        try refresh()
        guard history.membership.devices[device] != nil else {
            throw VaultError.notFound(what: "capture device \(device)")
        }
        let size = history.tracks[device]?.state.tree.size ?? 0
        let adopted = (history.membership.adopted[device] ?? []).map(\.upperBound).max() ?? 0
        guard adopted < size else { return size..<size }
        try await record([.adopted(device: device, entries: adopted..<size)], by: signer)
        return adopted..<size
    }

    /// Throws where the recovery key unlocked the vault: what a device pins has to be a person's key.
    private func checkIsMember(_ signer: SignedIn, _ doing: String) throws {
        guard history.membership.members[signer.id] != nil else {
            throw VaultError.refused(why: "The recovery key can't \(doing). Make a new owner with it first.")
        }
    }
}
