// What a vault keeps, sealed, of having been read: so that opening it again takes as long as what is new.

extension Vault {
    /// After so many entries beyond the last state a new one is written.
    private static let entriesBetweenStates: UInt64 = 256

    /// Takes up the sealed state, where there is one of ours that the logs still agree with; returns the epoch it is sealed to.
    func resumeState() -> Identifier? {
        for epoch in epochKeys.epochs {
            guard
                let state = try? Snapshot.read(
                    from: store, .state, schema: VaultHistory.schema, keys: epochKeys.only(epoch, for: identity),
                    vault: id
                ).get()
            else { continue }
            var resumed = history
            guard (try? resumed.resume(state.bytes, store: store)) == true else {
                history.expected = resumed.expected
                return nil
            }
            history = resumed
            stateSize = history.size
            return epoch
        }
        return nil
    }

    /// Writes a new state where enough was added. Nothing is lost when that fails: it is made again.
    ///
    /// - Parameter always: also where little was added.
    func saveState(always: Bool = false) {
        guard history.size >= stateSize + (always ? 1 : Self.entriesBetweenStates),
            let newest = history.membership.epochs.last,
            let secret = epochKeys.secret(of: newest.id)?.bound(to: identity)
        else { return }
        let snapshot = Snapshot(heads: heads, bytes: history.encoded())
        guard (try? snapshot.write(to: store, .state, schema: VaultHistory.schema, secret: secret, vault: id)) != nil
        else { return }
        stateSize = history.size
    }
}
