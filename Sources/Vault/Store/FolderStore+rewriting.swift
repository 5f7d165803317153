// How bytes in the middle of a file are changed: in a new file that takes the old one's place.

import Glibc

extension FolderStore {
    public func rewrite(_ path: StorePath, _ changes: [FileChange]) throws(StoreError) {
        let old = try file(path, O_RDWR)
        let size = try old.size()
        try makeFolder(.temporary)
        let temporary = StorePath.temporary(.random())
        do throws(StoreError) {
            let new = try OpenFile(
                beneath: top(), temporary.description, O_WRONLY | O_CREAT | O_EXCL, named: place(path))
            for offset in stride(from: 0, to: size, by: 1 << 20) {
                try new.write(try old.read(from: offset, count: 1 << 20), at: offset)
            }
            for change in changes where change.offset >= 0 && change.offset + change.bytes.count <= size {
                try new.write(change.bytes, at: change.offset)
            }
            try new.synchronise()
            try put(temporary, at: path)
        } catch {
            try? remove(temporary)
            throw error
        }
        try synchroniseFolder(path.parent)
        // The old file has no name any more; its bytes may lie on the disk for long.
        for change in changes {
            try? old.write([UInt8](repeating: 0, count: change.bytes.count), at: change.offset)
        }
        try? old.synchronise()
    }
}
