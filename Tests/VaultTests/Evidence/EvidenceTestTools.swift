// A folder of evidence with keys, sources that misbehave, and single members of what was kept.

import Foundation

@testable import Vault

/// Evidence in a folder of its own.
struct TestEvidence {
    let folder: TemporaryFolder
    let store: FolderStore
    let evidence: Evidence
    let identity = AgeSecretKey()
    var keys = EpochKeys()

    init() throws {
        folder = try TemporaryFolder()
        store = FolderStore(folder: folder.path)
        evidence = Evidence(store: store)
        keys.add(.random(), identity: identity)
    }

    static let record = Array(#"{"how":"test"}"#.utf8)

    func put(_ bytes: [UInt8], record: [UInt8] = record, extension ending: String? = "txt") throws -> BlobReference {
        var source = ArraySource(bytes)
        return try evidence.put(
            &source, size: UInt64(bytes.count), record: record, fileExtension: ending, to: try identity.publicKey)
    }

    /// Seals an archive as it is, good or bad, and refers to it as somebody would who wrote it.
    func plant(archive: [UInt8], content: BlobContent) throws -> BlobReference {
        let file = try Age.seal(archive, to: [.x25519(try identity.publicKey)])
        let id = Identifier.random()
        try store.replace(.blob(id), with: file, durably: false)
        return BlobReference(id: id, sealed: contentOf(file), content: content)
    }

    func place(of id: Identifier) -> String { "\(folder.path)/\(StorePath.blob(id))" }

    func file(of id: Identifier) throws -> [UInt8] { try [UInt8](Data(contentsOf: URL(filePath: place(of: id)))) }

    func replaceFile(of id: Identifier, with bytes: [UInt8]) throws {
        try Data(bytes).write(to: URL(filePath: place(of: id)))
    }

    /// All files under the folder, by path.
    func files() throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { path in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: "\(folder.path)/\(path)", isDirectory: &isFolder)
                && !isFolder.boolValue
        }
    }
}

func contentOf(_ bytes: [UInt8]) -> BlobContent {
    let tally = Tally()
    bytes.withUnsafeBytes { tally.add($0) }
    return tally.content
}

/// Gives at most a few bytes at a time, as pipes do, and calls something before each.
struct HaltingSource: ByteSource {
    var rest: ArraySlice<UInt8>
    var step: Int
    var before: () -> Void = {}

    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        before()
        let count = min(buffer.count, step, rest.count)
        rest.prefix(count).withUnsafeBytes { buffer.copyMemory(from: $0) }
        rest = rest.dropFirst(count)
        return count
    }
}

/// An open file that is closed when the value goes.
final class TestFile {
    let path: String
    let descriptor: Int32

    init(_ path: String, _ bytes: [UInt8]) throws {
        self.path = path
        try Data(bytes).write(to: URL(filePath: path))
        descriptor = open(path, O_RDONLY)
    }

    deinit { close(descriptor) }

    func append(_ bytes: [UInt8]) throws {
        let file = try FileHandle(forWritingTo: URL(filePath: path))
        try file.seekToEnd()
        try file.write(contentsOf: Data(bytes))
        try file.close()
    }
}
