// A passphrase that was read into memory of its own.

extension AgePassphrase {
    /// The passphrase that these bytes are.
    ///
    /// - Throws: what `init(bytes:)` throws, for a passphrase that age can't take.
    public init(_ secret: SecretBytes) throws {
        var bytes = secret.withBytes { Array($0) }
        defer { SecretBytes.wipe(&bytes) }
        try self.init(bytes: bytes)
    }
}
