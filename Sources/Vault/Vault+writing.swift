// Appending entries: who wrote it, when, having seen what.

extension Vault {
    /// Appends an entry and returns when it outlasts a power cut.
    ///
    /// - Parameters:
    ///   - type: what kind of entry it is; names that begin with `vault.` are the vault's own.
    ///   - fields: its fields, beside those that every entry has (`type`, `author`, `time`, `seen`).
    ///   - signer: who writes and signs it; the one who unlocked the vault, unless somebody else who signed in is given. So for everything that takes one.
    ///   - role: what the signer has to be at least.
    /// - Returns: the entry's id.
    /// - Throws: `VaultError.notAllowed`, `LogError`, `StoreError`.
    public func append(_ type: String, _ fields: [Field], by signer: SignedIn? = nil, needs role: Role = .editor)
        async throws -> EntryID
    {
        try await append([(type, fields)], by: signer, needs: role)[0]
    }

    /// Appends entries that are written together: after a power cut all of them are there or none.
    public func append(
        _ entries: [(type: String, fields: [Field])], by signer: SignedIn? = nil, needs needed: Role = .editor
    )
        async throws -> [EntryID]
    {
        let signer = signer ?? opener
        guard !entries.contains(where: { $0.type.hasPrefix(VaultEvent.prefix) }) else {
            throw VaultError.refused(why: "Entries of the vault's own can't be written as others are.")
        }
        let right = Right(doing: "Writing '\(entries.first?.type ?? "")'", needs: needed)
        try require(needed, of: signer, for: right.doing)
        return try await write(entries, by: signer, with: [right])
    }

    /// Appends one of the vault's own entries, and reads it back into the history.
    @discardableResult
    func record(_ events: [VaultEvent], by signer: SignedIn? = nil, excusing: Set<EntryID> = []) async throws
        -> [EntryID]
    {
        let signer = signer ?? opener
        let rights = events.map { Right(doing: "'\($0.type)'", needs: $0.needs) }
        for right in rights { try require(right.needs, of: signer, for: right.doing) }
        let ids = try await write(
            events.map { ($0.type, $0.fields) }, by: signer, with: rights, excusing: excusing)
        try refresh()
        return ids
    }

    /// What a deed needs.
    struct Right: Sendable {
        let doing: String
        let needs: Role
    }

    /// Appends entries.
    ///
    /// - Parameters:
    ///   - rights: what the signer needs; asked again at the last moment, when they may have been removed by another who signed in.
    ///   - excusing: entries without a body that are no reason not to write: what is written says why.
    func write(
        _ entries: [(type: String, fields: [Field])], by signer: SignedIn? = nil, with rights: [Right] = [],
        excusing: Set<EntryID> = []
    ) async throws -> [EntryID] {
        let signer = signer ?? opener
        if excusing.isEmpty, !entries.contains(where: { $0.type == "vault.epoch" }) {
            try await beginDueEpoch(by: signer)
        }
        try checkMembershipIsWhole(excusing: excusing)
        writesUnderWay += 1
        defer { writesUnderWay -= 1 }
        let writer = try await openWriter()
        let state = await writer.state
        for right in rights { try require(right.needs, of: signer, for: right.doing) }
        guard let log = ownLog else { throw VaultError.refused(why: "There is no log to write to.") }
        let time = setting.timestamp()
        noticeClock(time)
        let seen = newlySeen()
        // In an entry of its own, which is never erased: else the order of the entries after an erased one would change.
        let news = seen.isEmpty ? [] : [Vault.header("vault.seen", author: signer.id, time: time, seen: seen)]
        let all = try entries.map { type, fields in
            Vault.header(type, author: signer.id, time: time, seen: [])
                + (type.hasPrefix(VaultEvent.prefix) ? fields : try shortened(fields, by: signer))
        }
        if tilesAreAt == nil { tilesAreAt = state }
        let indices = try await writer.append(Batch(news + all, by: signer.author)).dropFirst(news.count)
        for head in seen { announced[head.log] = head }
        lastTime = max(lastTime, time)
        return indices.map { EntryID(log: log, index: $0) }
    }

