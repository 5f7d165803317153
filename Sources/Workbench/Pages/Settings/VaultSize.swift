// How much lies in the vault's folder.

import Glibc

struct VaultSize: Sendable {
    var files = 0
    var bytes = 0

    /// Counts files, beside everybody who waits for pages.
    @concurrent static func of(_ folder: String) async -> VaultSize {
        var size = VaultSize()
        size.add(folder, depth: 0)
        return size
    }

    private mutating func add(_ folder: String, depth: Int) {
        guard depth < 8, let stream = opendir(folder) else { return }
        defer { closedir(stream) }
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard name != ".", name != ".." else { continue }
            let path = "\(folder)/\(name)"
            var status = stat()
            guard lstat(path, &status) == 0 else { continue }
            if status.st_mode & S_IFMT == S_IFDIR {
                add(path, depth: depth + 1)
            } else {
                files += 1
                bytes += Int(status.st_size)
            }
        }
    }
}
