// Bytes written as base64, base32 or hexadecimal digits.

/// Runs of text that may be encoded bytes.
enum Encoded {
    /// Runs of up to so many signs are decoded into room that is kept.
    static let shortRun = 4096

    /// Whether decoded bytes can be text or a container; most words decode to noise. Anything long can be.
    static func isPlausible(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes.count >= 3, bytes.count < 512 else { return bytes.count >= 512 }
        switch (bytes[0], bytes[1]) {
        case (0x50, 0x4B), (0x1F, 0x8B), (0x78, 0x01), (0x78, 0x5E), (0x78, 0x9C), (0x78, 0xDA): return true
        default: break
        }
        var (at, run, longest, wide) = (0, 0, 0, 0)
        while at < bytes.count {
            if bytes[at] == 0 || bytes[at] == 4 { wide += 1 }
            let length = WideText.textLength(bytes, at)
            run = length > 0 ? run + length : 0
            longest = max(longest, run)
            at += max(1, length)
        }
        return longest >= min(8, max(3, bytes.count * 3 / 5)) || wide * 4 >= bytes.count
    }

    /// The run of base64 signs around a chunk, over ends of lines.
    static func run(_ bytes: UnsafeBufferPointer<UInt8>, around chunk: Range<Int>) -> Range<Int> {
        var (start, end) = (chunk.lowerBound, chunk.upperBound)
        // Far back only by lines; a run is as long as it goes on.
        while start > 0, chunk.lowerBound - start < 1 << 16 {
            if value(bytes[start - 1]) >= 0 {
                start -= 1
                continue
            }
            var blank = start - 1
            var isLine = false
            while blank > 0, Bytes.isBlank(bytes[blank]), start - blank < 64 {
                isLine = isLine || bytes[blank] == 0x0A || bytes[blank] == 0x0D
                blank -= 1
            }
            guard isLine, value(bytes[blank]) >= 0 else { break }
            start = blank
        }
        while end < bytes.count {
            if value(bytes[end]) >= 0 {
                end += 1
                continue
            }
            var blank = end
            var isLine = false
            while blank < bytes.count, Bytes.isBlank(bytes[blank]), blank - end < 64 {
                isLine = isLine || bytes[blank] == 0x0A || bytes[blank] == 0x0D
                blank += 1
            }
            guard isLine, blank < bytes.count, value(bytes[blank]) >= 0 else { break }
            end = blank
        }
        return start..<end
    }

    /// Writes the bytes that a run of base64 means if it begins with its first, second, third or fourth sign; returns how many.
    static func base64(
        _ run: UnsafeBufferPointer<UInt8>, skipping: Int, into result: UnsafeMutablePointer<UInt8>
    ) -> Int {
        values.withUnsafeBufferPointer { values in
            var (length, bits, count, skipped) = (0, 0 as UInt32, 0 as UInt32, 0)
            for byte in run {
                let value = values[Int(byte)]
                if value < 0 { continue }
                if skipped < skipping {
                    skipped &+= 1
                    continue
                }
                bits = bits << 6 | UInt32(truncatingIfNeeded: value)
                count &+= 6
                if count >= 8 {
                    count &-= 8
                    result[length] = UInt8(truncatingIfNeeded: bits >> count)
                    length &+= 1
                }
            }
            return length
        }
    }

    /// Writes the bytes that a run of base32 (RFC 4648) means; nil where it is none.
    static func base32(_ run: UnsafeBufferPointer<UInt8>, into result: UnsafeMutablePointer<UInt8>) -> Int? {
        var (length, bits, count) = (0, 0 as UInt64, 0)
        for byte in run {
            let value: UInt8
            switch byte {
            case 0x41...0x5A: value = byte - 0x41
            case 0x61...0x7A: value = byte - 0x61
            case 0x32...0x37: value = byte - 0x32 + 26
            case 0x0A, 0x0D, 0x20: continue
            default: return nil
            }
            bits = bits << 5 | UInt64(value)
            count += 5
            if count >= 8 {
                count -= 8
                result[length] = UInt8(truncatingIfNeeded: bits >> UInt64(count))
                length += 1
            }
        }
        return length
    }

    /// Writes the bytes of a run of hexadecimal digits without anything between; nil where it is none.
    static func hex(
        _ run: UnsafeBufferPointer<UInt8>, skipping: Int, into result: UnsafeMutablePointer<UInt8>
    ) -> Int? {
        var length = 0
        var high: UInt8?
        for byte in run.dropFirst(skipping) {
            guard let digit = Bytes.hex(byte) else {
                if Bytes.isBlank(byte) { continue }
                return nil
            }
            if let first = high {
                result[length] = first << 4 | digit
                length += 1
                high = nil
            } else {
                high = digit
            }
        }
        return length
    }

    /// A run of at least three bytes in pairs of digits with signs between: "54 65 73", "0x54, 0x65", "54:65:73".
    static func hexPairs(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Range<Int>? {
        var (at, pairs, end) = (start, 0, start)
        while at + 1 < bytes.count, Escapes.pair(bytes, at) != nil {
            pairs += 1
            at += 2
            end = at
            var signs = 0
            while at < bytes.count, signs < 5, !Bytes.isAlphanumeric(bytes[at]), bytes[at] < 0x80 {
                at += 1
                signs += 1
            }
            if at + 1 < bytes.count, bytes[at] | 32 == UInt8(ascii: "x") { at += 1 }
            if at + 1 < bytes.count, bytes[at] == UInt8(ascii: "0"), bytes[at + 1] | 32 == UInt8(ascii: "x") { at += 2 }
            guard at > end else { break }
        }
        return pairs >= 3 ? start..<end : nil
    }

    /// The bytes of a run of pairs.
    static func pairs(_ bytes: UnsafeBufferPointer<UInt8>, _ run: Range<Int>) -> [UInt8] {
        var result: [UInt8] = []
        var at = run.lowerBound
        while at < run.upperBound {
            if at + 1 < run.upperBound, bytes[at] == UInt8(ascii: "0"), bytes[at + 1] | 32 == UInt8(ascii: "x") {
                at += 2
            } else if let byte = Escapes.pair(bytes, at) {
                result.append(byte)
                at += 2
            } else {
                at += 1
            }
        }
        return result
    }

    private static let values: [Int8] = (0...255).map { Int8(value($0)) }

    private static func value(_ byte: UInt8) -> Int {
        switch byte {
        case 0x41...0x5A: Int(byte) - 0x41
        case 0x61...0x7A: Int(byte) - 0x61 + 26
        case 0x30...0x39: Int(byte) - 0x30 + 52
        case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
        case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
        default: -1
        }
    }
}
