// Where tests find the files of this repository.
public import Foundation

/// The files of this repository.
public enum Repository {
    /// The folder of the package.
    public static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// A file or folder of the package, where it is there.
    public static func place(_ path: String) -> URL? {
        let url = root.appending(path: path)
        return FileManager.default.fileExists(atPath: url.path) ? url : nil
    }

    /// Files of one ending in a folder of the package, in order of their names.
    public static func files(in path: String, ending: String) -> [URL] {
        sortedFiles(in: root.appending(path: path), ending: ending)
    }
}

/// Files of one ending in a folder, in order of their names; none where the folder is absent.
public func sortedFiles(in folder: URL, ending: String) -> [URL] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix("." + ending) }.sorted().map { folder.appending(path: $0) }
}