    /// The fields that every entry has.
    static func header(_ type: String, author: Identifier, time: String, seen: [LogHead]) -> [Field] {
        [Field("type", type), Field("author", author.bytes), Field("time", time)]
            + (seen.isEmpty ? [] : [Field("seen", LogHead.encoded(seen))])
    }

    /// What of other logs was read and not yet named in our own.
    private func newlySeen() -> [LogHead] {
        heads.filter { $0.log != ownLog && $0.size > 0 && $0 != announced[$0.log] }
    }

    /// Opens the log that this device writes: the one it wrote last in this copy of the vault, else a new one.
    private func openWriter() async throws -> LogWriter {
        guard let card = history.membership.epochs.last, let secret = epochKeys.secret(of: card.id),
            secret.commitment == card.commitment
        else {
            throw VaultError.refused(
                why:
                    "You don't have the keys of the newest epoch, so you can read but not write. Ask an owner to add you again."
            )
        }
        if let writer {
            if writerEpoch != card.id {
                writerEpoch = card.id
                await writer.seal(by: .member(secret))
            }
            return writer
        }
        let known = memory.log.flatMap { history.problems[$0] == nil ? $0 : nil }
        let log = known ?? .random()
        let track = history.tracks[log]
        let appender = try LogAppender(
            store: store, vault: id, from: track?.state ?? LogState(log: log), waiting: setting.patience)
        if let kept = appender.keptTail {
            notices.append(
                "The last write to this vault was cut short; its unfinished rest was put aside in \(kept). Nothing that was acknowledged is lost."
            )
        }
        let writer = LogWriter(appender, sealedBy: .member(secret))
        self.writer = writer
        writerEpoch = card.id
        ownLog = log
        announced = track?.seen ?? [:]
        lastTime = track?.lastTime ?? ""
        if memory.log != log {
            memory.log = log
            // Before the first write: a copy that is made later must not go on with this log.
            try memoryFolder.remember(memory)
        }
        return writer
    }

    /// Throws where the membership may be an older one than it was: what is written could be open to somebody who was removed.
    func checkMembershipIsWhole(excusing: Set<EntryID> = []) throws {
        let lost = history.erasedWithoutRecord.filter { !excusing.contains($0) }
        if let entry = lost.first {
            throw VaultError.refused(why: "Nothing was written. \(Vault.lostBody(entry, of: lost.count))")
        }
        if let epoch = lostEpoch {
            throw VaultError.refused(why: "Nothing was written. \(Vault.lostEpochWords(epoch))")
        }
    }

    /// An epoch that this device has seen in this copy and that no entry names any more.
    func findLostEpoch() -> Identifier? {
        memory.epoch.flatMap { epoch in
            history.membership.epochs.contains { $0.id == epoch } || history.events.contains { $0.event.begins(epoch) }
                ? nil : epoch
        }
    }

    /// Remembers the newest epoch, unless one is lost.
    func rememberEpoch() { if lostEpoch == nil { memory.epoch = history.membership.epochs.last?.id } }

    static func lostEpochWords(_ epoch: Identifier) -> String {
        "This device has seen epoch \(epoch) in this copy of the vault, and it is gone: what was done then, such as removing a member, is undone here. Bring the logs back from a backup or another copy (habeas merge-from)."
    }

    /// What is said where a body was erased without an owner's word.
    static func lostBody(_ first: EntryID, of count: Int) -> String {
        "\(count == 1 ? "Entry \(first) has lost its body" : "\(count) entries, \(first) the first, have lost their bodies"), and no owner recorded that it was erased, or the one who did had no right to it: perhaps somebody changed this copy, and has undone the removal of a member. Merge with another copy or a backup that still has it (habeas merge-from)."
    }

    private func noticeClock(_ time: String) {
        if time < lastTime {
            notices.append(
                "The clock of this machine (\(time)) is behind the last entry (\(lastTime)). Entries keep their order; their times can't be relied on."
            )
        }
    }
}
