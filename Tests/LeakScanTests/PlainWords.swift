// The words of chunks and what they hold, worked out at length: what the quick way is held against.
@testable import LeakScan

/// Parts a chunk into words, letter by letter.
enum PlainWords {
    /// The words of a chunk, and whether its bytes are UTF-8.
    static func words(in bytes: UnsafeBufferPointer<UInt8>) -> (words: [ChunkWord], isUTF8: Bool) {
        var words: [ChunkWord] = []
        var word = ChunkWord()
        var isUTF8 = true
        var apostrophe = false
        func close(at end: Int) {
            apostrophe = false
            guard !word.scalars.isEmpty else { return }
            words.append(word)
            word = ChunkWord()
        }
        var at = 0
        while at < bytes.count {
            let (read, length) = scalar(bytes, at)
            guard let read else {
                isUTF8 = false
                close(at: at)
                at += 1
                continue
            }
            switch kind(read) {
            case .letter, .digit:
                let isNumber = kind(read) == .digit
                if !word.scalars.isEmpty, word.isNumber != isNumber { close(at: at) }
                // The "s" of a possessive is no part of its word.
                if apostrophe, read == "s" || read == "S", at + length == bytes.count { return (finished(), isUTF8) }
                word.isNumber = isNumber
                word.scalars.append(plain(read))
                word.places.append(at)
                word.end = at + length
            case .mark:
                if let last = word.scalars.last, let joined = composed(last, read) {
                    word.scalars[word.scalars.count - 1] = joined
                }
                if !word.scalars.isEmpty { word.end = at + length }
            case .nothing: break
            case .apostrophe: apostrophe = true
            case .separator: close(at: at)
            }
            if kind(read) != .apostrophe, kind(read) != .nothing { apostrophe = false }
            at += length
        }
        return (finished(), isUTF8)

        func finished() -> [ChunkWord] {
            close(at: bytes.count)
            return words
        }
    }

    private enum Kind { case letter, digit, mark, nothing, apostrophe, separator }

    private static func kind(_ scalar: Unicode.Scalar) -> Kind {
        switch scalar.value {
        case 0x61...0x7A, 0x41...0x5A: return .letter
        case 0x30...0x39, 0xFF10...0xFF19: return .digit
        case 0x27, 0x60, 0x2018, 0x2019, 0x2BC, 0x2B9, 0x2BB, 0xB4: return .apostrophe
        case 0x300...0x36F, 0x483...0x489: return .mark
        case 0xAD, 0x34F, 0x61C, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F, 0xFEFF,
            0xE0000...0xE0FFF:
            return .nothing
        case 0..<0x80: return .separator
        case 0xC0..<0x250 where scalar.value != 0xD7 && scalar.value != 0xF7: return .letter
        case 0x370..<0x530: return .letter
        default: return scalar.properties.isAlphabetic ? .letter : .separator
        }
    }

    /// Full-width letters and digits as the plain ones.
    private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        (0xFF01...0xFF5E).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
    }

    /// й and ё written with a mark of their own.
    private static func composed(_ letter: Unicode.Scalar, _ mark: Unicode.Scalar) -> Unicode.Scalar? {
        switch (letter, mark.value) {
        case ("и", 0x306): "й"
        case ("И", 0x306): "Й"
        case ("е", 0x308): "ё"
        case ("Е", 0x308): "Ё"
        case ("s", 0x30C), ("s", 0x327): "š"
        case ("S", 0x30C), ("S", 0x327): "Š"
        case ("c", 0x30C), ("c", 0x327): "č"
        case ("C", 0x30C), ("C", 0x327): "Č"
        case ("z", 0x30C): "ž"
        case ("Z", 0x30C): "Ž"
        default: nil
        }
    }

    /// The scalar at a place and how many bytes it has; nil where it is not UTF-8.
    private static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> (Unicode.Scalar?, Int) {
        let byte = bytes[at]
        if byte < 0x80 { return (Unicode.Scalar(byte), 1) }
        let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
        guard byte >= 0xC2, byte < 0xF5, at + length <= bytes.count else { return (nil, 1) }
        var value = UInt32(byte) & (0xFF >> UInt32(length + 1))
        for next in bytes[(at + 1)..<(at + length)] {
            guard next & 0xC0 == 0x80 else { return (nil, 1) }
            value = value << 6 | UInt32(next & 0x3F)
        }
        guard value >= [0, 0, 0x80, 0x800, 0x10000][length] else { return (nil, 1) }
        return (Unicode.Scalar(value), length)
    }
}
