// A snapshot of whatever the caller derives from the entries: sealed to the one who unlocked the vault, in the newest epoch.

/// What is kept beside the logs for whoever opens the vault next; all of it can be made again.
public enum KeptDerivation: Sendable {
    /// The casebook's index.
    case index
    /// What was looked through for withheld strings before a site went out, and what its lists said.
    case lookedThrough

    fileprivate var path: StorePath {
        switch self {
        case .index: .snapshot
        case .lookedThrough: .lookedThrough
        }
    }
}

extension Vault {
    /// The snapshot of this form that was kept last, or why there is none to be used.
    ///
    /// Its heads say how far each log was read when it was made; `.absent` where the logs no longer hold what it was made from.
    public func snapshot(of what: KeptDerivation = .index, schema: String) -> Result<Snapshot, SnapshotUnusable> {
        guard let epoch = history.membership.epochs.last?.id else { return .failure(.absent) }
        let kept = Snapshot.read(
            from: store, what.path, schema: schema, keys: epochKeys.only(epoch, for: identity), vault: id)
        guard case .success(let snapshot) = kept else { return kept }
        let now = Dictionary(heads.map { ($0.log, $0) }, uniquingKeysWith: { first, _ in first })
        let isCovered = snapshot.heads.allSatisfy { head in
            guard let log = now[head.log], log.size >= head.size else { return false }
            return log.size > head.size || log.root == head.root
        }
        return isCovered ? kept : .failure(.absent)
    }

    /// Keeps a snapshot in place of the one before. Nothing is lost where that fails: it can be made again.
    ///
    /// - Throws: `StoreError`; `VaultError.refused` without the keys of the newest epoch.
    public func keep(_ snapshot: Snapshot, as what: KeptDerivation = .index, schema: String) throws {
        try keep(snapshot.bytes, as: what, heads: snapshot.heads, schema: schema)
    }

    /// Keeps a snapshot whose bytes are asked for in parts.
    ///
    /// - Parameter heads: how far each log was read when the index was made.
    /// - Throws: as the other.
    public func keep(
        _ content: any SnapshotContent, as what: KeptDerivation = .index, heads: [LogHead], schema: String
    ) throws {
        guard let newest = history.membership.epochs.last,
            let secret = epochKeys.secret(of: newest.id)?.bound(to: identity)
        else { throw VaultError.refused(why: "Without the keys of the newest epoch nothing can be sealed.") }
        try Snapshot.write(heads, content, to: store, what.path, schema: schema, secret: secret, vault: id)
        // So that the next one to open the vault reads from where the snapshot ends.
        saveState(always: true)
    }
}
