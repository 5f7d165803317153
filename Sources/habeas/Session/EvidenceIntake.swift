// Takes one file into the vault: sealed as evidence first, then named by an entry, with its draft where it is a report.

import CaseModel
import Casebook
import Glibc
import Presentation
import ReadCommands
import Vault

/// What `add` was asked to take.
enum EvidenceInput: Hashable, Sendable {
    case standardInput
    case file(typed: String, path: String)
}

/// Turns the arguments of `add` into files: those of a folder in the order of their names, whatever their type.
struct EvidenceList {
    private(set) var inputs: [EvidenceInput] = []
    /// What was named and can't be kept, a sentence each.
    private(set) var problems: [String] = []
    /// What was found in folders and left out, a sentence each.
    private(set) var notes: [String] = []
    private let passphraseFile: FileIdentity?

    /// - Parameter passphraseFile: where the passphrase lies, which never becomes evidence.
    init(_ arguments: [String], passphraseFile: String?, _ session: Session) {
        self.passphraseFile = passphraseFile.flatMap { FileIdentity($0) }
        for argument in arguments {
            if argument == "-" {
                inputs.append(.standardInput)
            } else {
                add(argument, session.path(argument), depth: 0)
            }
        }
    }

    private mutating func add(_ typed: String, _ path: String, depth: Int) {
        var status = stat()
        guard stat(path, &status) == 0 else {
            problems.append("\(typed): can't open it (\(systemWords(errno))).")
            return
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG where passphraseFile == FileIdentity(status):
            let sentence = "\(typed): this file has the passphrase; it was left out."
            if depth > 0 { notes.append(sentence) } else { problems.append(sentence) }
        case S_IFREG: inputs.append(.file(typed: typed, path: path))
        case S_IFDIR where (try? Vault.id(of: FolderStore(folder: path), at: path)) != nil:
            problems.append("\(typed): this is the folder of a vault; it was left out.")
        case S_IFDIR where depth < 32:
            guard let folder = opendir(path) else {
                problems.append("\(typed): can't open this folder (\(systemWords(errno))).")
                return
            }
            var names: [String] = []
            while let entry = readdir(folder) {
                let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                    String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
                }
                if !name.hasPrefix(".") { names.append(name) }
            }
            closedir(folder)
            if names.isEmpty { problems.append("\(typed): there is nothing in this folder.") }
            for name in names.sorted() {
                add("\(typed)/\(name)", "\(path)/\(name)", depth: depth + 1)
            }
        default: problems.append("\(typed): a pipe or device can't be kept; give its content on standard input ('-').")
        }
    }
}

/// Which file it is, by whatever name.
private struct FileIdentity: Equatable {
    let device: dev_t
    let number: ino_t

    init(_ status: stat) { (device, number) = (status.st_dev, status.st_ino) }

    /// The file at a path; nil where there is none.
    init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        self.init(status)
    }
}

/// Where evidence goes: an unlocked vault, or a capture device.
protocol EvidenceKeeper: Sendable {
    func time() -> String
    func keep(
        descriptor: Int32, fileExtension: String?, record: @Sendable (BlobContent) throws -> [UInt8]
    ) async throws -> BlobReference
    func keep(
        beginning: [UInt8], descriptor: Int32, fileExtension: String?, record: @Sendable (BlobContent) throws -> [UInt8]
    ) async throws -> BlobReference
    func keep(_ bytes: [UInt8], fileExtension: String?, record: [UInt8]) async throws -> BlobReference
    func add(_ entries: [(type: String, fields: [Field])]) async throws -> [EntryID]
}

extension Vault: EvidenceKeeper {
    func add(_ entries: [(type: String, fields: [Field])]) async throws -> [EntryID] { try await append(entries) }
}

extension CaptureDevice: EvidenceKeeper {
    func add(_ entries: [(type: String, fields: [Field])]) async throws -> [EntryID] { try await append(entries) }
}

struct EvidenceIntake {
    /// What was kept.
    struct Taken {
        var name: String
        var item: EntryID
        var blob: Identifier
        var draft: EntryID?
        var note: String?
    }

    private struct Kept {
        var blob: BlobReference
        var draft: Result<(draft: Draft, about: SourceCard), Refusal>
    }

    let keeper: any EvidenceKeeper
    /// The vault's folder.
    let folder: String
    let session: Session
    let reader: DraftReader
    let streamName: String

    /// Takes one input.
    ///
    /// - Throws: `Refusal` where this one can't be kept and others may; everything else ends the run.
    func take(_ input: EvidenceInput) async throws -> Taken {
        let (typed, descriptor) = try open(input)
        defer { if descriptor != session.input { close(descriptor) } }
        let name = typed.split(separator: "/").last.map(String.init) ?? typed
        let way = input == .standardInput ? "standard input" : "file"
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

    private func open(_ input: EvidenceInput) throws -> (name: String, descriptor: Int32) {
        switch input {
        case .standardInput: return (streamName, session.input)
        case .file(let typed, let path):
            let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
            if descriptor < 0 { throw Refusal("\(typed): can't open it (\(systemWords(errno))).") }
            return (typed, descriptor)
        }
    }
}
