// The embedded store: a folder on this machine's disk.

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

    func file(_ path: StorePath, _ flags: Int32) throws(StoreError) -> OpenFile {
        try OpenFile(place(path), flags, named: place(path))
    }

    public func exists(_ path: StorePath) throws(StoreError) -> Bool {
        var status = stat()
        if lstat(place(path), &status) == 0 { return true }
        if errno == ENOENT || errno == ENOTDIR { return false }
        throw StoreError.system(doing: "look at it", path: place(path), code: errno)
    }

    public func size(of path: StorePath) throws(StoreError) -> Int? {
        do {
            return try file(path, O_RDONLY).size()
        } catch .system(_, _, ENOENT) {
            return nil
        }
    }

    public func names(in folder: StorePath) throws(StoreError) -> [String] {
        guard let open = opendir(place(folder)) else {
            if errno == ENOENT { return [] }
            throw StoreError.system(doing: "list it", path: place(folder), code: errno)
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
        let descriptor = Glibc.open(place(path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if descriptor < 0 { throw StoreError.system(doing: "lock it", path: place(path), code: errno) }
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
