// How much a capture takes on before it refuses; chosen so that whatever is accepted is also read within seconds.

/// Bounds on what is captured.
public struct CaptureLimits: Hashable, Sendable {
    /// Largest file, in bytes.
    public var fileBytes: Int
    /// Largest text, in UTF-8 bytes (about 1,400 printed pages).
    public var textBytes: Int
    /// Most tags in a page.
    public var tags: Int
    /// Deepest nesting of tags that is kept; deeper ones are read as if they were not there.
    public var depth: Int

    /// Makes limits.
    public init(fileBytes: Int = 64_000_000, textBytes: Int = 4_000_000, tags: Int = 1_000_000, depth: Int = 512) {
        self.fileBytes = fileBytes
        self.textBytes = textBytes
        self.tags = tags
        self.depth = depth
    }

    /// What `habeas` uses.
    public static let standard = CaptureLimits()
}
