// The file that says what a vault is: its version and id.

import Crypto

/// What `FORMAT` says.
struct VaultFormat {
    let vault: Identifier

    static let version = 1

    var bytes: [UInt8] { Array("habeas vault \(Self.version)\nid \(vault)\n".utf8) }

    /// Why a folder is no vault that has all of one but this file, which is written last.
    static let missing =
        "it has no file FORMAT, but logs or keys. If 'habeas init' was stopped here, remove the folder and run it again; else bring FORMAT back from a backup."

    /// Whether a store has parts of a vault and not this file.
    static func isMissing(from store: any Store) throws(StoreError) -> Bool {
        if try store.exists(.format) { return false }
        if try store.exists(.logs) { return true }
        return try store.exists(.keys)
    }

    /// Reads the file of a store.
    ///
    /// - Throws: `VaultError.notAVault` where there is none, it is damaged, or a newer Habeas made it.
    static func read(_ store: any Store, path: String) throws -> VaultFormat {
        guard try store.exists(.format) else {
            throw VaultError.notAVault(
                path: path,
                why: try isMissing(from: store) ? missing : "it has no file FORMAT. 'habeas init' makes a vault.")
        }
        let text = String(decoding: try store.read(.format, limit: 4_096), as: UTF8.self)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let first = lines.first, first.hasPrefix("habeas vault "), let version = Int(first.dropFirst(13)) else {
            throw VaultError.notAVault(
                path: path, why: "its file FORMAT is another program's, or damaged. Bring it back from a backup.")
        }
        if version > Self.version {
            throw VaultError.notAVault(
                path: path,
                why: "a newer Habeas made it (format \(version), and I know \(Self.version)). Install the newer one.")
        }
        guard version == Self.version, lines.count == 3, lines[1].hasPrefix("id "),
            let vault = Identifier(hex: lines[1].dropFirst(3)), lines[2].isEmpty
        else { throw VaultError.notAVault(path: path, why: "its file FORMAT is damaged. Bring it back from a backup.") }
        return VaultFormat(vault: vault)
    }
}

extension Vault {
    /// The id of the vault in a store, without opening it.
    ///
    /// - Throws: `VaultError.notAVault` where there is none that this version can open.
    public static func id(of store: any Store, at path: String) throws -> Identifier {
        try VaultFormat.read(store, path: path).vault
    }

    /// A name for this copy of a vault on this device, different from that of any other copy.
    ///
    /// - Throws: `VaultError.notAVault`; `StoreError`.
    public static func copyName(of store: any Store, at path: String) throws -> Identifier {
        let name = Array(SHA256.hash(data: try id(of: store, at: path).bytes + Array(store.mark().utf8)))
        return Identifier(bytes: name.prefix(16)) ?? .random()
    }
}
