// The bytes of an index at one moment, given out part by part.

import CSQLite

/// An index as bytes. Nothing changes them, and they are given back to SQLite with the last use of this.
public final class FrozenIndex: @unchecked Sendable {
    private let bytes: UnsafeRawBufferPointer

    /// Takes over memory that SQLite has allocated.
    init(bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    deinit { sqlite3_free(UnsafeMutableRawPointer(mutating: bytes.baseAddress)) }

    /// How many bytes there are.
    public var count: Int { bytes.count }

    /// The bytes at some places of `0..<count`.
    public func part(_ range: Range<Int>) -> [UInt8] { Array(bytes[range]) }
}
