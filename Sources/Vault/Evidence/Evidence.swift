// The evidence of a vault: each captured file in an age file of its own, kept in one pass and constant memory.

import Glibc

/// The blobs of a vault. What they are, only entries say: a blob that none names is no evidence.
public struct Evidence: Sendable {
    let store: any Store

    /// The evidence in a store.
    public init(store: any Store) { self.store = store }

    /// Seals what a source has, whose size is known, and keeps it; it is safe on the disk when this returns.
    ///
    /// - Parameters:
    ///   - source: the bytes, in order.
    ///   - size: how many; at most 2^60.
    ///   - record: the capture record (JSON), at most 1 MiB.
    ///   - fileExtension: of the type of what was captured: one to eight small letters and digits; anything else is left out.
    ///   - recipient: of the newest epoch.
    /// - Throws: `EvidenceError.changedWhileRead` where the source has more or fewer bytes, with nothing kept; `.recordTooLong`;
    ///   `StoreError` and `ByteStreamError` from the disk; what the source throws.
    public func put<Source: ByteSource & ~Copyable>(
        _ source: inout Source, size: UInt64, record: [UInt8], fileExtension: String?, to recipient: AgePublicKey
    ) throws -> BlobReference {
        try seal(
            &source, size: size, record: record, fileExtension: fileExtension, to: recipient, accepting: { _ in true })
    }

    /// Seals an open file from its beginning, or all that a pipe or terminal still gives, and keeps it.
    ///
    /// A file is read twice, first for its hash. A pipe is kept in memory up to 64 MiB, then in a temporary file under a key of
    /// its own, never in the clear.
    ///
    /// - Parameter record: makes the capture record (JSON, at most 1 MiB) when hash and size of the content are known.
    /// - Throws: as the other `put`, and `EvidenceError.notAFile` for a folder or device; what `record` throws.
    public func put(
        descriptor: Int32, fileExtension: String?, to recipient: AgePublicKey,
        record: (BlobContent) throws -> [UInt8]
    ) throws -> BlobReference {
        let before = try FileMark(descriptor)
        var source = FileSource(descriptor: descriptor)
        // What the system makes up when it is read (/proc) says that it has no size.
        guard before.isFile, before.size > 0 else {
            guard !before.isFolderOrDisk else { throw EvidenceError.notAFile }
            return try put(stream: &source, fileExtension: fileExtension, to: recipient, record: record)
        }
        let tally = Tally()
        try before.rewind()
        // A file that grows faster than it is read has no end.
        while tally.size <= before.size {
            let part = try source.read(atMost: 64 << 10)
            if part.isEmpty { break }
            part.withUnsafeBytes { tally.add($0) }
        }
        let content = tally.content
        guard content.size == before.size else { throw EvidenceError.changedWhileRead }
        try before.rewind()
        return try seal(
            &source, size: content.size, record: try record(content), fileExtension: fileExtension, to: recipient,
            accepting: { try $0 == content && FileMark(descriptor) == before })
    }

    /// Seals all that a source still gives, however much that is, and keeps it; see `put(descriptor:)` for how.
    public func put<Source: ByteSource & ~Copyable>(
        stream source: inout Source, fileExtension: String?, to recipient: AgePublicKey,
        record: (BlobContent) throws -> [UInt8]
    ) throws -> BlobReference {
        try Spool(store: store).read(&source) { (content, again: inout SpoolSource) in
            try seal(
                &again, size: content.size, record: try record(content), fileExtension: fileExtension, to: recipient,
                accepting: { $0 == content })
        }
    }

    /// Seals a source; the blob appears if its content is accepted, else nothing is kept.
    private func seal<Source: ByteSource & ~Copyable>(
        _ source: inout Source, size: UInt64, record: [UInt8], fileExtension: String?, to recipient: AgePublicKey,
        accepting isSound: (BlobContent) throws -> Bool
    ) throws -> BlobReference {
        guard size < UstarHeader.longest else { throw EvidenceError.changedWhileRead }
        guard record.count <= EvidenceArchive.longestRecord else {
            throw EvidenceError.recordTooLong(size: record.count, limit: EvidenceArchive.longestRecord)
        }
        let id = Identifier.random()
        let tally = Tally()
        var content = BlobContent(hash: Merkle.emptyRoot, size: 0)
        try store.create(.blob(id)) { file in
            var writer = try AgeWriter(to: TallyingSink(to: file, tally), for: [.x25519(recipient)])
            content = try EvidenceArchive.write(
                record: record, original: &source, size: size, extension: fileExtension, to: &writer)
            _ = try writer.finish()
            guard try isSound(content) else { throw EvidenceError.changedWhileRead }
        }
        return BlobReference(id: id, sealed: tally.content, content: content)
    }

    /// Overwrites a blob and removes it; nothing happens where there is none.
    ///
    /// It can't reach backups, other copies and what the disk itself keeps.
    ///
    /// - Throws: `StoreError`.
    public func erase(_ blob: Identifier) throws(StoreError) { try store.erase(.blob(blob)) }
}

/// What tells whether a file was written to: its size and the times that the system keeps.
private struct FileMark: Equatable {
    let descriptor: Int32
    let kind: mode_t
    let size: UInt64
    let times: [Int]

    init(_ descriptor: Int32) throws {
        var status = stat()
        if fstat(descriptor, &status) != 0 { throw ByteStreamError.readFailed(code: errno) }
        self.descriptor = descriptor
        kind = status.st_mode & S_IFMT
        size = UInt64(max(0, status.st_size))
        times = [status.st_mtim.tv_sec, status.st_mtim.tv_nsec]
    }

    var isFile: Bool { kind == S_IFREG }
    var isFolderOrDisk: Bool { kind == S_IFDIR || kind == S_IFBLK }

    func rewind() throws {
        if lseek(descriptor, 0, SEEK_SET) < 0 { throw ByteStreamError.readFailed(code: errno) }
    }
}
