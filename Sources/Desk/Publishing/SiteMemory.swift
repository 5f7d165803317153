// What is remembered of the last site, so that the next one need not begin from nothing. It lies sealed in the vault.

public import LeakScan
public import Publishing

/// What was looked through before a site went out, and what its lists said.
public struct SiteMemory: Sendable {
    public var looked: LookedThrough
    public var listed: ListedCases

    public init(looked: LookedThrough, listed: ListedCases) {
        self.looked = looked
        self.listed = listed
    }

    /// The same, where it is of what stands in a folder; nil where that is another one.
    public func of(_ folder: PublishedFolder) -> SiteMemory? { looked.folder == folder.digestBefore ? self : nil }

    /// Reads it back; nil where the bytes are none.
    public init?(_ bytes: [UInt8]) async {
        let size = bytes.prefix(8).reduce(0) { ($0 << 8 | Int($1)) & Int.max }
        guard bytes.count >= 8, size <= bytes.count - 8 else { return nil }
        // Both are long.
        async let first = LookedThrough(Array(bytes[8..<8 + size]))
        async let second = ListedCases(Array(bytes[(8 + size)...]))
        guard let looked = await first, let listed = await second else { return nil }
        self.init(looked: looked, listed: listed)
    }

    /// The form in which it is kept: how many bytes the first part has, then both parts.
    public var bytes: [UInt8] {
        let first = looked.bytes
        return withUnsafeBytes(of: UInt64(first.count).bigEndian) { Array($0) } + first + listed.bytes
    }
}
