// Which files belong in a vault's folder: what else lies there is named, and so are links and files that others may read.

extension VaultVerification {
    /// Looks at the names, kinds and modes of everything in the folder.
    mutating func check(_ items: [StoredItem]) {
        var wide: [String] = []
        for item in items {
            switch item.kind {
            case .link:
                problem(
                    .link, item.path, "is a link; a vault has none, and what it leads to is no part of it. Remove it.")
            case .other:
                problem(.link, item.path, "is neither a file nor a folder; a vault has no such things. Remove it.")
            case .file, .folder:
                if item.isOpenToOthers { wide.append(item.path) }
                if !Self.belongs(item) {
                    remark(.unknownFile, item.path, "is not known to this version; nothing reads it.")
                }
            }
        }
        if let first = wide.first {
            let others = wide.count - 1
            let more = others == 0 ? "" : others == 1 ? " So can 1 other." : " So can \(others) others."
            remark(
                .wideMode, first,
                "can be read by others on this machine.\(more) 'chmod -R go= .' in the vault's folder closes it to them."
            )
        }
        memberKeys = items.count { $0.path.hasPrefix("keys/") && $0.kind == .file && Self.belongs($0) }
    }

    /// Whether a vault of this version has such a file or folder.
    static func belongs(_ item: StoredItem) -> Bool {
        let parts = item.path.split(separator: "/", omittingEmptySubsequences: false)
        func isID(_ part: Substring, ending: String = "") -> Bool {
            part.hasSuffix(ending) && Identifier(hex: part.dropLast(ending.utf8.count)) != nil
        }
        let isFile = item.kind == .file
        switch (parts[0], parts.count) {
        case ("FORMAT", 1), ("snapshot.sealed", 1), ("state.sealed", 1), ("looked-through.sealed", 1): return isFile
        case ("keys", 1), ("epochs", 1), ("logs", 1), ("evidence", 1), ("timestamps", 1), ("tmp", 1), ("forks", 1),
            ("capture", 1):
            return !isFile
        case ("keys", 2): return isFile && isID(parts[1], ending: ".age")
        case ("epochs", 2), ("logs", 2), ("forks", 2): return !isFile && isID(parts[1])
        case ("forks", 3): return isFile && isID(parts[1]) && isID(parts[2])
        case ("epochs", 3): return isFile && isID(parts[1]) && isID(parts[2], ending: ".age")
        case ("logs", 3) where isFile: return isID(parts[1]) && ["frames", "checkpoint"].contains(parts[2])
        case ("logs", 3...):
            guard isID(parts[1]), parts[2] == "tile" else { return false }
            return !isFile || (try? Tile(path: parts[2...].joined(separator: "/"))) != nil
        case ("evidence", 2):
            return !isFile && parts[1].utf8.count == 2 && isID(parts[1] + String(repeating: "0", count: 30))
        case ("evidence", 3): return isFile && isID(parts[2], ending: ".age") && parts[2].hasPrefix(parts[1])
        case ("timestamps", 2): return isFile && [".tsr", ".tsq", ".text"].contains { isID(parts[1], ending: $0) }
        case ("tmp", 2...): return true
        case ("capture", 2): return isFile && ["recipient", "owner", "key"].contains(parts[1])
        default: return false
        }
    }
}
