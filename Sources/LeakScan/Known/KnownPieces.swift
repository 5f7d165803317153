// Pieces of long texts in which nothing at all stood that was looked for: the same piece need not be looked through again for the same.

import Crypto
import Glibc

/// Which bytes a piece has, and which stand around it, as a number: 128 bits of their SHA-256.
struct PieceDigest: Hashable, Sendable, Comparable {
    let high: UInt64
    let low: UInt64

    init(high: UInt64, low: UInt64) { (self.high, self.low) = (high, low) }

    static func < (a: PieceDigest, b: PieceDigest) -> Bool { (a.high, a.low) < (b.high, b.low) }

    /// What it is called among files: no file has such a name.
    var name: String { "\u{0}\(high) \(low)" }

    init(of piece: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) {
        let start = max(0, piece.lowerBound - KnownPieces.around)
        let end = min(bytes.count, piece.upperBound + KnownPieces.around)
        var hash = SHA256()
        // Where in these bytes the piece stands.
        for number in [piece.lowerBound - start, piece.count] {
            withUnsafeBytes(of: UInt64(number).littleEndian) { hash.update(bufferPointer: $0) }
        }
        hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[start..<end]))
        let digest = Array(hash.finalize())
        func number(_ bytes: ArraySlice<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }
        self.init(high: number(digest[0..<8]), low: number(digest[8..<16]))
    }
}

/// The pieces that a scan knows.
struct KnownPieces: Sendable {
    /// So many bytes on both sides decide on what a piece has, too: addresses and identifiers reach no farther, escapes and words parted by markup
    /// less. Whatever reaches farther (lists of names, public values) is looked at only where something stands that is looked for.
    static let around = 1024

    let digests: Set<PieceDigest>
    let files: KnownFiles?

    /// None of the digests is of use where an identifier reaches farther.
    init(_ files: KnownFiles?, under patterns: Patterns) {
        let before = files?.before
        digests =
            patterns.identifiers.longest <= Self.around
            ? Set((before?.blocks ?? [:]).values.joined()).subtracting(before?.unclean ?? []) : []
        self.files = files
    }
}

extension Scanner {
    /// Looks through a piece of a long text: in blocks, so that those that are known need not be looked through again. Returns whether it is not UTF-8.
    func look(blocksOf piece: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>, _ part: Part) -> Bool {
        guard let known else {
            var sweep = Sweep(bytes, part)
            run(&sweep, piece)
            return sweep.isNotUTF8
        }
        var isNotUTF8 = false
        for block in Cuts(bytes: bytes, memory: memory).blocks(of: piece) {
            let digest = PieceDigest(of: block, in: bytes)
            if known.digests.contains(digest) {
                found.add(block: digest, isClean: true, chunks: known.files?.before.chunks?.units[digest.name])
                if known.files?.mayHoldNew(digest.name) ?? true { newStrings?.look(again: block, of: bytes, part) }
                continue
            }
            let before = (hits, found.unreadableCount, unpacked)
            var sweep = Sweep(bytes, part)
            let chunks = memory.recorded { run(&sweep, block) }
            isNotUTF8 = isNotUTF8 || sweep.isNotUTF8
            let isClean = !sweep.isNotUTF8 && before == (hits, found.unreadableCount, unpacked)
            found.add(block: digest, isClean: isClean, chunks: chunks)
        }
        return isNotUTF8
    }

    /// Looks for new strings in a piece that is known.
    private func look(again block: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>, _ part: Part) {
        found.begin(file: part.place)
        unpacked = 0
        var sweep = Sweep(bytes, part)
        run(&sweep, block)
    }
}

extension Cuts {
    /// The same piece in smaller ones, that begin and end where the lines themselves say so: what is changed in one place leaves the others as they are.
    func blocks(of piece: Range<Int>) -> [Range<Int>] {
        var blocks: [Range<Int>] = []
        var start = piece.lowerBound
        var at = start
        while at < piece.upperBound, let line = lineEnd(from: at, to: piece.upperBound) {
            at = line + 1
            guard Self.endsBlock(bytes[max(start, line - 32)..<line]), at > start,
                let cut = place(from: at, after: start, reach: 512), cut < piece.upperBound
            else { continue }
            blocks.append(start..<cut)
            (start, at) = (cut, cut)
        }
        if start < piece.upperBound { blocks.append(start..<piece.upperBound) }
        return blocks
    }

    /// One line of sixteen.
    private static func endsBlock(_ end: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        let hash = LetterHash.of(end)
        return ((hash ^ hash >> 32) &* 0x9E37_79B9_7F4A_7C15) >> 60 == 0
    }

    private func lineEnd(from start: Int, to end: Int) -> Int? {
        guard let base = bytes.baseAddress, let found = memchr(base + start, 0x0A, end - start) else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
}
