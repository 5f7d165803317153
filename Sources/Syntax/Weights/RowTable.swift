// A table from feature keys to rows of small weights, read where it lies in the binary.
internal import EmbeddedData

/// Rows of 8-bit weights by key. Buckets of four 16-bit fingerprints tell whether a key has a row; a key without one weighs nothing.
///
/// Layout: UInt32 bits of the number of buckets, UInt32 row width, the fingerprints, the rows, 64 zero bytes.
package struct RowTable: @unchecked Sendable {
    // Points into bytes that never change and never go away (`EmbeddedFile`).
    private let fingerprints: UnsafeRawPointer
    private let rows: UnsafeRawPointer
    private let shift: UInt64
    /// Where the zero bytes after the rows begin.
    private let zeros: Int
    package let width: Int

    /// Reads a table; nil if the bytes are not one of that width.
    package init?(_ bytes: UnsafeRawBufferPointer, width: Int) {
        guard let base = bytes.baseAddress, bytes.count >= 8 else { return nil }
        let bits = Int(UInt32(littleEndian: base.loadUnaligned(as: UInt32.self)))
        guard (1...28).contains(bits),
            Int(UInt32(littleEndian: base.loadUnaligned(fromByteOffset: 4, as: UInt32.self))) == width,
            bytes.count >= 8 + (8 << bits) + (4 << bits) * width + 64
        else { return nil }
        shift = UInt64(64 - bits)
        self.width = width
        fingerprints = base + 8
        rows = base + 8 + (8 << bits)
        zeros = (4 << bits) * width
    }

    /// The fingerprint of a key; never zero.
    @inline(__always)
    package static func fingerprint(_ key: UInt64) -> UInt16 {
        let low = UInt16(truncatingIfNeeded: key)
        return low == 0 ? 1 : low
    }

    /// Where the row of a key lies, or nil if it has none.
    @inline(__always)
    package func row(_ key: UInt64) -> UnsafeRawPointer? {
        let bucket = Int(key >> shift)
        let four = fingerprints.loadUnaligned(fromByteOffset: bucket &* 8, as: UInt64.self)
        let difference = four ^ (UInt64(Self.fingerprint(key)) &* 0x0001_0001_0001_0001)
        let zero = (difference &- 0x0001_0001_0001_0001) & ~difference & 0x8000_8000_8000_8000
        if zero == 0 { return nil }
        let slot = zero.trailingZeroBitCount >> 4
        return rows + (bucket &* 4 &+ slot) &* width
    }

    /// Has the bucket of a key fetched, for a look-up that follows soon.
    @inline(__always)
    func prefetch(_ key: UInt64) {
        habeas_prefetch(fingerprints + Int(truncatingIfNeeded: key &>> shift) &* 8)
    }

    /// Where the row of a key lies, or zeros if it has none. Without a branch, so that the processor looks up many keys at once.
    @inline(__always)
    func rowOrZeros(_ key: UInt64) -> UnsafeRawPointer {
        let bucket = Int(truncatingIfNeeded: key &>> shift)
        let four = fingerprints.loadUnaligned(fromByteOffset: bucket &* 8, as: UInt64.self)
        let difference = four ^ (UInt64(Self.fingerprint(key)) &* 0x0001_0001_0001_0001)
        let zero = (difference &- 0x0001_0001_0001_0001) & ~difference & 0x8000_8000_8000_8000
        let slot = zero.trailingZeroBitCount &>> 4
        // All ones where a fingerprint is the key's.
        let isThere = 0 &- Int(truncatingIfNeeded: (zero | (0 &- zero)) &>> 63)
        return rows + (((bucket &* 4 &+ slot) &* width & isThere) | (zeros & ~isThere))
    }
}
