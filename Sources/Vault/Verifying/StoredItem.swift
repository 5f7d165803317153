// What lies in a vault's folder, as the system lists it, whether it belongs there or not.

import Glibc

/// A file, folder or other thing in a store.
public struct StoredItem: Hashable, Sendable {
    /// What it is.
    public enum Kind: Sendable {
        case file, folder, link, other
    }

    /// Relative to the vault's folder.
    public let path: String
    public let kind: Kind
    /// Whether others than its owner may read, write or list it.
    public let isOpenToOthers: Bool
}

/// A store that can list everything it holds.
public protocol SurveyedStore: Store {
    /// Everything in the store, folders before what is in them; links are listed and not followed. What a file system keeps at the top of its disk is left out.
    func survey() throws(StoreError) -> [StoredItem]
}

extension FolderStore: SurveyedStore {
    public func survey() throws(StoreError) -> [StoredItem] {
        var items: [StoredItem] = []
        try survey("", into: &items, depth: 0)
        return items
    }

    private func survey(_ folder: String, into items: inout [StoredItem], depth: Int) throws(StoreError) {
        let place = folder.isEmpty ? self.folder : "\(self.folder)/\(folder)"
        guard let open = opendir(place) else {
            throw StoreError.system(doing: "list it", path: place, code: errno)
        }
        defer { closedir(open) }
        var names: [String] = []
        while let entry = readdir(open) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        for name in names.sorted() {
            let path = folder.isEmpty ? name : "\(folder)/\(name)"
            var status = stat()
            if lstat("\(self.folder)/\(path)", &status) != 0 {
                // Gone meanwhile, or a name that is no text.
                items.append(StoredItem(path: path, kind: .other, isOpenToOthers: false))
                continue
            }
            let kind: StoredItem.Kind =
                switch status.st_mode & S_IFMT {
                case S_IFREG: .file
                case S_IFDIR: .folder
                case S_IFLNK: .link
                default: .other
                }
            if folder.isEmpty, name == StorePath.lostAndFound, kind == .folder { continue }
            items.append(StoredItem(path: path, kind: kind, isOpenToOthers: status.st_mode & 0o077 != 0))
            // No vault goes deeper; a folder that does is no part of one.
            if kind == .folder, depth < 12 { try survey(path, into: &items, depth: depth + 1) }
        }
    }
}
