// The report of a verification in sentences: what was read, what it shows, and what was not read.

extension VaultVerification {
    /// The whole report, a sentence or two a line: findings first, then what was read and what was not.
    public var sentences: [String] {
        findings.map { "\($0.weight == .problem ? "PROBLEM" : "Note"): \($0.place): \($0.what)" }
            + logs.map(sentence) + shown + notRead
    }

    private func sentence(of log: Log) -> String {
        var text =
            "Log \(log.log): \(log.entries) entries in \(log.batches) batches; checksums, leaves and roots were read to the end of what is sound."
        if withKeys {
            text +=
                " \(log.opened) entries opened, \(log.signedBatches) batches signed by those who say they wrote them, \(log.counting) entries count."
            if log.waiting > 0 { text += " \(log.waiting) entries of a capture device wait for adoption." }
        }
        if log.erased > 0 { text += " \(log.erased) bodies were erased; their places in the log are kept." }
        if let anchored = log.anchored, let beyond = log.beyond {
            text += " It begins with the \(anchored) entries of the checkpoint given; \(beyond) entries lie beyond it."
        }
        return text
    }

    /// What the reading shows.
    private var shown: [String] {
        guard isSound else {
            return [
                "\(problems.count == 1 ? "One problem was" : "\(problems.count) problems were") found: this vault is damaged or was changed. Keep it as it is, and compare with a backup or another copy."
            ]
        }
        if logs.isEmpty { return ["There are no logs."] }
        if isAnchored { return ["Every log is consistent with the checkpoint given."] }
        let without = logs.filter { $0.anchored == nil }.count
        return [
            "The vault is consistent with itself. \(without == logs.count ? "No older checkpoint was given" : "Of \(without) logs no older checkpoint was given"), so logs that somebody with keys wrote anew as a whole would look the same."
        ]
    }

    /// What was not read.
    private var notRead: [String] {
        var lines: [String] = []
        if !withKeys {
            lines.append(
                "Not read, for want of keys: what the entries say, who signed them, and which evidence they name. Unlock the vault for that."
            )
        } else if readData {
            lines.append(
                "Evidence: entries name \(blobs.named) of its files; all bytes of \(blobs.read) were read, opened and compared."
            )
        } else {
            lines.append(
                "Evidence: entries name \(blobs.named) of its files; \(blobs.rightSize) are there with the right size. Their bytes were not read (--read-data reads them)."
            )
        }
        if blobs.erased > 0 { lines.append("\(blobs.erased) files of evidence were erased, and an owner recorded it.") }
        if memberKeys > 0 {
            lines.append("Not read: members' keys, which only their passphrases open (\(memberKeys)).")
        }
        if epochFilesOfOthers > 0 {
            lines.append(
                "Not read: what gives epochs to other members; each of them can verify their own (\(epochFilesOfOthers))."
            )
        }
        if timestamps > 0 {
            lines.append(
                "Not checked: the authorities' signatures of \(timestamps) time stamps ('habeas timestamp verify' checks them)."
            )
        }
        return lines
    }
}
