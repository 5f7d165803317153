// Opens files without ever waiting on a pipe or a device, and reads them up to a limit.
import Glibc

package enum InputFile {
    /// The bytes of a regular file.
    package static func bytes(at path: String, limit: Int) throws(CaptureError) -> [UInt8] {
        var info = stat()
        guard stat(path, &info) == 0 else {
            throw CaptureError(errno == ENOENT || errno == ENOTDIR ? .missing : .unreadable(reason()), name: path)
        }
        try checkIsFile(info, path: path)
        // Not blocking: should the file become a pipe between the two calls, opening it must not wait for a writer.
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw CaptureError(.unreadable(reason()), name: path) }
        defer { close(descriptor) }
        guard fstat(descriptor, &info) == 0 else { throw CaptureError(.unreadable(reason()), name: path) }
        try checkIsFile(info, path: path)
        let size = Int(info.st_size)
        if size > limit { throw CaptureError(.tooLarge(size: size, limit: limit), name: path) }
        return try read(descriptor, expecting: size, name: path, limit: limit)
    }

    /// Everything on standard input.
    static func standardInput(name: String, limit: Int) throws(CaptureError) -> [UInt8] {
        var info = stat()
        var size = 0
        if fstat(STDIN_FILENO, &info) == 0 {
            if info.st_mode & S_IFMT == S_IFDIR { throw CaptureError(.directory, name: name) }
            if info.st_mode & S_IFMT == S_IFREG { size = Int(info.st_size) }
        }
        if size > limit { throw CaptureError(.tooLarge(size: size, limit: limit), name: name) }
        return try read(STDIN_FILENO, expecting: size, name: name, limit: limit)
    }

    private static func checkIsFile(_ info: stat, path: String) throws(CaptureError) {
        switch info.st_mode & S_IFMT {
        case S_IFREG: return
        case S_IFDIR: throw CaptureError(.directory, name: path)
        case S_IFIFO: throw CaptureError(.notAFile("a named pipe"), name: path)
        case S_IFSOCK: throw CaptureError(.notAFile("a socket"), name: path)
        default: throw CaptureError(.notAFile("a device"), name: path)
        }
    }

    /// Reads to the end; files that grow past the limit while being read are refused too.
    private static func read(
        _ descriptor: Int32, expecting size: Int, name: String, limit: Int
    ) throws(CaptureError) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(size + 1)
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = chunk.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
            if count == 0 { return bytes }
            if count < 0 {
                if errno == EINTR { continue }
                throw CaptureError(.unreadable(reason()), name: name)
            }
            bytes.append(contentsOf: chunk[..<count])
            if bytes.count > limit { throw CaptureError(.tooLarge(size: bytes.count, limit: limit), name: name) }
        }
    }

    private static func reason() -> String {
        switch errno {
        case EACCES, EPERM: "permission denied"
        case ELOOP: "too many links"
        case ENAMETOOLONG: "the name is too long"
        case EIO: "the disk can't be read"
        default: "error \(errno)"
        }
    }
}
