// Where the data beside the repository lies, for tests that measure against it.
public import Foundation

/// The folder of vectors and corpora beside the repository, and what is in it.
public enum Shared {
    /// `shared` beside the repository, or beside the folder that holds its work trees; `nil` where there is none.
    public static let folder: URL? = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        var parent = root.deletingLastPathComponent()
        for _ in 0..<2 {
            let candidate = parent.appending(path: "shared")
            if FileManager.default.fileExists(atPath: candidate.appending(path: "vectors").path) { return candidate }
            parent = parent.deletingLastPathComponent()
        }
        return nil
    }()

    /// A file or folder of it, where it is there.
    public static func place(_ path: String) -> URL? {
        guard let url = folder?.appending(path: path), FileManager.default.fileExists(atPath: url.path) else {
            return nil
        }
        return url
    }

    /// The bytes of one file; where it is absent, says on standard output that the test is skipped, and returns `nil`.
    public static func file(_ path: String, for test: String = #function) -> Data? {
        if let folder, let data = try? Data(contentsOf: folder.appending(path: path)) { return data }
        print("SKIPPED \(test): ../shared/\(path) is not here")
        return nil
    }
}
