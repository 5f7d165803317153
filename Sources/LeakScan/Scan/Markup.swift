// Steps over what stands between the pieces of a word or number: tags, ends of lines.

/// Markup between words.
enum Markup {
    /// Whether a byte after "<" begins a tag.
    static func opens(_ byte: UInt8) -> Bool {
        (byte | 32) &- 97 < 26 || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
    }

    private static let longestTag = 4096

    /// The place behind the tag at a place.
    static func end(_ bytes: UnsafeBufferPointer<UInt8>, ofTagAt at: Int) -> Int? {
        guard at + 1 < bytes.count, bytes[at] == UInt8(ascii: "<"), opens(bytes[at + 1]) else { return nil }
        var end = at + 2
        let last = min(bytes.count, at + longestTag)
        while end < last {
            if bytes[end] == UInt8(ascii: ">") { return end + 1 }
            end += 1
        }
        return nil
    }

    /// Where a word goes on behind tags (and blanks between tags), or behind a hyphen at the end of a line.
    static func next(_ bytes: UnsafeBufferPointer<UInt8>, after at: Int) -> Int? {
        guard at < bytes.count else { return nil }
        if bytes[at] == UInt8(ascii: "-") {
            var next = at + 1
            while next < bytes.count, Bytes.isBlank(bytes[next]), next - at < 64 { next += 1 }
            guard next > at + 1, bytes[at + 1] == 0x0A || bytes[at + 1] == 0x0D, next < bytes.count,
                Bytes.isWord(bytes[next])
            else { return nil }
            return next
        }
        var next = at
        while let behind = end(bytes, ofTagAt: next) {
            guard behind - at < 4 * longestTag else { return nil }
            next = behind
            var blank = next
            while blank < bytes.count, Bytes.isBlank(bytes[blank]), blank - next < 256 { blank += 1 }
            if blank < bytes.count, bytes[blank] == UInt8(ascii: "<") { next = blank }
        }
        return next > at && next < bytes.count && Bytes.isWord(bytes[next]) ? next : nil
    }

    /// Where the digits of a number go on: behind at most four signs that are no letters, and tags.
    static func nextDigit(_ bytes: UnsafeBufferPointer<UInt8>, after at: Int) -> Int? {
        var (next, signs) = (at, 0)
        while next < bytes.count, signs <= 4 {
            let byte = bytes[next]
            if Bytes.isDigit(byte) { return next }
            if let behind = end(bytes, ofTagAt: next), behind - at < longestTag {
                next = behind
                continue
            }
            if byte == UInt8(ascii: "&") {
                let length = Entities.separator(bytes, next)
                if length > 0 {
                    next += length
                    signs += 1
                    continue
                }
            }
            // Dashes and hard blanks have two or three bytes.
            switch byte {
            case 0xC2 where next + 1 < bytes.count && bytes[next + 1] == 0xA0: next += 2
            case 0xE2 where next + 2 < bytes.count && (bytes[next + 1] == 0x80 || bytes[next + 1] == 0x81): next += 3
            case _ where byte >= 0x80 || Bytes.isAlphanumeric(byte): return nil
            default: next += 1
            }
            signs += 1
        }
        return nil
    }
}
