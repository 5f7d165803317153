// Where evidence goes.

public import Vault

/// Where evidence goes: an unlocked vault (`MemberVault`), or a capture device.
public protocol EvidenceKeeper: Sendable {
    func time() -> String
    func keep(
        descriptor: Int32, fileExtension: String?, record: @Sendable (BlobContent) throws -> [UInt8]
    ) async throws -> BlobReference
    func keep(
        beginning: [UInt8], descriptor: Int32, fileExtension: String?, record: @Sendable (BlobContent) throws -> [UInt8]
    ) async throws -> BlobReference
    func keep(_ bytes: [UInt8], fileExtension: String?, record: [UInt8]) async throws -> BlobReference
    func add(_ entries: [(type: String, fields: [Field])]) async throws -> [EntryID]
}

/// An open vault, as one of its members works with it.
public struct MemberVault: EvidenceKeeper {
    private let vault: Vault
    private let member: SignedIn?

    /// - Parameter member: who adds and signs; without one, whoever unlocked the vault.
    public init(_ vault: Vault, by member: SignedIn? = nil) {
        self.vault = vault
        self.member = member
    }

    public func time() -> String { vault.time() }

    public func keep(
        descriptor: Int32, fileExtension: String?, record: @Sendable (BlobContent) throws -> [UInt8]
    ) async throws -> BlobReference {
        try await vault.keep(descriptor: descriptor, fileExtension: fileExtension, by: member, record: record)
    }

    public func keep(
        beginning: [UInt8], descriptor: Int32, fileExtension: String?, record: @Sendable (BlobContent) throws -> [UInt8]
    ) async throws -> BlobReference {
        try await vault.keep(
            beginning: beginning, descriptor: descriptor, fileExtension: fileExtension, by: member, record: record)
    }

    public func keep(_ bytes: [UInt8], fileExtension: String?, record: [UInt8]) async throws -> BlobReference {
        try await vault.keep(bytes, fileExtension: fileExtension, by: member, record: record)
    }

    public func add(_ entries: [(type: String, fields: [Field])]) async throws -> [EntryID] {
        try await vault.append(entries, by: member)
    }
}

extension CaptureDevice: EvidenceKeeper {
    public func add(_ entries: [(type: String, fields: [Field])]) async throws -> [EntryID] {
        try await append(entries)
    }
}
