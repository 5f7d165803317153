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
        let name = typed.split(separator: "/").last.map(String.init) ?? typed
        let time = keeper.time()
        let record: @Sendable (BlobContent) -> [UInt8] = { content in
            CaptureRecordJSON(name: name, way: way, time: time, content: content).bytes
        }
        let kept = try await keep(descriptor, typed: typed, name: name, record: record)
        let evidence = [Field("evidence", kept.blob.bytes), Field("record", record(kept.blob.content))]
        var entries = [try Act.captured(Captured(name: name)).entry(after: evidence)]
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

    private func keep(
        _ descriptor: Int32, typed: String, name: String, record: @escaping @Sendable (BlobContent) -> [UInt8]
    ) async throws -> Kept {
        let ending = name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() }
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
            if beginning.isEmpty { throw Refusal("\(typed): is empty; there is nothing to keep.") }
            if beginning.count <= DraftReader.longestReport {
                let blob = try await keeper.keep(
                    beginning, fileExtension: ending, record: record(BlobContent(of: beginning)))
                return Kept(blob: blob, draft: reader.draft(of: beginning, name: name))
            }
            let tooLarge = Result<(draft: Draft, about: SourceCard), Refusal>.failure(
                Refusal("it is too large to be read as a report."))
            if lseek(descriptor, 0, SEEK_SET) == 0 {
                return Kept(
                    blob: try await keeper.keep(descriptor: descriptor, fileExtension: ending, record: record),
                    draft: tooLarge)
            }
            let blob = try await keeper.keep(
                beginning: beginning, descriptor: descriptor, fileExtension: ending, record: record)
            return Kept(blob: blob, draft: tooLarge)
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
