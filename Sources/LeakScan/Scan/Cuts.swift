// Where a long text may be cut: at places over which nothing reaches that is looked for.

import Glibc

/// Finds places at which a text may be cut, so that its pieces can be looked through by themselves.
///
/// A cut stands behind a word that is looked for in no way, and behind one more sign; outside of tags, and far from all escapes. The pass over the bytes
/// begins there as it would begin at the start of the text:
///
/// - the word parts sequences, in and outside of tags, since it is none of the vocabulary;
/// - it has a letter that is no hexadecimal digit, and ends with none: numbers and bytes in digits end before it;
/// - the sign is none of base64, nor a blank: a run of base64 ends before it;
/// - no tag or hyphen follows the word, so that it is joined to nothing behind it;
/// - escapes are read with what stands near them, and nothing that is so near reaches over the word.
///
/// Whatever looks at what stands around a hit (names in lists, sentences, public values, addresses) sees the whole text, not its piece.
struct Cuts {
    let bytes: UnsafeBufferPointer<UInt8>
    let memory: ChunkMemory

    /// As far as a place is looked for behind where it is wanted.
    static let reach = 64 << 10
    /// As near to an escape as it is read together with it.
    private static let near = Escapes.farthest
    private static let longestWord = 64

    /// Pieces of at least such a length (but for the last), whose ends are cuts.
    func pieces(of length: Int) -> [Range<Int>] {
        var pieces: [Range<Int>] = []
        var (start, target) = (0, length)
        while target < bytes.count {
            guard let place = place(from: target, after: start) else {
                target += max(length, Self.reach)
                continue
            }
            pieces.append(start..<place)
            start = place
            target = place + length
        }
        if start < bytes.count { pieces.append(start..<bytes.count) }
        return pieces
    }

    /// The first place near a target that may be a cut; nil where there is none.
    ///
    /// - Parameters:
    ///   - start: the cut before it, or where the text begins: a place outside of tags.
    ///   - reach: as far as it is looked for.
    func place(from target: Int, after start: Int, reach: Int = Cuts.reach) -> Int? {
        var at = target
        while at < bytes.count, Bytes.isWord(bytes[at - 1]) { at += 1 }
        let last = min(bytes.count, target + reach)
        guard at < last else { return nil }
        var isInTag = isInTag(at, from: start)
        var free = 0
        while at < last {
            let byte = bytes[at]
            guard Bytes.isWord(byte) else {
                if byte == UInt8(ascii: ">") { isInTag = false }
                if byte == UInt8(ascii: "<"), at + 1 < bytes.count, Markup.opens(bytes[at + 1]) { isInTag = true }
                at += 1
                continue
            }
            let first = at
            var isSure = false
            while at < bytes.count, Bytes.isWord(bytes[at]) {
                isSure = isSure || Self.isNoDigit(bytes[at])
                at += 1
            }
            guard isSure, !Bytes.isDigit(bytes[at - 1]), !isInTag, first >= free, at - first <= Self.longestWord,
                at + 1 < bytes.count,
                Self.signs.contains(bytes[at])
            else { continue }
            if let escape = lastEscape(in: first - Self.near..<at + 1 + Self.near) {
                free = escape + Self.near + 1
                continue
            }
            guard isUnknown(first..<at) else { continue }
            return at + 1
        }
        return nil
    }

    /// Signs behind which a text may be cut.
    private static let signs = Array("\",:.{}[]()".utf8)

    /// A letter that no byte in hexadecimal digits is written with.
    private static func isNoDigit(_ byte: UInt8) -> Bool {
        let small = byte | 32
        return small >= UInt8(ascii: "g") && small <= UInt8(ascii: "z") && small != UInt8(ascii: "x")
    }

    /// Whether a word parts what stands before it from what stands behind it.
    private func isUnknown(_ word: Range<Int>) -> Bool {
        let chunk = UnsafeBufferPointer(rebasing: bytes[word])
        let value = memory.value(hash: ChunkMemory.hash(chunk)) { $0(chunk) }
        return value >> ChunkMemory.Sign.bits == 0 && value & ChunkMemory.Sign.noWords == 0
    }

    /// The last sign in a range that may be an escape.
    private func lastEscape(in range: Range<Int>) -> Int? {
        var signs = EscapeSigns()
        for at in range.clamped(to: 0..<bytes.count).reversed() {
            switch bytes[at] {
            case UInt8(ascii: "&"): signs.note(Bytes.Sign.ampersand, at, bytes)
            case UInt8(ascii: "%"): signs.note(Bytes.Sign.percent, at, bytes)
            case UInt8(ascii: "\\"): signs.note(Bytes.Sign.backslash, at, bytes)
            case UInt8(ascii: "="): signs.note(Bytes.Sign.equals, at, bytes)
            default: continue
            }
            if !signs.isEmpty { return at }
        }
        return nil
    }

    /// Whether a place is inside a tag, if another one before it is not.
    private func isInTag(_ place: Int, from start: Int) -> Bool {
        guard start < place, let base = bytes.baseAddress else { return false }
        // Data has no tags at all.
        if memchr(base + start, 0x3C, place - start) == nil { return false }
        for at in (start..<place).reversed() {
            if bytes[at] == UInt8(ascii: ">") { return false }
            if bytes[at] == UInt8(ascii: "<"), at + 1 < bytes.count, Markup.opens(bytes[at + 1]) { return true }
        }
        return false
    }
}
