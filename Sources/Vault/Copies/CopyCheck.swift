// Reads a copy again after it was made: what can't be read back is no backup.

/// Checks that a copy has what the original had.
struct CopyCheck {
    let original: any Store
    let copy: any Store
    let vault: Identifier
    let path: String

    /// Reads all logs of the copy; each has to begin with the state that was known of the original.
    func heads(beginningWith known: [LogHead]) throws -> [LogHead] {
        let expected = Dictionary(known.map { ($0.log, $0) }, uniquingKeysWith: { first, _ in first })
        var heads: [LogHead] = []
        for log in Set(try copy.identifiers(in: .logs)).union(expected.keys).sorted() {
            var reader = LogReader(store: copy, vault: vault, from: LogState(log: log))
            var isSound = expected[log].map { $0.size == 0 } ?? true
            while let batch = try reader.next() {
                if batch.state.head == expected[log] { isSound = true }
            }
            guard isSound else { throw failed("log \(log) does not go as far as in the original") }
            heads.append(reader.state.head)
        }
        return heads
    }

    /// Compares files of evidence: all by size, and some by their bytes too.
    ///
    /// - Returns: how many there are.
    func blobs(readingAll some: Set<Identifier>, except erased: Set<Identifier>) throws -> Int {
        var count = 0
        for byte in UInt8.min ... .max {
            for blob in try original.identifiers(in: .blobs(beginningWith: byte), ending: ".age")
            where !erased.contains(blob) {
                guard try original.size(of: .blob(blob)) == copy.size(of: .blob(blob)) else {
                    throw failed("the file of evidence \(blob) has another length")
                }
                if some.contains(blob), try hash(original, blob) != hash(copy, blob) {
                    throw failed("the file of evidence \(blob) has other bytes")
                }
                count += 1
            }
        }
        return count
    }

    private func hash(_ store: any Store, _ blob: Identifier) throws -> BlobContent {
        let tally = Tally()
        try store.open(.blob(blob)) { source in
            var hashing = TallyingSource(from: source, tally)
            var nowhere = NoSink()
            try hashing.copyAll(to: &nowhere)
        }
        return tally.content
    }

    private func failed(_ why: String) -> VaultError {
        .refused(
            why: "\(path): the copy can't be relied on: \(why). Make it again, on another disk if this happens twice.")
    }
}
