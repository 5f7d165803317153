// One file of what goes out.

/// A file of a publication, not yet written anywhere.
public struct OutputFile: Hashable, Sendable {
    /// Where it will lie below the folder of the publication, such as `csv/people.csv`.
    public var path: String
    public var bytes: [UInt8]

    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }
}
