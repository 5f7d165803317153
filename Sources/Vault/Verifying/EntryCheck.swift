// Checks every entry with keys: that it opens, who signed it, whether it counts, what it names.

/// Opens the entries of sound batches and gathers what they say.
struct EntryCheck {
    /// An entry with the batch it came in.
    private struct Found {
        let entry: OpenedEntry
        let batch: Int
    }

    /// What is needed of a batch when its entries are judged.
    private struct BatchMark {
        let message: [UInt8]
        let signature: [UInt8]
        let checkpoint: [UInt8]
        let log: Identifier
        let start: UInt64
    }

    let vault: Identifier
    let keys: EpochKeys
    let membership: Membership
    private var batches: [BatchMark] = []
    private var found: [Found] = []
    private var clocks: [Identifier: LogClock] = [:]
    /// Entries that don't open, and why.
    private var unopened: [(id: EntryID, epoch: Identifier, why: String)] = []
    private var erased: [EntryID] = []
    /// What entries say that their authors had seen of other logs.
    private(set) var seen: Set<LogHead> = []
    /// The blobs that entries name which count or wait for adoption.
    private(set) var evidence: [Identifier: BlobReference] = [:]

    init(vault: Identifier, keys: EpochKeys, membership: Membership) {
        self.vault = vault
        self.keys = keys
        self.membership = membership
    }

    /// Opens the entries of a batch.
    mutating func take(_ batch: SealedBatch) {
        guard let first = batch.entries.first else { return }
        batches.append(
            BatchMark(
                message: batch.signedMessage(in: vault), signature: first.leaf.signature, checkpoint: batch.checkpoint,
                log: first.log, start: first.index))
        for sealed in batch.entries {
            let id = EntryID(log: sealed.log, index: sealed.index)
            if sealed.isErased {
                erased.append(id)
                continue
            }
            do {
                let body = try keys.open(sealed, in: vault)
                guard let entry = OpenedEntry(sealed, body, clock: &clocks[id.log, default: LogClock()]) else {
                    unopened.append((id, sealed.epoch, "it lacks the fields that every entry has"))
                    continue
                }
                found.append(Found(entry: entry, batch: batches.count - 1))
            } catch LogError.sealed(_, _, let why) {
                unopened.append((id, sealed.epoch, why))
            } catch {
                unopened.append((id, sealed.epoch, "\(error)"))
            }
        }
    }

    /// Judges all entries and puts what was found into a report.
    mutating func report(to report: inout VaultVerification, standing: (OpenedEntry, Bool) -> EntryStanding) {
        reportUnopened(to: &report)
        for id in erased where membership.erased["\(id)"] == nil {
            report.problem(
                .erasedWithoutRecord, "\(id)", "has lost its body, and no owner recorded that it was erased.")
        }
        var signatures: [Int: [Identifier: Bool]] = [:]
        for found in found {
            let entry = found.entry
            let known = signatures[found.batch]?[entry.author]
            let signed = known ?? isSigned(batches[found.batch], by: entry.author)
            if known == nil {
                signatures[found.batch, default: [:]][entry.author] = signed
                if signed, signatures[found.batch]?.count == 1 { report.count(entry.id.log) { $0.signedBatches += 1 } }
            }
            report.count(entry.id.log) { $0.opened += 1 }
            judge(entry, signed: signed, standing: standing(entry, signed), report: &report)
        }
    }

    private func reportUnopened(to report: inout VaultVerification) {
        var withoutKeys: [Identifier: Int] = [:]
        for (id, epoch, why) in unopened {
            if membership.epochs.contains(where: { $0.id == epoch }), keys.secret(of: epoch) == nil {
                withoutKeys[epoch, default: 0] += 1
            } else {
                report.problem(.unopened, "\(id)", "can't be read: \(why).")
            }
        }
        for (epoch, count) in withoutKeys.sorted(by: { $0.key < $1.key }) {
            report.remark(.unopened, "epochs/\(epoch)", "is not open to you; \(count) entries were not read.")
        }
    }

    private mutating func judge(
        _ entry: OpenedEntry, signed: Bool, standing: EntryStanding, report: inout VaultVerification
    ) {
        switch standing {
        case .counts, .adopted: report.count(entry.id.log) { $0.counting += 1 }
        case .waitsForAdoption: report.count(entry.id.log) { $0.waiting += 1 }
        case .doesNotCount(let why):
            // Whoever holds the folder can add what nobody signed; a removed member's late entries are to be expected.
            let forged = !signed || membership.key(of: entry.author) == nil
            report.findings.append(
                .init(
                    weight: forged ? .problem : .remark, kind: forged ? .signature : .doesNotCount,
                    place: "\(entry.id)", what: "does not count: \(why)."))
            return
        }
        for head in LogHead.list(entry["seen"] ?? []) ?? [] { seen.insert(head) }
        for field in entry.fields where field.form == .blob || field.name == "evidence" {
            guard let references = BlobReference.all(in: field.value) else {
                report.problem(.doesNotCount, "\(entry.id)", "names evidence in a form that can't be read.")
                continue
            }
            for reference in references {
                if let other = evidence[reference.id], other != reference {
                    let what = "says otherwise of evidence \(reference.id) than another entry."
                    report.problem(.evidenceAltered, "\(entry.id)", what)
                } else {
                    evidence[reference.id] = reference
                }
            }
        }
    }

    /// Whether an author signed a batch and the checkpoint after it.
    private func isSigned(_ batch: BatchMark, by author: Identifier) -> Bool {
        guard let key = membership.key(of: author), key.isValid(batch.signature, for: batch.message),
            let verifier = try? Note.Verifier(
                name: Checkpoint.origin(vault: vault, log: batch.log), publicKey: key.bytes)
        else { return false }
        return (try? Note(batch.checkpoint, verifiers: [verifier])) != nil
    }
}
