// Text in bytes that are none as they stand: strings in a binary file, UTF-16, UTF-32, and the code pages of Windows.

/// Other ways to read bytes as text.
enum WideText {
    /// The runs of UTF-8 in a binary file. Short runs are chance, unless a zero ends them.
    static func strings(in bytes: UnsafeBufferPointer<UInt8>) -> Reading {
        var reading = Reading()
        var at = 0
        while at < bytes.count {
            let start = at
            var (longest, word) = (0, 0)
            while at < bytes.count {
                let length = textLength(bytes, at)
                guard length > 0 else { break }
                word = Bytes.isWord(bytes[at]) ? word + length : 0
                longest = max(longest, word)
                at += length
            }
            let isEnded = at == bytes.count || bytes[at] == 0
            if at - start >= 12 || longest >= 6 || (longest >= 3 && isEnded) {
                reading.begin(at: start)
                reading.bytes += bytes[start..<at]
            }
            at += 1
        }
        return reading
    }

    /// How many bytes the character of a text has that stands at a place; 0 where there is none.
    static func textLength(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
        let byte = bytes[at]
        if byte < 0x80 { return byte >= 0x20 && byte != 0x7F || Bytes.isBlank(byte) ? 1 : 0 }
        let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
        guard byte >= 0xC2, byte < 0xF5, at + length <= bytes.count else { return 0 }
        for next in bytes[(at + 1)..<(at + length)] where next & 0xC0 != 0x80 { return 0 }
        return length
    }

    /// The runs of at least three letters or other signs of text, each of a number of so many bytes.
    ///
    /// Latin letters with marks alone are no text: no name is written without any plain letter, and small numbers one after the other (1, 209, 1) look so.
    static func wide(_ width: Int, bigEndian: Bool, offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Reading? {
        var reading = Reading()
        var run: [UInt32] = []
        var at = offset
        var letters = 0
        var marked = 0
        func close() {
            defer {
                run.removeAll(keepingCapacity: true)
                letters = 0
                marked = 0
            }
            guard run.count >= 3, letters >= 2, marked < letters else { return }
            reading.begin(at: at - run.count * width)
            for value in run {
                reading.append(value)
            }
            reading.origins.append((reading.bytes.count, at))
        }
        while at + width <= bytes.count {
            var value: UInt32 = 0
            for place in 0..<width {
                value = value << 8 | UInt32(bytes[at + (bigEndian ? place : width - 1 - place)])
            }
            switch value {
            case 0x41...0x5A, 0x61...0x7A, 0x30...0x39, 0xC0..<0x250, 0x370..<0x530, 0x1E00..<0x1F00:
                letters += 1
                if (0xC0..<0x250).contains(value) { marked += 1 }
                run.append(value)
            case 0x20...0x7E, 0x09, 0x0A, 0x0D, 0xA0..<0xC0, 0x300..<0x370, 0x2000..<0x2070: run.append(value)
            default: if !run.isEmpty { close() }
            }
            at += width
        }
        if !run.isEmpty { close() }
        return reading.bytes.isEmpty ? nil : reading
    }

    /// A text that is no UTF-8, as Windows wrote it in Cyrillic (code page 1251) or in Latin letters (1252).
    static func codePage(cyrillic: Bool, _ bytes: UnsafeBufferPointer<UInt8>) -> Reading {
        var reading = Reading()
        reading.begin(at: 0)
        for (place, byte) in bytes.enumerated() {
            if byte < 0x80 {
                reading.bytes.append(byte)
                continue
            }
            reading.append(cyrillic ? Self.cyrillic(byte) : byte < 0xA0 ? 0x20 : UInt32(byte))
            if place & 63 == 0 { reading.origins.append((reading.bytes.count, place + 1)) }
        }
        return reading
    }

    private static func cyrillic(_ byte: UInt8) -> UInt32 {
        switch byte {
        case 0xC0...0xFF: 0x410 + UInt32(byte - 0xC0)
        case 0xA8: 0x401
        case 0xB8: 0x451
        case 0xAA: 0x404
        case 0xBA: 0x454
        case 0xAF: 0x407
        case 0xBF: 0x457
        case 0xB2: 0x406
        case 0xB3: 0x456
        case 0xA1: 0x40E
        case 0xA2: 0x45E
        case 0xA3, 0xBC: 0x458
        case 0xA5: 0x490
        case 0xB4: 0x491
        case 0xAD: 0xAD
        default: 0x20
        }
    }
}
