// What lies at the top of a store: a vault may have a disk to itself.

extension StorePath {
    /// The folder that a file system keeps at the top of its disk; no part of a vault.
    static let lostAndFound = "lost+found"
}

extension Store {
    /// The names at the top, without the folder that a file system keeps there.
    func topNames() throws(StoreError) -> [String] {
        try names(in: .top).filter { $0 != StorePath.lostAndFound }
    }
}
