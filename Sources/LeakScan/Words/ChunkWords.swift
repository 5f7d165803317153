// The words inside a run of bytes that may hold several: "AidarTestov", "testov2", "слово—слово".

/// A word of a chunk.
struct ChunkWord {
    /// Its letters or digits, without soft hyphens, marks of direction and apostrophes inside it.
    var scalars: [Unicode.Scalar] = []
    /// Where each of them stands, and where the last one ends.
    var places: [Int] = []
    var end = 0
    /// Whether these are digits.
    var isNumber = false

    var start: Int { places.first ?? 0 }
    var isCapital: Bool {
        guard let first = scalars.first else { return false }
        return first.isCapital || !first.isSmall
    }
    var isCyrillic: Bool { scalars.contains { (0x400..<0x530).contains($0.value) } }

    /// The pieces that begin with a capital after a small letter: "Aidar" and "Testov"; empty where there is but one.
    var pieces: [ChunkWord] {
        var cuts: [Int] = []
        for place in scalars.indices.dropFirst()
        where scalars[place].isCapital && scalars[place - 1].isSmall { cuts.append(place) }
        guard !cuts.isEmpty, cuts.count < 64 else { return [] }
        var pieces: [ChunkWord] = []
        var start = 0
        for cut in cuts + [scalars.count] {
            pieces.append(
                ChunkWord(
                    scalars: Array(scalars[start..<cut]), places: Array(places[start..<cut]),
                    end: cut < scalars.count ? places[cut] : end))
            start = cut
        }
        return pieces
    }
}

extension Unicode.Scalar {
    /// Whether it is a capital letter; those of English and Russian are told at once.
    var isCapital: Bool {
        switch value {
        case 0..<0x80: (0x41...0x5A).contains(value)
        case 0x410...0x44F: value < 0x430
        default: properties.isUppercase
        }
    }

    /// Whether it is a small letter.
    var isSmall: Bool {
        switch value {
        case 0..<0x80: (0x61...0x7A).contains(value)
        case 0x410...0x44F: value >= 0x430
        default: properties.isLowercase
        }
    }
}

/// Parts a chunk into words.
enum ChunkWords {
    /// A word in a buffer of scalars.
    struct Span {
        /// Its scalars, by their places in the buffer.
        var start: Int32
        var end: Int32
        /// Where its last byte ends in the chunk.
        var endsAt: Int32
        var isNumber: Bool
        /// The alphabets of its letters, of those below.
        var alphabets: UInt8

        static let english: UInt8 = 1
        static let cyrillic: UInt8 = 2
        static let other: UInt8 = 4
    }

    /// Buffers that the words of a chunk are read into, each with room for as many as the chunk has bytes.
    struct Buffers {
        let scalars: UnsafeMutablePointer<UInt32>
        /// The first byte of each scalar.
        let places: UnsafeMutablePointer<Int32>
        let words: UnsafeMutablePointer<Span>

        init(capacity: Int) {
            scalars = .allocate(capacity: capacity)
            places = .allocate(capacity: capacity)
            words = .allocate(capacity: capacity)
        }

        func deallocate() {
            scalars.deallocate()
            places.deallocate()
            words.deallocate()
        }

        func word(_ span: Span) -> ChunkWord {
            let range = Int(span.start)..<Int(span.end)
            return ChunkWord(
                scalars: range.map { Unicode.Scalar(scalars[$0]) ?? "\u{FFFD}" }, places: range.map { Int(places[$0]) },
                end: Int(span.endsAt), isNumber: span.isNumber)
        }
    }

    /// The words of a chunk, and whether its bytes are UTF-8.
    static func words(in bytes: UnsafeBufferPointer<UInt8>) -> (words: [ChunkWord], isUTF8: Bool) {
        let buffers = Buffers(capacity: bytes.count + 1)
        defer { buffers.deallocate() }
        let (count, isUTF8) = read(bytes, into: buffers)
        return ((0..<count).map { buffers.word(buffers.words[$0]) }, isUTF8)
    }

    /// Reads the words of a chunk into buffers; returns how many there are, and whether its bytes are UTF-8.
    static func read(_ bytes: UnsafeBufferPointer<UInt8>, into buffers: Buffers) -> (count: Int, isUTF8: Bool) {
        var (words, isUTF8, apostrophe) = (0, true, false)
        var (count, start, end, isNumber, alphabets) = (0, 0, 0, false, 0 as UInt8)
        func close() {
            apostrophe = false
            guard count > start else { return }
            buffers.words[words] = Span(
                start: Int32(start), end: Int32(count), endsAt: Int32(end), isNumber: isNumber, alphabets: alphabets)
            words += 1
            (start, isNumber, alphabets) = (count, false, 0)
        }
        var at = 0
        while at < bytes.count {
            let (read, length) = scalar(bytes, at)
            guard let read else {
                isUTF8 = false
                close()
                at += 1
                continue
            }
            let kind = kind(read)
            switch kind {
            case .letter, .digit:
                if count > start, isNumber != (kind == .digit) { close() }
                // The "s" of a possessive is no part of its word.
                if apostrophe, read == "s" || read == "S", at + length == bytes.count {
                    close()
                    return (words, isUTF8)
                }
                isNumber = kind == .digit
                let letter = plain(read).value
                alphabets |= alphabet(letter)
                buffers.scalars[count] = letter
                buffers.places[count] = Int32(at)
                count += 1
                end = at + length
            case .mark:
                if count > start {
                    if let last = Unicode.Scalar(buffers.scalars[count - 1]), let joined = composed(last, read) {
                        buffers.scalars[count - 1] = joined.value
                        alphabets |= alphabet(joined.value)
                    }
                    end = at + length
                }
            case .nothing: break
            case .apostrophe: apostrophe = true
            case .separator: close()
            }
            if kind != .apostrophe, kind != .nothing { apostrophe = false }
            at += length
        }
        close()
        return (words, isUTF8)
    }

    @inline(__always)
    private static func alphabet(_ scalar: UInt32) -> UInt8 {
        scalar < 0x80 ? Span.english : scalar &- 0x400 < 0x100 ? Span.cyrillic : Span.other
    }

    private enum Kind { case letter, digit, mark, nothing, apostrophe, separator }

    private static func kind(_ scalar: Unicode.Scalar) -> Kind {
        switch scalar.value {
        case 0x61...0x7A, 0x41...0x5A, 0x400...0x482: return .letter
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
        guard value >= (length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000) else { return (nil, 1) }
        return (Unicode.Scalar(value), length)
    }
}
