// How a folder is written to so that a power cut finds the old state or the new, never half of one.

import CLinux
import Glibc

extension FolderStore {
    public func replace(_ path: StorePath, with bytes: [UInt8], durably: Bool) throws(StoreError) {
        try makeFolder(path.parent)
        try makeFolder(.temporary)
        let temporary = StorePath.temporary(.random())
        do throws(StoreError) {
            let file = try OpenFile(
                beneath: top(), temporary.description, O_WRONLY | O_CREAT | O_EXCL, named: place(path))
            try file.write(bytes, at: 0)
            if durably { try file.synchronise() }
            try put(temporary, at: path)
        } catch {
            try? remove(temporary)
            throw error
        }
        if durably { try synchroniseFolder(path.parent) }
    }

    public func replace(_ path: StorePath, durably: Bool, next: () throws -> [UInt8]?) throws {
        try makeFolder(path.parent)
        try makeFolder(.temporary)
        let temporary = StorePath.temporary(.random())
        do {
            let file = try OpenFile(
                beneath: top(), temporary.description, O_WRONLY | O_CREAT | O_EXCL, named: place(path))
            var offset = 0
            while let part = try next() {
                try file.write(part, at: offset)
                offset += part.count
            }
            if durably { try file.synchronise() }
            try put(temporary, at: path)
        } catch {
            try? remove(temporary)
            throw error
        }
        if durably { try synchroniseFolder(path.parent) }
    }

    public func create(_ path: StorePath, _ write: (inout FileSink) throws -> Void) throws {
        if try exists(path) { throw StoreError.alreadyThere(path: place(path)) }
        try makeFolder(path.parent)
        try makeFolder(.temporary)
        let temporary = StorePath.temporary(.random())
        do {
            let file = try OpenFile(
                beneath: top(), temporary.description, O_WRONLY | O_CREAT | O_EXCL, named: place(path))
            var sink = FileSink(descriptor: file.descriptor)
            try write(&sink)
            try file.synchronise()
            try put(temporary, at: path)
        } catch {
            try? remove(temporary)
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

    public func cut(_ path: StorePath, to size: Int) throws(StoreError) -> KeptTail {
        let file = try file(path, O_RDWR)
        let length = try file.size() - size
        let kept = min(max(0, length), KeptTail.longest)
        try makeFolder(.temporary)
        let tail = StorePath.cutTail(.random())
        let copy = try self.file(tail, O_WRONLY | O_CREAT | O_EXCL)
        for offset in stride(from: 0, to: kept, by: 1 << 20) {
            try copy.write(try file.read(from: size + offset, count: min(1 << 20, kept - offset)), at: offset)
        }
        try copy.synchronise()
        try synchroniseFolder(.temporary)
        try file.setSize(size)
        try file.synchronise()
        return KeptTail(path: place(tail), size: kept, dropped: max(0, length) - kept)
    }

    public func secure(_ path: StorePath) throws(StoreError) {
        guard try exists(path) else { return }
        try file(path, O_RDONLY).synchronise()
    }

    public func remove(_ path: StorePath) throws(StoreError) {
        do throws(StoreError) {
            let folder = try parentFolder(of: path)
            if unlinkat(folder.descriptor, path.name, 0) != 0 {
                throw StoreError.system(doing: "remove it", path: place(path), code: errno)
            }
        } catch .system(_, _, ENOENT) {
            return
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
        try remove(path)
        try synchroniseFolder(path.parent)
    }

    /// Gives a file that was written its name.
    func put(_ temporary: StorePath, at path: StorePath) throws(StoreError) {
        let from = try parentFolder(of: temporary)
        let to = try parentFolder(of: path)
        while renameat(from.descriptor, temporary.name, to.descriptor, path.name) != 0 {
            if errno != EINTR {
                throw StoreError.system(doing: "put it in its place", path: place(path), code: errno)
            }
        }
    }

    /// Makes a folder, and those above it, where they are not there yet; safe when it returns.
    ///
    /// - Throws: `StoreError.vanished` where a vault was here: nobody would find again what is begun in its place, least of all below an empty mount point.
    func makeFolder(_ path: StorePath?) throws(StoreError) {
        if isFolder(path ?? .top) { return }
        if isOpened, try !exists(.format) { throw .vanished }
        try Self.makeFolder(folder)
        guard let path else { return }
        for step in path.way where !isFolder(step) {
            let above = try parentFolder(of: step)
            if mkdirat(above.descriptor, step.name, 0o700) != 0, errno != EEXIST {
                throw StoreError.system(doing: "make this folder", path: place(step), code: errno)
            }
            try above.synchronise()
        }
    }

    private func isFolder(_ path: StorePath) -> Bool {
        do {
            _ = try file(path, CLINUX_O_PATH | O_DIRECTORY)
            return true
        } catch {
            return false
        }
    }

    private static func makeFolder(_ place: String) throws(StoreError) {
        var status = stat()
        if stat(place, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { return }
        let above = place.lastIndex(of: "/").map { String(place[..<$0]) } ?? "."
        if !above.isEmpty { try makeFolder(above) }
        if mkdir(place, 0o700) != 0, errno != EEXIST {
            throw StoreError.system(doing: "make this folder", path: place, code: errno)
        }
        let parent = above.isEmpty ? "/" : above
        try OpenFile(parent, O_RDONLY | O_DIRECTORY, named: parent).synchronise()
    }

    func synchroniseFolder(_ path: StorePath?) throws(StoreError) {
        try file(path ?? .top, O_RDONLY | O_DIRECTORY).synchronise()
    }
}
