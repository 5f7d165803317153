// Where a device keeps what it remembers of vaults.

import Crypto

/// The folder of what this device remembers of one vault: a file for each copy of it.
struct DeviceMemoryFolder: Sendable {
    private let store: FolderStore

    /// The folder for a vault, inside the device's folder for Habeas.
    init(in folder: String, vault: Identifier) { store = FolderStore(folder: "\(folder)/\(vault)") }

    private func path(_ mark: String) -> StorePath {
        let name = Array(SHA256.hash(data: Array(mark.utf8))).prefix(16)
        return .copy(Identifier(bytes: name) ?? .random())
    }

    /// What is remembered of a copy; nothing where it was never seen, or the file is damaged.
    func memory(of mark: String) -> DeviceMemory? {
        guard let bytes = try? store.read(path(mark), limit: 1 << 24),
            let text = String(validating: bytes, as: UTF8.self),
            let memory = DeviceMemory(text: text), memory.mark == mark
        else { return nil }
        return memory
    }

    /// How many copies of the vault this device remembers.
    var copyCount: Int { ((try? store.identifiers(in: .copies)) ?? []).count }

    /// The highest states seen of each log in any copy.
    func highest() -> [Identifier: LogHead] {
        var highest: [Identifier: LogHead] = [:]
        for name in (try? store.identifiers(in: .copies)) ?? [] {
            guard let bytes = try? store.read(.copy(name), limit: 1 << 24),
                let text = String(validating: bytes, as: UTF8.self),
                let memory = DeviceMemory(text: text)
            else { continue }
            for head in memory.seen.values where head.size > highest[head.log]?.size ?? 0 { highest[head.log] = head }
        }
        return highest
    }

    /// Remembers; not made safe against a power cut, because memory may lag behind the vault but never lead.
    func remember(_ memory: DeviceMemory) throws(StoreError) {
        try store.replace(path(memory.mark), with: Array(memory.text.utf8), durably: false)
    }
}
