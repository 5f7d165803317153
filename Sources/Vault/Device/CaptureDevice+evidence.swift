// Evidence on a capture device: sealed to the vault's recipient, and closed to the device from then on.

extension CaptureDevice {
    /// Keeps what an open file or pipe has. It is evidence once an entry names it in its field `evidence`, and an editor has adopted that.
    ///
    /// - Parameter record: makes the capture record (JSON) when hash and size are known.
    public func keep(
        descriptor: Int32, fileExtension: String?, record: @Sendable (BlobContent) throws -> [UInt8]
    ) throws -> BlobReference {
        try Evidence(store: store).put(
            descriptor: descriptor, fileExtension: fileExtension, to: recipient, record: record)
    }

    /// Keeps a stream whose beginning was read already.
    public func keep(
        beginning: [UInt8], descriptor: Int32, fileExtension: String?, record: @Sendable (BlobContent) throws -> [UInt8]
    ) throws -> BlobReference {
        var source = ContinuedSource(beginning: ArraySource(beginning), rest: FileSource(descriptor: descriptor))
        return try Evidence(store: store).put(
            stream: &source, fileExtension: fileExtension, to: recipient, record: record)
    }

    /// Keeps bytes.
    public func keep(_ bytes: [UInt8], fileExtension: String?, record: [UInt8]) throws -> BlobReference {
        var source = ArraySource(bytes)
        return try Evidence(store: store).put(
            &source, size: UInt64(bytes.count), record: record, fileExtension: fileExtension, to: recipient)
    }

    /// The fields with long values moved into blobs of their own.
    func shortened(_ fields: [Field]) throws -> [Field] {
        try fields.map { field in
            guard field.form == .inline, field.value.count > Vault.longestValue else { return field }
            let blob = try keep(field.value, fileExtension: nil, record: Array("{}".utf8))
            return Field(field.name, blob.bytes, form: .blob)
        }
    }
}
