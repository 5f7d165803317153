// Files that live inside the binary, read where they lie.
internal import EmbeddedData

/// Bytes that stay where they are for as long as the program runs.
package struct EmbeddedFile: @unchecked Sendable {
    // The bytes are part of the binary (or were read once and are never freed) and are never written.
    package let bytes: UnsafeRawBufferPointer

    /// The embedded file of that name, or nil where the binary has none.
    package init?(_ name: String) {
        let file = habeas_embedded(name)
        guard file.count > 0 else { return nil }
        bytes = UnsafeRawBufferPointer(start: file.bytes, count: file.count)
    }

    /// A copy of bytes that lives as long as the program; for training and tests only.
    package init(copying source: [UInt8]) {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: source.count, alignment: 64)
        copy.copyBytes(from: source)
        bytes = UnsafeRawBufferPointer(copy)
    }

    /// The rows of a tab-separated word list, without its header line and `#` notes.
    package var tableRows: [[Substring]] {
        String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst()
            .filter { !$0.hasPrefix("#") }
            .map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
    }
}
