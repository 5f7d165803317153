// Takes one file into the vault: sealed as evidence first, then named by an entry, with its draft where it is a report.

import CaseModel
import Casebook
import Drafting
import Glibc
public import Vault

/// Takes files into the vault, one by one.
public struct EvidenceIntake {
    /// What was kept.
    public struct Taken: Sendable {
        /// What it was called.
        public var name: String
        /// The entry that names it.
        public var item: EntryID
        /// The sealed bytes.
        public var blob: Identifier
        /// Its draft, where it is a report.
        public var draft: EntryID?
        /// Why there is no draft.
        public var note: String?
    }

    private struct Kept {
        var blob: BlobReference
        var draft: Result<(draft: Draft, about: SourceCard), Refusal>
    }

    private let keeper: any EvidenceKeeper
    private let folder: String
    private let reader: DraftReader

    /// - Parameters:
    ///   - folder: the vault's folder.
    ///   - reader: reads those files that are reports.
    public init(into keeper: any EvidenceKeeper, folder: String, reader: DraftReader) {
        self.keeper = keeper
        self.folder = folder
        self.reader = reader
    }

    /// Takes all bytes of an open file or stream.
    ///
    /// - Parameters:
    ///   - descriptor: read from where it stands to its end; stays open.
    ///   - typed: what messages call it; its last part is the name that is kept.
    ///   - way: how it came in, for the record beside it: "file", "standard input".
    ///
    /// - Throws: `Refusal` where this one can't be kept and others may; everything else ends the run.
    public func take(_ descriptor: Int32, called typed: String, way: String) async throws -> Taken {
        let record = recorder(typed, way)
        return try await name(keep(descriptor, typed: typed, record), typed, record)
    }

    /// Takes bytes that lie in memory.
    ///
    /// - Throws: `Refusal` where there are none; everything else as the other `take`.
    public func take(_ bytes: [UInt8], called typed: String, way: String) async throws -> Taken {
        let record = recorder(typed, way)
        return try await name(keep(bytes, typed: typed, record), typed, record)
    }

    /// Takes a stream of which more than any report has was read already.
    public func take(beginning: [UInt8], stream: Int32, called typed: String, way: String) async throws -> Taken {
        let record = recorder(typed, way)
        let blob = try await keeper.keep(
            beginning: beginning, descriptor: stream, fileExtension: Self.ending(of: typed), record: record)
        return try await name(Kept(blob: blob, draft: Self.tooLarge), typed, record)
    }

    /// What makes the record of how a file came in.
    private func recorder(_ typed: String, _ way: String) -> @Sendable (BlobContent) -> [UInt8] {
        let (name, time) = (Self.name(of: typed), keeper.time())
        return { CaptureRecordJSON(name: name, way: way, time: time, content: $0).bytes }
    }

    /// Writes the entry that names what was kept, and its draft.
    private func name(
        _ kept: Kept, _ typed: String, _ record: @Sendable (BlobContent) -> [UInt8]
    ) async throws -> Taken {
        let evidence = [Field("evidence", kept.blob.bytes), Field("record", record(kept.blob.content))]
        var entries = [try Act.captured(Captured(name: Self.name(of: typed))).entry(after: evidence)]
        var note: String?
        switch kept.draft {
        case .success(let read):
            let act = Act.drafted(
                Drafted(source: kept.blob.id.hex, reader: Draft.reader, about: read.about, draft: read.draft))
            entries.append(try act.entry())
        case .failure(let refusal): note = refusal.sentence
        }
        let ids = try await keeper.add(entries)
        return Taken(name: typed, item: ids[0], blob: kept.blob.id, draft: ids.count > 1 ? ids[1] : nil, note: note)
    }

    private static func name(of typed: String) -> String { typed.split(separator: "/").last.map(String.init) ?? typed }

    private static func ending(of typed: String) -> String? {
        let name = name(of: typed)
        return name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() }
    }

    private static let tooLarge = Result<(draft: Draft, about: SourceCard), Refusal>.failure(
        Refusal("it is too large to be read as a report."))

    private func keep(
        _ bytes: [UInt8], typed: String, _ record: @Sendable (BlobContent) -> [UInt8]
    ) async throws -> Kept {
        if bytes.isEmpty { throw Refusal("\(typed): is empty; there is nothing to keep.") }
        let blob = try await keeper.keep(
            bytes, fileExtension: Self.ending(of: typed), record: record(BlobContent(of: bytes)))
        return Kept(blob: blob, draft: reader.draft(of: bytes, name: Self.name(of: typed)))
    }

    private func keep(
        _ descriptor: Int32, typed: String, _ record: @escaping @Sendable (BlobContent) -> [UInt8]
    ) async throws -> Kept {
        let ending = Self.ending(of: typed)
        do {
            var source = FileSource(descriptor: descriptor)
            var (before, after) = (stat(), stat())
            fstat(descriptor, &before)
            try checkRoom(for: before, typed)
            let beginning = try source.readAtMost(DraftReader.longestReport + 1)
            fstat(descriptor, &after)
            if before.st_mode & S_IFMT == S_IFREG,
                before.st_size != after.st_size || before.st_mtim.tv_sec != after.st_mtim.tv_sec
                    || before.st_mtim.tv_nsec != after.st_mtim.tv_nsec
            {
                throw EvidenceError.changedWhileRead
            }
            if beginning.count <= DraftReader.longestReport { return try await keep(beginning, typed: typed, record) }
            if lseek(descriptor, 0, SEEK_SET) == 0 {
                return Kept(
                    blob: try await keeper.keep(descriptor: descriptor, fileExtension: ending, record: record),
                    draft: Self.tooLarge)
            }
            let blob = try await keeper.keep(
                beginning: beginning, descriptor: descriptor, fileExtension: ending, record: record)
            return Kept(blob: blob, draft: Self.tooLarge)
        } catch let error as EvidenceError {
            throw Refusal("\(typed): \(error)")
        } catch let error as ByteStreamError {
            throw Refusal("\(typed): \(error).")
        }
    }

    /// Refuses a large file that can't fit beside the vault, before hours are spent on it and the disk is filled.
    private func checkRoom(for file: stat, _ typed: String) throws {
        var disk = statvfs()
        guard file.st_mode & S_IFMT == S_IFREG, file.st_size > DraftReader.longestReport, statvfs(folder, &disk) == 0,
            disk.f_blocks > 0
        else { return }
        let free = UInt64(disk.f_bavail).multipliedReportingOverflow(by: UInt64(disk.f_frsize))
        if !free.overflow, free.partialValue < UInt64(file.st_size) {
            throw Refusal(
                "\(typed): has \(file.st_size) bytes, and only \(free.partialValue) are free where the vault lies; nothing was kept."
            )
        }
    }
}
