// A vault's files in memory, for changing them thousands of times.

import Foundation
import Glibc

@testable import Vault

/// A store that is read only; changing it makes another one.
struct MemoryStore: SurveyedStore {
    var files: [String: [UInt8]]
    /// Whether somebody changes a log between its being checked and its being copied.
    var copiesAreChanged = false

    init(_ files: [String: [UInt8]]) { self.files = files }

    /// The files of a folder.
    init(folder: String) throws {
        files = [:]
        for item in try FolderStore(folder: folder).survey() where item.kind == .file {
            files[item.path] = [UInt8](try Data(contentsOf: URL(filePath: "\(folder)/\(item.path)")))
        }
    }

    private var folders: Set<String> {
        var folders: Set<String> = []
        for path in files.keys {
            var parts = path.split(separator: "/").dropLast()
            while !parts.isEmpty {
                folders.insert(parts.joined(separator: "/"))
                parts.removeLast()
            }
        }
        return folders
    }

    func survey() throws(StoreError) -> [StoredItem] {
        folders.sorted().map { StoredItem(path: $0, kind: .folder, isOpenToOthers: false) }
            + files.keys.sorted().map { StoredItem(path: $0, kind: .file, isOpenToOthers: false) }
    }

    func exists(_ path: StorePath) throws(StoreError) -> Bool {
        let path = path.description
        return files[path] != nil || files.keys.contains { $0.hasPrefix(path + "/") }
    }

    func size(of path: StorePath) throws(StoreError) -> Int? { files[path.description]?.count }

    func names(in folder: StorePath) throws(StoreError) -> [String] {
        let prefix = "\(folder)/"
        return Set(
            files.keys.filter { $0.hasPrefix(prefix) }.compactMap {
                $0.dropFirst(prefix.count).split(separator: "/").first.map(String.init)
            }
        ).sorted()
    }

    func read(_ path: StorePath, from offset: Int, count: Int) throws(StoreError) -> [UInt8] {
        guard let bytes = files[path.description] else { throw absent(path) }
        var found = Array(bytes.dropFirst(offset).prefix(count))
        // A reader asks for more than that.
        if copiesAreChanged, count < 1 << 20, !found.isEmpty { found[found.count / 2] ^= 1 }
        return found
    }

    func open<Result>(_ path: StorePath, _ use: (inout FileSource) throws -> Result) throws -> Result {
        guard let bytes = files[path.description] else { throw absent(path) }
        guard let temporary = tmpfile() else { throw absent(path) }
        defer { fclose(temporary) }
        let descriptor = fileno(temporary)
        var sink = FileSink(descriptor: descriptor)
        try sink.write(bytes)
        lseek(descriptor, 0, SEEK_SET)
        var source = FileSource(descriptor: descriptor)
        return try use(&source)
    }

    func mark() throws(StoreError) -> String { "memory" }

    private func absent(_ path: StorePath) -> StoreError {
        .system(doing: "open it", path: path.description, code: ENOENT)
    }

    private func refuse(_ path: StorePath) -> StoreError {
        .system(doing: "write", path: path.description, code: EROFS)
    }

    func replace(_ path: StorePath, with bytes: [UInt8], durably: Bool) throws(StoreError) { throw refuse(path) }
    func create(_ path: StorePath, _ write: (inout FileSink) throws -> Void) throws { throw refuse(path) }
    func append(_ bytes: [UInt8], to path: StorePath, at offset: Int) throws(StoreError) { throw refuse(path) }
    func cut(_ path: StorePath, to size: Int) throws(StoreError) -> KeptTail { throw refuse(path) }
    func secure(_ path: StorePath) throws(StoreError) {}

    func remove(_ path: StorePath) throws(StoreError) { throw refuse(path) }
    func erase(_ path: StorePath) throws(StoreError) { throw refuse(path) }
    func rewrite(_ path: StorePath, _ changes: [FileChange]) throws(StoreError) { throw refuse(path) }
    func lock(_ log: Identifier, waiting seconds: Double) throws(StoreError) -> StoreLock {
        throw refuse(.frames(of: log))
    }
}
