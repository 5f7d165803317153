// Backups: whole copies of the vault, read again after they were made; brought back as copies that begin logs of their own.

extension Vault {
    /// Copies the vault into an empty folder, or brings a backup that is there up to date; reads it again; and records where it was made.
    ///
    /// What was erased here is erased there too. The copy opens with the same passphrases and the same recovery key.
    /// - Parameter path: the place, as the entry names it and messages do.
    /// - Throws: `VaultError.refused` where something else is in the folder, or the copy does not read back the same; `StoreError`.
    public func backup(to target: any Store, at path: String, by signer: SignedIn? = nil) async throws -> BackupResult {
        let signer = signer ?? opener
        try refresh()
        try Vault.checkTarget(target, at: path, vault: id)
        if try target.exists(.format), try target.mark() == store.mark() {
            throw VaultError.refused(why: "\(path): this is the vault itself. Give another folder.")
        }
        let known = heads
        let erased = erasedBlobs
        var merge = CopyMerge(into: target, from: store, vault: id)
        merge.patience = setting.patience
        try merge.mergeAll(erased: erased)
        try merge.replaceKeys(of: signer.id, former: history.membership.former.map(\.id))
        if !merge.result.forks.isEmpty {
            throw VaultError.refused(
                why:
                    "\(path): the backup there and this vault have gone different ways. Nothing was lost; make the backup in a new folder."
            )
        }
        if merge.result.missingThere > 0 {
            merge.notice(
                "The backup has \(merge.result.missingThere) entries that this vault lacks: perhaps the vault was set back. Merge from the backup to have them (habeas merge-from)."
            )
        }
        var erasing = Erasing(store: target, vault: id, keys: epochKeys)
        try erasing.erase(blobs: erased)
        try erasing.erase(history.membership.erased.keys.compactMap { EntryID($0) })
        var result = try Vault.finish(
            merge, target: target, path: path, knowing: known.filter { history.problems[$0.log] == nil }, erased: erased
        )
        result.notices += erasing.problems
        if role(of: signer) != nil { try await record([.backup(place: path)], by: signer) }
        return result
    }

    /// Makes a vault in an empty folder out of a backup. The copy begins a log of its own when it is written to.
    ///
    /// - Throws: `VaultError.alreadyAVault` where the folder is not empty; `.notAVault` for what is no backup; `StoreError`.
    public static func restore(from backup: any Store, at path: String, to target: any Store, at targetPath: String)
        throws -> BackupResult
    {
        let id = try VaultFormat.read(backup, path: path).vault
        guard try target.topNames().isEmpty else { throw VaultError.alreadyAVault(path: targetPath) }
        var merge = CopyMerge(into: target, from: backup, vault: id)
        try merge.mergeAll()
        return try finish(merge, target: target, path: targetPath, knowing: [], erased: [])
    }

    private static func checkTarget(_ target: any Store, at path: String, vault: Identifier) throws {
        if try target.exists(.format) {
            guard try VaultFormat.read(target, path: path).vault == vault else {
                throw VaultError.refused(why: "\(path): another vault is there. Nothing was changed.")
            }
        } else if try !target.topNames().isEmpty {
            throw VaultError.refused(
                why: "\(path): the folder is not empty, and holds no backup of this vault. Give an empty or new folder."
            )
        }
    }

    /// Makes a copy whole and reads it again.
    private static func finish(
        _ merge: CopyMerge, target: any Store, path: String, knowing heads: [LogHead], erased: Set<Identifier>
    ) throws -> BackupResult {
        for log in try target.identifiers(in: .logs) {
            try LogTiles(store: target, log: log).update(vault: merge.vault)
        }
        let check = CopyCheck(original: merge.theirs, copy: target, vault: merge.vault, path: path)
        var result = BackupResult()
        result.heads = try check.heads(beginningWith: heads)
        result.blobs = try check.blobs(readingAll: Set(merge.result.copiedBlobs), except: erased)
        result.copied = merge.result
        result.notices = merge.result.notices
        // Last, so that a vault that is there is whole.
        if try !target.exists(.format) {
            try target.replace(.format, with: VaultFormat(vault: merge.vault).bytes, durably: true)
        }
        return result
    }
}
