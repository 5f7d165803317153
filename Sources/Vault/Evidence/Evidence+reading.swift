// Giving evidence out: nothing counts as good before all of it was compared with what its entry says.

import Glibc

extension Evidence {
    /// The content of a blob, verified as a whole.
    ///
    /// - Throws: `EvidenceError`, also `.tooLong` where the content has more than `limit` bytes; `StoreError`, `ByteStreamError` from the disk.
    public func content(of reference: BlobReference, keys: EpochKeys, limit: Int) throws -> [UInt8] {
        guard reference.content.size <= UInt64(max(0, limit)) else {
            throw EvidenceError.tooLong(reference.id, size: reference.content.size, limit: limit)
        }
        var sink = ArraySink()
        try readAll(reference, keys: keys, to: &sink)
        return sink.bytes
    }

    /// Verifies the content of a blob and then streams it to a sink.
    ///
    /// It is read twice. Where somebody changed the file between, this throws with part of the content written.
    public func copy<Sink: ByteSink & ~Copyable>(_ reference: BlobReference, keys: EpochKeys, to sink: inout Sink)
        throws
    {
        var nowhere = NoSink()
        try readAll(reference, keys: keys, to: &nowhere)
        try readAll(reference, keys: keys, to: &sink)
    }

    /// Writes the content of a blob to a new file with mode 0600, which appears when it is verified, or not at all.
    ///
    /// - Parameter path: where; the caller's choice, never a name from the blob.
    /// - Throws: `EvidenceError`, also `.alreadyThere`, `.notExported`; `StoreError`, `ByteStreamError` from the disk.
    public func export(_ reference: BlobReference, keys: EpochKeys, to path: String) throws {
        let temporary = "\(path).\(Identifier.random()).part"
        var status = stat()
        if lstat(path, &status) == 0 { throw EvidenceError.alreadyThere(path: path) }
        let descriptor = retrying {
            Glibc.open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        }
        if descriptor < 0 { throw EvidenceError.notExported(path: path, code: errno) }
        defer {
            close(descriptor)
            unlink(temporary)
        }
        var sink = FileSink(descriptor: descriptor)
        do {
            try readAll(reference, keys: keys, to: &sink)
        } catch ByteStreamError.writeFailed(let code) {
            throw EvidenceError.notExported(path: path, code: code)
        }
        if fsync(descriptor) != 0 { throw EvidenceError.notExported(path: path, code: errno) }
        // Never over a file that came meanwhile.
        if link(temporary, path) != 0 {
            let code = errno
            if code == EEXIST { throw EvidenceError.alreadyThere(path: path) }
            // Some file systems (FAT on a stick) know no second name of a file.
            if lstat(path, &status) == 0 { throw EvidenceError.alreadyThere(path: path) }
            if rename(temporary, path) != 0 { throw EvidenceError.notExported(path: path, code: errno) }
        }
    }

    /// The capture record of a blob, with the whole age file compared with the reference.
    public func record(of reference: BlobReference, keys: EpochKeys) throws -> [UInt8] {
        try read(reference, keys: keys) { archive in try archive.readRecord() }
    }

    /// The capture record of a blob, without reading what follows it: for lists, not for a decision. What somebody put in the
    /// blob's place is not noticed.
    public func unverifiedRecord(of reference: BlobReference, keys: EpochKeys) throws -> [UInt8] {
        try read(reference, keys: keys, verified: false) { archive in try archive.readRecord() }
    }

    /// Streams the content to a sink and then compares everything; where this throws, what was written is not to be used.
    ///
    /// - Returns: the capture record, and the extension of the original's type ("" for none).
    @discardableResult
    func readAll<Sink: ByteSink & ~Copyable>(_ reference: BlobReference, keys: EpochKeys, to sink: inout Sink) throws
        -> (record: [UInt8], fileExtension: String)
    {
        try read(reference, keys: keys) { archive in
            let record = try archive.readRecord()
            let (content, ending) = try archive.copyOriginal(ofSize: reference.content.size, to: &sink)
            try archive.readEnd(original: content.size)
            guard content == reference.content else { throw ArchiveError("the original in it has another hash") }
            return (record, ending)
        }
    }

    /// Gives the archive in a blob to `use`, and then compares the whole age file with the reference.
    private func read<Result>(
        _ reference: BlobReference, keys: EpochKeys, verified: Bool = true,
        _ use: (inout EvidenceArchiveReader<AgeReader<TallyingSource<FileSource>>>) throws -> Result
    ) throws -> Result {
        try openFile(reference) { file in
            let tally = Tally()
            func compare() throws {
                var rest = TallyingSource(from: file, tally)
                var nowhere = NoSink()
                try rest.copyAll(to: &nowhere)
                guard tally.content == reference.sealed else {
                    throw EvidenceError.altered(reference.id, how: "its file has another hash")
                }
            }
            let result: Result
            do {
                let age = try AgeReader(from: TallyingSource(from: file, tally), with: keys.evidenceIdentities)
                var archive = EvidenceArchiveReader(from: age)
                result = try use(&archive)
            } catch let error as AgeError {
                // A file that is not the one that was kept is first of all that.
                try compare()
                throw EvidenceError.unopened(reference.id, why: error.description)
            } catch let error as ArchiveError {
                try compare()
                throw EvidenceError.altered(reference.id, how: error.description)
            }
            if verified { try compare() }
            return result
        }
    }

    /// Opens the file of a blob, if it has the right size.
    func openFile<Result>(_ reference: BlobReference, _ use: (inout FileSource) throws -> Result) throws -> Result {
        guard let size = try store.size(of: .blob(reference.id)) else { throw EvidenceError.missing(reference.id) }
        guard UInt64(size) == reference.sealed.size else {
            let how = "its file has \(size) bytes instead of \(reference.sealed.size)"
            throw EvidenceError.altered(reference.id, how: how)
        }
        return try store.open(.blob(reference.id), use)
    }
}

extension EpochKeys {
    /// The identities that open evidence.
    var evidenceIdentities: [AgeIdentity] { epochs.compactMap(identity(of:)).map { .x25519($0) } }
}
