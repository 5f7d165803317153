// The front of the room: a file or bytes in, a source out.
public import CaseModel

/// Captures reports: saved web pages and plain text.
public enum Capture {
    /// Captures the file at a path.
    public static func read(path: String, limits: CaptureLimits = .standard) throws(CaptureError) -> Source {
        let bytes = try InputFile.bytes(at: path, limit: limits.fileBytes)
        return try source(of: bytes, capture: CaptureRecord(way: .file, name: path), mediaType: nil, limits: limits)
    }

    /// Captures what comes on standard input, to its end.
    public static func readStandardInput(
        name: String = "standard input", mediaType: String? = nil, limits: CaptureLimits = .standard
    ) throws(CaptureError) -> Source {
        let bytes = try InputFile.standardInput(name: name, limit: limits.fileBytes)
        let record = CaptureRecord(way: .standardInput, name: name)
        return try source(of: bytes, capture: record, mediaType: mediaType, limits: limits)
    }

    /// Captures bytes that are already in memory; `mediaType` is what the sender says they are, and only a hint.
    public static func read(
        bytes: [UInt8], name: String, mediaType: String? = nil, limits: CaptureLimits = .standard
    ) throws(CaptureError) -> Source {
        if bytes.count > limits.fileBytes {
            throw CaptureError(.tooLarge(size: bytes.count, limit: limits.fileBytes), name: name)
        }
        return try source(
            of: bytes, capture: CaptureRecord(way: .bytes, name: name), mediaType: mediaType, limits: limits)
    }
}
