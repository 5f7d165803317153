// Which file this process was started from, and words as C wants them to start another.
import Glibc

/// The program that runs.
package enum OwnProgram {
    /// Its file; a path that still opens it where it was replaced or removed while it ran.
    package static var path: String {
        var room = [UInt8](repeating: 0, count: Int(PATH_MAX))
        let count = room.withUnsafeMutableBytes { bytes in
            bytes.withMemoryRebound(to: CChar.self) { chars in
                chars.baseAddress.map { readlink("/proc/self/exe", $0, chars.count) } ?? -1
            }
        }
        let path = String(decoding: room.prefix(max(0, count)), as: UTF8.self)
        return access(path, X_OK) == 0 ? path : "/proc/self/exe"
    }

    /// Its folder, with the slash at its end.
    package static var folder: String {
        let path = path
        return path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    }
}

/// Gives words as C takes the arguments of a program: an array of strings with nothing at its end.
package func withCStrings<Result>(
    _ texts: [String], _ use: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
    let copies: [UnsafeMutablePointer<CChar>?] = texts.map { strdup($0) } + [nil]
    defer { copies.forEach { free($0) } }
    return use(copies)
}
