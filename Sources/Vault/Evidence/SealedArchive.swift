// An archive for somebody outside the vault, as one age file: what is in it is never on a disk in the clear.

import Glibc

/// A file of such an archive.
public struct ArchiveFile: Sendable {
    /// What the file holds.
    public enum Content: Sendable {
        case bytes([UInt8])
        /// The original of a blob; it streams from its age file into the new one.
        case original(OpenEvidence)
    }

    /// Its path in the archive: at most 100 bytes, strokes between folders.
    public var path: String
    public var content: Content

    public init(_ path: String, _ content: Content) { (self.path, self.content) = (path, content) }

    /// In bytes.
    public var size: UInt64 {
        switch content {
        case .bytes(let bytes): UInt64(bytes.count)
        case .original(let evidence): evidence.reference.content.size
        }
    }
}

/// An age file that was written beside its place, and is put there or taken away.
public struct SealedArchive: Sendable {
    /// Where it will stand.
    public let path: String
    private let temporary: String

    /// Writes a ustar archive of files, sealed to recipients and padded with zero blocks to a Padmé size.
    ///
    /// It is on the disk when this returns, under another name beside its place. Where this throws, nothing is left.
    /// - Throws: `EvidenceError` where an original is missing or altered, also `.alreadyThere` and `.notExported`; `AgeError` for the recipients.
    @concurrent public static func write(
        _ files: [ArchiveFile], to recipients: [AgePublicKey], for path: String
    ) async throws -> SealedArchive {
        try checkIsFree(path)
        let archive = SealedArchive(path: path, temporary: "\(path).\(Identifier.random()).part")
        let descriptor = retrying {
            Glibc.open(archive.temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        }
        if descriptor < 0 { throw EvidenceError.notExported(path: path, code: errno) }
        defer { close(descriptor) }
        do {
            var writer = try AgeWriter(
                to: FileSink(descriptor: descriptor), for: recipients.map { .x25519($0) })
            try fill(&writer, with: files)
            _ = try writer.finish()
            if fsync(descriptor) != 0 { throw EvidenceError.notExported(path: path, code: errno) }
        } catch {
            archive.abandon()
            if case ByteStreamError.writeFailed(let code) = error {
                throw EvidenceError.notExported(path: path, code: code)
            }
            throw error
        }
        return archive
    }

    /// Refuses a place where something is.
    ///
    /// - Throws: `EvidenceError.alreadyThere`.
    public static func checkIsFree(_ path: String) throws {
        var status = stat()
        if lstat(path, &status) == 0 { throw EvidenceError.alreadyThere(path: path) }
    }

    /// Puts the file in its place, never over anything that came meanwhile.
    ///
    /// - Throws: `EvidenceError.alreadyThere`, `.notExported`; nothing is left then.
    public func putInPlace() throws {
        defer { abandon() }
        if link(temporary, path) != 0 {
            let code = errno
            if code == EEXIST { throw EvidenceError.alreadyThere(path: path) }
            // Some file systems (FAT on a stick) know no second name of a file.
            try Self.checkIsFree(path)
            if rename(temporary, path) != 0 { throw EvidenceError.notExported(path: path, code: errno) }
        }
    }

    /// Takes away what was written.
    public func abandon() { unlink(temporary) }

    private static func fill<Sink: ByteSink & ~Copyable>(_ sink: inout Sink, with files: [ArchiveFile]) throws {
        var written: UInt64 = 0
        for file in files {
            try sink.write(UstarHeader(name: file.path, size: file.size).bytes)
            switch file.content {
            case .bytes(let bytes): try sink.write(bytes)
            case .original(let evidence): try evidence.copy(to: &sink)
            }
            let filled = UstarHeader.filled(file.size)
            try EvidenceArchive.writeZeros(filled - file.size, to: &sink)
            written += UInt64(UstarHeader.block) + filled
        }
        let block = UInt64(UstarHeader.block)
        let size = UstarHeader.filled(UInt64(Padme.padded(Int(written + 2 * block))))
        try EvidenceArchive.writeZeros(size - written, to: &sink)
    }
}
