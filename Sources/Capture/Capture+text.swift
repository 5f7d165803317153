// Bare text of any encoding, for files that are no reports: tables.

/// The text of a file.
public struct DecodedFile: Hashable, Sendable {
    /// The text, without a byte order mark.
    public var text: String
    /// The encoding by its usual name.
    public var encoding: String
    /// What a person should know about the choice.
    public var note: String?
    /// How many characters could not be decoded and stand as U+FFFD.
    public var replaced: Int
}

extension Capture {
    /// Decodes a file that is text.
    ///
    /// - Parameter label: the encoding that somebody says it has; valid UTF-8 and byte order marks count for more.
    public static func text(of bytes: [UInt8], name: String, encoding label: String? = nil) throws(CaptureError)
        -> DecodedFile
    {
        if bytes.isEmpty { throw CaptureError(.empty, name: name) }
        if let label, TextEncoding(label: label) == nil { throw CaptureError(.encoding(label), name: name) }
        let detection = try EncodingDetection.detect(bytes, declared: label, name: name)
        let decoded = Decoder.decode(bytes, as: detection.encoding, skipping: detection.markLength)
        if FileFormat.isBinary(decoded.bytes) { throw CaptureError(.binary, name: name) }
        return DecodedFile(
            text: String(decoding: decoded.bytes, as: UTF8.self), encoding: detection.encoding.name,
            note: detection.note,
            replaced: decoded.replaced)
    }
}
