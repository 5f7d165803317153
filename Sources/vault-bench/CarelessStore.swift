// A store that forgets one fsync, to show that the simulated power cuts would see it.

import Glibc
import Vault

/// A folder's store whose new files may vanish with the power: it leaves out the fsync of the folder after the rename.
struct CarelessStore: Store {
    let folder: FolderStore

    func create(_ path: StorePath, _ write: (inout FileSink) throws -> Void) throws {
        let place = "\(folder.folder)/\(path)"
        let temporary = "\(folder.folder)/tmp/careless-\(Identifier.random())"
        for part in ["\(folder.folder)/tmp", parent(parent(place)), parent(place)] { mkdir(part, 0o700) }
        let descriptor = Glibc.open(temporary, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        guard descriptor >= 0 else { throw StoreError.system(doing: "open it", path: temporary, code: errno) }
        defer { close(descriptor) }
        var sink = FileSink(descriptor: descriptor)
        try write(&sink)
        guard fsync(descriptor) == 0, rename(temporary, place) == 0 else {
            throw StoreError.system(doing: "put it in its place", path: place, code: errno)
        }
    }

    private func parent(_ path: String) -> String {
        path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    }

    // The rest as the folder does it.
    func exists(_ path: StorePath) throws(StoreError) -> Bool { try folder.exists(path) }
    func size(of path: StorePath) throws(StoreError) -> Int? { try folder.size(of: path) }
    func names(in path: StorePath) throws(StoreError) -> [String] { try folder.names(in: path) }
    func read(_ path: StorePath, from offset: Int, count: Int) throws(StoreError) -> [UInt8] {
        try folder.read(path, from: offset, count: count)
    }
    func open<Result>(_ path: StorePath, _ use: (inout FileSource) throws -> Result) throws -> Result {
        try folder.open(path, use)
    }
    func replace(_ path: StorePath, with bytes: [UInt8], durably: Bool) throws(StoreError) {
        try folder.replace(path, with: bytes, durably: durably)
    }
    func append(_ bytes: [UInt8], to path: StorePath, at offset: Int) throws(StoreError) {
        try folder.append(bytes, to: path, at: offset)
    }
    func rewrite(_ path: StorePath, _ changes: [FileChange]) throws(StoreError) { try folder.rewrite(path, changes) }
    func cut(_ path: StorePath, to size: Int) throws(StoreError) -> KeptTail { try folder.cut(path, to: size) }
    func secure(_ path: StorePath) throws(StoreError) { try folder.secure(path) }

    func remove(_ path: StorePath) throws(StoreError) { try folder.remove(path) }
    func erase(_ path: StorePath) throws(StoreError) { try folder.erase(path) }
    func lock(_ log: Identifier, waiting seconds: Double) throws(StoreError) -> StoreLock {
        try folder.lock(log, waiting: seconds)
    }
    func mark() throws(StoreError) -> String { try folder.mark() }
}
