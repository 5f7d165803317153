// Where evidence goes.

public import Vault

/// Where evidence goes: an unlocked vault, or a capture device.
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

extension Vault: EvidenceKeeper {
    public func add(_ entries: [(type: String, fields: [Field])]) async throws -> [EntryID] {
        try await append(entries)
    }
}

extension CaptureDevice: EvidenceKeeper {
    public func add(_ entries: [(type: String, fields: [Field])]) async throws -> [EntryID] {
        try await append(entries)
    }
}
