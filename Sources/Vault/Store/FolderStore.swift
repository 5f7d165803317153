// The embedded store: a folder on this machine's disk.

import CLinux
import Glibc

/// A vault in a folder.
public struct FolderStore: Store {
    /// The folder, as messages name it.
    public let folder: String
    /// Whether a vault was found here.
    private(set) var isOpened = false

    /// The store in a folder, which need not be there yet.
    public init(folder: String) {
        self.folder = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    }

    public func opened() -> any Store {
        var store = self
        store.isOpened = true
        return store
    }

    func place(_ path: StorePath) -> String { "\(folder)/\(path)" }

    /// The store's own folder; a link to it is followed, as a person named it.
    func top() throws(StoreError) -> OpenFile { try OpenFile(folder: folder) }

    /// Opens a file or folder. No part of its path may be a link: what stands in the folder could have been put there to lead out of it.
    func file(_ path: StorePath, _ flags: Int32) throws(StoreError) -> OpenFile {
        try OpenFile(beneath: top(), path.description, flags, named: place(path))
    }

    /// Opens the folder that something lies in.
    func parentFolder(of path: StorePath) throws(StoreError) -> OpenFile {
        try file(path.parent ?? .top, O_RDONLY | O_DIRECTORY)
    }

    public func exists(_ path: StorePath) throws(StoreError) -> Bool {
        do {
            _ = try file(path, CLINUX_O_PATH)
            return true
        } catch .system(_, _, ENOENT), .system(_, _, ENOTDIR) {
            return false
        }
    }

    public func size(of path: StorePath) throws(StoreError) -> Int? {
        do {
            return try file(path, O_RDONLY).size()
        } catch .system(_, _, ENOENT) {
            return nil
        }
    }

    public func names(in folder: StorePath) throws(StoreError) -> [String] {
        let descriptor: Int32
        do {
            descriptor = try file(folder, O_RDONLY | O_DIRECTORY).kept()
        } catch .system(_, _, ENOENT) {
            return []
        }
        guard let open = fdopendir(descriptor) else {
            let code = errno
            close(descriptor)
            throw StoreError.system(doing: "list it", path: place(folder), code: code)
        }
        defer { closedir(open) }
        var names: [String] = []
        while let entry = readdir(open) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    public func read(_ path: StorePath, from offset: Int, count: Int) throws(StoreError) -> [UInt8] {
        try file(path, O_RDONLY).read(from: offset, count: count)
    }

    public func open<Result>(_ path: StorePath, _ use: (inout FileSource) throws -> Result) throws -> Result {
        let file = try file(path, O_RDONLY)
        _ = try file.size()
        var source = FileSource(descriptor: file.descriptor)
        return try use(&source)
    }

    public func lock(_ log: Identifier, waiting seconds: Double) throws(StoreError) -> StoreLock {
        let path = StorePath.log(log)
        try makeFolder(path)
        let descriptor = try file(path, O_RDONLY | O_DIRECTORY).kept()
        var waited = 0.0
        while retrying({ flock(descriptor, LOCK_EX | LOCK_NB) }) != 0 {
            let code = errno
            if code != EWOULDBLOCK || waited >= seconds {
                close(descriptor)
                throw code == EWOULDBLOCK
                    ? .busy(path: place(path)) : .system(doing: "lock it", path: place(path), code: code)
            }
            usleep(20_000)
            waited += 0.02
        }
        return StoreLock { close(descriptor) }
    }

    public func mark() throws(StoreError) -> String {
        let status = try file(.format, O_RDONLY).status()
        return "\(status.st_ino) \(status.st_ctim.tv_sec).\(status.st_ctim.tv_nsec)"
    }
}
