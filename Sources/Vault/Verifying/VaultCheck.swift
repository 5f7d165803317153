// The verification of a vault that needs no key: files, logs, checkpoints, tiles.

/// Reads a vault as whoever holds the folder can, and gathers what was found.
struct VaultCheck {
    let store: any Store
    let vault: Identifier
    var report = VaultVerification()
    private(set) var logs: [Identifier: LogCheck] = [:]

    /// Reads everything that needs no key; `visit` is given every sound batch.
    init(_ store: any Store, vault: Identifier, visit: (SealedBatch) throws -> Void = { _ in }) throws {
        self.store = store
        self.vault = vault
        report.vault = vault
        let items = try (store as? any SurveyedStore)?.survey() ?? []
        report.check(items)
        let paths = items.filter { $0.kind == .file }.map(\.path)
        for log in try store.identifiers(in: .logs) {
            do {
                let check = try LogCheck(log, store: store, vault: vault, visit: visit)
                check.report(to: &report)
                try check.checkCheckpoint(store, report: &report)
                try check.checkTiles(store, paths: paths, report: &report)
                logs[log] = check
            } catch let error as StoreError {
                report.problem(.log, "logs/\(log)", error.description)
            }
        }
        try checkHeaders(paths)
    }

    /// Whether what should be age files begin as such, and what is sealed to whom.
    private mutating func checkHeaders(_ paths: [String]) throws {
        for member in try store.identifiers(in: .keys, ending: ".age") {
            let path = StorePath.keys(of: member)
            checkHeader(of: path, .keys) { $0.count == 1 && $0.first == AgeScrypt.type }
        }
        for epoch in try store.identifiers(in: .epochs) {
            for file in try store.identifiers(in: .epoch(epoch), ending: ".age") {
                checkHeader(of: .epoch(epoch, file: file), .epoch) { $0.contains(AgeX25519.type) }
            }
        }
    }

    private mutating func checkHeader(
        of path: StorePath, _ kind: VaultVerification.Kind, _ isRight: ([String]) -> Bool
    ) {
        do {
            var source = HeadedSource(ArraySource(try store.read(path, limit: 1 << 20)))
            let header = try AgeHeader(try source.takeHeader()[...])
            if !isRight(header.stanzas.map(\.type)) {
                report.problem(kind, "\(path)", "is sealed in another way than such files are.")
            }
        } catch {
            report.problem(kind, "\(path)", "\(error)")
        }
    }

    /// Compares a log with an older checkpoint of it.
    ///
    /// - Parameters:
    ///   - note: the checkpoint as a signed note, whoever kept it.
    ///   - verifiers: the keys of those who may have signed it; nil where they are not known.
    mutating func compare(with note: [UInt8], number: Int, signedBy verifiers: ((String) -> [Note.Verifier])?) {
        let place = "checkpoint given (\(number))"
        let checkpoint: Checkpoint
        do {
            checkpoint = try Checkpoint(uncheckedNote: note)
        } catch {
            return report.problem(.against, place, "can't be read: \(error)")
        }
        let parts = checkpoint.origin.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "habeas", let log = Identifier(hex: parts[2]), parts[1] == vault.hex else {
            return report.problem(.against, place, "is of '\(checkpoint.origin)', not of a log of this vault.")
        }
        if let verifiers {
            do {
                _ = try Note(note, verifiers: verifiers(checkpoint.origin))
            } catch {
                return report.problem(.against, place, "is signed by no member of this vault: \(error)")
            }
        } else {
            report.remark(.against, place, "was compared with the log; who signed it can't be told without keys.")
        }
        guard let check = logs[log] else {
            return report.problem(
                .against, place, "is of log \(log), which is missing. Bring it back from a backup or another copy.")
        }
        let head = LogHead(log: log, size: checkpoint.size, root: checkpoint.root)
        switch check.agrees(with: head) {
        case .same: report.count(log) { $0.anchored = max($0.anchored ?? 0, head.size) }
        case .shorter:
            report.problem(
                .against, place,
                "is of \(head.size) entries of log \(log), and only \(check.size) are there and sound: it was cut, damaged or rolled back."
            )
        case .different:
            report.problem(
                .against, place,
                "does not fit log \(log): its first \(head.size) entries are other ones than when the checkpoint was signed."
            )
        }
    }
}

extension Vault {
    /// Verifies what can be verified without keys, as a stranger with a copy of the folder can.
    ///
    /// - Parameters:
    ///   - path: how messages name the place.
    ///   - checkpoints: older checkpoints of its logs, as signed notes; also from paper.
    ///   - verifiers: keys that are known from elsewhere to sign these checkpoints; where there are none, signatures are not checked.
    /// - Throws: `VaultError.notAVault`; `StoreError` where the folder can't be read at all. What is wrong inside is in the report.
    public static func verifyWithoutKeys(
        _ store: any Store, at path: String, against checkpoints: [[UInt8]] = [],
        signedBy verifiers: [Note.Verifier] = []
    ) throws -> VaultVerification {
        let vault = try VaultFormat.read(store, path: path).vault
        var check = try VaultCheck(store, vault: vault)
        for (number, note) in checkpoints.enumerated() {
            check.compare(with: note, number: number + 1, signedBy: verifiers.isEmpty ? nil : { _ in verifiers })
        }
        check.report.settle()
        return check.report
    }
}
