// The reports that the damage starts from.
import Glibc

enum Seeds {
    /// All pages and texts of a folder, in the order of their names.
    static func read(_ folder: String) -> [[UInt8]] {
        guard let handle = opendir(folder) else { return [] }
        defer { closedir(handle) }
        var names: [String] = []
        while let entry = readdir(handle) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.hasSuffix(".html") || name.hasSuffix(".txt") { names.append(name) }
        }
        return names.sorted().compactMap { bytes(of: folder + "/" + $0) }
    }

    private static func bytes(of path: String) -> [UInt8]? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = fread(&buffer, 1, buffer.count, file)
            if count == 0 { return bytes.isEmpty ? nil : bytes }
            bytes += buffer[..<count]
        }
    }

    /// Writes an input where it can be found after a crash.
    static func write(_ input: [UInt8], to path: String) -> Bool {
        guard let file = fopen(path, "w") else { return false }
        defer { fclose(file) }
        return fwrite(input, 1, input.count, file) == input.count
    }
}
