// How a folder is written to so that a power cut finds the old state or the new, never half of one.

import Glibc

extension FolderStore {
    public func replace(_ path: StorePath, with bytes: [UInt8], durably: Bool) throws(StoreError) {
        try makeFolder(path.parent)
        try makeFolder(.temporary)
        let temporary = temporaryName()
        do throws(StoreError) {
            let file = try OpenFile(temporary, O_WRONLY | O_CREAT | O_EXCL, named: place(path))
            try file.write(bytes, at: 0)
            if durably { try file.synchronise() }
            if retrying({ rename(temporary, place(path)) }) != 0 {
                throw StoreError.system(doing: "put it in its place", path: place(path), code: errno)
            }
        } catch {
            unlink(temporary)
            throw error
        }
        if durably { try synchroniseFolder(path.parent) }
    }

    public func create(_ path: StorePath, _ write: (inout FileSink) throws -> Void) throws {
        if try exists(path) { throw StoreError.alreadyThere(path: place(path)) }
        try makeFolder(path.parent)
        try makeFolder(.temporary)
        let temporary = temporaryName()
        do {
            let file = try OpenFile(temporary, O_WRONLY | O_CREAT | O_EXCL, named: place(path))
            var sink = FileSink(descriptor: file.descriptor)
            try write(&sink)
            try file.synchronise()
            if retrying({ rename(temporary, place(path)) }) != 0 {
                throw StoreError.system(doing: "put it in its place", path: place(path), code: errno)
            }
        } catch {
            unlink(temporary)
            throw error
        }
        try synchroniseFolder(path.parent)
    }

    public func append(_ bytes: [UInt8], to path: StorePath, at offset: Int) throws(StoreError) {
        if offset == 0 { try makeFolder(path.parent) }
        let file = try file(path, offset == 0 ? O_WRONLY | O_CREAT : O_WRONLY)
        let found = try file.size()
        if found != offset { throw StoreError.changed(path: place(path), expected: offset, found: found) }
        try file.write(bytes, at: offset)
        try file.synchronise()
        // Also where the file was there, empty: whoever made it may have been stopped before its name was safe.
        if offset == 0 { try synchroniseFolder(path.parent) }
    }

    public func cut(_ path: StorePath, to size: Int) throws(StoreError) -> String {
        let file = try file(path, O_RDWR)
        let tail = try file.read(from: size, count: Int.max - size)
        try makeFolder(.temporary)
        let kept = "\(place(.temporary))/cut-\(Identifier.random())"
        let copy = try OpenFile(kept, O_WRONLY | O_CREAT | O_EXCL, named: kept)
        try copy.write(tail, at: 0)
        try copy.synchronise()
        try synchroniseFolder(.temporary)
        try file.setSize(size)
        try file.synchronise()
        return kept
    }

    public func secure(_ path: StorePath) throws(StoreError) {
        guard try exists(path) else { return }
        try file(path, O_RDONLY).synchronise()
    }

    public func remove(_ path: StorePath) throws(StoreError) {
        if unlink(place(path)) != 0, errno != ENOENT {
            throw StoreError.system(doing: "remove it", path: place(path), code: errno)
        }
    }

    public func erase(_ path: StorePath) throws(StoreError) {
        guard try exists(path) else { return }
        do {
            let file = try file(path, O_WRONLY)
            let zeros = [UInt8](repeating: 0, count: 1 << 20)
            let size = try file.size()
            for offset in stride(from: 0, to: size, by: zeros.count) {
                try file.write(zeros.count <= size - offset ? zeros : [UInt8](zeros.prefix(size - offset)), at: offset)
            }
            try file.synchronise()
        }
        if unlink(place(path)) != 0 { throw StoreError.system(doing: "remove it", path: place(path), code: errno) }
        try synchroniseFolder(path.parent)
    }

    /// Makes a folder, and those above it, where they are not there yet; safe when it returns.
    ///
    /// - Throws: `StoreError.vanished` where a vault was here: nobody would find again what is begun in its place, least of all below an empty mount point.
    func makeFolder(_ path: StorePath?) throws(StoreError) {
        let place = path.map(place) ?? folder
        if Self.isFolder(place) { return }
        if isOpened, try !exists(.format) { throw .vanished }
        try Self.makeFolder(place)
    }

    private static func isFolder(_ place: String) -> Bool {
        var status = stat()
        return stat(place, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    private static func makeFolder(_ place: String) throws(StoreError) {
        if isFolder(place) { return }
        let above = place.lastIndex(of: "/").map { String(place[..<$0]) } ?? "."
        if !above.isEmpty { try makeFolder(above) }
        if mkdir(place, 0o700) != 0, errno != EEXIST {
            throw StoreError.system(doing: "make this folder", path: place, code: errno)
        }
        let parent = above.isEmpty ? "/" : above
        try OpenFile(parent, O_RDONLY | O_DIRECTORY, named: parent).synchronise()
    }

    private func temporaryName() -> String { "\(place(.temporary))/\(Identifier.random())" }

    func synchroniseFolder(_ path: StorePath?) throws(StoreError) {
        let place = path.map(place) ?? folder
        try OpenFile(place, O_RDONLY | O_DIRECTORY, named: place).synchronise()
    }
}
