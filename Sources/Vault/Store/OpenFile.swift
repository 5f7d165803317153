// A file that is open as long as the value lives, with the system's calls in words of their errors.

import CLinux
import Glibc

/// An open file or folder; closed when the value goes.
struct OpenFile: ~Copyable {
    let descriptor: Int32
    /// As messages name it.
    let path: String

    /// Opens a file or folder; never follows a link in the last part of the path, never waits for a pipe.
    init(_ path: String, _ flags: Int32, named name: String) throws(StoreError) {
        let descriptor = retrying { Glibc.open(path, flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o600) }
        if descriptor < 0 { throw StoreError.system(doing: "open it", path: name, code: errno) }
        self.descriptor = descriptor
        self.path = name
    }

    /// Opens a file or folder below a folder; follows no link in any part of the way.
    init(beneath folder: borrowing OpenFile, _ way: String, _ flags: Int32, named name: String) throws(StoreError) {
        let top = folder.descriptor
        // What is only looked at takes no other flags.
        let all = flags & CLINUX_O_PATH != 0 ? flags : flags | O_NONBLOCK
        let descriptor = retrying { clinux_open_beneath(top, way, all, 0o600) }
        if descriptor < 0 { throw StoreError.system(doing: "open it", path: name, code: errno) }
        self.descriptor = descriptor
        path = name
    }

    /// Opens a folder that a person named, who may have named a link to it.
    init(folder: String) throws(StoreError) {
        let descriptor = retrying { Glibc.open(folder, CLINUX_O_PATH | O_DIRECTORY | O_CLOEXEC) }
        if descriptor < 0 { throw StoreError.system(doing: "open it", path: folder, code: errno) }
        self.descriptor = descriptor
        path = folder
    }

    deinit { close(descriptor) }

    /// Another descriptor of the same open file, for whoever closes it by itself.
    func kept() throws(StoreError) -> Int32 {
        let other = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
        if other < 0 { throw failure("open it") }
        return other
    }

    /// What the system says about the file.
    func status() throws(StoreError) -> stat {
        var status = stat()
        if fstat(descriptor, &status) != 0 { throw failure("look at it") }
        return status
    }

    /// How long the file is.
    ///
    /// - Throws: where it is no plain file.
    func size() throws(StoreError) -> Int {
        let status = try status()
        if status.st_mode & S_IFMT != S_IFREG {
            throw StoreError.system(doing: "use it as a file", path: path, code: EINVAL)
        }
        return Int(status.st_size)
    }

    /// Reads bytes from a place; fewer than asked for where the file ends before.
    func read(from offset: Int, count: Int) throws(StoreError) -> [UInt8] {
        let wanted = min(count, max(0, try size() - offset))
        if wanted == 0 { return [] }
        var failed = false
        let bytes = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, filled in
            while filled < wanted {
                let rest = UnsafeMutableRawBufferPointer(buffer)[filled...]
                let got = retrying { pread(descriptor, rest.base, wanted - filled, off_t(offset + filled)) }
                if got < 0 { failed = true }
                if got <= 0 { break }
                filled += got
            }
        }
        if failed { throw failure("read it") }
        return bytes
    }

    /// Writes all bytes at a place.
    func write(_ bytes: [UInt8], at offset: Int) throws(StoreError) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { all in
                retrying { pwrite(descriptor, all[written...].base, all.count - written, off_t(offset + written)) }
            }
            if count <= 0 { throw failure("write it", code: count == 0 ? EIO : errno) }
            written += count
        }
    }

    /// Waits until the file's bytes (or the folder's names) are safe. Not repeated after a failure: the system may have dropped what it could not write.
    func synchronise() throws(StoreError) {
        if fsync(descriptor) != 0 { throw failure("make it safe on the disk") }
    }

    /// Cuts or lengthens the file.
    func setSize(_ size: Int) throws(StoreError) {
        if retrying({ ftruncate(descriptor, off_t(size)) }) != 0 { throw failure("cut it") }
    }

    private func failure(_ doing: String, code: Int32 = errno) -> StoreError {
        .system(doing: doing, path: path, code: code)
    }
}

extension Slice where Base == UnsafeMutableRawBufferPointer {
    fileprivate var base: UnsafeMutableRawPointer? { UnsafeMutableRawBufferPointer(rebasing: self).baseAddress }
}

extension Slice where Base == UnsafeRawBufferPointer {
    fileprivate var base: UnsafeRawPointer? { UnsafeRawBufferPointer(rebasing: self).baseAddress }
}

/// Calls again as long as a signal interrupts the call.
func retrying<Number: SignedInteger>(_ call: () -> Number) -> Number {
    while true {
        let result = call()
        if result != -1 || errno != EINTR { return result }
    }
}
