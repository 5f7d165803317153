// Lines of calendars, address cards and mail headers that were cut within a word: CR, LF and a blank stand between its pieces (RFC 5545 section 3.1).

import Glibc

/// Reads folded lines.
enum FoldedLines {
    /// The text with its folded lines joined; nil where none is folded. A line end without CR counts in calendars and cards alone, or every indented line
    /// would be one.
    static func reading(of bytes: UnsafeBufferPointer<UInt8>) -> Reading? {
        let card = Array("BEGIN:V".utf8)
        let isCard = bytes.count > card.count && (0..<card.count).allSatisfy { bytes[$0] & 0xDF == card[$0] & 0xDF }
        var reading = Reading()
        var (taken, at) = (0, 0)
        while at + 2 < bytes.count, let next = newline(bytes, from: at + 1), next + 1 < bytes.count {
            at = next - 1
            guard bytes[at + 1] == 0x0A, bytes[at + 2] == 0x20 || bytes[at + 2] == 0x09,
                bytes[at] == 0x0D || isCard
            else {
                at += 1
                continue
            }
            let end = bytes[at] == 0x0D ? at : at + 1
            reading.origins.append((reading.bytes.count, taken))
            reading.bytes += bytes[taken..<end]
            at += 3
            taken = at
        }
        guard taken > 0 else { return nil }
        reading.origins.append((reading.bytes.count, taken))
        reading.bytes += bytes[taken...]
        return reading
    }

    private static func newline(_ bytes: UnsafeBufferPointer<UInt8>, from place: Int) -> Int? {
        guard let base = bytes.baseAddress, let found = memchr(base + place, 0x0A, bytes.count - place) else {
            return nil
        }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
}
