// What `add` was asked to take, file by file.

import Desk
import Drafting
import Glibc
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

extension EvidenceInput {
    /// Takes this input in.
    ///
    /// - Throws: `Refusal` where this one can't be kept and others may; everything else ends the run.
    func take(into intake: EvidenceIntake, streamName: String, _ session: Session) async throws -> EvidenceIntake.Taken
    {
        switch self {
        case .standardInput:
            return try await intake.take(session.input, called: streamName, way: "standard input")
        case .file(let typed, let path):
            let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
            if descriptor < 0 { throw Refusal("\(typed): can't open it (\(systemWords(errno))).") }
            defer { close(descriptor) }
            return try await intake.take(descriptor, called: typed, way: "file")
        }
    }
}
