// Verifying a vault with its keys: everything that can be known about whether it is whole and what it says it is.

extension Vault {
    /// Verifies the vault as far as the one who unlocked it can.
    ///
    /// Reads all logs again from their beginning. What is wrong is in the report, not thrown.
    ///
    /// - Parameters:
    ///   - readData: whether all bytes of the evidence are read, opened and compared; else only their sizes are.
    ///   - checkpoints: older checkpoints of its logs, as signed notes; also from paper.
    /// - Throws: `StoreError` where the folder can't be read at all.
    public func verify(readData: Bool = false, against checkpoints: [[UInt8]] = []) throws -> VaultVerification {
        var fresh = history.unread
        fresh.expected = [:]
        try fresh.read(store: store, keys: epochKeys)
        let membership = fresh.membership
        var entries = EntryCheck(vault: id, keys: epochKeys, membership: membership)
        var check = try VaultCheck(store, vault: id) { entries.take($0) }
        check.report.withKeys = true
        check.report.readData = readData
        if !fresh.foundGenesis {
            check.report.problem(.log, "logs/\(fresh.genesis.log)", "the vault's first entry is missing or damaged.")
        }
        entries.report(to: &check.report) { fresh.standing(of: $0, isSigned: $1) }
        for (entry, why) in fresh.refused { check.refuse(entry, why) }
        check.compare(seen: entries.seen, memory: memory.seen, elsewhere: memoryFolder.highest())
        try check.checkEpochs(membership, identity: identity)
        try check.checkEvidence(entries.evidence, membership: membership, keys: epochKeys, readData: readData)
        try check.checkTimestamps(membership)
        for (number, note) in checkpoints.enumerated() {
            check.compare(with: note, number: number + 1) { origin in
                membership.allKeys.compactMap { try? Note.Verifier(name: origin, publicKey: $0.bytes) }
            }
        }
        check.report.settle()
        return check.report
    }
}

extension VaultCheck {
    /// Notes one of the vault's own entries that was not folded.
    mutating func refuse(_ entry: EntryID, _ why: String) {
        guard !report.findings.contains(where: { $0.place == "\(entry)" }) else { return }
        report.remark(.doesNotCount, "\(entry)", "changes nothing about members, epochs or devices: \(why).")
    }

    /// Compares the logs with what their authors say they had seen of each other, and with what this device remembers.
    mutating func compare(
        seen: Set<LogHead>, memory: [Identifier: LogHead], elsewhere: [Identifier: LogHead]
    ) {
        for head in memory.values.sorted(by: { ($0.log, $0.size) < ($1.log, $1.size) }) {
            switch agreement(with: head) {
            case .same: continue
            case .shorter:
                report.problem(
                    .rolledBack, "logs/\(head.log)",
                    "has fewer entries than the \(head.size) that this device has seen here: it was cut or rolled back."
                )
            case .different:
                report.problem(
                    .rolledBack, "logs/\(head.log)",
                    "was written anew: its first \(head.size) entries are others than this device has seen.")
            }
        }
        for (heads, who) in [
            (Array(elsewhere.values), "this device has seen in another copy"),
            (Array(seen), "an entry of another log names"),
        ] {
            for head in heads.sorted(by: { ($0.log, $0.size) < ($1.log, $1.size) }) where memory[head.log] != head {
                switch agreement(with: head) {
                case .same: continue
                case .shorter:
                    report.remark(
                        .lagging, "logs/\(head.log)",
                        "has fewer entries than the \(head.size) that \(who): this copy lags behind, or was cut. Merge the other copy (habeas merge-from)."
                    )
                case .different:
                    report.problem(
                        .rolledBack, "logs/\(head.log)",
                        "is another log than the one that \(who), from before entry \(head.size) on.")
                }
            }
        }
    }

    private func agreement(with head: LogHead) -> LogCheck.Agreement {
        logs[head.log]?.agrees(with: head) ?? (head.size == 0 ? .same : .shorter)
    }

    /// Whether every epoch that an owner named can be opened, and no file gives out another.
    mutating func checkEpochs(_ membership: Membership, identity: AgeSecretKey) throws {
        var open: Set<Identifier> = []
        for epoch in try store.identifiers(in: .epochs) {
            let card = membership.epochs.first { $0.id == epoch }
            if card == nil {
                report.remark(
                    .epoch, "\(StorePath.epoch(epoch))", "is of an epoch that no owner named; it is not used.")
            }
            for file in try store.identifiers(in: .epoch(epoch), ending: ".age") {
                let path = StorePath.epoch(epoch, file: file)
                let bytes = try store.read(path, limit: 1 << 20)
                do {
                    _ = try Age.open(bytes, with: [.x25519(identity)])
                } catch AgeError.noIdentityMatches {
                    report.epochFilesOfOthers += 1
                    continue
                } catch {
                    report.problem(.epoch, "\(path)", "\(error)")
                    continue
                }
                guard let found = Epoch.open(bytes, with: identity, vault: vault, epoch: epoch), let card,
                    found.matches(card)
                else {
                    report.problem(
                        .epoch, "\(path)", "holds other keys than those that an owner named; they are not used.")
                    continue
                }
                open.insert(epoch)
            }
        }
        for card in membership.epochs where !open.contains(card.id) {
            report.problem(
                .epoch, "\(StorePath.epoch(card.id))",
                "has no file that your keys open. Without it, what is sealed to this epoch can't be read. Bring it back from a backup."
            )
        }
    }

    /// Whether the tokens that entries name are there, over heads that the logs had.
    mutating func checkTimestamps(_ membership: Membership) throws {
        for (token, head) in membership.timestamps.sorted(by: { $0.key < $1.key }) {
            report.timestamps += 1
            let path = StorePath.timestamp(token)
            if try store.size(of: path) == nil {
                report.problem(.timestamp, "\(path)", "is missing, and an entry names it. Bring it back from a backup.")
            }
            if agreement(with: head) == .different {
                report.problem(.timestamp, "\(path)", "is over another log than the one that is here.")
            }
        }
    }
}

extension Membership {
    /// The keys of everybody who ever could sign.
    var allKeys: [VerifyingKey] {
        members.values.map(\.card.key) + devices.values.map(\.key) + (recovery.map { [$0.key] } ?? [])
    }
}
