// Whether the evidence that entries name is there and is what they say, and what lies there that none names.

extension VaultCheck {
    /// Checks the blobs that entries name, and reports those that none does.
    mutating func checkEvidence(
        _ named: [Identifier: BlobReference], membership: Membership, keys: EpochKeys, readData: Bool
    ) throws {
        let evidence = Evidence(store: store)
        report.blobs.named = named.count
        for (id, reference) in named.sorted(by: { $0.key < $1.key }) {
            let path = "\(StorePath.blob(id))"
            guard let size = try store.size(of: .blob(id)) else {
                if membership.erased[id.hex] != nil {
                    report.blobs.erased += 1
                } else {
                    report.problem(
                        .evidenceMissing, path,
                        "is missing, and an entry names it. Bring it back from a backup or another copy.")
                }
                continue
            }
            guard UInt64(size) == reference.sealed.size else {
                report.problem(.evidenceAltered, path, "has \(size) bytes instead of \(reference.sealed.size).")
                continue
            }
            report.blobs.rightSize += 1
            guard readData else { continue }
            let state = evidence.check(reference, keys: keys)
            if state == .sound {
                report.blobs.read += 1
            } else {
                report.problem(.evidenceAltered, path, "\(state).")
            }
        }
        for id in try evidence.unnamed(named: Set(named.keys)) {
            report.blobs.unnamed += 1
            report.remark(
                .evidenceUnnamed, "\(StorePath.blob(id))",
                "is named by no entry that counts: it is no evidence, and nothing shows it. Somebody put it there, or a power cut came between it and its entry."
            )
        }
    }
}
